/**
 * The tables of README.md and docs/ that say what the catalogue says.
 *
 * `npx ts-node test/examples/docs-tables.ts` writes them anew; `test/catalog/tables.test.ts` compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { AZURERM } from '../../src/catalog/azurerm';
import { HOST_STORAGE_SERVICES, PRIVATE_LINK, SUBNETS, type SubnetFacts } from '../../src/catalog/network';
import { PLANS, type PlanFacts, type PlanId } from '../../src/catalog/plans';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { SKU_GROUPS, type SkuGroupFacts } from '../../src/catalog/skus';
import { WORKER_FEATURES, type FeatureFacts } from '../../src/catalog/worker-features';
import { compareVersions } from '../../src/rules/versions';
import { FunctionFeature } from '../../src/values/function-feature';
import { HostStorageUse } from '../../src/values/host-storage-use';
import { azureRolesTable, packagesTable, placesTable, rolesTable, settingsTable, usesTable } from './connection-tables';
import { waysTable, writtenTable } from './storage-tables';

const ROOT = resolve(__dirname, '../..');

const PLAN_IDS: readonly PlanId[] = ['consumption', 'flexConsumption', 'elasticPremium', 'dedicated'];
const SYSTEMS = ['Linux', 'Windows'] as const;
const plans: readonly PlanFacts[] = PLAN_IDS.map((id) => PLANS[id]);
const groups: readonly SkuGroupFacts[] = SKU_GROUPS;
const labels = PLAN_IDS.map((id) => PLANS[id].label);

const code = (text: string): string => `\`${text}\``;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `yes`, `no`, or the systems that have it. */
const onSystems = (has: readonly string[], systems: readonly string[]): string =>
  has.length === 0 ? 'no' : has.length === systems.length ? 'yes' : has.join(', ');
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const bySku = (value: string): string => (value === 'bySku' ? 'by SKU' : value);
const bySystem = (plan: PlanFacts, values: Readonly<Record<'Linux' | 'Windows', string>>): string => {
  const systems = SYSTEMS.filter((system) => plan.systems.includes(system));
  return new Set(systems.map((system) => values[system])).size === 1
    ? values[systems[0]]
    : systems.map((system) => `${values[system]} on ${system}`).join(', ');
};
const minutes = (value: number | null): string => (value === null ? 'no limit' : `${value} min`);

const skusOf = (id: PlanId): string[] => groups.filter(({ plan }) => plan === id).flatMap(({ skus }) => [...skus]);

const CONTENT_SHARE = { required: 'yes', optionalOnLinux: 'yes; optional on Linux', forbidden: 'no', unused: 'no' } as const;

const PLAN_ROWS: readonly (readonly [string, (plan: PlanFacts, id: PlanId) => string])[] = [
  ['systems', ({ systems }) => systems.join(', ')],
  ['SKU', (_, id) => (id === 'dedicated' ? 'see below' : skusOf(id).map(code).join(', '))],
  ['host versions', (plan) => bySystem(plan, { Linux: plan.hosts.Linux.map(code).join(' '), Windows: plan.hosts.Windows.map(code).join(' ') })],
  ['code inside the host (in-process)', ({ inProcess }) => yesNo(inProcess)],
  ['apps per plan', ({ appsPerPlan }) => (appsPerPlan === null ? 'no number documented' : String(appsPerPlan))],
  ['run of a function: default, longest', ({ timeoutMinutes }) => `${minutes(timeoutMinutes.default)}, ${minutes(timeoutMinutes.max)}`],
  ['`appScaleLimit` up to', (plan) => (plan.scaleLimit === null ? 'no such limit' : bySystem(plan, { Linux: String(plan.scaleLimit.Linux), Windows: String(plan.scaleLimit.Windows) }))],
  ['minimum and pre-warmed instances', ({ elastic }) => yesNo(elastic)],
  ['Always On', ({ alwaysOn }) => (alwaysOn === 'never' ? 'no' : bySku(alwaysOn))],
  ['health check', ({ healthCheck }) => yesNo(healthCheck)],
  ['virtual network integration', ({ vnetIntegration }) => bySku(vnetIntegration)],
  ['private endpoints', ({ privateEndpoints }) => bySku(privateEndpoints)],
  ['hybrid connections', ({ hybridConnections, systems }) => onSystems(hybridConnections, systems)],
  ['custom containers', ({ containers, systems }) => onSystems(containers, systems)],
  ['zone redundancy', ({ zoneRedundancy }) => bySku(zoneRedundancy)],
  ['backup', ({ backup }) => bySku(backup)],
  ['mounts', ({ mounts }) => yesNo(mounts)],
  ['daily quota', ({ dailyMemoryQuota, systems }) => onSystems(dailyMemoryQuota, systems)],
  ['code in a file share', ({ contentShare }) => CONTENT_SHARE[contentShare]],
  ['switched off on', (plan) => bySystem(plan, { Linux: plan.retirement.Linux ?? '–', Windows: plan.retirement.Windows ?? '–' })],
];

