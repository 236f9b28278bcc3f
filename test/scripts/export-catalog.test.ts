import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogDocument, renderCatalog, SCHEMA_VERSION } from '../../scripts/catalog/document';
import type { AppSettingFacts } from '../../src/catalog/app-settings';
import { violations } from './json-schema';

const ROOT = join(__dirname, '..', '..');
const exported = JSON.parse(renderCatalog());
const schema = JSON.parse(readFileSync(join(ROOT, 'docs', 'catalog.schema.json'), 'utf8'));

/** Every value that a file of `src/catalog` exports, by its name. */
const constants: Record<string, unknown> = Object.assign(
  {},
  ...readdirSync(join(ROOT, 'src', 'catalog')).map((file) => jest.requireActual(join(ROOT, 'src', 'catalog', file))),
);

describe('lib/catalog.json says what src/catalog says', () => {
  const places: Record<string, unknown> = {
    RUNTIMES: exported.runtimes,
    LANGUAGES: exported.languages,
    HOST_VERSIONS: exported.hostVersions,
    IN_PROCESS_MODEL: exported.inProcessModel,
    PLANS: exported.plans,
    SKU_GROUPS: exported.skus,
    FLEX: exported.flex,
    SLOTS: exported.slots,
    MIGRATION_PACKAGES: exported.migration.packages,
    MINIMUM_PACKAGES: exported.migration.minimumPackages,
    MIGRATION_FEATURES: exported.migration.features,
    WORKER_FEATURES: exported.workerFeatures,
    CORE_PACKAGES: exported.projects.corePackages,
    EXTENSION_PACKAGES: exported.projects.extensionPackages,
    MORE_MINIMUM_PACKAGES: exported.projects.minimumPackages,
    FLEX_MINIMUM_PACKAGES: exported.projects.flexMinimumPackages,
    ASP_NET_CORE: exported.projects.aspNetCore,
    TELEMETRY_PACKAGES: exported.projects.telemetryPackages,
    RUNTIME_IDENTIFIERS: exported.projects.runtimeIdentifiers,
    NODE_PACKAGES: exported.projects.nodePackages,
    HOST_JSON: exported.projects.hostJson,
    LOCAL_SETTINGS: exported.projects.localSettings,
    GLOBAL_JSON: exported.projects.globalJson,
    WRITTEN_APP_SETTINGS: exported.appSettings.written,
    PROVIDER_SETTINGS: exported.appSettings.byProvider,
    READ_APP_SETTINGS: exported.appSettings.read,
    KEY_VAULT_REFERENCE: exported.appSettings.keyVaultReference,
    ROLES: exported.roles.azure,
    COSMOS_ROLES: exported.roles.cosmosDb,
    HOST_STORAGE_ROLE: exported.hostStorageUses.role,
    HOST_STORAGE_USES: exported.hostStorageUses.uses,
    CONNECTIONS: exported.connections.services,
    CONNECTION_NAMES: exported.connections.names,
    DURABLE_PACKAGES: exported.connections.durableFunctions,
    NEW_APPLICATION_INSIGHTS: exported.monitoring.newApplicationInsights,
    ENTRA_TELEMETRY: exported.monitoring.entraTelemetry,
    DIAGNOSTICS: exported.monitoring.diagnostics,
    PORTAL_TAGS: exported.monitoring.portalTags,
    METRIC_ALERTS: exported.metricAlerts,
    SUBNETS: exported.network.subnets,
    RESERVED_ADDRESSES: exported.network.reservedAddresses,
    PRIVATE_LINK: exported.network.privateLink,
    SLOT_SUBRESOURCE: exported.network.slotSubresource,
    HOST_STORAGE_SERVICES: exported.network.hostStorageServices,
    PRIVATE_ENDPOINT_SUBNET: exported.network.privateEndpointSubnet,
    CONTENT_SHARE: exported.network.contentShare,
    PRIVATE_ENDPOINT_NAME: exported.names.privateEndpoint,
    AZURERM: exported.azurerm,
    AZAPI: exported.azapi,
    SOURCES: exported.sources,
  };
  /** Tables that are put together, and where. */
  const parts: Record<string, unknown> = {
    DOTNET_RUNTIMES: exported.runtimes, LANGUAGE_RUNTIMES: exported.runtimes, NAMES: exported.names, MONITORING_NAMES: exported.names,
  };

  test('nothing that the catalogue exports is left out', () => {
    expect(Object.keys(constants).sort()).toEqual([...Object.keys(places), ...Object.keys(parts), 'APP_SETTINGS'].sort());
  });

  test.each(Object.keys(places))('%s', (name) => {
    expect(places[name]).toEqual(constants[name]);
  });

  test.each(Object.entries(parts))('%s is part of a table', (name, whole) => {
    expect(whole).toMatchObject(constants[name] as object);
  });

  test('names of all resources are one table, and no key of one hides that of another', () => {
    const { NAMES: names, MONITORING_NAMES: monitoring } = constants as Record<string, object>;
    expect(Object.keys(exported.names).sort()).toEqual([...Object.keys(names), ...Object.keys(monitoring), 'privateEndpoint'].sort());
  });

  test('APP_SETTINGS, by kind', () => {
    const rows = (['owned', 'unavailable'] as const).flatMap((kind) => exported.appSettings[kind].map((row: object) => ({ ...row, kind })));
    const order = (all: readonly AppSettingFacts[]) => [...all].sort((a, b) => (JSON.stringify([a.name, a.plans, a.kind]) < JSON.stringify([b.name, b.plans, b.kind]) ? -1 : 1));
    expect(order(rows)).toEqual(order(constants.APP_SETTINGS as readonly AppSettingFacts[]));
  });
});

