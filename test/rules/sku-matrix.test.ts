import type { TerraformStack } from 'cdktf';
import {
  AlwaysReady,
  BackupFrequencyUnit,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  FlexConsumptionPlan,
  HostStorage,
  type IHostingPlan,
  IsolatedFunctionApp,
  type IsolatedFunctionAppProps,
  IsolatedRuntime,
  OperatingSystem,
  SiteUpdateStrategy,
  StorageMount,
} from '../../src';
import { AzfnError } from '../../src/rules/azfn-error';
import { SKU_FACTS, type SkuGroupFact, type System } from '../fixtures/platform';
import { schemaProblems } from '../support/azurerm-schema';
import { APP_TYPES, isSite, PLACE, resources, stackIn, synth, testApp, validationErrors, warningCodes, type Block } from '../support/stacks';
import { rolesIn } from '../support/terraform-graph';

/*
 * Every SKU on every system with every setting that not all of them have. What is expected follows from the groups of
 * SKUs in test/fixtures, not from the catalogue.
 */

type Props = Partial<IsolatedFunctionAppProps>;

/** A group of SKUs on one system. */
interface Place {
  readonly fact: SkuGroupFact;
  readonly sku: string;
  readonly system: System;
}

const familyOf = ({ fact }: Place): 'dedicated' | 'elastic' | 'flex' | 'consumption' =>
  fact.tier === 'ElasticPremium' ? 'elastic' : fact.tier === 'FlexConsumption' ? 'flex' : fact.tier === 'Dynamic' ? 'consumption' : 'dedicated';
const dedicated = (place: Place) => familyOf(place) === 'dedicated';
const elastic = (place: Place) => familyOf(place) === 'elastic';
const flex = (place: Place) => familyOf(place) === 'flex';
const consumption = (place: Place) => familyOf(place) === 'consumption';
const onWindows = ({ system }: Place) => system === 'Windows';
const inEnvironment = ({ fact }: Place) => fact.tier.startsWith('Isolated');

/** Whether the tier is large enough for a backup: the provider refuses Dynamic and Basic, and Free and Shared are smaller. */
const backedUp = (place: Place) => elastic(place) || (dedicated(place) && !['Free', 'Shared', 'Basic'].includes(place.fact.tier));

const ok = () => 'ok';
const when = (fits: (place: Place) => boolean, code: string) => (place: Place) => (fits(place) ? 'ok' : code);

const SUBNET = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';
/** A subnet is delegated to one service, and Flex Consumption needs another one than the other plans. */
const FLEX_SUBNET = `${SUBNET}-flex`;
const IDENTITY = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const backup = { backupName: 'nightly', storageAccountUrl: 'https://storders.blob.core.windows.net/backup?sig=1', frequencyInterval: 1, frequencyUnit: BackupFrequencyUnit.DAY };
const mount = StorageMount.azureFiles({ mountName: 'data', accountName: 'storders', shareName: 'data', accessKey: 'a2V5', mountPath: '/data' });

