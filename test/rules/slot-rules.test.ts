import { NAMES } from '../../src/catalog/names';
import { SKU_GROUPS } from '../../src/catalog/skus';
import { planTerms, type PlanTerms } from '../../src/rules/plan-terms';
import { UNRESOLVED } from '../../src/rules/rule';
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
    expect(codes(slotsFitPlan(plan, expected as number))).toEqual([]);
    expect(codes(slotsFitPlan(plan, (expected as number) + 1))).toEqual(['AZFN3001']);
  });

  test.each<[string, PlanTerms, number | undefined]>([
    ['Windows Consumption', windows('consumption', 'Y1'), 1],
    ['Linux Consumption', planTerms('consumption', 'Linux', 'Y1'), 0],
    ['Flex Consumption', planTerms('flexConsumption', 'Linux', 'FC1'), 0],
    ['Elastic Premium on Windows', windows('elasticPremium', 'EP1'), 2],
    ['Elastic Premium on Linux', planTerms('elasticPremium', 'Linux', 'EP3'), 2],
    ['a Dedicated plan of unknown SKU', windows('dedicated'), undefined],
  ])('on %s', (_, plan, expected) => {
    expect(extraSlots(plan)).toBe(expected);
    expect(codes(slotsFitPlan(plan, expected ?? 100))).toEqual([]);
    expect(codes(slotsFitPlan(plan, (expected ?? 100) + 1))).toEqual(expected === undefined ? [] : ['AZFN3001']);
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
    expect(codes(slotNameFits(name, ['test']))).toEqual(expected);
  });

  test('a token is no name', () => {
    expect(codes(slotNameFits(UNRESOLVED, []))).toEqual(['AZFN8005']);
    expect(codes(slotNameFits(7, []))).toEqual(['AZFN8001']);
    expect(codes(slotNameFits(undefined, []))).toEqual(['AZFN8001']);
  });

  test.each<[string, string, string[]]>([
    ['a'.repeat(51), 'staging', []],
    ['a'.repeat(52), 'staging', ['AZFN3012']],
  ])('the address of %s with %s', (appName, slot, expected) => {
    expect(codes(slotHostNameFits(appName, slot))).toEqual(expected);
    expect(slotHostNameFits(UNRESOLVED, slot)).toEqual([]);
  });
});

test.each<[boolean, string, string[]]>([
  [false, '4.55.0', []],
  [true, '4.55.0', ['AZFN3009']],
  [true, '4.62.0', ['AZFN3009']],
  [true, '4.62.1', []],
  [true, '5.0.0', []],
])('a slot beside a container app: %j on %s', (container, azurerm, expected) => {
  expect(codes(slotKindFits(container, azurerm))).toEqual(expected);
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
  expect(codes(autoSwapHasTarget(target, 'staging', ['staging', 'test']))).toEqual(expected);
});

test('automatic swaps happen on Windows', () => {
  expect(codes(autoSwapRuns('production', planTerms('elasticPremium', 'Linux')))).toEqual(['AZFN3007']);
  expect(autoSwapRuns('production', windows('elasticPremium'))).toEqual([]);
  expect(autoSwapRuns(undefined, planTerms('elasticPremium', 'Linux'))).toEqual([]);
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
    expect(codes(contentShareIsThere({ overVnet, secret }, 'staging', share))).toEqual(expected);
  });

  const share = (owner: string, name?: string) => ({ owner, share: name });
  test.each<[string, ReturnType<typeof share>[], string[]]>([
    ['none', [share('the app'), share('a'), share('b')], []],
    ['all different', [share('the app', 'x'), share('a', 'y'), share('b')], []],
    ['a slot with that of the app', [share('the app', 'x'), share('a', 'x')], ['AZFN3011']],
    ['two slots with one', [share('the app', 'x'), share('a', 'y'), share('b', 'y')], ['AZFN3011']],
  ])('%s', (_, places, expected) => {
    expect(codes(contentSharesDiffer(places))).toEqual(expected);
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
    expect(found(...places)).toEqual(expected);
  });

  test('says that unknown values may differ, and never shows one', () => {
    const [{ what }] = swapIsStable('app setting', app('X?=one'), [place('a', 'X?=other')]);
    expect(what).toContain('may differ');
    const [certain] = swapIsStable('app setting', app('X=secret1'), [place('a', 'X=secret2')]);
    expect(certain.what).toContain(`'X' differs`);
    expect(JSON.stringify({ what: certain.what, why: certain.why, fix: certain.fix })).not.toContain('secret');
  });

  test.each<[Parameters<typeof swapIsStable>[0], string]>([
    ['app setting', "slotSettings: { X: '…' }"],
    ['connection string', 'connectionStrings: { X: { connectionType: …, value: …, slotSetting: true } }'],
  ])('prints the line to add for an %s', (kind, line) => {
    expect(swapIsStable(kind, app('X!=1'), [place('a')])[0].fix).toContain(`add to the slot 'a': ${line}`);
    expect(swapIsStable(kind, app(), [place('a', 'X!=1')])[0].fix).toContain(`add to the app: ${line}`);
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
    expect(ignoredBetween(places)).toEqual(expected);
  });
});
