/**
 * What functions do over a connection, in the words of the documentation. It decides which roles the identity of the app
 * is granted.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings
 */
export enum ConnectionAccess {
  /** A trigger: functions are started by messages, events, blobs or items. */
  TRIGGER = 'trigger',
  /** Input bindings: functions read. */
  INPUT = 'input',
  /** Output bindings: functions write or send. */
  OUTPUT = 'output',
}

/** A Service Bus namespace. Triggers and bindings need version 5.0.0 of the Service Bus extension, in both worker models. */
export interface ServiceBusConnectionOptions {
  /** Host name of the namespace, such as `sb-orders.servicebus.windows.net` (`AZFN5024`). */
  readonly fullyQualifiedNamespace: string;
  /** Triggers, output bindings, or both; there are no input bindings (`AZFN5023`). */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the namespace, a queue, a topic for output, a topic's subscription for
   * triggers (`AZFN5025`).
   *
   * @default - no role is granted: the identity has its roles already, or they are granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/** An Event Hubs namespace. Triggers and bindings need version 5.0.0 of the Event Hubs extension, in both worker models. */
export interface EventHubsConnectionOptions {
  /** Host name of the namespace, such as `evhns-orders.servicebus.windows.net` (`AZFN5024`). */
  readonly fullyQualifiedNamespace: string;
  /** Triggers, output bindings, or both; there are no input bindings (`AZFN5023`). */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the namespace or an event hub (`AZFN5025`).
   *
   * @default - no role is granted: the identity has its roles already, or they are granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/**
 * The blobs of a storage account. Triggers and bindings need version 5.0.0 of the Blobs extension, in both worker models.
 *
 * Blob triggers use queues and blobs of the host storage too, whatever connection they name. Where the host reaches its storage
 * with the identity, the roles for that are granted with the connection.
 */
export interface BlobConnectionOptions {
  /** Address of the blob service, such as `https://storders.blob.core.windows.net` (`AZFN5024`). */
  readonly blobServiceUri: string;
  /**
   * Address of the queue service of the same account, for triggers only.
   *
   * @default - `blobServiceUri` with `queue` for `blob`; where that is a token or another domain, triggers need it (`AZFN5026`)
   */
  readonly queueServiceUri?: string;
  /** Triggers, input bindings, output bindings. */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the storage account, or a container. The role for the queues of triggers is
   * granted on the account in both cases (`AZFN5025`).
   *
   * @default - no role is granted: the identity has its roles already, or they are granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/** The queues of a storage account. Triggers and bindings need version 5.0.0 of the Queues extension, in both worker models. */
export interface QueueConnectionOptions {
  /** Address of the queue service, such as `https://storders.queue.core.windows.net` (`AZFN5024`). */
  readonly queueServiceUri: string;
  /** Triggers, output bindings, or both; there are no input bindings (`AZFN5023`). */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the storage account or a queue (`AZFN5025`). The roles are for queues that
   * exist; one that creates them is `AzureRole.STORAGE_QUEUE_DATA_CONTRIBUTOR`.
   *
   * @default - no role is granted: the identity has its roles already, or they are granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/** The tables of a storage account. Bindings need version 1.0.0 of the Tables extension, in both worker models. */
export interface TableConnectionOptions {
  /** Address of the table service, such as `https://storders.table.core.windows.net` (`AZFN5024`). */
  readonly tableServiceUri: string;
  /** Input bindings, output bindings, or both; there are no triggers (`AZFN5023`). */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the storage account or a table (`AZFN5025`).
   *
   * @default - no role is granted: the identity has its roles already, or they are granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/** A Cosmos DB account for NoSQL. Triggers and bindings need version 4.0.0 of the Cosmos DB extension, in both worker models. */
export interface CosmosDbConnectionOptions {
  /** Address of the account, such as `https://cosmos-orders.documents.azure.com:443/` (`AZFN5024`). */
  readonly accountEndpoint: string;
  /** Triggers, input bindings, output bindings. */
  readonly access: ConnectionAccess[];
  /**
   * Resource id of what roles are granted on: the account, a database in it, or for bindings a container (`AZFN5025`). The
   * account is in the subscription of the provider. The roles are those of Cosmos DB itself, for data.
   *
   * @default - no role is granted: the identity has its roles already
   */
  readonly scopeId?: string;
}

/** A custom topic of Event Grid, for output bindings. They need version 3.3.0 of the extension in-process, 3.4.0 isolated. */
export interface EventGridConnectionOptions {
  /** Endpoint of the topic, such as `https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events` (`AZFN5024`). */
  readonly topicEndpointUri: string;
  /**
   * Resource id of what the role is granted on: the topic or domain (`AZFN5025`).
   *
   * @default - no role is granted: the identity has its role already, or it is granted with `grantRole()`
   */
  readonly scopeId?: string;
}

/**
 * A database of Azure SQL. Azure has no roles for its data: the identity becomes a user of the database with
 * `CREATE USER [<name>] FROM EXTERNAL PROVIDER`, where a system-assigned identity has the name of its app.
 */
export interface SqlConnectionOptions {
  /** Host name of the server, such as `sql-orders.database.windows.net` (`AZFN5024`). */
  readonly serverHostName: string;
  /** Name of the database: no characters that a connection string or Azure SQL keeps for itself (`AZFN5024`). */
  readonly databaseName: string;
}