/** A setting, what is expected of it, and the warnings that an accepted one brings. */
const SETTINGS: readonly (readonly [string, Props, (place: Place) => string, ((place: Place) => string[])?])[] = [
  ['nothing', {}, ok],
  ['alwaysOn', { alwaysOn: true }, when(({ fact }) => fact.alwaysOn === true, 'AZFN2011')],
  ['alwaysOn: false', { alwaysOn: false }, ok, (place) => (dedicated(place) ? ['AZFN2012'] : [])],
  ['virtualNetworkSubnetId', { virtualNetworkSubnetId: SUBNET }, when(({ fact }) => fact.vnetIntegration !== false, 'AZFN6001')],
  ['vnetRouteAllEnabled', { vnetRouteAllEnabled: true, virtualNetworkSubnetId: SUBNET }, when((place) => place.fact.vnetIntegration !== false && !flex(place), 'AZFN6001')],
  ['publicNetworkAccess: false', { publicNetworkAccess: false }, ok, ({ fact }) => (fact.vnetIntegration === false ? ['AZFN6004'] : [])],
  ['backup', { backup }, when(backedUp, 'AZFN2013')],
  ['use32BitWorker', { use32BitWorker: true }, (place) => (flex(place) ? 'AZFN2013' : onWindows(place) ? 'ok' : 'AZFN2019')],
  ['use32BitWorker: false', { use32BitWorker: false }, (place) => (flex(place) ? 'AZFN2013' : onWindows(place) && place.fact.only32Bit === true ? 'AZFN2019' : 'ok')],
  ['healthCheckPath', { healthCheckPath: '/api/health' }, when((place) => elastic(place) || dedicated(place), 'AZFN2013')],
  ['container', { container: ContainerImage.fromImage('contoso.azurecr.io/orders:1.4.2') }, when((place) => (elastic(place) || dedicated(place)) && !onWindows(place), 'AZFN2018')],
  ['vnetImagePullEnabled', { vnetImagePullEnabled: true }, when((place) => elastic(place) || dedicated(place), 'AZFN6001')],
  ['vnetImagePullEnabled: false', { vnetImagePullEnabled: false }, when((place) => !inEnvironment(place), 'AZFN6001')],
  ['appScaleLimit', { appScaleLimit: 10 }, when((place) => elastic(place) || consumption(place), 'AZFN2013')],
  ['elasticInstanceMinimum', { elasticInstanceMinimum: 2 }, when(elastic, 'AZFN2013')],
  ['preWarmedInstanceCount', { preWarmedInstanceCount: 2 }, when(elastic, 'AZFN2013')],
  ['runtimeScaleMonitoringEnabled', { runtimeScaleMonitoringEnabled: true }, when(elastic, 'AZFN2013')],
  ['workerCount', { workerCount: 2 }, when((place) => elastic(place) || dedicated(place), 'AZFN2013')],
  ['contentShareName', { contentShareName: 'orders-1234' }, when((place) => elastic(place) || consumption(place), 'AZFN2013')],
  ['contentOverVnet', { contentOverVnet: true, contentShareName: 'orders-5678', virtualNetworkSubnetId: SUBNET }, (place) =>
    elastic(place) ? 'ok' : [...(consumption(place) ? [] : ['AZFN2013']), 'AZFN6001'].join(' ')],
  ['mounts', { mounts: [mount] }, when((place) => !flex(place), 'AZFN2013')],
  ['keyVaultReferenceIdentityId', { keyVaultReferenceIdentityId: IDENTITY }, () => 'AZFN5006'],
  ['siteUpdateStrategy', { siteUpdateStrategy: SiteUpdateStrategy.RECREATE }, (place) => (flex(place) ? 'AZFN2030' : 'AZFN2013')],
  ['dailyMemoryTimeQuota', { dailyMemoryTimeQuota: 1000 }, when((place) => consumption(place) && onWindows(place), 'AZFN2013')],
  ['appServiceLogs', { appServiceLogs: { diskQuotaMb: 35 } }, when((place) => !flex(place), 'AZFN2013')],
  ['instanceMemoryMiB', { instanceMemoryMiB: 4096 }, when(flex, 'AZFN2013')],
  ['maximumInstanceCount', { maximumInstanceCount: 40 }, when(flex, 'AZFN2013')],
  ['httpConcurrency', { httpConcurrency: 16 }, when(flex, 'AZFN2013')],
  ['alwaysReady', { alwaysReady: [AlwaysReady.http(2)] }, when(flex, 'AZFN2013')],
  ['deploymentContainerName', { deploymentContainerName: 'packages' }, when(flex, 'AZFN2013')],
  ['zipDeployFile', { zipDeployFile: __filename }, when((place) => !flex(place) && !(consumption(place) && !onWindows(place)), 'AZFN4010')],
  ['a time-out of ten minutes', { appSettings: { AzureFunctionsJobHost__functionTimeout: '00:10:00' } }, ok],
  ['a time-out of eleven minutes', { appSettings: { AzureFunctionsJobHost__functionTimeout: '00:11:00' } }, when((place) => !consumption(place), 'AZFN4006')],
  ['a time-out of -1', { appSettings: { AzureFunctionsJobHost__functionTimeout: '-1' } }, when((place) => !consumption(place), 'AZFN4006'), ({ fact }) => (fact.alwaysOn === false && fact.only32Bit === true ? ['AZFN4015'] : [])],
];

