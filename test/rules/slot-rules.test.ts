import { NAMES } from '../../src/catalog/names';
import { SKU_GROUPS } from '../../src/catalog/skus';
import { planTerms, type PlanTerms } from '../../src/rules/plan-terms';
import { UNRESOLVED, type Finding } from '../../src/rules/rule';
import { ignoredBetween, STACK_ATTRIBUTE } from '../../src/rules/slot-derived';
import {
  autoSwapHasTarget,
  autoSwapRuns,
  contentShareIsThere,
  contentSharesDiffer,
  extraSlots,
  slotHostNameFits,
  slotKindFits,
  slotNameFits,
  slotsFitPlan,
  swapIsStable,
  type SwapPlace,
} from '../../src/rules/slot-rules';
import { finding } from './verdict';

const codes = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);

const windows = (id: Parameters<typeof planTerms>[0], sku?: string): PlanTerms => planTerms(id, 'Windows', sku);

describe('places for slots', () => {
  /** Slots beside production, as Azure's page gives them. */
  const BESIDE: Readonly<Record<string, number>> = {
    Free: 0, Shared: 0, Basic: 0, Standard: 4, PremiumV2: 19, 'PremiumV3 / PremiumMV3': 19, 'PremiumV4 / PremiumMV4': 19, Isolated: 19,
    IsolatedV2: 19, 'IsolatedV2 / IsolatedMV2': 19,
  };
  const skus = SKU_GROUPS.filter(({ plan }) => plan === 'dedicated').flatMap(({ skus: all, tier }) => all.map((sku): [string, string] => [sku, tier]));

  test.each(skus)('on %s (%s)', (sku, tier) => {
    const expected = Object.entries(BESIDE).find(([name]) => name.split(' / ').includes(tier.split(' / ')[0]))?.[1];
    expect(expected).toBeDefined();
    const plan = windows('dedicated', sku);
    expect(extraSlots(plan)).toBe(expected);
    expect(codes(slotsFitPlan(plan, expected as number))).toStrictEqual([]);
    expect(codes(slotsFitPlan(plan, (expected as number) + 1))).toStrictEqual(['AZFN3001']);
  });

  test.each<[string, PlanTerms, number | undefined]>([
    ['Windows Consumption', windows('consumption', 'Y1'), 1],
    ['Linux Consumption', planTerms('consumption', 'Linux', 'Y1'), 0],
    ['Flex Consumption', planTerms('flexConsumption', 'Linux', 'FC1'), 0],
    ['Elastic Premium on Windows', windows('elasticPremium', 'EP1'), 2],
    ['Elastic Premium on Linux', planTerms('elasticPremium', 'Linux', 'EP3'), 2],
    ['a Dedicated plan of unknown SKU', windows('dedicated'), undefined],
    ['a Dedicated plan with a SKU that another rule refuses', windows('dedicated', 'WS1'), undefined],
  ])('on %s', (_, plan, expected) => {
    expect(extraSlots(plan)).toBe(expected);
    expect(codes(slotsFitPlan(plan, expected ?? 100))).toStrictEqual([]);
    expect(codes(slotsFitPlan(plan, (expected ?? 100) + 1))).toStrictEqual(expected === undefined ? [] : ['AZFN3001']);
  });

  test.each<[string, PlanTerms, number, string]>([
    ['none', windows('dedicated', 'B1'), 1, "use ElasticPremiumPlan or DedicatedPlan with SKU 'S1' or larger"],
    ['one more than Elastic Premium has', windows('elasticPremium', 'EP1'), 3, "use DedicatedPlan with SKU 'S1' or larger, or remove slots"],
    ['one more than any plan has', windows('dedicated', 'P1v3'), 20, 'remove slots'],
  ])('where there is %s, the fix names plans that have enough', (_, plan, count, fix) => {
    expect(slotsFitPlan(plan, count)[0].fix).toBe(fix);
  });
});

