import {
  COSMOS_ROLES,
  HOST_STORAGE_ROLE,
  HOST_STORAGE_USES,
  ROLES,
  type CosmosRoleKey,
  type HostStorageUseKey,
  type RoleFacts,
  type RoleKey,
} from '../catalog/roles';

/** A role as plain values: by its name, or by the id of its definition. */
export type RoleTerms =
  | { readonly by: 'name'; readonly name: string }
  | { readonly by: 'id'; readonly id: string };

/** A role of the catalogue as plain values. */
export const roleTerms = (key: RoleKey): RoleTerms => ({ by: 'name', name: ROLES[key].name });

/** Each role once, without those that another one of the set covers, in the order of the catalogue. */
export const leastRoles = (keys: readonly RoleKey[]): RoleKey[] => least(ROLES, keys);

/** The same for the roles of Cosmos DB. */
export const leastCosmosRoles = (keys: readonly CosmosRoleKey[]): CosmosRoleKey[] => least(COSMOS_ROLES, keys);

function least<Key extends string>(table: Readonly<Record<Key, RoleFacts>>, keys: readonly Key[]): Key[] {
  const wanted = new Set<string>(keys);
  const covered = new Set(keys.flatMap((key) => table[key].covers));
  return (Object.keys(table) as Key[]).filter((key) => wanted.has(key) && !covered.has(key));
}

/** Whether a word is a use of the host storage. */
const isUse = (use: string): use is HostStorageUseKey => Object.hasOwn(HOST_STORAGE_USES, use);

/**
 * The roles that a host needs on its storage account: what every host needs, and what the app does beyond that.
 *
 * @param uses values of `HostStorageUse`; others add nothing
 */
export const hostStorageRoles = (uses: readonly string[]): RoleKey[] =>
  leastRoles([HOST_STORAGE_ROLE, ...uses.filter(isUse).flatMap((use): readonly RoleKey[] => HOST_STORAGE_USES[use].roles)]);

/** Id of a role within a construct: that of its key, with a capital. */
export const roleId = (key: RoleKey | CosmosRoleKey): string => `${key.charAt(0).toUpperCase()}${key.slice(1)}`;

const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAMES_BY_ID = new Map<string, string>(Object.values(ROLES).map(({ id, name }) => [id, name.toLowerCase()]));

/**
 * A text that is the same for the same role: names are compared without case, and a definition of the catalogue is its name.
 */
export function roleIdentity(role: RoleTerms): string {
  if (role.by === 'name') return role.name.toLowerCase();
  const id = role.id.toLowerCase();
  return NAMES_BY_ID.get(GUID.exec(id)?.[0] ?? '') ?? id;
}