/** What an accepted app says whatever its settings. */
function always(place: Place, label: string): string[] {
  const { fact } = place;
  if (label === 'alwaysOn: false') return [];
  return dedicated(place) && fact.alwaysOn !== true ? ['AZFN2012'] : [];
}

const PLACES = SKU_FACTS.filter(({ skus }) => !skus.includes('WS1')).flatMap((fact) =>
  fact.skus.flatMap((sku) => fact.os.map((system): Place => ({ fact, sku, system }))),
);

const osOf = (system: System) => (system === 'Linux' ? OperatingSystem.LINUX : OperatingSystem.WINDOWS);
const ENVIRONMENT = '/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Web/hostingEnvironments/ase-orders';

function planOf(stack: TerraformStack, id: string, place: Place): IHostingPlan {
  const props = { ...PLACE, planName: id, operatingSystem: osOf(place.system) };
  switch (familyOf(place)) {
    case 'elastic':
      return new ElasticPremiumPlan(stack, id, { ...props, sku: place.sku as ElasticPremiumSku });
    case 'flex':
      return new FlexConsumptionPlan(stack, id, { ...PLACE, planName: id });
    case 'consumption':
      return new ConsumptionPlan(stack, id, props);
    default:
      return new DedicatedPlan(stack, id, { ...props, sku: place.sku as DedicatedSku, appServiceEnvironmentId: inEnvironment(place) ? ENVIRONMENT : undefined });
  }
}

/** `ok`, or the codes of the refusal; any other error ends the test. */
function attempt(define: () => unknown): string {
  try {
    define();
    return 'ok';
  } catch (error) {
    if (!(error instanceof AzfnError)) throw error;
    return [...new Set(error.codes)].sort().join(' ');
  }
}

/** The first SKU of each group, where all of a group behave alike. */
const firstOfEachGroup = PLACES.filter(({ fact, sku }) => fact.skus[0] === sku);

/** Whether the host of an app that names no storage does without a key. */
const keyless = (place: Place): boolean => flex(place) || dedicated(place);

/** What a setting comes to where the host has no key; as with a key, apart from what AzAPI writes on Flex Consumption. */
const KEYLESS: Readonly<Record<string, (place: Place) => string>> = {
  siteUpdateStrategy: (place) => (flex(place) ? 'ok' : 'AZFN2013'),
};

describe.each([
  ['whose host has a key', PLACES, true],
  ['that names no storage', firstOfEachGroup, false],
] as const)('settings of an app %s', (_, places, withKey) => {
  const app = testApp();

  test.each(places.map((place) => [place.sku, place.system, place] as const))('on %s, %s', (sku, system, place) => {
    const stack = stackIn(app, `${sku}-${system}-${withKey ? 'key' : 'default'}`);
    const shared = flex(place) ? undefined : planOf(stack, 'plan', place);
    const storageAccountName = `st${sku}${system}`.toLowerCase();
    const hostStorage = HostStorage.accountKey({
      storageAccountName,
      storageAccountAccessKey: 'a2V5',
      storageAccountId: `/subscriptions/0/resourceGroups/rg-orders/providers/Microsoft.Storage/storageAccounts/${storageAccountName}`,
    });
    const verdicts: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const notes: Record<string, string[]> = {};
    const expectedNotes: Record<string, string[]> = {};
    SETTINGS.forEach(([label, props, expectation, warned], index) => {
      const id = `app-${index}`;
      expected[label] = (withKey ? expectation : (KEYLESS[label] ?? expectation))(place);
      const plan = shared ?? planOf(stack, `plan-${index}`, place);
      verdicts[label] = attempt(
        () =>
          new IsolatedFunctionApp(stack, id, {
            ...PLACE,
            appName: id,
            runtime: IsolatedRuntime.DOTNET_9, // offered everywhere, also on Linux Consumption
            plan,
            hostStorage: withKey ? hostStorage : undefined,
            ...props,
            ...(flex(place) && props.virtualNetworkSubnetId !== undefined ? { virtualNetworkSubnetId: FLEX_SUBNET } : {}),
            acknowledge: [{ code: 'AZFN1010', reason: 'the version is not what this is about' }, { code: 'AZFN2029', reason: 'nor is this' }],
          }),
      );
      if (expected[label] !== 'ok') return;
      expectedNotes[label] = [...always(place, label), ...(warned?.(place) ?? [])].sort();
      notes[label] = warningCodes(stack.node.findChild(id)).sort();
    });
    expect(verdicts).toEqual(expected);
    expect(notes).toEqual(expectedNotes);

    expect(validationErrors(stack)).toEqual([]);
    const json = synth(stack);
    const written = [...APP_TYPES.flatMap((type) => resources(json, type)), ...resources(json, 'azapi_resource').filter(isSite)].map(({ name }) => String(name));
    const accepted = SETTINGS.flatMap(([label], index) => (expected[label] === 'ok' ? [`app-${index}`] : []));
    expect(written.sort()).toEqual(accepted.sort());
    expect(schemaProblems(json)).toEqual([]);
    if (!withKey && keyless(place)) {
      expect(rolesIn(json)).toHaveLength(accepted.length);
      expect(resources(json, 'azurerm_storage_account')).toEqual([]);
    }
  });

  test('are many more than a hundred of each verdict', () => {
    const all = PLACES.flatMap((place) => SETTINGS.map(([, , expectation]) => expectation(place)));
    expect(all.filter((verdict) => verdict === 'ok').length).toBeGreaterThan(1000);
    expect(all.filter((verdict) => verdict !== 'ok').length).toBeGreaterThan(1000);
  });
});