describe('names of slots', () => {
  test.each<[string, string[]]>([
    ['staging', []],
    ['Blue-2', []],
    ['ab', []],
    ['a'.repeat(NAMES.slot.max), []],
    ['a', ['AZFN3002']],
    ['a'.repeat(NAMES.slot.max + 1), ['AZFN3002']],
    ['-staging', ['AZFN3002']],
    ['staging-', ['AZFN3002']],
    ['sta ging', ['AZFN3002']],
    ['sta_ging', ['AZFN3002']],
    ['', ['AZFN3002']],
    ['production', ['AZFN3002']],
    ['PRODUCTION', ['AZFN3002']],
    ['production2', []],
    ['test', ['AZFN3003']],
    ['TEST', ['AZFN3003']],
  ])('%j', (name, expected) => {
    expect(codes(slotNameFits(name, ['test', 'blue']))).toStrictEqual(expected);
  });

  test('a token is no name', () => {
    expect(codes(slotNameFits(UNRESOLVED, []))).toStrictEqual(['AZFN8005']);
    expect(codes(slotNameFits(7, []))).toStrictEqual(['AZFN8001']);
    expect(codes(slotNameFits(undefined, []))).toStrictEqual(['AZFN8001']);
  });

  test.each<[string, string, string[]]>([
    ['a'.repeat(51), 'staging', []],
    ['a'.repeat(52), 'staging', ['AZFN3012']],
  ])('the address of %s with %s', (appName, slot, expected) => {
    expect(codes(slotHostNameFits(appName, slot))).toStrictEqual(expected);
    expect(slotHostNameFits(UNRESOLVED, slot)).toStrictEqual([]);
  });
});

test.each<[boolean, string, string[]]>([
  [false, '4.55.0', []],
  [true, '4.55.0', ['AZFN3009']],
  [true, '4.62.0', ['AZFN3009']],
  [true, '4.62.1', []],
  [true, '5.0.0', []],
])('a slot beside a container app: %j on %s', (container, azurerm, expected) => {
  expect(codes(slotKindFits(container, azurerm))).toStrictEqual(expected);
});

test.each<[string | undefined, string[]]>([
  [undefined, []],
  ['production', []],
  ['Production', []],
  ['test', []],
  ['TEST', []],
  ['staging', ['AZFN3006']],
  ['Staging', ['AZFN3006']],
  ['prod', ['AZFN3006']],
])('an automatic swap of staging with %s', (target, expected) => {
  expect(codes(autoSwapHasTarget(target, 'staging', ['staging', 'test']))).toStrictEqual(expected);
});

test('automatic swaps happen on Windows', () => {
  expect(codes(autoSwapRuns('production', planTerms('elasticPremium', 'Linux')))).toStrictEqual(['AZFN3007']);
  expect(autoSwapRuns('production', windows('elasticPremium'))).toStrictEqual([]);
  expect(autoSwapRuns(undefined, planTerms('elasticPremium', 'Linux'))).toStrictEqual([]);
});

describe('content shares', () => {
  test.each<[boolean, boolean, string | undefined, string[]]>([
    [false, false, undefined, []],
    [false, false, 'share', []],
    [true, false, undefined, ['AZFN3011']],
    [true, false, 'share', []],
    [false, true, undefined, ['AZFN3011']],
    [false, true, 'share', []],
    [true, true, undefined, ['AZFN3011']],
  ])('over a network: %j, with a secret: %j, given: %s', (overVnet, secret, share, expected) => {
    expect(codes(contentShareIsThere({ overVnet, secret }, 'staging', share))).toStrictEqual(expected);
  });

  const share = (owner: string, name?: string) => ({ owner, share: name });
  test.each<[string, ReturnType<typeof share>[], string[]]>([
    ['none', [share('the app'), share('a'), share('b')], []],
    ['all different', [share('the app', 'x'), share('a', 'y'), share('b')], []],
    ['a slot with that of the app', [share('the app', 'x'), share('a', 'x')], ['AZFN3011']],
    ['two slots with one', [share('the app', 'x'), share('a', 'y'), share('b', 'y')], ['AZFN3011']],
  ])('%s', (_, places, expected) => {
    expect(codes(contentSharesDiffer(places))).toStrictEqual(expected);
  });
});