describe('the file', () => {
  test('is the same text whatever the day', () => {
    const today = renderCatalog();
    jest.useFakeTimers({ now: new Date('2031-02-03') });
    try {
      expect(renderCatalog()).toBe(today);
    } finally {
      jest.useRealTimers();
    }
  });

  test('is the same bytes from the command, from another folder and time zone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'));
    try {
      const { status } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin.js'), '--cwd-mode', '-P', join(ROOT, 'tsconfig.json'), join(ROOT, 'scripts', 'export-catalog.ts'), 'new/catalog.json'], {
        cwd: folder,
        env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' },
      });
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'new', 'catalog.json'), 'utf8')).toBe(renderCatalog());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('begins with its schema and version, then has every key in order', () => {
    expect(Object.keys(exported).slice(0, 2)).toEqual(['$schema', 'schemaVersion']);
    expect(exported.schemaVersion).toBe(SCHEMA_VERSION);
    const isIndex = (key: string) => /^\d+$/.test(key); // JavaScript puts those first, whatever was asked for
    const unsorted = (value: unknown, path: string): string[] => {
      if (typeof value !== 'object' || value === null) return [];
      const keys = Object.keys(value).filter((key) => !isIndex(key));
      const own = Array.isArray(value) || keys.join() === [...keys].sort().join() ? [] : [path];
      return [...own, ...Object.entries(value).flatMap(([key, item]) => unsorted(item, `${path}.${key}`))];
    };
    const { $schema, schemaVersion, ...facts } = exported;
    expect([$schema, schemaVersion]).toEqual(['../docs/catalog.schema.json', 1]);
    expect(unsorted(facts, '$')).toEqual([]);
    expect(unsorted({ b: 1, a: 2 }, '$')).toEqual(['$']);
  });

  test('has app settings in the order of their names', () => {
    for (const rows of [exported.appSettings.owned, exported.appSettings.unavailable]) {
      const names = rows.map(({ name }: AppSettingFacts) => name);
      expect(names.length).toBeGreaterThan(10);
      expect(names).toEqual([...names].sort());
    }
  });

  test('ends with a line break and has no line that is only space', () => {
    expect(renderCatalog()).toMatch(/[^\n]\n$/);
    expect(renderCatalog()).not.toMatch(/^\s*$\n/m);
  });

  test('leaves the order of a row as it is where it says something', () => {
    expect(catalogDocument().runtimes['node-14'].linux.hosts).toEqual(['~4', '~3']);
    expect(exported.runtimes['node-14'].linux.hosts).toEqual(['~4', '~3']);
  });
});

