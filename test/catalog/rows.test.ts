import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APP_SETTINGS, KEY_VAULT_REFERENCE, READ_APP_SETTINGS, WRITTEN_APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { AZAPI } from '../../src/catalog/azapi';
import { AZURERM } from '../../src/catalog/azurerm';
import { CONNECTION_NAMES, CONNECTIONS, DURABLE_PACKAGES } from '../../src/catalog/connections';
import { DOTNET_RUNTIMES } from '../../src/catalog/dotnet-runtimes';
import { FLEX } from '../../src/catalog/flex';
import { HOST_VERSIONS, IN_PROCESS_MODEL } from '../../src/catalog/host-versions';
import { LANGUAGE_RUNTIMES } from '../../src/catalog/language-runtimes';
import { LANGUAGES, type LanguageFacts } from '../../src/catalog/languages';
import { METRIC_ALERTS } from '../../src/catalog/metric-alerts';
import { MIGRATION_FEATURES, MIGRATION_PACKAGES, MINIMUM_PACKAGES } from '../../src/catalog/migration';
import { DIAGNOSTICS, ENTRA_TELEMETRY, MONITORING_NAMES, NEW_APPLICATION_INSIGHTS, PORTAL_TAGS } from '../../src/catalog/monitoring';
import { NAMES, type NameFacts } from '../../src/catalog/names';
import { CONTENT_SHARE, HOST_STORAGE_SERVICES, PRIVATE_ENDPOINT_NAME, PRIVATE_ENDPOINT_SUBNET, PRIVATE_LINK, SUBNETS } from '../../src/catalog/network';
import {
  ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, GLOBAL_JSON, HOST_JSON, LOCAL_SETTINGS, MORE_MINIMUM_PACKAGES, NODE_PACKAGES, RUNTIME_IDENTIFIERS,
  TELEMETRY_PACKAGES,
} from '../../src/catalog/packages';
import { PLANS, type PlanFacts } from '../../src/catalog/plans';
import { PROVIDER_SETTINGS } from '../../src/catalog/provider-settings';
import { COSMOS_ROLES, HOST_STORAGE_USES, ROLES } from '../../src/catalog/roles';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { SKU_GROUPS, type SkuGroupFacts } from '../../src/catalog/skus';
import { SLOTS } from '../../src/catalog/slots';
import { SOURCES } from '../../src/catalog/sources';
import { WORKER_FEATURES } from '../../src/catalog/worker-features';
import { SOURCE_FACTS } from '../fixtures/platform';

interface Row {
  readonly sources: readonly string[];
  readonly checkedOn: string;
  readonly page?: string;
  readonly notes?: readonly string[];
}

const named = (table: string, rows: Readonly<Record<string, Row>>): [string, Row][] =>
  Object.entries(rows).map(([key, row]) => [`${table} ${key}`, row]);