describe('what an app gets that says nothing', () => {
  const app = testApp();

  test.each(PLACES.filter((place) => !flex(place)).map((place) => [place.sku, place.system, place] as const))('on %s, %s', (sku, system, place) => {
    const stack = stackIn(app, `plain-${sku}-${system}`);
    new IsolatedFunctionApp(stack, 'App', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_9, plan: planOf(stack, 'plan', place) });
    const json = synth(stack);
    const [site] = APP_TYPES.flatMap((type): Block[] => resources(json, type));
    expect({
      alwaysOn: site.site_config.always_on,
      use32Bit: site.site_config.use_32_bit_worker,
      preWarmed: site.site_config.pre_warmed_instance_count,
      placeholder: site.app_settings?.WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED,
      vnetImagePull: site.vnet_image_pull_enabled,
      key: site.storage_account_access_key !== undefined,
      identity: site.identity.type as string,
    }).toEqual({
      alwaysOn: place.fact.alwaysOn === true,
      use32Bit: onWindows(place) && place.fact.only32Bit === true,
      preWarmed: elastic(place) ? 1 : undefined,
      placeholder: onWindows(place) && place.fact.only32Bit === true ? undefined : '1',
      vnetImagePull: inEnvironment(place) ? true : undefined,
      key: !keyless(place),
      identity: keyless(place) ? 'UserAssigned' : 'SystemAssigned',
    });
    expect(schemaProblems(json)).toEqual([]);
  });
});

describe('slots of an app', () => {
  const app = testApp();

  /** Slots beside production: said as such, or as a number with production; none on Linux Consumption is the safe reading. */
  function beside({ fact, system }: Place): number {
    if (fact.slotsListed !== undefined) return fact.slotsListed - 1;
    if (typeof fact.extraSlots === 'number') return fact.extraSlots;
    return system === 'Windows' ? 1 : 0;
  }

  test.each(firstOfEachGroup.map((place) => [place.sku, place.system, beside(place), place] as const))('on %s, %s: %i and no more', (sku, system, room, place) => {
    const stack = stackIn(app, `slots-${sku}-${system}`);
    const site = new IsolatedFunctionApp(stack, 'App', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.NODE_22, plan: planOf(stack, 'plan', place) });
    const verdicts = Array.from({ length: room + 1 }, (_, index) => attempt(() => site.addSlot(`slot-${index + 1}`)));
    expect(verdicts).toEqual([...Array.from({ length: room }, () => 'ok'), 'AZFN3001']);
    expect(validationErrors(stack)).toEqual([]);
    const written = ['azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot'].flatMap((type) => resources(synth(stack), type));
    expect(written.map(({ name }) => String(name)).sort()).toEqual(Array.from({ length: room }, (_, index) => `slot-${index + 1}`).sort());
  });
});

