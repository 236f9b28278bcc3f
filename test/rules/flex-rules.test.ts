import { FLEX } from '../../src/catalog/flex';
import {
  FLEX_RULES, groupsDiffer, groupsFitMaximum, groupsFitZones, instanceCountFits, lowestInstanceCount, rollingUpdateIsPreview, updateStrategyIsWritten, type AlwaysReadyInput,
  type FlexInput,
} from '../../src/rules/flex-rules';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { findings, UNRESOLVED } from '../../src/rules/rule';
import { finding, plan, said } from './verdict';

const FLEX_PLAN = plan('flexConsumption');
const ZONES: PlanTerms = { ...FLEX_PLAN, zoneBalancing: true };
const input = (more: Partial<FlexInput> = {}): FlexInput => ({
  plan: FLEX_PLAN, instanceMemoryMiB: undefined, maximumInstanceCount: undefined, alwaysReady: undefined, azurerm: '4.55.0', keyless: false,
  siteUpdateStrategy: undefined, ...more,
});
const group = (name: string, count: AlwaysReadyInput['count']): AlwaysReadyInput => ({ name, count });

test('an app that says nothing has nothing wrong', () => {
  expect(findings(FLEX_RULES, input())).toEqual([]);
});

test('all rules are asked', () => {
  expect(FLEX_RULES).toEqual([instanceCountFits, groupsDiffer, groupsFitMaximum, groupsFitZones, updateStrategyIsWritten, rollingUpdateIsPreview]);
});

describe('instanceCountFits', () => {
  test.each<[string, Partial<FlexInput>, string]>([
    ['40, the lowest documented number', { maximumInstanceCount: 40 }, 'ok'],
    ['39, which azurerm 4.55 refuses', { maximumInstanceCount: 39 }, 'AZFN2004'],
    ['1, which azurerm 4.55 refuses', { maximumInstanceCount: 1 }, 'AZFN2004'],
    ['1000, the highest number', { maximumInstanceCount: 1000 }, 'ok'],
    ['39 just before azurerm 4.58', { maximumInstanceCount: 39, azurerm: '4.57.9' }, 'AZFN2004'],
    ['39 since azurerm 4.58, which takes it', { maximumInstanceCount: 39, azurerm: '4.58.0' }, 'AZFN2028'],
    ['39 without a key, where azurerm writes nothing', { maximumInstanceCount: 39, keyless: true }, 'AZFN2028'],
    ['40 without a key', { maximumInstanceCount: 40, keyless: true }, 'ok'],
    ['39 where it is not known whether there is a key', { maximumInstanceCount: 39, keyless: UNRESOLVED }, 'deferred'],
    ['1 with azurerm 5', { maximumInstanceCount: 1, azurerm: '5.2.0' }, 'AZFN2028'],
    ['40 since azurerm 4.58', { maximumInstanceCount: 40, azurerm: '4.58.0' }, 'ok'],
    ['nothing said', {}, 'ok'],
    ['1 on another plan, which another rule refuses', { plan: plan('elasticPremium'), maximumInstanceCount: 1 }, 'ok'],
    ['known at apply', { maximumInstanceCount: UNRESOLVED }, 'deferred'],
    ['a plan that was refused before', { plan: UNRESOLVED, maximumInstanceCount: 1 }, 'deferred'],
  ])('%s', (_, more, expected) => {
    expect(said(instanceCountFits(input(more)))).toBe(expected);
  });

  test('only the warning can be acknowledged', () => {
    expect(finding(instanceCountFits(input({ maximumInstanceCount: 39 }))).fix).not.toContain('acknowledge');
    expect(finding(instanceCountFits(input({ maximumInstanceCount: 39, azurerm: '5.0.0' }))).fix).toContain('acknowledge');
  });
});

describe('groupsDiffer', () => {
  test.each<[string, FlexInput['alwaysReady'], string]>([
    ['different groups', [group('http', 1), group('blob', 1), group('function:a', 1), group('function:b', 1)], 'ok'],
    ['a group twice', [group('http', 1), group('http', 2)], 'AZFN2006'],
    ['a group three times', [group('http', 1), group('http', 2), group('http', 3)], 'AZFN2006 AZFN2006'],
    ['two groups twice', [group('http', 1), group('blob', 1), group('blob', 1), group('http', 1)], 'AZFN2006 AZFN2006'],
    ['a group twice whose counts are known at apply', [group('http', UNRESOLVED), group('http', UNRESOLVED)], 'AZFN2006'],
    ['no groups', [], 'ok'],
    ['nothing said', undefined, 'ok'],
    ['a list that was refused before', UNRESOLVED, 'deferred'],
  ])('%s', (_, alwaysReady, expected) => {
    expect(said(groupsDiffer(input({ alwaysReady })))).toBe(expected);
  });
});

