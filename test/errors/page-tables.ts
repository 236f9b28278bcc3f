/**
 * The tables of docs/errors that say what the catalogue says.
 *
 * `npx ts-node test/errors/page-tables.ts` writes them anew; a test compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AZURERM } from '../../src/catalog/azurerm';
import { HOST_VERSIONS, type HostVersionFacts } from '../../src/catalog/host-versions';
import { PLANS, type PlanFacts, type PlanId } from '../../src/catalog/plans';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { SKU_GROUPS, type SkuGroupFacts } from '../../src/catalog/skus';
import { planClass } from '../../src/rules/plan-rules';
import { planTerms, skusOf, type System } from '../../src/rules/plan-terms';
import { PLAN_PROPS, propsFitPlan } from '../../src/rules/prop-rules';
import { hostConstant, runtimeConstant } from '../../src/rules/runtime-terms';
import { compareVersions, lastDay } from '../../src/rules/versions';
import { accessTable, scopesTable } from '../examples/connection-tables';

const PAGES = resolve(__dirname, '../../docs/errors');

const runtimes: readonly RuntimeFacts[] = Object.values(RUNTIMES);
const hosts: readonly HostVersionFacts[] = Object.values(HOST_VERSIONS);
const groups: readonly SkuGroupFacts[] = SKU_GROUPS;
const PLAN_IDS: readonly PlanId[] = ['consumption', 'flexConsumption', 'elasticPremium', 'dedicated'];
const SYSTEMS: readonly System[] = ['Linux', 'Windows'];
const facts = (id: PlanId): PlanFacts => PLANS[id];

const code = (text: string): string => `\`${text}\``;
const constants = (rows: readonly RuntimeFacts[]): string => rows.map((row) => code(runtimeConstant(row))).join(', ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Runtimes of each host version but the newest, where they do not run on the newest too. */
const hostTable = (): string =>
  table(
    ['host version', 'runtimes that have no newer one'],
    hosts.slice(1).map(({ value }) => [
      code(hostConstant(value)),
      constants(
        runtimes.filter((row) => {
          const own = hosts.filter((host) => [row.linux, row.windows].some((build) => build?.hosts.includes(host.value)));
          return own[0]?.value === value;
        }),
      ),
    ]),
  );

/** Runtimes that exist on one system only. */
const systemTable = (): string =>
  table(
    ['only on', 'runtimes'],
    [
      ['Linux', constants(runtimes.filter(({ windows }) => windows === null))],
      ['Windows', constants(runtimes.filter(({ linux }) => linux === null))],
    ],
  );

/** Versions by language on the plans that do not offer all of them. */
const offerTable = (): string => {
  const languages = [...new Set(runtimes.filter(({ model }) => model === 'isolated').map(({ workerRuntime }) => workerRuntime))];
  const versions = (language: string, offers: (row: RuntimeFacts) => boolean): string =>
    runtimes.filter((row) => row.workerRuntime === language && offers(row)).map(({ version }) => version).join(', ') || '–';
  return table(
    ['language', 'Flex Consumption', 'Linux Consumption'],
    languages.map((language) => [
      code(language),
      versions(language, ({ flex }) => flex !== null),
      versions(language, ({ linux }) => linux?.plans.includes('consumption') === true),
    ]),
  );
};

/** Since which version the provider can spell what its baseline cannot. */
const providerTable = (): string =>
  table(
    ['runtime', 'Linux', 'Windows'],
    runtimes.flatMap((row) => {
      const { stack } = row;
      if (stack === null) return [];
      const since = SYSTEMS.map((system) => {
        const build = system === 'Linux' ? row.linux : row.windows;
        const spelling = system === 'Linux' ? stack.linux : stack.windows;
        if (build === null || spelling === null) return '–';
        const values = AZURERM.stacks[system] as Readonly<Record<string, Readonly<Record<string, string>>>>;
        const first = values[stack.argument]?.[spelling];
        return first === undefined ? 'in no version up to 5.2.0' : compareVersions(first, AZURERM.baseline) <= 0 ? 'yes' : `from ${first}`;
      });
      return since.every((cell) => cell === 'yes' || cell === '–') ? [] : [[code(runtimeConstant(row)), ...since]];
    }),
  );

