import { ROLES } from '../../src/catalog/roles';
import { unique } from './match';
import { ROLE_SETS } from './role-sets';
import type { RoleRecord, RolesAnswer } from './roles-file';

/** The part of the catalogue that a file with roles says something about. */
export interface RoleCatalogue {
  readonly roles: readonly RoleRecord[];
  /** Names of roles by purpose. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
}

export const ROLE_CATALOGUE: RoleCatalogue = { roles: Object.values(ROLES).map(({ name, id }) => ({ name, id })), sets: ROLE_SETS };

/** One thing that one side has: a role with its id, or the purpose of a set with its roles. */
export interface OneSided {
  readonly subject: string;
  readonly says: string;
}

/** One fact that differs. */
export interface RoleDifference {
  /** Name of a role, or purpose of a set. */
  readonly subject: string;
  readonly field: 'name' | 'id' | 'roles';
  readonly catalogue: string;
  readonly file: string;
}

/** What the comparison found; only `new` and `different` call for work. */
export interface RoleReport {
  /** Roles and role sets that both sides have. */
  readonly compared: number;
  /** What the catalogue does not have; of Azure's own list, nothing is new. */
  readonly new: readonly OneSided[];
  readonly different: readonly RoleDifference[];
  /** What no file has. */
  readonly missing: readonly OneSided[];
  /** What the files leave open. */
  readonly notes: readonly string[];
}

const list = (names: readonly string[]): string => [...new Set(names)].sort().join(', ');

/** A role keeps its id when it is renamed; one whose id is wrong is told by its name. */
const rowOf = (record: RoleRecord, rows: readonly RoleRecord[]): RoleRecord | undefined =>
  rows.find(({ id }) => id === record.id) ?? rows.find(({ name }) => name.toLowerCase() === record.name.toLowerCase());

function roleDifferences(row: RoleRecord, record: RoleRecord): RoleDifference[] {
  return (['name', 'id'] as const)
    .filter((field) => row[field] !== record[field])
    .map((field) => ({ subject: row.name, field, catalogue: row[field], file: record[field] }));
}

/** Compares files with roles with the catalogue. Several are read as one. */
export function compareRoles(answers: readonly RolesAnswer[], catalogue: RoleCatalogue = ROLE_CATALOGUE): RoleReport {
  const roles = unique(answers.flatMap((answer) => answer.roles.map((record) => ({ record, everyRole: answer.everyRole }))));
  const sets = unique(answers.flatMap((answer) => answer.sets));
  const pairs = roles.map(({ record, everyRole }) => ({ record, everyRole, row: rowOf(record, catalogue.roles) }));
  const seen = new Set(pairs.map(({ row }) => row));
  const seenSets = new Set(sets.map(({ purpose }) => purpose).filter((purpose) => catalogue.sets.has(purpose)));

  return {
    compared: catalogue.roles.filter((row) => seen.has(row)).length + seenSets.size,
    new: [
      ...pairs.filter(({ row, everyRole }) => row === undefined && !everyRole).map(({ record }) => ({ subject: record.name, says: record.id })),
      ...sets.filter(({ purpose }) => !catalogue.sets.has(purpose)).map((set) => ({ subject: set.purpose, says: list(set.roles) })),
    ],
    different: unique([
      ...pairs.flatMap(({ record, row }) => (row === undefined ? [] : roleDifferences(row, record))),
      ...sets.flatMap(({ purpose, roles: named }): RoleDifference[] => {
        const [ours, theirs] = [catalogue.sets.get(purpose), list(named)];
        return ours === undefined || list(ours) === theirs ? [] : [{ subject: purpose, field: 'roles', catalogue: list(ours), file: theirs }];
      }),
    ]),
    missing: [
      ...(roles.length === 0 ? [] : catalogue.roles.filter((row) => !seen.has(row)).map(({ name, id }) => ({ subject: name, says: id }))),
      ...(sets.length === 0 ? [] : [...catalogue.sets].filter(([purpose]) => !seenSets.has(purpose)).map(([purpose, ours]) => ({ subject: purpose, says: list(ours) }))),
    ],
    notes: [
      ...(roles.length === 0 ? ['no roles in the file, so not compared: names and ids'] : []),
      ...(sets.length === 0 ? ['no role sets in the file, so not compared: which roles go together'] : []),
    ],
  };
}