describe('a plan by itself', () => {
  const app = testApp();
  const stack = stackIn(app, 'plans');
  const DEDICATED = PLACES.filter(dedicated);
  let count = 0;
  const plan = ({ sku, system, fact }: Place, props: object) =>
    attempt(
      () =>
        new DedicatedPlan(stack, `plan-${(count += 1)}`, {
          ...PLACE,
          planName: 'plan-orders',
          operatingSystem: osOf(system),
          sku: sku as DedicatedSku,
          appServiceEnvironmentId: fact.tier.startsWith('Isolated') ? ENVIRONMENT : undefined,
          ...props,
        }),
    );
  const each = DEDICATED.map((place) => [place.sku, place.system, place] as const);

  test.each(each)('%s on %s is spread over zones only where it can be', (_, __, place) => {
    expect(plan(place, { zoneBalancingEnabled: true })).toBe(place.fact.zoneRedundant === true ? 'ok' : 'AZFN2016');
    expect(plan(place, { zoneBalancingEnabled: false })).toBe('ok');
    expect(plan(place, { zoneBalancingEnabled: true, workerCount: 1 }).split(' ')).toContain(place.fact.zoneRedundant === true ? 'AZFN2017' : 'AZFN2016');
    expect(plan(place, { zoneBalancingEnabled: true, workerCount: 2 })).toBe(place.fact.zoneRedundant === true ? 'ok' : 'AZFN2016');
  });

  test.each(each)('%s on %s lives in an App Service Environment only if it is isolated', (_, __, place) => {
    expect(plan(place, { appServiceEnvironmentId: ENVIRONMENT })).toBe(inEnvironment(place) ? 'ok' : 'AZFN2024');
    expect(plan(place, { appServiceEnvironmentId: undefined })).toBe(inEnvironment(place) ? 'AZFN2024' : 'ok');
  });

  test.each(each)('%s on %s scales by itself only if it is a Premium one', (_, __, place) => {
    const premium = place.sku.startsWith('P');
    expect(plan(place, { premiumPlanAutoScaleEnabled: true })).toBe(premium ? 'ok' : 'AZFN2023');
    expect(plan(place, { premiumPlanAutoScaleEnabled: true, maximumElasticWorkerCount: 5 })).toBe(premium ? 'ok' : 'AZFN2023');
    expect(plan(place, { maximumElasticWorkerCount: 5 })).toBe('AZFN2023');
  });

  test.each([...new Set(DEDICATED.map(({ sku }) => sku))])('%s is on Linux and Windows as its group says', (sku) => {
    const fact = SKU_FACTS.find(({ skus }) => skus.includes(sku)) as SkuGroupFact;
    for (const system of ['Linux', 'Windows'] as const) {
      expect([system, plan({ fact, sku, system }, {})]).toEqual([system, fact.os.includes(system) ? 'ok' : 'AZFN2002']);
    }
  });

  test.each(SKU_FACTS.flatMap(({ skus }) => skus))('%s is a Dedicated SKU, an Elastic Premium one, or neither', (sku) => {
    const fact = SKU_FACTS.find(({ skus }) => skus.includes(sku)) as SkuGroupFact;
    const place: Place = { fact, sku, system: 'Windows' };
    const isDedicated = !['Dynamic', 'FlexConsumption', 'ElasticPremium', 'WorkflowStandard'].includes(fact.tier);
    expect(plan(place, {})).toBe(isDedicated ? 'ok' : 'AZFN2009');
    const premium = () =>
      new ElasticPremiumPlan(stack, `plan-${(count += 1)}`, { ...PLACE, planName: 'p', operatingSystem: OperatingSystem.WINDOWS, sku: sku as ElasticPremiumSku });
    expect(attempt(premium)).toBe(fact.tier === 'ElasticPremium' ? 'ok' : 'AZFN2009');
  });

  test.each(['b1', 'P1V3', 'EP4', 'B9', '', ' '])('%j, which is not spelled like any SKU, is refused', (sku) => {
    expect(plan({ fact: SKU_FACTS[2], sku, system: 'Linux' }, {})).toBe('AZFN2009');
  });
});
