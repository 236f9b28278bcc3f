/** The tables of docs/ about roles and connections; `docs-tables.ts` and `page-tables.ts` write them. */
import { CONNECTIONS, DURABLE_PACKAGES, type AccessKey, type ConnectionFacts, type PackageMinimum, type ServiceKey } from '../../src/catalog/connections';
import { COSMOS_ROLES, HOST_STORAGE_USES, ROLES, type HostStorageUseFacts, type RoleFacts } from '../../src/catalog/roles';
import { hostStorageRoles } from '../../src/rules/role-sets';

const code = (text: string): string => `\`${text}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const upper = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const services = Object.entries(CONNECTIONS) as [ServiceKey, ConnectionFacts][];
const ACCESS: readonly AccessKey[] = ['trigger', 'input', 'output'];
const roles: Readonly<Record<string, RoleFacts>> = { ...ROLES, ...COSMOS_ROLES };
const factory = (service: ServiceKey): string => code(`IdentityConnection.${service}`);
const member = (key: AccessKey): string => code(`ConnectionAccess.${upper(key)}`);

/** Where a role is granted, in words: the last parts of the id. */
const place = (scope: string): string => code(scope.replace(/^Microsoft\.[A-Za-z]+\//, ''));

export const settingsTable = (): string =>
  table(
    ['', 'service', 'app settings', 'page'],
    services.map(([service, { label, settings, access, page }]) => [
      factory(service),
      label,
      settings.length === 0
        ? code('<name>')
        : settings.map(({ suffix, access: needs }) => `${code(`<name>__${suffix}`)}${needs.length === 3 ? '' : ` for ${needs.join(', ')}`}`).join(', '),
      `[${Object.keys(access).length === 0 ? 'tutorial' : 'connections'}](${page})`,
    ]),
  );

export const rolesTable = (): string =>
  table(
    ['', 'access', 'roles', 'why'],
    services.flatMap(([service, { access }]) =>
      ACCESS.flatMap((key) => {
        const row = access[key];
        if (row === undefined) return [];
        const named = [...row.roles.map((role) => roles[role].name), ...row.accountRoles.map((role) => `${roles[role].name} on the account`)];
        return [[factory(service), member(key), named.join(', '), row.why]];
      }),
    ),
  );

export const accessTable = (): string =>
  table(
    ['', ...ACCESS.map(member)],
    services.filter(([, { access }]) => Object.keys(access).length > 1).map(([service, { access }]) => [factory(service), ...ACCESS.map((key) => (access[key] === undefined ? '–' : 'yes'))]),
  );

export const scopesTable = (): string =>
  table(
    ['', 'access', '`scopeId`, behind `…/providers/`'],
    services.flatMap(([service, { access }]) =>
      ACCESS.flatMap((key) => {
        const row = access[key];
        return row === undefined ? [] : [[factory(service), member(key), row.scopes.map(code).join(', ')]];
      }),
    ),
  );

export const placesTable = (): string =>
  table(
    ['', 'access', 'roles are granted on'],
    services.flatMap(([service, { access }]) =>
      ACCESS.flatMap((key) => {
        const row = access[key];
        return row === undefined ? [] : [[factory(service), member(key), row.scopes.map(place).join(', ')]];
      }),
    ),
  );

const since = ({ packageName, since: version }: PackageMinimum): string => `${code(packageName)} ${version ?? 'in every version'}`;

export const packagesTable = (): string =>
  table(
    ['', 'in-process (.NET)', 'isolated (.NET)', 'extension bundle (other languages)'],
    [
      ...services.map(([service, { inProcess, isolated, bundle }]) => [factory(service), since(inProcess), since(isolated), bundle ?? 'not documented']),
      ['Durable Functions on the host storage', since(DURABLE_PACKAGES.inProcess), since(DURABLE_PACKAGES.isolated), DURABLE_PACKAGES.bundle],
    ],
  );

const uses = Object.entries(HOST_STORAGE_USES) as [string, HostStorageUseFacts][];

export const usesTable = (): string =>
  table(
    ['use', 'roles on the host storage account', 'why'],
    [
      ['none', hostStorageRoles([]).map((key) => ROLES[key].name).join(', '), 'locks, keys and containers of every host are blobs'],
      ...uses.map(([use, { why }]) => [code(`HostStorageUse.${upper(use)}`), hostStorageRoles([use]).map((key) => ROLES[key].name).join(', '), why]),
    ],
  );

export const azureRolesTable = (): string =>
  table(['', 'role', 'definition', 'for'], Object.entries(ROLES).map(([key, { name, id, use }]) => [code(`AzureRole.${upper(key)}`), name, code(id), use]));