describe('a swap', () => {
  /** `NAME=value`, `NAME!=value` for what stays, `NAME?=value` for what is not known. */
  const place = (slotName: string | undefined, ...settings: string[]): SwapPlace => ({
    slotName,
    settings: new Map(settings.map((text) => {
      const [, name, flag, value] = /^(\w+)([!?]?)=(.*)$/.exec(text) as RegExpExecArray;
      return [name.toLowerCase(), { name, value, sticky: flag === '!', known: flag !== '?' }];
    })),
  });
  const app = (...settings: string[]) => place(undefined, ...settings);
  const found = (...places: [SwapPlace, ...SwapPlace[]]) =>
    swapIsStable('app setting', places[0], places.slice(1)).map(({ code, place: { slotName }, what }) => [code, slotName, /'(\w+)'/.exec(what)?.[1]]);

  test.each<[string, [SwapPlace, ...SwapPlace[]], unknown[]]>([
    ['nothing', [app(), place('a')], []],
    ['equal values', [app('X=1'), place('a', 'X=1')], []],
    ['equal values under names in other letters', [app('X=1'), place('a', 'x=1')], []],
    ['values that differ', [app('X=1'), place('a', 'X=2')], [['AZFN3005', 'a', 'X']]],
    ['a value on the app alone', [app('X=1'), place('a')], [['AZFN3005', 'a', 'X']]],
    ['a value on the slot alone', [app(), place('a', 'X=1')], [['AZFN3005', 'a', 'X']]],
    ['values that stay', [app('X!=1'), place('a', 'X!=2')], []],
    ['a value that stays on one side, and differs', [app('X=1'), place('a', 'X!=2')], []],
    ['a value that stays on the app, and differs', [app('X!=1'), place('a', 'X=2')], []],
    ['a name that stays, without a value on the slot', [app('X!=1'), place('a')], [['AZFN3004', 'a', 'X']]],
    ['a name that stays, without a value on the app', [app(), place('a', 'X!=1')], [['AZFN3004', undefined, 'X']]],
    [
      'a name that stays in one slot, without a value elsewhere',
      [app(), place('a', 'X!=1'), place('b')],
      [['AZFN3004', undefined, 'X'], ['AZFN3004', 'b', 'X']],
    ],
    ['a name that stays in one slot, and differs between app and another', [app('X=1'), place('a', 'X!=2'), place('b', 'X=3')], []],
    ['two slots, one of which differs', [app('X=1'), place('a', 'X=1'), place('b', 'X=2')], [['AZFN3005', 'b', 'X']]],
    ['values that are not known and the same', [app('X?=expression'), place('a', 'X?=expression')], []],
    ['values that are not known and may differ', [app('X?=one'), place('a', 'X?=other')], [['AZFN3005', 'a', 'X']]],
  ])('of %s', (_, places, expected) => {
    expect(found(...places)).toStrictEqual(expected);
  });

  test('says that unknown values may differ, and never shows one', () => {
    const [{ what }] = swapIsStable('app setting', app('X?=one'), [place('a', 'X?=other')]);
    expect(what).toContain('may differ');
    const [certain] = swapIsStable('app setting', app('X=secret1'), [place('a', 'X=secret2')]);
    expect(certain.what).toContain(`'X' differs`);
    const [half] = swapIsStable('app setting', app('X=secret1'), [place('a', 'X?=other')]);
    expect(half.what).toContain(`'X' may differ`);
    expect(JSON.stringify({ what: certain.what, why: certain.why, fix: certain.fix })).not.toContain('secret');
  });

  test.each<[Parameters<typeof swapIsStable>[0], string]>([
    ['app setting', "slotSettings: { X: '…' }"],
    ['connection string', 'connectionStrings: { X: { connectionType: …, value: …, slotSetting: true } }'],
  ])('prints the line to add for an %s', (kind, line) => {
    expect(swapIsStable(kind, app('X!=1'), [place('a')])[0].fix).toContain(`add to the slot 'a': ${line}`);
    expect(swapIsStable(kind, app(), [place('a', 'X!=1')])[0].fix).toContain(`add to the app: ${line}`);
  });

  test.each([
    ['TOPIC_2', 'TOPIC_2'],
    ['_topic', '_topic'],
    ['Orders.Topic', `'Orders.Topic'`],
    ['orders-topic', `'orders-topic'`],
    ['2topics', `'2topics'`],
    ['orders:', `'orders:'`],
  ])('%s is written as %s in that line', (name, key) => {
    const stays = { slotName: undefined, settings: new Map([[name, { name, value: '1', sticky: true, known: true }]]) };
    expect(swapIsStable('app setting', stays, [place('a')])[0].fix).toBe(`add to the slot 'a': slotSettings: { ${key}: '…' }, or acknowledge the code with a reason`);
  });

  const differs = (kind: Parameters<typeof swapIsStable>[0]): Finding[] => {
    const [{ code, what, why, fix }] = swapIsStable(kind, app('X=1'), [place('a', 'X=2')]);
    return [{ code, what, why, fix }];
  };

  test.each<[string, Finding[], string, string]>([
    [
      'an app setting that differs', differs('app setting'),
      `the app setting 'X' differs between the app and its slot 'a', and is exchanged when they are swapped`,
      `let it stay with the slot: move it to 'slotSettings' on both, give it one value, or acknowledge the code with a reason`,
    ],
    [
      'a connection string that differs', differs('connection string'),
      `the connection string 'X' differs between the app and its slot 'a', and is exchanged when they are swapped`,
      `let it stay with the slot: add 'slotSetting: true' on both, give it one value, or acknowledge the code with a reason`,
    ],
  ])('says how %s stays', (_, found, what, fix) => {
    expect(finding(found)).toMatchObject({ what, fix });
    expect(finding(found).why).toContain('after a swap outside of Terraform the next apply would exchange the values back');
  });

  test('says that a name which stays does so in every slot', () => {
    expect(swapIsStable('app setting', app('X!=1'), [place('a')])[0].why).toContain('a name that stays does so in every slot');
  });
});

