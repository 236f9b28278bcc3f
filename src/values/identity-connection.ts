import { CONNECTIONS, type AccessKey, type ConnectionFacts, type ServiceKey } from '../catalog/connections';
import { brand, known, readProps } from '../intake';
import { storageAccountOf } from '../intake/resource-ids';
import { refuse } from '../rules/azfn-error';
import type { Code } from '../rules/codes';
import { accessFits, queueUriBeside, queueUriMissing, scopeFits, type ConnectionTerms } from '../rules/connection-rules';
import { choice, list, text, type Fields } from '../rules/fields';
import { isKnown, UNRESOLVED, type Finding } from '../rules/rule';
import {
  ConnectionAccess,
  type BlobConnectionOptions,
  type CosmosDbConnectionOptions,
  type EventGridConnectionOptions,
  type EventHubsConnectionOptions,
  type QueueConnectionOptions,
  type ServiceBusConnectionOptions,
  type SqlConnectionOptions,
  type TableConnectionOptions,
} from './identity-connection-options';

const HOST = '[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?([.][0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?)+';
const WHY = 'extensions take the address as it is, and a wrong one shows only when the app starts';
const because = (service: ServiceKey): { readonly code: Code; readonly why: string } => ({ code: 'AZFN5024', why: `${WHY} (${CONNECTIONS[service].page})` });

const host = (service: ServiceKey, example: string) =>
  text({ required: true, pattern: `^${HOST}$`, allowed: `a host name such as ${example}, without a scheme and a path`, example, ...because(service) });
const uri = (service: ServiceKey, example: string, path = '/?', required = true) =>
  text({ required, pattern: `^https://${HOST}(:[0-9]+)?${path}$`, allowed: `an address such as ${example}`, example, ...because(service) });

const ACCESS = { access: list(choice('ConnectionAccess', ConnectionAccess), { required: true, minItems: 1 }), scopeId: text() };

const FIELDS = {
  serviceBus: { fullyQualifiedNamespace: host('serviceBus', 'sb-orders.servicebus.windows.net'), ...ACCESS },
  eventHubs: { fullyQualifiedNamespace: host('eventHubs', 'evhns-orders.servicebus.windows.net'), ...ACCESS },
  blobs: {
    blobServiceUri: uri('blobs', 'https://storders.blob.core.windows.net'),
    queueServiceUri: uri('blobs', 'https://storders.queue.core.windows.net', '/?', false),
    ...ACCESS,
  },
  queues: { queueServiceUri: uri('queues', 'https://storders.queue.core.windows.net'), ...ACCESS },
  tables: { tableServiceUri: uri('tables', 'https://storders.table.core.windows.net'), ...ACCESS },
  cosmosDb: { accountEndpoint: uri('cosmosDb', 'https://cosmos-orders.documents.azure.com:443/'), ...ACCESS },
  eventGrid: { topicEndpointUri: uri('eventGrid', 'https://evgt-orders.westeurope-1.eventgrid.azure.net/api/events', '/api/events'), scopeId: text() },
  sql: {
    serverHostName: host('sql', 'sql-orders.database.windows.net'),
    databaseName: text({
      required: true, maxLength: 128, pattern: `^[^\\x00-\\x20<>*%&:\\\\/?;"'={}]([^\\x00-\\x1f<>*%&:\\\\/?;"'={}]*[^\\x00-\\x20<>*%&:\\\\/?;"'={}.])?$`,
      allowed: `1 to 128 characters, none of <>*%&:\\/?;"'={} and no space or period at the end`, example: 'orders', ...because('sql'),
    }),
  },
} as const satisfies Record<ServiceKey, Fields>;

/** What every factory may be given. */
interface AnyOptions {
  readonly access?: ConnectionAccess[];
  readonly scopeId?: string;
  readonly blobServiceUri?: string;
  readonly queueServiceUri?: string;
}

/**
 * A connection of triggers and bindings that uses the identity of the app in place of a secret.
 *
 * Its name is what triggers and bindings call `connection`. The app gets the settings `<name>__…` that the extension reads,
 * and its identity the roles that the access needs, where a resource to grant them on is named.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
 */
export class IdentityConnection {
  /**
   * Service Bus: triggers need Azure Service Bus Data Receiver, output bindings Azure Service Bus Data Sender.
   *
   * Raises `AZFN5023`, `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static serviceBus(options: ServiceBusConnectionOptions): IdentityConnection {
    return IdentityConnection.make('serviceBus', options, IdentityConnection.serviceBus);
  }

  /**
   * Event Hubs: triggers need Azure Event Hubs Data Receiver, output bindings Azure Event Hubs Data Sender.
   *
   * Raises `AZFN5023`, `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static eventHubs(options: EventHubsConnectionOptions): IdentityConnection {
    return IdentityConnection.make('eventHubs', options, IdentityConnection.eventHubs);
  }

  /**
   * Blob Storage: input bindings need Storage Blob Data Reader, output bindings and triggers Storage Blob Data Owner, and
   * triggers Storage Queue Data Contributor too.
   *
   * Raises `AZFN5024`, `AZFN5025`, `AZFN5026` and codes of input.
   */
  public static blobs(options: BlobConnectionOptions): IdentityConnection {
    return IdentityConnection.make('blobs', options, IdentityConnection.blobs);
  }