const { page: FLEX_PAGE, ...FLEX_ROWS } = FLEX;
const ROWS: [string, Row][] = [
  ...named('RUNTIMES', RUNTIMES),
  ...named('LANGUAGES', LANGUAGES),
  ...named('PLANS', PLANS),
  ...named('HOST_VERSIONS', HOST_VERSIONS),
  ...named('NAMES', NAMES),
  ...named('MONITORING_NAMES', MONITORING_NAMES),
  ...METRIC_ALERTS.map((row): [string, Row] => [`METRIC_ALERTS ${row.alert} on ${row.plans.join(', ')} (${row.systems.join(', ')})`, row]),
  ['ENTRA_TELEMETRY', ENTRA_TELEMETRY],
  ['NEW_APPLICATION_INSIGHTS', NEW_APPLICATION_INSIGHTS],
  ['PORTAL_TAGS', PORTAL_TAGS],
  ['DIAGNOSTICS', DIAGNOSTICS],
  ...named('FLEX', FLEX_ROWS),
  ...named('SUBNETS', SUBNETS),
  ...named('PRIVATE_LINK', PRIVATE_LINK),
  ...HOST_STORAGE_SERVICES.map((row): [string, Row] => [`HOST_STORAGE_SERVICES ${row.subresource}`, row]),
  ['PRIVATE_ENDPOINT_SUBNET', PRIVATE_ENDPOINT_SUBNET],
  ['PRIVATE_ENDPOINT_NAME', PRIVATE_ENDPOINT_NAME],
  ['CONTENT_SHARE', CONTENT_SHARE],
  ...named('WRITTEN_APP_SETTINGS', WRITTEN_APP_SETTINGS),
  ...SKU_GROUPS.map((row): [string, Row] => [`SKU_GROUPS ${row.tier}`, row]),
  ...APP_SETTINGS.map((row): [string, Row] => [`APP_SETTINGS ${row.name} on ${row.plans.join(', ')} (${row.systems.join(', ')})`, row]),
  ...PROVIDER_SETTINGS.map((row): [string, Row] => [`PROVIDER_SETTINGS ${row.name} (${row.flex ? 'Flex' : 'classic'})`, row]),
  ['AZAPI', AZAPI],
  ['AZURERM', AZURERM],
  ['SLOTS', SLOTS],
  ['MIGRATION_PACKAGES', MIGRATION_PACKAGES],
  ['MINIMUM_PACKAGES', MINIMUM_PACKAGES],
  ['MIGRATION_FEATURES', MIGRATION_FEATURES],
  ['WORKER_FEATURES', WORKER_FEATURES],
  ...named('PACKAGES', {
    ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, GLOBAL_JSON, HOST_JSON, LOCAL_SETTINGS, MORE_MINIMUM_PACKAGES, NODE_PACKAGES, RUNTIME_IDENTIFIERS,
    TELEMETRY_PACKAGES,
  }),
  ['IN_PROCESS_MODEL', IN_PROCESS_MODEL],
  ['KEY_VAULT_REFERENCE', KEY_VAULT_REFERENCE],
  ...named('ROLES', ROLES),
  ...named('COSMOS_ROLES', COSMOS_ROLES),
  ...named('HOST_STORAGE_USES', HOST_STORAGE_USES),
  ...named('CONNECTIONS', CONNECTIONS),
  ['DURABLE_PACKAGES', DURABLE_PACKAGES],
  ['CONNECTION_NAMES', CONNECTION_NAMES],
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const realDay = (day: string) => DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
const https = (page: string) => page.startsWith('https://') && URL.canParse(page) && !/\s/.test(page);

describe('every row', () => {
  test('of every module of the catalogue is in the list of this test', () => {
    const folder = join(__dirname, '../../src/catalog');
    const found = new Set<unknown>();
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('sources' in value || 'checkedOn' in value) found.add(value);
      Object.values(value).forEach(collect);
    };
    for (const file of readdirSync(folder)) collect(jest.requireActual(join(folder, file)));
    expect(found.size).toBeGreaterThan(100);
    const listed = new Set<unknown>(ROWS.map(([, row]) => row));
    expect([...found].filter((row) => !listed.has(row))).toEqual([]);
    expect(listed.size).toBe(found.size);
  });

  test.each(ROWS)('%s says where and when it was read', (_, row) => {
    expect(row.sources).not.toHaveLength(0);
    expect(new Set(row.sources).size).toBe(row.sources.length);
    expect(row.sources.filter((id) => !Object.hasOwn(SOURCES, id))).toEqual([]);
    expect(realDay(row.checkedOn)).toBe(true);
  });

  const pages = ROWS.map(([name, row]) => [name, Object.entries(row).filter(([key]) => /page$/i.test(key))] as const);

  test.each(pages.filter(([, own]) => own.length > 0))('%s has pages that are web addresses', (_, own) => {
    expect(own.filter(([, page]) => !https(String(page)))).toEqual([]);
  });

  test.each(ROWS.filter(([, row]) => row.notes !== undefined && row.notes.length > 0))('%s has notes that are sentences', (_, row) => {
    for (const note of row.notes ?? []) expect(note).toMatch(/^\S.{5,}\.$/s);
  });

  test.each([
    'RUNTIMES', 'PLANS', 'HOST_VERSIONS', 'NAMES', 'APP_SETTINGS', 'ROLES', 'COSMOS_ROLES', 'HOST_STORAGE_USES', 'CONNECTIONS', 'MONITORING_NAMES',
    'METRIC_ALERTS', 'SUBNETS', 'PRIVATE_LINK', 'HOST_STORAGE_SERVICES',
  ])('of %s has a page', (table) => {
    const rows = ROWS.filter(([name]) => name.startsWith(`${table} `));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(([, { page }]) => page === undefined).map(([name]) => name)).toEqual([]);
  });

  test.each([...Object.values(AZURERM.pages), FLEX_PAGE])('%s, a page that belongs to no row, is a web address', (page) => {
    expect(https(page)).toBe(true);
  });
});