const planTable = (): string =>
  table(['', ...labels], PLAN_ROWS.map(([label, cell]) => [label, ...PLAN_IDS.map((id, index) => cell(plans[index], id))]));

const skuTable = (): string =>
  table(
    ['SKU', 'tier', 'systems', 'Always On', 'virtual network', 'private endpoints', 'zones', 'backup', 'slots', '32-bit only'],
    groups
      .filter(({ plan }) => plan === 'dedicated')
      .map((group) => [
        group.skus.map(code).join(' '), `${group.tier}${group.environment ? ' (App Service Environment)' : ''}`, group.systems.join(', '),
        yesNo(group.alwaysOn), yesNo(group.vnetIntegration), yesNo(group.privateEndpoints), yesNo(group.zoneRedundancy), yesNo(group.backup),
        String(group.slots), yesNo(group.only32Bit),
      ]),
  );

const constant = ({ model, member }: RuntimeFacts): string => code(`${model === 'inProcess' ? 'InProcessRuntime' : 'IsolatedRuntime'}.${member}`);

const offers = (runtime: RuntimeFacts, id: PlanId): string => {
  if (id === 'flexConsumption') return runtime.flex === null ? '–' : 'yes';
  const systems = SYSTEMS.filter((system) => (system === 'Linux' ? runtime.linux : runtime.windows)?.plans.includes(id));
  return systems.length === 0 ? '–' : systems.join(', ');
};

const hosts = (runtime: RuntimeFacts): string =>
  [...new Set([...(runtime.linux?.hosts ?? []), ...(runtime.windows?.hosts ?? [])])].map(code).join(' ');

const runtimeRow = (runtime: RuntimeFacts): string[] => [constant(runtime), ...PLAN_IDS.map((id) => offers(runtime, id))];

const runtimeTable = (): string =>
  table(
    ['runtime', ...labels, 'host', 'support until', `azurerm ${AZURERM.baseline}`],
    Object.values(RUNTIMES).map((runtime: RuntimeFacts) => [
      ...runtimeRow(runtime), hosts(runtime), runtime.state === 'preview' ? 'preview' : (runtime.endOfSupport ?? 'no end announced'), provider(runtime),
    ]),
  );

/** Features that `requireFeatures()` takes, in both worker models. */
const featureTable = (): string =>
  table(
    ['', 'in-process', 'isolated', ''],
    Object.entries(FunctionFeature).map(([member, key]) => {
      const { inProcess, isolated, onNetFramework }: FeatureFacts = WORKER_FEATURES.rows[key];
      return [code(`FunctionFeature.${member}`), inProcess, isolated, onNetFramework || /\.NET Framework/.test(isolated) ? '' : 'not on .NET Framework'];
    }),
  );

/** The runtimes that new apps are made with, and the two that old apps stay on. */
const SHOWN: readonly RuntimeId[] = [
  'dotnet-isolated-10.0', 'dotnet-isolated-netfx48', 'node-22', 'python-3.13', 'java-21', 'custom', 'dotnet-inproc-8.0', 'dotnet-inproc-netfx',
];

const shownRuntimes = (): string => table(['runtime', ...labels], SHOWN.map((id) => runtimeRow(RUNTIMES[id])));

