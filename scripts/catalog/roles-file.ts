import type { Field } from './field';
import { readFields, UnreadableFile } from './json-file';

/** A built-in role of Azure as a file names it. */
export interface RoleRecord {
  readonly name: string;
  /** GUID of the definition, in lower case. */
  readonly id: string;
}

/** Roles that go together, and what for. */
export interface RoleSetRecord {
  readonly purpose: string;
  /** Display names. */
  readonly roles: readonly string[];
}

export interface RolesAnswer {
  readonly roles: readonly RoleRecord[];
  readonly sets: readonly RoleSetRecord[];
  /** Whether this is Azure's list of all role definitions: few of them have to do with function apps. */
  readonly everyRole: boolean;
}

const SHAPE = 'an answer with role definitions, or of a file with roles and role sets';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const member = (value: unknown, key: string): unknown => (isRecord(value) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined);

/** Azure's list: the whole answer, or what `az role definition list` makes of it. */
const definitions = (content: unknown): unknown => (Array.isArray(content) ? content : member(content, 'value'));

function holdsDefinitions(content: unknown): boolean {
  const list = definitions(content);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return (member(first, 'roleName') ?? member(member(first, 'properties'), 'roleName')) !== undefined;
}

/** Whether a file is about roles; all other files are read as lists of stacks. */
export const holdsRoles = (content: unknown): boolean =>
  holdsDefinitions(content) || ['roles', 'roleSets'].some((key) => member(content, key) !== undefined);

function guid(field: Field): string {
  const id = field.text().toLowerCase();
  return id === '' || GUID.test(id) ? id : field.expected('a GUID', '');
}

function definition(entry: Field): RoleRecord {
  const flat = entry.at('roleName');
  return { id: guid(entry.at('name')), name: (flat.absent ? entry.at('properties').at('roleName') : flat).text() };
}

const listed = (field: Field): Field[] => (field.absent ? [] : field.items());

/** Reads parsed JSON with roles; an `UnreadableFile` says what is wrong with it. */
export function parseRoles(content: unknown): RolesAnswer {
  const everyRole = holdsDefinitions(content);
  const answer = readFields(content, SHAPE, (root): RolesAnswer => {
    if (everyRole) return { roles: (Array.isArray(content) ? root : root.at('value')).items().map(definition), sets: [], everyRole };
    return {
      roles: listed(root.at('roles')).map((entry) => ({ name: entry.at('role').text(), id: guid(entry.at('guid')) })),
      sets: listed(root.at('roleSets')).map((entry) => ({ purpose: entry.at('purpose').text(), roles: entry.at('roles').items().map((role) => role.text()) })),
      everyRole,
    };
  });
  if (answer.roles.length + answer.sets.length === 0) throw new UnreadableFile('holds no roles');
  return answer;
}
