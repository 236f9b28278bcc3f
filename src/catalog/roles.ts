/**
 * Roles that an app's identity is granted, and what for.
 *
 * `covers` names the roles whose permissions a role has too, so that a set never holds both.
 */
export interface RoleFacts {
  /** Display name, as Azure and the provider know it. */
  readonly name: string;
  /** GUID of the definition; for Cosmos DB the name of the definition within its account. */
  readonly id: string;
  readonly use: string;
  /** Keys of the roles of the same table that this one makes unnecessary. */
  readonly covers: readonly string[];
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

/** A use of the host storage account, and the roles that it adds to Storage Blob Data Owner. */
export interface HostStorageUseFacts {
  /** Keys of `ROLES`. */
  readonly roles: readonly string[];
  readonly why: string;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const PAGES = 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles';
const REFERENCE = 'https://learn.microsoft.com/azure/azure-functions/functions-reference';
const COSMOS_PAGE = 'https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac';

const storage = { covers: [], page: `${PAGES}/storage`, sources: ['S-RBAC', 'S-ROLES'], checkedOn: '2026-11-21' } as const;
const analytics = { ...storage, page: `${PAGES}/analytics`, sources: ['S-RBAC'] } as const;
const integration = { ...storage, page: `${PAGES}/integration` } as const;

/** Built-in roles of Azure. */
export const ROLES = {
  storageBlobDataOwner: {
    ...storage, name: 'Storage Blob Data Owner', id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b', covers: ['storageBlobDataContributor', 'storageBlobDataReader'],
    use: 'host storage: locks, keys, checkpoints, containers that the host creates; blob triggers and blob output bindings',
  },
  storageBlobDataContributor: {
    ...storage, name: 'Storage Blob Data Contributor', id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe', covers: ['storageBlobDataReader'],
    use: 'reading, writing and deleting blobs; Durable Functions',
  },
  storageBlobDataReader: {
    ...storage, name: 'Storage Blob Data Reader', id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', use: 'blob input bindings',
  },
  storageQueueDataContributor: {
    ...storage, name: 'Storage Queue Data Contributor', id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
    covers: ['storageQueueDataReader', 'storageQueueDataMessageProcessor', 'storageQueueDataMessageSender'],
    use: 'queues of blob triggers and of Durable Functions, and queues that an app creates',
  },
  storageQueueDataReader: {
    ...storage, name: 'Storage Queue Data Reader', id: '19e7f393-937e-4f77-808e-94535e297925', use: 'queue triggers: whether the queue exists and how long it is',
  },
  storageQueueDataMessageProcessor: {
    ...storage, name: 'Storage Queue Data Message Processor', id: '8a0f0c08-91a1-4084-bc3d-661d67233fed', use: 'queue triggers: taking and deleting messages',
  },
  storageQueueDataMessageSender: {
    ...storage, name: 'Storage Queue Data Message Sender', id: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a', use: 'queue output bindings, to queues that exist',
  },
  storageTableDataContributor: {
    ...storage, name: 'Storage Table Data Contributor', id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', covers: ['storageTableDataReader'],
    use: 'table output bindings, diagnostic events, Durable Functions',
  },
  storageTableDataReader: {
    ...storage, name: 'Storage Table Data Reader', id: '76199698-9eea-4c19-bc75-cec21354c6b6', use: 'table input bindings',
  },
  storageAccountContributor: {
    ...storage, name: 'Storage Account Contributor', id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    use: 'host storage of an app with blob triggers, beside the roles for its data',
  },
  azureServiceBusDataReceiver: {
    ...integration, name: 'Azure Service Bus Data Receiver', id: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0', use: 'Service Bus triggers',
  },
  azureServiceBusDataSender: {
    ...integration, name: 'Azure Service Bus Data Sender', id: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39', use: 'Service Bus output bindings',
  },
  azureServiceBusDataOwner: {
    ...integration, name: 'Azure Service Bus Data Owner', id: '090c5cfd-751d-490a-894a-3ce6f1109419',
    covers: ['azureServiceBusDataReceiver', 'azureServiceBusDataSender'],
    use: 'Service Bus triggers whose scaling may look at the length of queues and subscriptions',
  },
  azureEventHubsDataReceiver: {
    ...analytics, name: 'Azure Event Hubs Data Receiver', id: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde', use: 'Event Hubs triggers',
  },
  azureEventHubsDataSender: {
    ...analytics, name: 'Azure Event Hubs Data Sender', id: '2b629674-e913-4c01-ae53-ef4638d8f975', use: 'Event Hubs output bindings',
  },
  azureEventHubsDataOwner: {
    ...analytics, name: 'Azure Event Hubs Data Owner', id: 'f526a384-b230-433a-b45c-95f59c4a2dec',
    covers: ['azureEventHubsDataReceiver', 'azureEventHubsDataSender'], use: 'sending, receiving and managing; more than a trigger or binding needs',
  },
  eventGridDataSender: {
    ...integration, name: 'EventGrid Data Sender', id: 'd5a91429-5739-47e2-a06b-3470a27159e7', sources: ['S-RBAC'], use: 'Event Grid output bindings',
  },
  keyVaultSecretsUser: {
    ...storage, name: 'Key Vault Secrets User', id: '4633458b-17de-408a-b874-0445c86b69e6', page: `${PAGES}/security`, sources: ['S-RBAC', 'S-ROLES', 'S-KV'],
    use: 'settings that refer to secrets in vaults with role-based access',
  },
  monitoringMetricsPublisher: {
    ...storage, name: 'Monitoring Metrics Publisher', id: '3913510d-42f4-4e42-8a64-420c390055eb', page: `${PAGES}/monitor`, sources: ['S-ROLES', 'S-APPSET'],
    use: 'telemetry to an Application Insights resource without local authentication',
  },
  appConfigurationDataReader: {
    ...integration, name: 'App Configuration Data Reader', id: '516239f1-63e1-4d78-a4de-a74fb236a071', sources: ['S-RBAC'],
    use: 'settings that refer to App Configuration, and clients of it',
  },
  acrPull: {
    ...storage, name: 'AcrPull', id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', page: `${PAGES}/containers`, sources: ['S-RBAC'],
    use: 'pulling the image of an app from Azure Container Registry',
  },
} as const satisfies Record<string, RoleFacts>;

/** Key of a built-in role of Azure. */
export type RoleKey = keyof typeof ROLES;

/** Built-in roles for the data of Cosmos DB, which keeps definitions and assignments of its own. */
export const COSMOS_ROLES = {
  cosmosDbBuiltInDataReader: {
    name: 'Cosmos DB Built-in Data Reader', id: '00000000-0000-0000-0000-000000000001', covers: [], use: 'Cosmos DB input bindings',
    page: COSMOS_PAGE, sources: ['S-COSMOS', 'S-CONN'], checkedOn: '2026-11-21',
  },
  cosmosDbBuiltInDataContributor: {
    name: 'Cosmos DB Built-in Data Contributor', id: '00000000-0000-0000-0000-000000000002', covers: ['cosmosDbBuiltInDataReader'],
    use: 'Cosmos DB triggers, which write leases, and output bindings', page: COSMOS_PAGE, sources: ['S-COSMOS', 'S-CONN'], checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, RoleFacts>;

/** Key of a built-in role of Cosmos DB. */
export type CosmosRoleKey = keyof typeof COSMOS_ROLES;

const hostUse = { page: `${REFERENCE}#connecting-to-host-storage-with-an-identity`, sources: ['S-CONN', 'S-STOR'], checkedOn: '2026-11-21' } as const;
const binding = { ...hostUse, page: `${REFERENCE}#grant-permission-to-the-identity`, sources: ['S-CONN', 'S-BIND'] } as const;

/** The role that every host needs on its storage account. */
export const HOST_STORAGE_ROLE = 'storageBlobDataOwner' satisfies RoleKey;

/** What an app may do with its host storage beyond that; the keys are values of `HostStorageUse`. */
export const HOST_STORAGE_USES = {
  diagnosticEvents: { ...hostUse, roles: ['storageTableDataContributor'], why: 'the host writes diagnostic events to a table' },
  blobTrigger: {
    ...hostUse, roles: ['storageAccountContributor', 'storageQueueDataContributor'],
    why: 'blob triggers keep receipts and queues in the host storage, whatever connection they name',
  },
  eventHubsTrigger: { ...hostUse, roles: [], why: 'checkpoints are blobs' },
  timerTrigger: { ...hostUse, roles: [], why: 'locks are blobs' },
  durableFunctions: {
    ...hostUse, roles: ['storageBlobDataContributor', 'storageQueueDataContributor', 'storageTableDataContributor'],
    why: 'orchestrations keep their state in blobs, queues and tables',
  },
  queueTrigger: {
    ...binding, roles: ['storageQueueDataReader', 'storageQueueDataMessageProcessor'], why: 'a queue trigger without a connection reads queues of the host storage',
  },
  queueOutput: { ...binding, roles: ['storageQueueDataMessageSender'], why: 'a queue output binding without a connection sends to queues of the host storage' },
  tableInput: { ...binding, roles: ['storageTableDataReader'], why: 'a table input binding without a connection reads tables of the host storage' },
  tableOutput: { ...binding, roles: ['storageTableDataContributor'], why: 'a table output binding without a connection writes tables of the host storage' },
} as const satisfies Record<string, HostStorageUseFacts>;

/** Key of a use of the host storage. */
export type HostStorageUseKey = keyof typeof HOST_STORAGE_USES;
