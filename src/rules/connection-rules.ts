import { CONNECTION_NAMES, CONNECTIONS, type AccessFacts, type AccessKey, type ConnectionFacts, type ServiceKey } from '../catalog/connections';
import type { CosmosRoleKey, HostStorageUseKey, RoleKey } from '../catalog/roles';
import { allOf, oneOf, show, showEnd } from './explain';
import { leastCosmosRoles, leastRoles, roleId, roleTerms, type RoleTerms } from './role-sets';
import type { Finding } from './rule';

/** A connection as plain values; any text of it may be a token. */
export interface ConnectionTerms {
  readonly service: ServiceKey;
  readonly access: readonly AccessKey[];
  /** What the settings `<connection>__<suffix>` hold. */
  readonly addresses: Readonly<Record<string, string>>;
  /** What roles are granted on; `undefined` where none are. */
  readonly scopeId: string | undefined;
  /** The storage account of `scopeId`, for roles that only an account can carry. */
  readonly accountId: string | undefined;
  /** Server and database of Azure SQL. */
  readonly sql: { readonly server: string; readonly database: string } | undefined;
}

/** A role that a connection needs, with an id that no other role of it has. */
export type ConnectionRole =
  | { readonly kind: 'azure'; readonly id: string; readonly role: RoleTerms; readonly scopeId: string }
  | { readonly kind: 'cosmos'; readonly id: string; readonly role: CosmosRoleKey; readonly scopeId: string };

const facts = (service: ServiceKey): ConnectionFacts => CONNECTIONS[service];
const ACCESS: readonly AccessKey[] = ['trigger', 'input', 'output'];

/** What a service has for some kinds of access, in the order of the enum. */
const rowsOf = ({ service, access }: Pick<ConnectionTerms, 'service' | 'access'>): AccessFacts[] =>
  ACCESS.filter((key) => access.includes(key)).flatMap((key) => facts(service).access[key] ?? []);

/** What functions do over a connection is something that the service has. */
export function accessFits(service: ServiceKey, access: readonly AccessKey[]): Finding[] {
  const has = ACCESS.filter((key) => facts(service).access[key] !== undefined);
  const { label, page } = facts(service);
  const member = (key: AccessKey): string => `ConnectionAccess.${key.toUpperCase()}`;
  return ACCESS.filter((key) => access.includes(key) && !has.includes(key)).map((key): Finding => ({
    code: 'AZFN5023',
    what: `'access' has ${member(key)}, but ${label} has ${allOf(has.map((name) => `${name === 'trigger' ? 'triggers' : `${name} bindings`}`))} only`,
    why: `there is no ${key === 'trigger' ? key : `${key} binding`} of the service that could use the connection (${page})`,
    fix: `use ${oneOf(has.map(member))}`,
  }));
}

/** The whole form of a resource's id. */
const formOf = (scope: string): string => `/subscriptions/<subscription>/resourceGroups/<group>/providers/${scope}`;
const patterns = new Map<string, RegExp>();

function matches(scope: string, id: string, flags = ''): boolean {
  const key = `${flags} ${scope}`;
  const pattern = patterns.get(key) ?? new RegExp(`^${formOf(scope).replace(/[.]/g, '[.]').replace(/<[^>]+>/g, '[^/\\s]+')}$`, flags);
  patterns.set(key, pattern);
  return pattern.test(id);
}

/** Roles can be granted on what the program names, for all that functions do over the connection. */
export function scopeFits({ service, access }: Pick<ConnectionTerms, 'service' | 'access'>, scopeId: string): 'ok' | Finding {
  const rows = rowsOf({ service, access });
  if (rows.length === 0) return 'ok';
  const [first, ...others] = rows.map(({ scopes }) => scopes);
  const common = first.filter((scope) => others.every((scopes) => scopes.includes(scope)));
  if (common.some((scope) => matches(scope, scopeId))) return 'ok';
  const every = [...new Set(Object.values(facts(service).access).flatMap(({ scopes }) => scopes))];
  const meant = common.find((scope) => matches(scope, scopeId, 'i'));
  const unfit = rows.find(({ scopes }) => !scopes.some((scope) => matches(scope, scopeId)));
  const other = every.some((scope) => matches(scope, scopeId));
  return {
    code: 'AZFN5025',
    what: `'scopeId' is ${showEnd(scopeId)}; it needs the form ${oneOf(common.map((scope) => `'…/providers/${scope}'`))}`,
    why: `${other ? (unfit?.why ?? '') : 'the provider compares the parts of ids exactly, and roles for the service can be granted on these resources'} (${facts(service).page})`,
    fix:
      meant !== undefined
        ? `mind upper and lower case: write '…${repaired(meant, scopeId)}'`
        : rows.length > 1
          ? `give an id of that form, or leave 'scopeId' out and grant each role with grantRole()`
          : `give an id of that form, or leave 'scopeId' out where the identity has its roles already`,
  };
}

/** The id that was meant, from the word `providers` on. */
function repaired(scope: string, id: string): string {
  const parts = id.split('/');
  const whole = formOf(scope).split('/').map((part, index) => (part.startsWith('<') ? parts[index] : part));
  return whole.slice(whole.indexOf('providers')).map((part) => `/${part}`).join('');
}

/** The address of the queues beside blobs, where it can be told from theirs. */
export const queueUriBeside = (blobServiceUri: string): string | undefined =>
  /^https:\/\/[^./]+(\.z\d+)?\.blob\./.test(blobServiceUri) ? blobServiceUri.replace('.blob.', '.queue.') : undefined;