  /**
   * Queue Storage: triggers need Storage Queue Data Reader and Storage Queue Data Message Processor, output bindings Storage
   * Queue Data Message Sender.
   *
   * Raises `AZFN5023`, `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static queues(options: QueueConnectionOptions): IdentityConnection {
    return IdentityConnection.make('queues', options, IdentityConnection.queues);
  }

  /**
   * Table Storage: input bindings need Storage Table Data Reader, output bindings Storage Table Data Contributor.
   *
   * Raises `AZFN5023`, `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static tables(options: TableConnectionOptions): IdentityConnection {
    return IdentityConnection.make('tables', options, IdentityConnection.tables);
  }

  /**
   * Cosmos DB: input bindings need Cosmos DB Built-in Data Reader, triggers and output bindings Cosmos DB Built-in Data
   * Contributor. A trigger's container for leases has to exist: the roles do not create it.
   *
   * Raises `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static cosmosDb(options: CosmosDbConnectionOptions): IdentityConnection {
    return IdentityConnection.make('cosmosDb', options, IdentityConnection.cosmosDb);
  }

  /**
   * Event Grid, for output bindings: they need EventGrid Data Sender.
   *
   * Raises `AZFN5024`, `AZFN5025` and codes of input.
   */
  public static eventGrid(options: EventGridConnectionOptions): IdentityConnection {
    return IdentityConnection.make('eventGrid', options, IdentityConnection.eventGrid);
  }

  /**
   * Azure SQL: one setting with a connection string that has no secret in it.
   *
   * Raises `AZFN5024` and codes of input.
   */
  public static sql(options: SqlConnectionOptions): IdentityConnection {
    refuse('the connection', readProps(FIELDS.sql, options).found, IdentityConnection.sql);
    const sql = { server: options.serverHostName, database: options.databaseName };
    return new IdentityConnection({ service: 'sql', access: [], addresses: {}, scopeId: undefined, accountId: undefined, sql });
  }

  private static make(service: Exclude<ServiceKey, 'sql'>, options: object, entry: (...args: never[]) => unknown): IdentityConnection {
    const fields: Fields = FIELDS[service];
    const { plain, found } = readProps(fields, options);
    const { scopeId, blobServiceUri, queueServiceUri, ...given } = found.length > 0 ? {} : (options as AnyOptions);
    const access: readonly AccessKey[] = service === 'eventGrid' ? ['output'] : accessOf(plain.access);
    const queueUri = queueServiceUri ?? (isKnown(known(blobServiceUri)) ? queueUriBeside(blobServiceUri ?? '') : undefined);
    const forBlobs = service === 'blobs' && access.includes('trigger');
    refuse('the connection', [...found, ...problems(service, access, plain, forBlobs && found.length === 0 && queueUri === undefined)], entry);
    const all: Readonly<Record<string, unknown>> = { ...given, blobServiceUri, queueServiceUri: forBlobs ? queueUri : queueServiceUri };
    const { settings }: ConnectionFacts = CONNECTIONS[service];
    const used = settings.filter(({ suffix }) => all[suffix] !== undefined);
    return new IdentityConnection({
      service,
      access,
      addresses: Object.fromEntries(used.map(({ suffix }) => [suffix, all[suffix] as string])),
      scopeId,
      accountId: scopeId !== undefined && service === 'blobs' ? storageAccountOf(scopeId) : undefined,
      sql: undefined,
    });
  }

  private readonly terms: ConnectionTerms;

  private constructor(terms: ConnectionTerms) {
    brand(this, 'IdentityConnection');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): ConnectionTerms {
    return this.terms;
  }
}

/** The kinds of access that a program names; none where they were refused. */
const accessOf = (access: unknown): AccessKey[] =>
  Array.isArray(access) && !access.includes(UNRESOLVED) ? [...new Set(access as AccessKey[])] : [];

/** What the options contradict, once each of them is right. */
function problems(service: ServiceKey, access: readonly AccessKey[], plain: Readonly<Record<string, unknown>>, noQueues: boolean): Finding[] {
  const unfit = accessFits(service, access);
  const { scopeId, blobServiceUri } = plain;
  const scope = unfit.length === 0 && typeof scopeId === 'string' ? scopeFits({ service, access }, scopeId) : 'ok';
  return [
    ...unfit,
    ...(scope === 'ok' ? [] : [scope]),
    ...(noQueues ? [queueUriMissing(typeof blobServiceUri === 'string' ? blobServiceUri : undefined)] : []),
  ];
}