/** First version of the provider that can spell a runtime outside of Flex Consumption; `null` for none so far. */
const providerSince = (runtime: RuntimeFacts, system: 'Linux' | 'Windows'): string | null | undefined => {
  const build = system === 'Linux' ? runtime.linux : runtime.windows;
  if (runtime.stack === null || build === null) return undefined;
  const spelling = system === 'Linux' ? runtime.stack.linux : runtime.stack.windows;
  const values = (AZURERM.stacks[system] as Readonly<Record<string, Readonly<Record<string, string>>>>)[runtime.stack.argument] ?? {};
  return spelling === null ? undefined : (values[spelling] ?? null);
};

/** Whether the baseline of the provider can spell a runtime, in a word. */
const provider = (runtime: RuntimeFacts): string => {
  const words = SYSTEMS.map((system) => providerSince(runtime, system)).map((since) =>
    since === undefined ? undefined : since === null ? 'no' : compareVersions(since, AZURERM.baseline) > 0 ? `from ${since}` : 'yes',
  );
  const [linux, windows] = words;
  if (linux === undefined || windows === undefined || linux === windows) return linux ?? windows ?? '–';
  return `${linux} on Linux, ${windows} on Windows`;
};

/** Runtimes that are supported and that the baseline of the provider cannot spell. */
const providerTable = (): string =>
  table(
    ['runtime', 'Linux', 'Windows', 'Flex Consumption'],
    Object.values(RUNTIMES)
      .filter((runtime: RuntimeFacts) => runtime.endOfSupport === null || runtime.endOfSupport > AZURERM.checkedOn)
      .map((runtime: RuntimeFacts) => ({ runtime, since: SYSTEMS.map((system) => providerSince(runtime, system)) }))
      .filter(({ since }) => since.some((version) => version === null || (version !== undefined && compareVersions(version, AZURERM.baseline) > 0)))
      .map(({ runtime, since }) => [
        constant(runtime),
        ...since.map((version) => (version === undefined ? '–' : version === null ? 'in no version up to 5.2.0' : `from ${version}`)),
        runtime.flex === null ? '–' : `with ${AZURERM.baseline}`,
      ]),
  );

const settings: readonly AppSettingFacts[] = APP_SETTINGS;
const settingName = ({ name, prefix, value }: AppSettingFacts): string => `${code(`${name}${prefix ? '…' : ''}`)}${value === null ? '' : ` set to ${code(value)}`}`;

const ownedTable = (): string =>
  table(
    ['app setting', ...labels, 'instead'],
    settings
      .filter(({ kind }) => kind === 'owned')
      .map((row) => [settingName(row), ...PLAN_IDS.map((id) => (row.plans.includes(id) ? '✗' : ' ')), row.use.replaceAll(/'(\w+)'/g, '`$1`')]),
  );

const unavailableTable = (): string =>
  table(
    ['app setting', 'plan', 'why', 'instead'],
    settings
      .filter(({ kind }) => kind === 'unavailable')
      .map((row) => [
        settingName(row),
        row.plans.map((id) => `${PLANS[id as PlanId].label}${row.systems.length === 2 ? '' : ` on ${row.systems.join(', ')}`}`).join(', '),
        row.why,
        row.use.replaceAll(/'(\w+)'/g, '`$1`'),
      ]),
  );

const timeoutTable = (): string =>
  table(['', ...labels], [
    ['default', ...plans.map(({ timeoutMinutes }) => minutes(timeoutMinutes.default))],
    ['longest', ...plans.map(({ timeoutMinutes }) => minutes(timeoutMinutes.max))],
  ]);

const subnetRows = PLAN_IDS.map((id) => (Object.hasOwn(SUBNETS, id) ? (SUBNETS[id as keyof typeof SUBNETS] as SubnetFacts) : undefined));
const bySubnet = (label: string, cell: (facts: SubnetFacts) => string, without = '–'): string[] => [label, ...subnetRows.map((facts) => (facts === undefined ? without : cell(facts)))];
const prefixes = ({ Linux, Windows }: SubnetFacts['recommendedPrefix']): string => (Linux === Windows ? `/${Linux}` : `/${Linux} on Linux, /${Windows} on Windows`);