describe('what a row refers to is in the file', () => {
  /** Values of all fields of that name, wherever they are. */
  const valuesOf = (name: string, value: unknown = exported): unknown[] => {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, item]) => [...(key === name && !Array.isArray(value) ? [item].flat() : []), ...valuesOf(name, item)]);
  };
  const services = Object.entries(exported.connections.services) as [string, { access: object }][];

  test('sources', () => {
    const { sources, ...facts } = exported;
    const named = valuesOf('sources', facts);
    expect(named.length).toBeGreaterThan(300);
    expect(named.filter((id) => !Object.hasOwn(sources, String(id)))).toEqual([]);
  });

  test.each(['azure', 'cosmosDb'])('roles that %s roles cover', (table) => {
    const roles = exported.roles[table];
    expect(valuesOf('covers', roles).filter((key) => !Object.hasOwn(roles, String(key)))).toEqual([]);
    expect(valuesOf('covers', roles)).not.toHaveLength(0);
  });

  test('roles of the host storage and of telemetry', () => {
    const { role, uses } = exported.hostStorageUses;
    expect([role, ...valuesOf('roles', uses)].filter((key) => !Object.hasOwn(exported.roles.azure, String(key)))).toEqual([]);
    expect(valuesOf('name', exported.roles.azure)).toContain(exported.monitoring.entraTelemetry.role);
  });

  test.each(services)('roles and uses of %s', (service, { access }) => {
    const roles = exported.roles[service === 'cosmosDb' ? 'cosmosDb' : 'azure'];
    expect(valuesOf('roles', access).filter((key) => !Object.hasOwn(roles, String(key)))).toEqual([]);
    expect(valuesOf('accountRoles', access).filter((key) => !Object.hasOwn(exported.roles.azure, String(key)))).toEqual([]);
    expect(valuesOf('hostUses', access).filter((key) => !Object.hasOwn(exported.hostStorageUses.uses, String(key)))).toEqual([]);
  });

  test('parts of the host storage, tiers without metrics and plans with subnets', () => {
    expect(valuesOf('subresource', exported.network).filter((key) => !Object.hasOwn(exported.network.privateLink, String(key)))).toEqual([]);
    expect(valuesOf('notOnTiers').filter((tier) => !valuesOf('tier', exported.skus).includes(tier))).toEqual([]);
    expect(Object.keys(exported.network.subnets).filter((plan) => !Object.hasOwn(exported.plans, plan))).toEqual([]);
  });
});