describe('groupsFitMaximum', () => {
  test.each<[string, Partial<FlexInput>, string]>([
    ['as many as the default', { alwaysReady: [group('http', 100)] }, 'ok'],
    ['one more than the default', { alwaysReady: [group('http', 101)] }, 'AZFN2007'],
    ['as many as the app has at most, in all', { maximumInstanceCount: 40, alwaysReady: [group('http', 20), group('blob', 20)] }, 'ok'],
    ['one more than the app has at most, in all', { maximumInstanceCount: 40, alwaysReady: [group('http', 20), group('blob', 21)] }, 'AZFN2007'],
    ['fitting ones, and one that is known at apply', { maximumInstanceCount: 40, alwaysReady: [group('http', 40), group('blob', UNRESOLVED)] }, 'ok'],
    ['too many already, and one that is known at apply', { maximumInstanceCount: 40, alwaysReady: [group('http', 41), group('blob', UNRESOLVED)] }, 'AZFN2007'],
    ['no instances', { alwaysReady: [group('http', 0)] }, 'ok'],
    ['nothing said', { maximumInstanceCount: 40 }, 'ok'],
    ['a highest number that is known at apply', { maximumInstanceCount: UNRESOLVED, alwaysReady: [group('http', 1000)] }, 'deferred'],
    ['a list that was refused before', { alwaysReady: UNRESOLVED }, 'deferred'],
  ])('%s', (_, more, expected) => {
    expect(said(groupsFitMaximum(input(more)))).toBe(expected);
  });

  test('asks for what can be given', () => {
    expect(finding(groupsFitMaximum(input({ alwaysReady: [group('http', 101)] }))).fix).toContain(`'maximumInstanceCount' to 101 or more`);
    const tooMany = finding(groupsFitMaximum(input({ maximumInstanceCount: 1000, alwaysReady: [group('http', 600), group('blob', 600)] })));
    expect(tooMany.fix).toContain(`${FLEX.maximumInstanceCount.max} at most`);
    expect(tooMany.fix).not.toContain('or more');
  });
});

describe('groupsFitZones', () => {
  test.each<[string, PlanTerms, FlexInput['alwaysReady'], string]>([
    ['one instance on a zone-redundant plan', ZONES, [group('http', 1)], 'AZFN2017'],
    ['one instance of each of two groups', ZONES, [group('http', 1), group('blob', 1)], 'AZFN2017 AZFN2017'],
    ['two instances', ZONES, [group('http', 2)], 'ok'],
    ['none', ZONES, [group('http', 0)], 'ok'],
    ['a number known at apply', ZONES, [group('http', UNRESOLVED)], 'ok'],
    ['one instance on a plan without zones', FLEX_PLAN, [group('http', 1)], 'ok'],
    ['nothing said', ZONES, undefined, 'ok'],
    ['one instance on another plan, which another rule refuses', { ...plan('elasticPremium'), zoneBalancing: true }, [group('http', 1)], 'ok'],
  ])('%s', (_, terms, alwaysReady, expected) => {
    expect(said(groupsFitZones(input({ plan: terms, alwaysReady })))).toBe(expected);
  });
});

test('the lowest number is that of the provider that writes the app', () => {
  expect([lowestInstanceCount('4.55.0', false), lowestInstanceCount('4.57.9', false), lowestInstanceCount('4.58.0', false)]).toEqual([40, 40, 1]);
  expect([lowestInstanceCount('4.55.0', true), lowestInstanceCount('5.2.0', true)]).toEqual([1, 1]);
});

describe('updateStrategyIsWritten', () => {
  test.each<[string, Partial<FlexInput>, string]>([
    ['none', {}, 'ok'],
    ['one without a key', { siteUpdateStrategy: 'Recreate', keyless: true }, 'ok'],
    ['one with a key, which azurerm has no argument for', { siteUpdateStrategy: 'Recreate' }, 'AZFN2030'],
    ['one that is known at apply', { siteUpdateStrategy: UNRESOLVED }, 'deferred'],
    ['one where it is not known whether there is a key', { siteUpdateStrategy: 'Recreate', keyless: UNRESOLVED }, 'deferred'],
    ['one on another plan, which another rule refuses', { siteUpdateStrategy: 'Recreate', plan: plan('elasticPremium') }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(updateStrategyIsWritten(input(more)))).toBe(expected);
  });
});

describe('rollingUpdateIsPreview', () => {
  test.each<[string, Partial<FlexInput>, string]>([
    ['nothing said', {}, 'ok'],
    ['all at once', { siteUpdateStrategy: 'Recreate', keyless: true }, 'ok'],
    ['one after the other', { siteUpdateStrategy: 'RollingUpdate', keyless: true }, 'AZFN2031'],
    ['on another plan', { siteUpdateStrategy: 'RollingUpdate', plan: plan('dedicated') }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(rollingUpdateIsPreview(input(more)))).toBe(expected);
  });
});