describe('SOURCES', () => {
  test.each(Object.entries(SOURCES))('%s has title, place and date', (id, { title, location, date }) => {
    expect(id).toMatch(/^S-[A-Z0-9]+$/);
    for (const text of [title, location, date]) expect(text.trim()).toMatch(/\S/);
  });

  test('are told apart by their titles', () => {
    const titles = Object.values(SOURCES).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(Object.entries(SOURCE_FACTS))('%s is what the facts say', (id, source) => {
    expect((SOURCES as Record<string, unknown>)[id]).toEqual(source);
  });
});

const PLAN_IDS = Object.keys(PLANS);
const HOSTS = Object.keys(HOST_VERSIONS);
const SYSTEMS = ['Linux', 'Windows'];
const unknown = (values: readonly string[], known: readonly string[]) => values.filter((value) => !known.includes(value));

/** Whether a list holds no value twice and has the order of another list. */
function expectOrder(values: readonly string[], order: readonly string[]): void {
  expect(values).toEqual(order.filter((value) => values.includes(value)));
}

describe('RUNTIMES', () => {
  const rows: [string, RuntimeFacts][] = Object.entries(RUNTIMES);

  test('is the union of both tables, which share no id', () => {
    const ids = [...Object.keys(DOTNET_RUNTIMES), ...Object.keys(LANGUAGE_RUNTIMES)];
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(RUNTIMES)).toEqual(ids);
  });

  test.each([
    ['worker model and constant', ({ model, member }: RuntimeFacts) => `${model} ${member}`],
    ['label', ({ label }: RuntimeFacts) => label],
    ['worker runtime, version and model', ({ model, workerRuntime, version }: RuntimeFacts) => `${model} ${workerRuntime} ${version}`],
  ])('tells rows apart by %s', (_, key) => {
    const keys = rows.map(([, row]) => key(row));
    expect(keys.filter((value, index) => keys.indexOf(value) !== index)).toEqual([]);
  });

  test.each(rows)('%s names plans and hosts that exist, in the order of their tables', (_, row) => {
    for (const build of [row.linux, row.windows]) {
      expectOrder(build?.plans ?? [], PLAN_IDS);
      expectOrder(build?.hosts ?? [], HOSTS);
      expect(build?.hosts.length).not.toBe(0);
      expect(build?.plans.length).not.toBe(0);
    }
    expect(row.windows?.plans ?? []).not.toContain('flexConsumption');
  });

  test.each(rows)('%s is on Flex Consumption with a runtime pair, or not at all', (_, row) => {
    expect(row.flex !== null).toBe(row.linux?.plans.includes('flexConsumption') === true);
    if (row.flex !== null) expect([row.flex.name, row.flex.version]).toEqual([row.workerRuntime, row.version]);
  });

  test.each(rows)('%s has a stack for each system it is built for, and for no other', (_, row) => {
    if (row.stack === null) return expect(['dotnet', 'native']).toContain(row.workerRuntime);
    expect(row.stack.linux !== null).toBe(row.linux !== null);
    expect(row.stack.windows !== null).toBe(row.windows !== null);
  });

  test.each(rows)('%s has a build, a constant and a date as they should be spelled', (_, row) => {
    expect([row.linux, row.windows].some((build) => build !== null)).toBe(true);
    expect(row.member).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(row.member.endsWith('_PREVIEW')).toBe(row.state === 'preview');
    expect(row.targetFramework !== null).toBe(['dotnet', 'dotnet-isolated'].includes(row.workerRuntime));
    expect(row.model === 'inProcess').toBe(row.workerRuntime === 'dotnet');
    const day = row.endOfSupport === null ? '2000-01-01' : row.endOfSupport.length === 'yyyy-mm'.length ? `${row.endOfSupport}-01` : row.endOfSupport;
    expect(realDay(day)).toBe(true);
  });

  test.each(['inProcess dotnet', 'isolated dotnet-isolated', 'isolated node', 'isolated python', 'isolated java', 'isolated powershell'])(
    'lists %s newest first, .NET Framework last',
    (kind) => {
      const versions = rows
        .filter(([, row]) => `${row.model} ${row.workerRuntime}` === kind)
        .map(([, { version, targetFramework }]) => (targetFramework === 'net48' ? [0, 0] : version.split('.').map(Number)));
      const sorted = [...versions].sort(([major, minor = 0], [otherMajor, otherMinor = 0]) => otherMajor - major || otherMinor - minor);
      expect(versions.length).toBeGreaterThan(1);
      expect(versions).toEqual(sorted);
    },
  );
});

describe('PLANS', () => {
  const rows: [string, PlanFacts][] = Object.entries(PLANS);

  test.each(rows)('%s names systems and hosts that exist, in the order of their tables', (_, row) => {
    expectOrder(row.systems, SYSTEMS);
    expect(row.systems).not.toHaveLength(0);
    for (const system of ['Linux', 'Windows'] as const) {
      expectOrder(row.hosts[system], HOSTS);
      expect(row.hosts[system].length > 0).toBe(row.systems.includes(system));
    }
    expect(unknown([...row.hybridConnections, ...row.containers, ...row.dailyMemoryQuota], row.systems)).toEqual([]);
  });

  test.each(rows)('%s has a label of its own and numbers that fit each other', (_, row) => {
    expect(rows.filter(([, { label }]) => label === row.label)).toHaveLength(1);
    const { default: usual, max } = row.timeoutMinutes;
    expect(usual).toBeLessThanOrEqual(max ?? Infinity);
    for (const day of Object.values(row.retirement)) if (day !== null) expect(realDay(day)).toBe(true);
  });

  test('leave to their SKUs what only the SKUs can answer on the Dedicated plan, and nowhere else', () => {
    const bySku = rows.filter(([, row]) => [row.alwaysOn, row.vnetIntegration, row.privateEndpoints, row.zoneRedundancy, row.backup].includes('bySku'));
    expect(bySku.map(([id]) => id)).toEqual(['dedicated']);
    expect(rows.filter(([, { slots }]) => slots === null).map(([id]) => id)).toEqual(['dedicated']);
  });
});

describe('HOST_VERSIONS', () => {
  test('are keyed by their value, newest first', () => {
    expect(Object.entries(HOST_VERSIONS).map(([key, { value }]) => [key, value])).toEqual(['~4', '~3', '~2', '~1'].map((value) => [value, value]));
  });

  test.each(Object.values(HOST_VERSIONS))('$value names plans and systems that exist, and real days', ({ systems, stopped, endOfSupport }) => {
    expectOrder(systems, SYSTEMS);
    for (const { plan, system, since } of stopped as readonly { plan: string; system: string; since: string }[]) {
      expect(PLAN_IDS).toContain(plan);
      expect(systems).toContain(system);
      expect(realDay(since)).toBe(true);
    }
    if (endOfSupport !== null) expect(realDay(endOfSupport)).toBe(true);
  });

  // As the page about connections says of all of them, by hand.
  test('reach their storage with an identity from Functions 4.x on', () => {
    expect(Object.values(HOST_VERSIONS).filter(({ identityStorage }) => identityStorage).map(({ value }) => value)).toEqual(['~4']);
  });

  test('agree with the plans about systems', () => {
    for (const { value, systems } of Object.values(HOST_VERSIONS)) {
      for (const plan of Object.values(PLANS) as PlanFacts[]) {
        for (const system of ['Linux', 'Windows'] as const) {
          if (plan.hosts[system].includes(value)) expect(systems).toContain(system);
        }
      }
    }
  });
});

describe('SKU_GROUPS', () => {
  const rows: readonly SkuGroupFacts[] = SKU_GROUPS;

  test('hold each SKU once', () => {
    const skus = rows.flatMap((row) => row.skus);
    expect(skus.filter((sku, index) => skus.indexOf(sku) !== index)).toEqual([]);
    expect(new Set(rows.map(({ tier }) => tier)).size).toBe(rows.length);
  });

  test.each(rows)('$tier names a plan and systems that exist', ({ plan, systems, slots }) => {
    if (plan !== null) {
      expect(PLAN_IDS).toContain(plan);
      expect(unknown(systems, PLANS[plan as keyof typeof PLANS].systems)).toEqual([]);
    }
    expectOrder(systems, SYSTEMS);
    expect(slots ?? 1).toBeGreaterThanOrEqual(1);
  });

  test.each(rows)('$tier agrees with its plan where the plan speaks for all SKUs', (row) => {
    if (row.plan === null) return expect(row.skus).toEqual(['WS1', 'WS2', 'WS3']);
    const plan: PlanFacts = PLANS[row.plan as keyof typeof PLANS];
    const answers = { vnetIntegration: row.vnetIntegration, privateEndpoints: row.privateEndpoints, zoneRedundancy: row.zoneRedundancy, backup: row.backup };
    for (const [ability, answer] of Object.entries(answers)) {
      const whole = plan[ability as keyof typeof answers];
      if (whole !== 'bySku') expect([ability, answer]).toEqual([ability, whole === 'yes']);
    }
    if (plan.alwaysOn === 'never') expect(row.alwaysOn).toBe(false);
  });

  test('give every plan its SKUs', () => {
    expect([...new Set(rows.map(({ plan }) => plan))].sort()).toEqual([...PLAN_IDS, null].sort());
  });
});

describe('APP_SETTINGS', () => {
  const rows: readonly AppSettingFacts[] = APP_SETTINGS;

  test.each(rows)('$name ($kind) names plans and systems that exist and says what to type instead', ({ plans, systems, why, use, name }) => {
    expectOrder(plans, PLAN_IDS);
    expectOrder(systems, SYSTEMS);
    expect(plans).not.toHaveLength(0);
    expect(systems).not.toHaveLength(0);
    expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
    expect(why).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(use).toMatch(/^(set '|set it to |leave it out|ask for a remote build)/);
  });

  test('say one thing about a name on a plan and a system', () => {
    const said = rows.flatMap(({ name, plans, systems }) =>
      plans.flatMap((plan) => systems.map((system) => `${name.toLowerCase()} ${plan} ${system}`)),
    );
    expect(said.filter((row, index) => said.indexOf(row) !== index)).toEqual([]);
  });

  test('refuse a setting of Flex Consumption on the only system of the plan, Linux', () => {
    const flexOnly = rows.filter(({ plans }) => plans.length === 1 && plans[0] === 'flexConsumption');
    expect(flexOnly.length).toBeGreaterThan(15);
    expect(flexOnly.filter(({ systems }) => !systems.includes('Linux'))).toEqual([]);
  });

  test.each(Object.entries(WRITTEN_APP_SETTINGS))('%s, which the library writes, is spelled like the row that owns it', (_, { name }) => {
    const same = rows.filter((row) => row.name.toLowerCase() === name.toLowerCase()).map((row) => row.name);
    expect(new Set(same.length === 0 ? [name] : same)).toEqual(new Set([name]));
  });

  test('have a row for each setting that is written and never meant for the user', () => {
    const owns = (name: string) => rows.some((row) => row.kind === 'owned' && ('prefix' in row && row.prefix ? name.startsWith(row.name) : row.name === name));
    const free = Object.values(WRITTEN_APP_SETTINGS).map(({ name }) => name).filter((name) => !owns(name));
    // The user may want sticky diagnostics in slots, may switch the placeholder off, and may name the package that runs.
    expect(free.sort()).toEqual([
      'WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS', 'WEBSITE_RUN_FROM_PACKAGE', 'WEBSITE_SKIP_CONTENTSHARE_VALIDATION', 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED',
    ]);
  });

  test('are read under names that differ', () => {
    const names = Object.values(READ_APP_SETTINGS);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('LANGUAGES', () => {
  const rows: [string, LanguageFacts][] = Object.entries(LANGUAGES);

  test('are the out-of-process workers that come in versions', () => {
    const isolated = (Object.values(RUNTIMES) as RuntimeFacts[]).filter(({ model }) => model === 'isolated').map(({ workerRuntime }) => workerRuntime);
    expect(rows.map(([id]) => id).sort()).toEqual([...new Set(isolated)].filter((id) => !['custom', 'native'].includes(id)).sort());
  });

  const spelled = rows.flatMap(([id, language]) =>
    (Object.values(RUNTIMES) as RuntimeFacts[])
      .filter((row) => row.workerRuntime === id && row.state === 'ga' && row.linux?.hosts.includes('~4') === true && row.linux.plans.includes('flexConsumption'))
      .map((row): [string, LanguageFacts, RuntimeFacts] => [row.label, language, row]),
  );

  test.each(spelled)('%s is spelled as its language says', (_, language, row) => {
    expect(row.linux?.fxVersion).toBe(`${language.linuxFxName}|${row.version}`);
    expect(row.stack?.argument).toBe(language.argument);
    expect(row.stack?.linux).toBe(row.version);
    const onWindows = row.workerRuntime === 'java' && row.version === '8' ? '1.8' : `${String(language.windows)}${row.version}`;
    expect(row.stack?.windows).toBe(language.windows === null ? null : onWindows);
    expect(row.appSettings).toEqual(language.stack);
  });
});

describe('NAMES', () => {
  const rows = Object.entries<NameFacts>({ ...NAMES, ...MONITORING_NAMES, PRIVATE_ENDPOINT_NAME });

  test.each(rows)('%s has a pattern that is a whole one, and lengths in order', (_, { pattern, min, max }) => {
    expect(pattern).toMatch(/^\^.*\$$/);
    expect(() => new RegExp(pattern)).not.toThrow();
    expect(min).toBeGreaterThanOrEqual(1);
    expect(max).toBeGreaterThan(min);
  });

  test.each(rows)('%s has a pattern that Terraform takes, which looks neither ahead nor back', (_, { pattern }) => {
    expect(pattern).not.toMatch(/\(\?|\\[1-9]/);
  });

  test('tell resources apart by key and label', () => {
    const keys = [NAMES, MONITORING_NAMES].flatMap((table) => Object.keys(table));
    expect(new Set(keys).size).toBe(keys.length);
    const labels = rows.map(([, { label }]) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