describe('docs/catalog.schema.json', () => {
  test('describes the file', () => {
    expect(violations(schema, exported)).toEqual([]);
  });

  test.each<[string, (catalog: typeof exported) => void, string]>([
    ['a key that goes away', (c) => delete c.runtimes['node-22'].endOfSupport, '$.runtimes.node-22: no endOfSupport'],
    ['a key that nobody described', (c) => (c.plans.dedicated.colour = 'blue'), '$.plans.dedicated: unknown key colour'],
    ['another type', (c) => (c.flex.memoryMiB.default = '2048'), '$.flex.memoryMiB.default: not of type integer'],
    ['a plan that does not exist', (c) => (c.skus[0].plan = 'premium'), '$.skus[0].plan: fits none of 2'],
    ['a date in another form', (c) => (c.hostVersions['~3'].endOfSupport = '13.12.2022'), '$.hostVersions.~3.endOfSupport: fits none of 2'],
    ['a page that is no address', (c) => (c.names.plan.page = 'see above'), '$.names.plan.page: not like ^https://'],
    ['a host version that does not say whether it uses identities', (c) => delete c.hostVersions['~4'].identityStorage, '$.hostVersions.~4: no identityStorage'],
    ['an id that is no GUID', (c) => (c.roles.azure.acrPull.id = 'AcrPull'), '$.roles.azure.acrPull.id: not like ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'],
    ['a role without its use', (c) => delete c.roles.cosmosDb.cosmosDbBuiltInDataReader.use, '$.roles.cosmosDb.cosmosDbBuiltInDataReader: no use'],
    ['a table of roles that nobody described', (c) => (c.roles.entra = {}), '$.roles: unknown key entra'],
    ['a use of the host storage that does not exist', (c) => (c.hostStorageUses.uses.httpTrigger = c.hostStorageUses.uses.timerTrigger),
      '$.hostStorageUses.uses key httpTrigger: not one of diagnosticEvents,blobTrigger,eventHubsTrigger,timerTrigger,durableFunctions,queueTrigger,queueOutput,tableInput,tableOutput'],
    ['a service that does not exist', (c) => (c.connections.services.redis = c.connections.services.sql),
      '$.connections.services key redis: not one of blobs,queues,tables,sql,eventHubs,serviceBus,eventGrid,cosmosDb'],
    ['another access', (c) => (c.connections.services.queues.settings[0].access = ['scale']), '$.connections.services.queues.settings[0].access[0]: not one of trigger,input,output'],
    ['access that needs nothing', (c) => delete c.connections.services.tables.access.input.scopes, '$.connections.services.tables.access.input: no scopes'],
    ['a version that is not whole', (c) => (c.connections.durableFunctions.isolated.since = '1.0'), '$.connections.durableFunctions.isolated.since: fits none of 2'],
    ['a limit in words', (c) => (c.monitoring.newApplicationInsights.retentionDays.max = 'two years'), '$.monitoring.newApplicationInsights.retentionDays.max: not of type integer'],
    ['an alert with another sign', (c) => (c.metricAlerts[0].operator = '>'), '$.metricAlerts[0].operator: not one of GreaterThan,GreaterThanOrEqual,LessThan'],
    ['a severity that is none', (c) => (c.metricAlerts[0].severity = 5), '$.metricAlerts[0].severity: not one of 0,1,2,3,4'],
    ['a subnet of a plan without networks', (c) => (c.network.subnets.appServicePlan = c.network.subnets.dedicated),
      '$.network.subnets key appServicePlan: not one of consumption,flexConsumption,elasticPremium,dedicated'],
    ['a part of an account that does not exist', (c) => (c.network.hostStorageServices[0].subresource = 'dfs'), '$.network.hostStorageServices[0].subresource: not one of sites,blob,queue,table,file'],
    ['a type without an API version', (c) => (c.azapi.types.site = 'Microsoft.Web/sites'),
      '$.azapi.types.site: not like ^Microsoft\\.[A-Za-z]+(/[A-Za-z]+)+@\\d{4}-\\d{2}-\\d{2}(-preview)?$'],
    ['a source in another form', (c) => (c.azapi.sources[0] = 'the page'), '$.azapi.sources[0]: not like ^S-[A-Z0-9]+$'],
    ['a feature that does not say which model has it', (c) => delete c.workerFeatures.rows.middleware.has.inProcess, '$.workerFeatures.rows.middleware.has: no inProcess'],
    ['a feature of another kind', (c) => (c.workerFeatures.rows.aspire.kind = 'old'), '$.workerFeatures.rows.aspire.kind: not one of changes,gone,new,same'],
    ['a lowest version that is a range', (c) => (c.projects.minimumPackages.rows.isolated['net11.0']['Azure.Functions.Sdk'] = '1.*'),
      '$.projects.minimumPackages.rows.isolated.net11.0.Azure.Functions.Sdk: not like ^\\d+\\.\\d+\\.\\d+$'],
    ['a framework in other words', (c) => (c.projects.flexMinimumPackages.rows['.NET 8'] = {}), '$.projects.flexMinimumPackages.rows key .NET 8: not like ^net[0-9.]+$'],
    ['files of projects that nobody described', (c) => (c.projects.pythonPackages = {}), '$.projects: unknown key pythonPackages'],
    ['another schema version', (c) => (c.schemaVersion = 2), '$.schemaVersion: not 1'],
  ])('objects to %s', (_, change, expected) => {
    const changed = structuredClone(exported);
    change(changed);
    expect(violations(schema, changed)).toEqual([expected]);
  });

  test('lists the same keys as docs/catalog.md', () => {
    const page = readFileSync(join(ROOT, 'docs', 'catalog.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, key]) => key);
    const inParts = ['appSettings', 'roles', 'hostStorageUses', 'connections', 'monitoring', 'network', 'projects'];
    const keys = Object.entries(exported).flatMap(([key, value]) => (inParts.includes(key) ? Object.keys(value as object).map((part) => `${key}.${part}`) : [key]));
    expect(documented.sort()).toEqual(keys.filter((key) => key !== '$schema').sort());
  });
});

test('the build writes the file, and the pack carries it with its description', () => {
  const { scripts, files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(scripts.build).toMatch(/ jsii .*&& .*catalog:export$/);
  expect(scripts.prepack).toContain('npm run build');
  expect(files).toEqual(expect.arrayContaining(['lib', 'docs']));
});