describe('what is said about slots', () => {
  const LINUX = planTerms('elasticPremium', 'Linux');

  test.each<[string, Finding[], string, string, string]>([
    [
      'a plan without slots', slotsFitPlan(windows('dedicated', 'B1'), 2),
      'the app is on Dedicated (B1), which has no deployment slots',
      'Azure refuses to create more (https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots)',
      `use ElasticPremiumPlan or DedicatedPlan with SKU 'S1' or larger`,
    ],
    [
      'more slots than a plan has', slotsFitPlan(LINUX, 3),
      'the app has 3 slots, but Elastic Premium has 2 beside production',
      'Azure refuses to create more',
      `use DedicatedPlan with SKU 'S1' or larger, or remove slots`,
    ],
    [
      'more slots than a Standard SKU has', slotsFitPlan(windows('dedicated', 'S1'), 5),
      'the app has 5 slots, but Dedicated (S1) has 4 beside production',
      'Azure refuses to create more',
      `use DedicatedPlan with SKU 'P1v2' or larger, or remove slots`,
    ],
    [
      'a slot on Flex Consumption, which has another way to update', slotsFitPlan(planTerms('flexConsumption', 'Linux', 'FC1'), 1),
      'the app is on Flex Consumption, which has no deployment slots',
      'Azure refuses to create more',
      'use a second app, or an ElasticPremiumPlan; updates without slots are described at https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates',
    ],
    [
      'a token for a name', slotNameFits(UNRESOLVED, []),
      `'slotName' is a token, but text is needed that is known when the program runs`,
      'the name becomes part of the names of resources',
      `write a name such as 'staging'`,
    ],
    [
      'a number for a name', slotNameFits(7, []),
      `'slotName' is 7, but text is needed that is known when the program runs`,
      'the name becomes part of the names of resources',
      `write a name such as 'staging'`,
    ],
    [
      'the name of the app itself', slotNameFits('Production', []),
      `'slotName' is 'Production'; it needs 2 to 59 letters, digits and hyphens, no hyphen at either end, and is not 'production'`,
      `Azure takes no other names, and 'production' is the app itself`,
      `write a name such as 'staging'`,
    ],
    [
      'a name that is taken', slotNameFits('TEST', ['blue', 'test']),
      `'slotName' is 'TEST', which the app has already`,
      'names of slots are unique in their app and compared without case',
      'use another name, or add settings to the slot that exists',
    ],
    [
      'a container and an older provider', slotKindFits(true, '4.55.0'),
      'the app runs a container, and azurerm 4.55.0 cannot create a slot for it',
      'Azure refuses; repaired in 4.62.1 (https://github.com/hashicorp/terraform-provider-azurerm/pull/31842)',
      `run azurerm 4.62.1 or later and say so with the context key 'azfn:azurermVersion', or deploy code`,
    ],
    [
      'an automatic swap with a slot that is not there', autoSwapHasTarget('prod', 'staging', ['staging', 'test']),
      `'autoSwapSlotName' of the slot 'staging' is 'prod', but it can swap with 'production' or 'test'`,
      'the target has to be a slot of the same app',
      `write 'production', or add the slot 'prod' too`,
    ],
    [
      'an automatic swap with itself', autoSwapHasTarget('Staging', 'staging', ['staging', 'test']),
      `'autoSwapSlotName' of the slot 'staging' is 'Staging', but it can swap with 'production' or 'test'`,
      'a slot cannot swap with itself',
      `write 'production', or leave it out`,
    ],
    [
      'an automatic swap on Linux', autoSwapRuns('production', LINUX),
      `'autoSwapSlotName' is set, but the plan runs on Linux`,
      'on Linux the setting is stored and nothing happens (https://learn.microsoft.com/azure/app-service/deploy-staging-slots#configure-auto-swap)',
      'swap from the pipeline that deploys the slot, or acknowledge the code with a reason',
    ],
    [
      'a host name that gets cut', slotHostNameFits('a'.repeat(53), 'staging'),
      'app and slot name have 61 characters together with the hyphen, more than 59',
      'Azure cuts a longer one, so that its address cannot be foretold',
      'use a shorter name, or acknowledge the code with a reason',
    ],
    [
      'no share behind a network', contentShareIsThere({ overVnet: true, secret: false }, 'staging', undefined),
      `the app has 'contentOverVnet', but the slot 'staging' has no 'contentShareName'`,
      'a share that is reached through a virtual network has to exist before the slot (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#website_contentshare)',
      `set 'contentShareName' of the slot to a share that exists, or 'storageAccountId' in 'hostStorage' of the app to have one defined`,
    ],
    [
      'no share with a secret', contentShareIsThere({ overVnet: false, secret: true }, 'staging', undefined),
      `the connection of the app's content share is a Key Vault secret, but the slot 'staging' has no 'contentShareName'`,
      'Azure cannot read the secret while it creates the slot, so the share has to exist before',
      `set 'contentShareName' of the slot to a share that exists, or 'storageAccountId' in 'hostStorage' of the app to have one defined`,
    ],
    [
      'one share for two', contentSharesDiffer([{ owner: 'the app', share: 'x' }, { owner: `the slot 'blue'`, share: 'y' }, { owner: `the slot 'green'`, share: 'y' }]),
      `'contentShareName' of the slot 'green' is that of the slot 'blue'`,
      'both would run the same files, so that a deployment to one is a deployment to the other',
      `use another share, or leave 'contentShareName' out`,
    ],
  ])('%s', (_, found, what, why, fix) => {
    expect(finding(found)).toMatchObject({ what, fix });
    expect(finding(found).why).toContain(why);
  });
});

describe('what is left to a swap', () => {
  const written = (stack: string, appSettings: Record<string, string> = {}) => ({ stack, appSettings });
  test.each<[string, ReturnType<typeof written>[], string[]]>([
    ['an app alone', [written('a', { X: '1' })], []],
    ['equal places', [written('a', { X: '1' }), written('a', { X: '1' })], []],
    ['another stack', [written('a'), written('b')], [STACK_ATTRIBUTE]],
    ['settings that differ, in order', [written('a', { Z: '1', A: '1' }), written('a', { Z: '2' })], ['app_settings["A"]', 'app_settings["Z"]']],
    ['host ids, which stay', [written('a', { AzureFunctionsWebHost__hostid: 'a' }), written('a', { AzureFunctionsWebHost__hostid: 'b' })], []],
    ['one slot of two', [written('a', { X: '1' }), written('a', { X: '1' }), written('a')], ['app_settings["X"]']],
  ])('of %s', (_, places, expected) => {
    expect(ignoredBetween(places)).toStrictEqual(expected);
  });
});
