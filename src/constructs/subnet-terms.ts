import { isUnknown } from '../intake';
import { UNRESOLVED, type MaybeKnown } from '../rules/rule';
import type { SubnetTerms } from '../rules/subnet-rules';

/** What rules look at in the arguments of an `azurerm_subnet`, of whatever class it is; odd values count as unknown. */
export function subnetTerms(path: string, written: Readonly<Record<string, unknown>>): SubnetTerms {
  return {
    path,
    name: textOf(written.name),
    delegations: delegationsOf(written),
    ignoresDelegation: ignores(written.lifecycle, 'delegation'),
    prefix: prefixOf(written.address_prefixes),
  };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textOf = (value: unknown): MaybeKnown<string> => (typeof value === 'string' && value !== '' && !isUnknown(value) ? value : UNRESOLVED);

/** Blocks of an argument, which Terraform takes as one or as a list. */
function blocks(value: unknown): MaybeKnown<readonly unknown[]> {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  return typeof value === 'object' ? [value] : UNRESOLVED;
}

function delegationsOf({ delegation, dynamic }: Readonly<Record<string, unknown>>): SubnetTerms['delegations'] {
  const list = record(dynamic).delegation === undefined ? blocks(delegation) : UNRESOLVED;
  if (list === UNRESOLVED) return UNRESOLVED;
  return list.map((block) => {
    const services = blocks(record(block).service_delegation);
    return services === UNRESOLVED || services.length !== 1 ? UNRESOLVED : textOf(record(services[0]).name);
  });
}

function ignores(lifecycle: unknown, argument: string): boolean {
  const { ignore_changes: ignored } = record(lifecycle);
  return ignored === 'all' || (Array.isArray(ignored) && ignored.includes(argument));
}

const CIDR = /^\d{1,3}(?:\.\d{1,3}){3}\/(\d|[12]\d|3[0-2])$/;

/** The prefix of a subnet; of several ranges, the longest that is no larger than all of them. */
function prefixOf(prefixes: unknown): MaybeKnown<number> {
  if (!Array.isArray(prefixes)) return UNRESOLVED;
  // Workers have IPv4 addresses.
  const lengths = prefixes.filter((prefix) => !String(prefix).includes(':')).map((prefix) => CIDR.exec(String(prefix))?.[1]);
  if (lengths.length === 0 || lengths.includes(undefined)) return UNRESOLVED;
  const addresses = lengths.reduce((sum, length) => sum + 2 ** (32 - Number(length)), 0);
  return 32 - Math.floor(Math.log2(addresses));
}
