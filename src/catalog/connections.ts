/** What a function does over a connection; the values of `ConnectionAccess`. */
export type AccessKey = 'trigger' | 'input' | 'output';

/** What an identity needs for one kind of access. */
export interface AccessFacts {
  /** Keys of `ROLES`, or of `COSMOS_ROLES` for Cosmos DB; least privilege first of all. */
  readonly roles: readonly string[];
  /** Keys of roles that only a whole storage account can carry, where `roles` may be granted on a part of it. */
  readonly accountRoles: readonly string[];
  /** Resources that a role can be granted on, without subscription and group; `<…>` stands for a name. */
  readonly scopes: readonly string[];
  /** Keys of `HOST_STORAGE_USES`: what the host does with its own storage because of it. */
  readonly hostUses: readonly string[];
  readonly why: string;
}

/** A package of NuGet and the first version of it that connects with an identity; `null` where every version does. */
export interface PackageMinimum {
  readonly packageName: string;
  readonly since: string | null;
}

/** A service that triggers and bindings reach with the identity of the app. */
export interface ConnectionFacts {
  readonly label: string;
  /** Addresses, each an option of that name and the setting `<connection>__<suffix>`, and the access that needs it. */
  readonly settings: readonly { readonly suffix: string; readonly access: readonly AccessKey[] }[];
  readonly access: Readonly<Partial<Record<AccessKey, AccessFacts>>>;
  readonly inProcess: PackageMinimum;
  readonly isolated: PackageMinimum;
  /** First version of the extension bundle that languages other than .NET use; `null` where none is documented. */
  readonly bundle: string | null;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const PAGES = 'https://learn.microsoft.com/azure/azure-functions';
const EVERY = ['trigger', 'input', 'output'] as const;

const SERVICE_BUS = 'Microsoft.ServiceBus/namespaces/<namespace>';
const EVENT_HUBS = 'Microsoft.EventHub/namespaces/<namespace>';
const STORAGE = 'Microsoft.Storage/storageAccounts/<account>';
const COSMOS = 'Microsoft.DocumentDB/databaseAccounts/<account>';

const ON_SERVICE_BUS = { queue: `${SERVICE_BUS}/queues/<queue>`, topic: `${SERVICE_BUS}/topics/<topic>`, subscription: `${SERVICE_BUS}/topics/<topic>/subscriptions/<subscription>` } as const;
const ON_EVENT_HUBS = [EVENT_HUBS, `${EVENT_HUBS}/eventhubs/<hub>`] as const;
const ON_BLOBS = [STORAGE, `${STORAGE}/blobServices/default/containers/<container>`] as const;
const ON_QUEUES = [STORAGE, `${STORAGE}/queueServices/default/queues/<queue>`] as const;
const ON_TABLES = [STORAGE, `${STORAGE}/tableServices/default/tables/<table>`] as const;
const ON_DATABASES = [COSMOS, `${COSMOS}/sqlDatabases/<database>`, `${COSMOS}/dbs/<database>`] as const;
const ON_CONTAINERS = [
  ...ON_DATABASES, `${COSMOS}/sqlDatabases/<database>/containers/<container>`, `${COSMOS}/dbs/<database>/colls/<container>`,
] as const;

const nothingElse = { accountRoles: [], hostUses: [] } as const;
const webJobs = <Name extends string, Since extends string | null>(name: Name, since: Since) =>
  ({ packageName: `Microsoft.Azure.WebJobs.Extensions.${name}`, since }) as const;
const worker = <Name extends string, Since extends string | null>(name: Name, since: Since) =>
  ({ packageName: `Microsoft.Azure.Functions.Worker.Extensions.${name}`, since }) as const;

const connection = { bundle: '3.3.0', sources: ['S-CONN', 'S-BIND', 'S-WORKEXT'], checkedOn: '2026-11-21' } as const;

/** Every service, in the order of the documentation. */
export const CONNECTIONS = {
  blobs: {
    ...connection, label: 'Azure Blob Storage', page: `${PAGES}/functions-bindings-storage-blob-trigger#connections`,
    settings: [{ suffix: 'blobServiceUri', access: EVERY }, { suffix: 'queueServiceUri', access: ['trigger'] }],
    access: {
      trigger: {
        roles: ['storageBlobDataOwner'], accountRoles: ['storageQueueDataContributor'], scopes: ON_BLOBS, hostUses: ['blobTrigger'],
        why: 'a blob trigger reads blobs and their containers, and writes what failed too often to a queue of the same account',
      },
      input: { ...nothingElse, roles: ['storageBlobDataReader'], scopes: ON_BLOBS, why: 'an input binding only reads' },
      output: { ...nothingElse, roles: ['storageBlobDataOwner'], scopes: ON_BLOBS, why: 'an output binding writes blobs; this is the role that the documentation names' },
    },
    inProcess: webJobs('Storage.Blobs', '5.0.0'), isolated: worker('Storage.Blobs', '5.0.0'), sources: ['S-CONN', 'S-BIND', 'S-EXTLOG', 'S-WORKEXT'],
  },
  queues: {
    ...connection, label: 'Azure Queue Storage', page: `${PAGES}/functions-bindings-storage-queue-trigger#connections`,
    settings: [{ suffix: 'queueServiceUri', access: EVERY }],
    access: {
      trigger: {
        ...nothingElse, roles: ['storageQueueDataReader', 'storageQueueDataMessageProcessor'], scopes: ON_QUEUES,
        why: 'a queue trigger looks whether the queue exists and how long it is, takes messages and deletes them',
      },
      output: { ...nothingElse, roles: ['storageQueueDataMessageSender'], scopes: ON_QUEUES, why: 'an output binding only adds messages, to a queue that exists' },
    },
    inProcess: webJobs('Storage.Queues', '5.0.0'), isolated: worker('Storage.Queues', '5.0.0'),
  },
  tables: {
    ...connection, label: 'Azure Table Storage', page: `${PAGES}/functions-bindings-storage-table-input#connections`,
    settings: [{ suffix: 'tableServiceUri', access: EVERY }],
    access: {
      input: { ...nothingElse, roles: ['storageTableDataReader'], scopes: ON_TABLES, why: 'an input binding only reads' },
      output: { ...nothingElse, roles: ['storageTableDataContributor'], scopes: ON_TABLES, why: 'an output binding writes entities; no smaller role does' },
    },
    inProcess: webJobs('Tables', '1.0.0'), isolated: worker('Tables', '1.0.0'),
  },
  sql: {
    ...connection, label: 'Azure SQL', page: `${PAGES}/functions-identity-access-azure-sql-with-managed-identity`, bundle: null,
    // One setting with the connection itself, and users of the database in place of roles.
    settings: [], access: {},
    inProcess: webJobs('Sql', null), isolated: worker('Sql', null), sources: ['S-CONN', 'S-SQLMI'],
  },
  eventHubs: {
    ...connection, label: 'Azure Event Hubs', page: `${PAGES}/functions-bindings-event-hubs-trigger#connections`,
    settings: [{ suffix: 'fullyQualifiedNamespace', access: EVERY }],
    access: {
      trigger: {
        ...nothingElse, roles: ['azureEventHubsDataReceiver'], scopes: ON_EVENT_HUBS, hostUses: ['eventHubsTrigger'],
        why: 'a trigger receives events and reads the properties of its hub',
      },
      output: { ...nothingElse, roles: ['azureEventHubsDataSender'], scopes: ON_EVENT_HUBS, why: 'an output binding only sends' },
    },
    inProcess: webJobs('EventHubs', '5.0.0'), isolated: worker('EventHubs', '5.0.0'),
  },
  serviceBus: {
    ...connection, label: 'Azure Service Bus', page: `${PAGES}/functions-bindings-service-bus-trigger#connections`,
    settings: [{ suffix: 'fullyQualifiedNamespace', access: EVERY }],
    access: {
      trigger: {
        ...nothingElse, roles: ['azureServiceBusDataReceiver'], scopes: [SERVICE_BUS, ON_SERVICE_BUS.queue, ON_SERVICE_BUS.subscription],
        why: 'a trigger receives and settles messages; for topics the role has to reach the subscription, and one on the topic alone ends in an error',
      },
      output: {
        ...nothingElse, roles: ['azureServiceBusDataSender'], scopes: [SERVICE_BUS, ON_SERVICE_BUS.queue, ON_SERVICE_BUS.topic],
        why: 'an output binding only sends, to queues and topics',
      },
    },
    inProcess: webJobs('ServiceBus', '5.0.0'), isolated: worker('ServiceBus', '5.0.0'),
  },
  eventGrid: {
    ...connection, label: 'Azure Event Grid', page: `${PAGES}/functions-bindings-event-grid-output#connections`,
    settings: [{ suffix: 'topicEndpointUri', access: EVERY }],
    access: {
      output: {
        ...nothingElse, roles: ['eventGridDataSender'], scopes: ['Microsoft.EventGrid/topics/<topic>', 'Microsoft.EventGrid/domains/<domain>'],
        why: 'an output binding only publishes; triggers are called by Event Grid and have no connection',
      },
    },
    inProcess: webJobs('EventGrid', '3.3.0'), isolated: worker('EventGrid', '3.4.0'), sources: ['S-CONN', 'S-BIND', 'S-EXTLOG', 'S-WORKEXT'],
  },
  cosmosDb: {
    ...connection, label: 'Azure Cosmos DB', page: `${PAGES}/functions-bindings-cosmosdb-v2-trigger#connections`, bundle: '4.0.2',
    settings: [{ suffix: 'accountEndpoint', access: EVERY }],
    access: {
      trigger: {
        ...nothingElse, roles: ['cosmosDbBuiltInDataContributor'], scopes: ON_DATABASES,
        why: 'a trigger reads the change feed of one container and writes leases to another',
      },
      input: { ...nothingElse, roles: ['cosmosDbBuiltInDataReader'], scopes: ON_CONTAINERS, why: 'an input binding only reads' },
      output: { ...nothingElse, roles: ['cosmosDbBuiltInDataContributor'], scopes: ON_CONTAINERS, why: 'an output binding writes items' },
    },
    inProcess: webJobs('CosmosDB', '4.0.0'), isolated: worker('CosmosDB', '4.0.0'), sources: ['S-CONN', 'S-BIND', 'S-COSMOS', 'S-WORKEXT'],
  },
} as const satisfies Record<string, ConnectionFacts>;

/** Key of a service that a connection reaches. */
export type ServiceKey = keyof typeof CONNECTIONS;

/** First versions of Durable Functions that reach the host storage with an identity. */
export const DURABLE_PACKAGES = {
  inProcess: webJobs('DurableTask', '2.7.0'), isolated: worker('DurableTask', '1.0.0'), bundle: '3.3.0',
  page: `${PAGES}/durable/durable-functions-configure-managed-identity`, sources: ['S-CONN', 'S-WORKEXT'], checkedOn: '2026-11-21',
} as const satisfies Omit<ConnectionFacts, 'label' | 'settings' | 'access'>;

/** How a trigger or binding finds the settings of its connection. */
export const CONNECTION_NAMES = {
  /** Put before the name first; the name as it is comes second. */
  prefix: 'AzureWebJobs',
  /** Names that belong to the host, without the prefix. */
  reserved: ['Storage', 'Dashboard'],
  page: `${PAGES}/functions-reference#connections`,
  sources: ['S-CONN', 'S-EXTLOG'],
  checkedOn: '2026-11-21',
} as const;