/** A blob trigger reaches queues too. */
export const queueUriMissing = (blobServiceUri: string | undefined): Finding => ({
  code: 'AZFN5026',
  what: `'queueServiceUri' is missing beside 'access: [ConnectionAccess.TRIGGER]', and ${blobServiceUri === undefined ? "'blobServiceUri' is a token" : `'blobServiceUri' is ${show(blobServiceUri)}`}, from which it cannot be told`,
  why: `a blob trigger keeps what failed in a queue, and asks for its address where the connection names one for blobs (${CONNECTIONS.blobs.page})`,
  fix: `set 'queueServiceUri', for example to the primaryQueueEndpoint of the same storage account`,
});

/** One connection, and where the program said it. */
export interface ConnectionNameInput {
  readonly name: string;
  /** `'identityConnections'` and the like. */
  readonly source: string;
}

/** A name as the host looks it up: without case and without its own prefix. */
export const connectionKey = (name: string): string => {
  const key = name.toLowerCase();
  const prefix = CONNECTION_NAMES.prefix.toLowerCase();
  return key.startsWith(prefix) && key.length > prefix.length ? key.slice(prefix.length) : key;
};

const NAME = /^[0-9A-Za-z_.-]*[0-9A-Za-z.-]$/;

/** The settings of a connection can be found by its name. */
export function connectionNameFits({ name, source }: ConnectionNameInput): 'ok' | Finding {
  const { page, prefix, reserved } = CONNECTION_NAMES;
  const own = reserved.find((word) => word.toLowerCase() === connectionKey(name));
  if (own !== undefined) {
    return {
      code: 'AZFN5022',
      what: `${show(source)} has ${show(name)}, which is the connection of the host itself`,
      why: `the host keeps its own settings under '${prefix}${own}', and looks for '${prefix}<name>' before it looks for the name of a connection (${page})`,
      fix: own === 'Storage' ? `set 'hostStorage' and what it is used for, or use another name such as 'OrdersStorage'` : `use another name`,
    };
  }
  if (NAME.test(name) && /[0-9A-Za-z]/.test(name) && !name.includes('__')) return 'ok';
  const better = name.replace(/[^0-9A-Za-z_.-]/g, '_').replace(/_{2,}/g, '_').replace(/_$/, '');
  return {
    code: 'AZFN5022',
    what: `${show(source)} has ${show(name)}; names have letters, digits, '.', '-' and single '_', which is not the last character`,
    why: `'__' separates the name of a connection from what is set for it, so the settings would not be found (${page})`,
    // A name that is not shown is not repaired either: it may be a connection string.
    fix: /[0-9A-Za-z]/.test(better) && show(name).includes(name) ? `use ${show(better)}, here and in the trigger or binding` : 'use another name',
  };
}

/** Two connections are not found under one name. */
export function connectionNamesDiffer(names: readonly ConnectionNameInput[]): Finding[] {
  const seen = new Map<string, ConnectionNameInput>();
  return names.flatMap((input): Finding[] => {
    const key = connectionKey(input.name);
    const first = seen.get(key);
    seen.set(key, first ?? input);
    if (first === undefined) return [];
    return [
      {
        code: 'AZFN5027',
        what: `${show(input.source)} has ${show(input.name)}, which ${show(first.source)} has already${first.name === input.name ? '' : ` as ${show(first.name)}`}`,
        why: `a connection is looked up without case and as '${CONNECTION_NAMES.prefix}<name>' first, so one of the two would never be used (${CONNECTION_NAMES.page})`,
        fix: 'use another name for one of them',
      },
    ];
  });
}

/** The identity that a connection uses; `undefined` for the system-assigned one. */
export interface ConnectionIdentity {
  readonly clientId: string | undefined;
}

/** The app settings of a connection; none of them is a secret. */
export function connectionSettings(connectionName: string, { addresses, sql }: ConnectionTerms, { clientId }: ConnectionIdentity): Record<string, string> {
  if (sql !== undefined) {
    const user = clientId === undefined ? '' : ` User Id=${clientId};`;
    return { [connectionName]: `Server=${sql.server}; Authentication=Active Directory Managed Identity;${user} Database=${sql.database}; Encrypt=True` };
  }
  const identity = clientId === undefined ? {} : { credential: 'managedidentity', clientId };
  return Object.fromEntries(Object.entries({ ...addresses, ...identity }).map(([suffix, value]) => [`${connectionName}__${suffix}`, value]));
}

/** The roles of a connection: none where the program names no resource to grant them on. */
export function connectionRoles(terms: ConnectionTerms): ConnectionRole[] {
  const { service, scopeId, accountId } = terms;
  if (scopeId === undefined) return [];
  const rows = rowsOf(terms);
  const named = rows.flatMap(({ roles }) => roles);
  if (service === 'cosmosDb') return leastCosmosRoles(named as CosmosRoleKey[]).map((role) => ({ kind: 'cosmos', id: roleId(role), role, scopeId }));
  const onAccount = new Set<string>(rows.flatMap(({ accountRoles }) => accountRoles));
  return leastRoles([...named, ...onAccount] as RoleKey[]).map((role) => ({
    kind: 'azure', id: roleId(role), role: roleTerms(role), scopeId: onAccount.has(role) ? (accountId ?? scopeId) : scopeId,
  }));
}

/** What the host does with its own storage because of a connection; values of `HostStorageUse`. */
export const connectionHostUses = (terms: ConnectionTerms): HostStorageUseKey[] =>
  [...new Set(rowsOf(terms).flatMap(({ hostUses }) => hostUses))] as HostStorageUseKey[];
