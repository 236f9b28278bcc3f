import { PLANS, type PlanFacts } from '../../src/catalog/plans';
import { SKU_GROUPS, type SkuGroupFacts } from '../../src/catalog/skus';
import { DedicatedSku, ElasticPremiumSku, OperatingSystem } from '../../src';
import { SKU_NAMES } from '../fixtures/azurerm';
import { FACTS, PLAN_FACTS, planHosts, SKU_FACTS, type PlanFact } from '../fixtures/platform';

const IDS: readonly (readonly [keyof typeof PLANS, PlanFact])[] = [
  ['consumption', 'Consumption'],
  ['flexConsumption', 'FlexConsumption'],
  ['elasticPremium', 'ElasticPremium'],
  ['dedicated', 'Dedicated'],
];

/** A yes or no that the facts give as a flag or in words. */
function answer(fact: boolean | string): 'yes' | 'no' | 'bySku' {
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (fact.startsWith('GA')) return 'yes';
  return /Basic and above|from P1v2 upward/.test(fact) ? 'bySku' : 'no';
}

const systemsOf = (fact: boolean | string): string[] => (typeof fact === 'string' ? (/Linux|Windows/.exec(fact) as string[] | null)?.slice(0, 1) ?? [] : []);

test('the catalogue has the plans of the facts', () => {
  expect(Object.keys(PLANS)).toEqual(IDS.map(([id]) => id));
  expect(Object.keys(PLAN_FACTS).sort()).toEqual(IDS.map(([, fact]) => fact).sort());
});

describe.each(IDS)('%s agrees with the facts', (id, name) => {
  const row: PlanFacts = PLANS[id];
  const fact = PLAN_FACTS[name];

  test('about systems, host versions and worker models', () => {
    expect(row.systems).toEqual(fact.os.map((system) => system.split(' ')[0]).sort());
    for (const system of ['Linux', 'Windows'] as const) {
      expect(row.hosts[system]).toEqual(row.systems.includes(system) ? planHosts(name, system) : []);
    }
    expect(row.inProcess).toBe(fact.inProcessDotnet);
  });

  test('about its SKUs', () => {
    const skus = SKU_GROUPS.filter(({ plan }) => plan === id).flatMap((group) => [...group.skus]);
    expect(skus).toEqual(fact.skus.flatMap((sku) => sku.split('/')));
  });

  test('about time-outs, apps and always-on', () => {
    expect(row.timeoutMinutes).toEqual(fact.timeoutMinutes);
    expect(row.appsPerPlan).toBe(typeof fact.appsPerPlan === 'number' ? fact.appsPerPlan : null);
    expect(row.alwaysOn).toBe(fact.alwaysOn.includes('unavailable on Free/Shared') ? 'bySku' : 'never');
    expect(row.elastic).toBe(fact.elasticSettings.some((setting) => setting.endsWith('preWarmedInstanceCount')));
  });

  test('about networks, zones and health', () => {
    expect(row.vnetIntegration).toBe(answer(fact.vnetIntegration));
    expect(row.privateEndpoints).toBe(answer(fact.privateEndpoints));
    expect(row.zoneRedundancy).toBe(answer(fact.zoneRedundancy));
    expect(row.healthCheck).toBe(fact.healthCheckPath);
    expect(row.hybridConnections).toEqual(systemsOf(fact.hybridConnections));
  });

  test('about containers and storage', () => {
    expect(row.containers).toEqual(fact.customContainer ? ['Linux'] : []);
    expect(fact.packaging.includes('container (Linux only)')).toBe(fact.customContainer);
    expect(row.identityOnlyStorage).toBe(fact.identityOnlyStorage);
    const share = fact.contentShare;
    expect(row.contentShare).toBe(
      share === 'forbidden' ? 'forbidden' : share === 'not used' ? 'unused' : share.startsWith('required on Windows and Linux') ? 'required' : 'optionalOnLinux',
    );
  });

  test('about the day on which it is switched off', () => {
    const { retirement } = fact as { retirement: { Linux: string | null; Windows: string | null } | null };
    expect(row.retirement.Linux).toBe(retirement?.Linux?.split(';')[0] ?? null);
    expect(row.retirement.Windows).toBe(retirement?.Windows ?? null);
  });

  test('about its sources', () => {
    expect(row.sources).toEqual(expect.arrayContaining(fact.source));
  });
});

describe('scale limits', () => {
  test.each([
    ['consumption', 'Consumption', 'Windows', 200],
    ['consumption', 'Consumption', 'Linux', 100],
    ['elasticPremium', 'ElasticPremium', 'Windows', 100],
    ['elasticPremium', 'ElasticPremium', 'Linux', 100], // the upper end of '20-100'
  ] as const)('%s has the highest number of instances of the facts on %s %s: %i', (id, name, system, limit) => {
    const { maxInstances, elasticSettings } = PLAN_FACTS[name];
    expect(PLANS[id].scaleLimit?.[system]).toBe(limit);
    expect(Number(String((maxInstances as Record<string, unknown>)[system]).split('-').at(-1))).toBe(limit);
    expect(elasticSettings).toContain('siteConfig.functionAppScaleLimit');
  });

  test.each([
    ['flexConsumption', 'FlexConsumption'],
    ['dedicated', 'Dedicated'],
  ] as const)('%s has no scale limit on the app', (id, name) => {
    expect(PLANS[id].scaleLimit).toBeNull();
    expect(PLAN_FACTS[name].elasticSettings as readonly string[]).not.toContain('siteConfig.functionAppScaleLimit');
  });
});