const subnetTable = (): string =>
  table(['', ...labels], [
    ['virtual network integration', ...plans.map(({ vnetIntegration }) => bySku(vnetIntegration))],
    ['private endpoints', ...plans.map(({ privateEndpoints }) => bySku(privateEndpoints))],
    bySubnet('delegation of the subnet', ({ delegation }) => code(delegation)),
    bySubnet('resource provider', ({ provider, registered }) => `${code(provider)}${registered ? '' : ', which azurerm does not register'}`),
    bySubnet('smallest subnet', ({ longestPrefix, gateways }) => (longestPrefix === null ? `any; below a /${32 - Math.ceil(Math.log2((gateways ?? 0) + 5))} with less capacity` : `/${longestPrefix}`)),
    bySubnet('recommended', ({ recommendedPrefix }) => prefixes(recommendedPrefix)),
    bySubnet('for several', ({ sharedPrefix, gateways }) => `/${sharedPrefix} for several ${gateways === null ? 'plans' : 'apps'}`),
    bySubnet('addresses', ({ gateways }) => (gateways === null ? 'one per worker, two while it is replaced' : `${gateways} for all apps of the subnet`)),
    bySubnet('subnets per plan', ({ subnetsPerPlan }) => String(subnetsPerPlan ?? 1)),
    bySubnet('underscore in the name', ({ underscores }) => yesNo(underscores)),
  ]);

/** What needs a part, as the program says it. */
const need = (reason: string): string => {
  const use = Object.entries(HostStorageUse).find(([, text]) => text === reason)?.[0];
  return use !== undefined ? code(use) : reason === 'always' ? 'every host' : 'code on Elastic Premium';
};
const privateLinkTable = (): string =>
  table(['part', 'private DNS zone', 'needed for'], [
    [code(PRIVATE_LINK.sites.subresource), code(PRIVATE_LINK.sites.zone), 'an app; `sites-SLOT` for a slot'],
    ...HOST_STORAGE_SERVICES.map(({ subresource, neededFor }) => [code(subresource), code(PRIVATE_LINK[subresource].zone), neededFor.map(need).join(', ')]),
  ]);

/** Every table by its file and name. */
export const TABLES: readonly { readonly file: string; readonly name: string; readonly text: () => string }[] = [
  { file: 'README.md', name: 'runtimes', text: shownRuntimes },
  { file: 'README.md', name: 'provider', text: providerTable },
  { file: 'docs/plans.md', name: 'plans', text: planTable },
  { file: 'docs/plans.md', name: 'skus', text: skuTable },
  { file: 'docs/plans.md', name: 'runtimes', text: runtimeTable },
  { file: 'docs/network.md', name: 'subnets', text: subnetTable },
  { file: 'docs/network.md', name: 'private-link', text: privateLinkTable },
  { file: 'docs/storage.md', name: 'ways', text: waysTable },
  { file: 'docs/storage.md', name: 'written', text: writtenTable },
  { file: 'docs/settings.md', name: 'owned', text: ownedTable },
  { file: 'docs/settings.md', name: 'unavailable', text: unavailableTable },
  { file: 'docs/settings.md', name: 'time-outs', text: timeoutTable },
  { file: 'docs/projects.md', name: 'features', text: featureTable },
  { file: 'docs/connections.md', name: 'settings', text: settingsTable },
  { file: 'docs/connections.md', name: 'packages', text: packagesTable },
  { file: 'docs/connections.md', name: 'roles', text: rolesTable },
  { file: 'docs/connections.md', name: 'places', text: placesTable },
  { file: 'docs/connections.md', name: 'uses', text: usesTable },
  { file: 'docs/connections.md', name: 'azure-roles', text: azureRolesTable },
];

const around = (name: string): RegExp => new RegExp(`(<!-- table: ${name} -->\n\n)[^]*?(\n\n<!-- end of table -->)`);

/** The table as it stands in its file; `undefined` where its marks are missing. */
export function tableIn(file: string, name: string): string | undefined {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const [whole, before, after] = around(name).exec(text) ?? [];
  return whole?.slice(before.length, -after.length);
}

if (require.main === module) {
  for (const { file, name, text } of TABLES) {
    if (tableIn(file, name) === undefined) throw new Error(`${file} has no marks for the table '${name}'`);
    const path = join(ROOT, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(around(name), (_, before: string, after: string) => `${before}${text()}${after}`));
  }
}
