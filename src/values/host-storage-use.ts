/**
 * What an app does with its host storage account beyond what every host does. It decides which roles the app's identity
 * needs on the account.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
 */
export enum HostStorageUse {
  /** The host writes diagnostic events to a table, which helps when an app does not start: Storage Table Data Contributor. */
  DIAGNOSTIC_EVENTS = 'diagnosticEvents',
  /**
   * Blob triggers, whatever connection they name: the host keeps receipts and queues of theirs in its own account. Storage
   * Account Contributor and Storage Queue Data Contributor.
   */
  BLOB_TRIGGER = 'blobTrigger',
  /** Event Hubs triggers keep checkpoints in blobs: no further role. */
  EVENT_HUBS_TRIGGER = 'eventHubsTrigger',
  /** Timer triggers keep locks in blobs: no further role. */
  TIMER_TRIGGER = 'timerTrigger',
  /** Durable Functions on Azure Storage: Storage Queue Data Contributor and Storage Table Data Contributor. */
  DURABLE_FUNCTIONS = 'durableFunctions',
  /** Queue triggers without a connection of their own: Storage Queue Data Reader and Storage Queue Data Message Processor. */
  QUEUE_TRIGGER = 'queueTrigger',
  /** Queue output bindings without a connection of their own, to queues that exist: Storage Queue Data Message Sender. */
  QUEUE_OUTPUT = 'queueOutput',
  /** Table input bindings without a connection of their own: Storage Table Data Reader. */
  TABLE_INPUT = 'tableInput',
  /** Table output bindings without a connection of their own: Storage Table Data Contributor. */
  TABLE_OUTPUT = 'tableOutput',
}