describe('slots, production included', () => {
  test.each(FACTS.slots.filter(({ plan }) => plan !== 'ContainerApps'))('$plan has the number of the facts', ({ plan, windows, linux }) => {
    const id = IDS.find(([, fact]) => fact === plan)?.[0] ?? 'dedicated';
    const { slots } = PLANS[id];
    if (plan === 'Dedicated') return expect(slots).toBeNull();
    if (typeof windows === 'number') expect(slots?.Windows).toBe(windows);
    // Two sources give Linux Consumption no slot beside production, which is the safe reading.
    expect(slots?.Linux).toBe(typeof linux === 'number' ? linux : 1);
  });

  test('of Flex Consumption are one on every system', () => expect(PLANS.flexConsumption.slots).toEqual({ Linux: 1, Windows: 1 }));

  test.each(Object.entries(FACTS.slots.find(({ plan }) => plan === 'Dedicated')?.byTier ?? {}))('%s tiers have %i', (tier, count) => {
    const groups = SKU_GROUPS.filter((group) => group.plan === 'dedicated' && group.tier.startsWith(tier));
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.map(({ slots }) => slots)).toEqual(groups.map(() => count));
  });
});

describe('SKUs', () => {
  const rows: readonly SkuGroupFacts[] = SKU_GROUPS;

  test('are grouped as the facts group them', () => {
    expect(rows.map(({ skus }) => skus)).toEqual(SKU_FACTS.map(({ skus }) => skus));
  });

  test('have the tiers of Azure', () => {
    expect(rows.map(({ tier }) => tier)).toEqual([
      'Free', 'Shared', 'Basic', 'Standard', 'PremiumV2', 'PremiumV3', 'PremiumV4', 'Isolated', 'IsolatedV2', 'Dynamic', 'FlexConsumption', 'ElasticPremium', 'WorkflowStandard',
    ]);
  });

  test('are those that azurerm accepts', () => {
    expect(rows.flatMap(({ skus }) => skus).sort()).toEqual([...SKU_NAMES].sort());
  });

  test.each(SKU_FACTS.map((fact, index) => [fact.tier, fact, rows[index]] as const))('of %s agree with the facts', (_, fact, row) => {
    expect(row.systems).toEqual([...fact.os].sort());
    expect(row.sources).toEqual(fact.source);
    if (fact.skus.includes('WS1')) return expect(row.plan).toBeNull();
    expect(fact.tier.startsWith(row.tier)).toBe(true);
    // Elastic Premium answers 'n/a': its apps are kept warm in another way.
    expect(row.alwaysOn).toBe(fact.alwaysOn === true);
    expect(row.only32Bit).toBe(fact.only32Bit);
    // Isolated SKUs are inside a network: 'in ASE'.
    expect(row.vnetIntegration).toBe(fact.vnetIntegration !== false);
    expect(row.environment).toBe(fact.vnetIntegration === 'in ASE');
    expect(row.zoneRedundancy).toBe(fact.zoneRedundant);
    if (typeof fact.extraSlots === 'number') expect(row.slots).toBe(fact.extraSlots + 1);
    if (fact.slotsListed !== undefined) expect(row.slots).toBe(fact.slotsListed);
    // The provider refuses a backup on Dynamic and Basic tiers; Free and Shared are smaller, and Flex has no such block.
    expect(row.backup).toBe(!['Free', 'Shared', 'Basic', 'Dynamic', 'FlexConsumption'].includes(row.tier));
  });

  test('of a Dedicated plan are the members of DedicatedSku, from small to large', () => {
    expect(Object.values(DedicatedSku)).toEqual(rows.filter(({ plan }) => plan === 'dedicated').flatMap(({ skus }) => skus));
  });

  test('of an Elastic Premium plan are the members of ElasticPremiumSku', () => {
    expect(Object.values(ElasticPremiumSku)).toEqual(rows.filter(({ plan }) => plan === 'elasticPremium').flatMap(({ skus }) => skus));
  });

  test.each([...Object.entries(DedicatedSku), ...Object.entries(ElasticPremiumSku)])('%s is the name of %s in upper case', (member, sku) => {
    expect(member).toBe(sku.toUpperCase());
  });

  test('systems are those of OperatingSystem', () => {
    expect([...new Set(rows.flatMap(({ systems }) => systems))].sort()).toEqual(Object.values(OperatingSystem).sort());
  });
});