const endTable = (): string =>
  table(
    ['support ends', 'runtimes'],
    [...new Set(runtimes.filter(({ model }) => model === 'isolated').flatMap(({ endOfSupport }) => (endOfSupport === null ? [] : [lastDay(endOfSupport)])))]
      .sort()
      .reverse()
      .map((day) => [day, constants(runtimes.filter(({ model, endOfSupport }) => model === 'isolated' && endOfSupport !== null && lastDay(endOfSupport) === day))]),
  );

const hostEndTable = (): string =>
  table(['host version', 'support ended'], hosts.slice(1).map(({ label, value, endOfSupport }) => [`${label} (${code(value)})`, String(endOfSupport)]));

const undocumentedTable = (): string =>
  table(['runtime'], runtimes.filter(({ flex }) => flex?.documented === false).map((row) => [code(runtimeConstant(row))]));

const skuTable = (): string => table(['construct', '`sku`'], PLAN_IDS.map((id) => [code(planClass(id)), skusOf(id).map(code).join(' ')]));

/** Where each prop works, as the rule about props says it. */
const propTable = (): string => {
  const works = (prop: string, id: PlanId): string => {
    const plans = groups.filter(({ plan }) => plan === id).flatMap(({ skus, systems }) =>
      systems.map((system) => ({ sku: skus[0], system, fits: propsFitPlan(planTerms(id, system as System, skus[0]), { [prop]: true }).length === 0 })),
    );
    const able = plans.filter(({ fits }) => fits);
    if (able.length === plans.length) return 'yes';
    if (able.length === 0) return '–';
    const systems = facts(id).systems.filter((system) => plans.every((plan) => plan.system !== system || plan.fits));
    return systems.length > 0 ? systems.join(', ') : `from ${code(able[0].sku)}`;
  };
  const methods: Readonly<Record<string, string>> = { hybridConnections: 'addHybridConnection', privateEndpoints: 'addPrivateEndpoint' };
  const spelled = (prop: string): string => code(methods[prop] ?? prop);
  return table(['prop', ...PLAN_IDS.map((id) => facts(id).label)], PLAN_PROPS.map((prop) => [spelled(prop), ...PLAN_IDS.map((id) => works(prop, id))]));
};

const scaleLimitTable = (): string =>
  table(
    ['plan', 'Linux', 'Windows'],
    PLAN_IDS.flatMap((id) => {
      const { label, scaleLimit } = facts(id);
      return scaleLimit === null ? [] : [[label, String(scaleLimit.Linux), String(scaleLimit.Windows)]];
    }),
  );

const timeoutTable = (): string =>
  table(
    ['plan', 'default', 'longest'],
    PLAN_IDS.map((id) => {
      const { label, timeoutMinutes } = facts(id);
      return [label, `${timeoutMinutes.default} minutes`, timeoutMinutes.max === null ? 'no limit' : `${timeoutMinutes.max} minutes`];
    }),
  );

/** Tables by page and name. */
export const PAGE_TABLES: readonly { readonly page: string; readonly name: string; readonly text: () => string }[] = [
  { page: 'AZFN1002', name: 'hosts', text: hostTable },
  { page: 'AZFN1003', name: 'systems', text: systemTable },
  { page: 'AZFN1004', name: 'offers', text: offerTable },
  { page: 'AZFN1005', name: 'provider', text: providerTable },
  { page: 'AZFN1010', name: 'ends', text: endTable },
  { page: 'AZFN1013', name: 'host-ends', text: hostEndTable },
  { page: 'AZFN1016', name: 'undocumented', text: undocumentedTable },
  { page: 'AZFN2009', name: 'skus', text: skuTable },
  { page: 'AZFN2013', name: 'props', text: propTable },
  { page: 'AZFN2014', name: 'scale-limits', text: scaleLimitTable },
  { page: 'AZFN4006', name: 'timeouts', text: timeoutTable },
  { page: 'AZFN5023', name: 'access', text: accessTable },
  { page: 'AZFN5025', name: 'scopes', text: scopesTable },
];

const between = (name: string): RegExp => new RegExp(`(<!-- table: ${name} -->\n)([^]*?)(<!-- end of table -->)`);

/** The table of a page as it stands. */
export const tableOf = (page: string, name: string): string | undefined =>
  between(name).exec(readFileSync(join(PAGES, `${page}.md`), 'utf8'))?.[2].trim();

if (require.main === module) {
  for (const { page, name, text } of PAGE_TABLES) {
    const file = join(PAGES, `${page}.md`);
    const old = readFileSync(file, 'utf8');
    writeFileSync(file, old.replace(between(name), (_, start: string, __, end: string) => `${start}\n${text()}\n\n${end}`));
  }
}
