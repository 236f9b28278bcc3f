import { isWarning } from '../../src/rules/codes';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { findings, UNRESOLVED } from '../../src/rules/rule';
import {
  bitnessFitsPlan,
  dedicatedIsAlwaysOn,
  minimumFitsMaximum,
  minimumIsDocumented,
  monitoringHasInstance,
  SCALE_RULES,
  scaleLimitFitsPlan,
  zonesHaveInstances,
  type ScaleInput,
} from '../../src/rules/scale-rules';
import { finding, plan, said, untold } from './verdict';

const NOTHING: ScaleInput = {
  plan: plan('elasticPremium'), appScaleLimit: undefined, elasticInstanceMinimum: undefined, preWarmedInstanceCount: undefined,
  runtimeScaleMonitoringEnabled: undefined, use32BitWorker: undefined, alwaysOn: undefined,
};
const on = (terms: PlanTerms, more: Partial<ScaleInput> = {}): ScaleInput => ({ ...NOTHING, plan: terms, ...more });
const EP = plan('elasticPremium');
const ZONES: PlanTerms = { ...EP, zoneBalancing: true };
const UP_TO_FIVE: PlanTerms = { ...EP, maximumElasticWorkerCount: 5 };

test.each([plan('consumption'), plan('flexConsumption'), EP, plan('dedicated'), untold()])('an app that says nothing has nothing wrong: %#', (terms) => {
  expect(findings(SCALE_RULES, on(terms))).toEqual([]);
});

test('all rules are asked', () => {
  expect(SCALE_RULES).toEqual([scaleLimitFitsPlan, minimumFitsMaximum, minimumIsDocumented, zonesHaveInstances, monitoringHasInstance, bitnessFitsPlan, dedicatedIsAlwaysOn]);
});

describe('scaleLimitFitsPlan', () => {
  test.each<[string, ScaleInput, string]>([
    ['100 on Linux Consumption', on(plan('consumption'), { appScaleLimit: 100 }), 'ok'],
    ['101 on Linux Consumption', on(plan('consumption'), { appScaleLimit: 101 }), 'AZFN2014'],
    ['200 on Windows Consumption', on(plan('consumption', 'Windows'), { appScaleLimit: 200 }), 'ok'],
    ['201 on Windows Consumption', on(plan('consumption', 'Windows'), { appScaleLimit: 201 }), 'AZFN2014'],
    ['100 on Elastic Premium', on(EP, { appScaleLimit: 100 }), 'ok'],
    ['101 on Elastic Premium', on(EP, { appScaleLimit: 101 }), 'AZFN2014'],
    ['0, which is no limit', on(EP, { appScaleLimit: 0 }), 'ok'],
    ['a limit on a Dedicated plan, which another rule refuses', on(plan('dedicated'), { appScaleLimit: 1000 }), 'ok'],
    ['a limit on Flex Consumption, which another rule refuses', on(plan('flexConsumption'), { appScaleLimit: 1000 }), 'ok'],
    ['a limit known at apply', on(EP, { appScaleLimit: UNRESOLVED }), 'deferred'],
    ['a plan that was refused before', { ...NOTHING, plan: UNRESOLVED, appScaleLimit: 1000 }, 'deferred'],
  ])('%s', (_, input, expected) => {
    expect(said(scaleLimitFitsPlan(input))).toBe(expected);
  });
});

describe('minimumFitsMaximum', () => {
  test.each<[string, ScaleInput, string]>([
    ['as many as the plan has at most', on(UP_TO_FIVE, { elasticInstanceMinimum: 5 }), 'ok'],
    ['one more than the plan has at most', on(UP_TO_FIVE, { elasticInstanceMinimum: 6 }), 'AZFN2015'],
    ['as many as the app has at most', on(EP, { elasticInstanceMinimum: 5, appScaleLimit: 5 }), 'ok'],
    ['one more than the app has at most', on(EP, { elasticInstanceMinimum: 6, appScaleLimit: 5 }), 'AZFN2015'],
    ['more than both', on(UP_TO_FIVE, { elasticInstanceMinimum: 8, appScaleLimit: 6 }), 'AZFN2015 AZFN2015'],
    ['any number where 0 is no limit', on(EP, { elasticInstanceMinimum: 20, appScaleLimit: 0 }), 'ok'],
    ['no number', on(UP_TO_FIVE, { appScaleLimit: 1 }), 'ok'],
    ['no limits', on(EP, { elasticInstanceMinimum: 20 }), 'ok'],
    ['a limit of the plan that is known at apply', on({ ...EP, maximumElasticWorkerCount: UNRESOLVED }, { elasticInstanceMinimum: 20 }), 'ok'],
    ['a limit of the app that is known at apply', on(UP_TO_FIVE, { elasticInstanceMinimum: 20, appScaleLimit: UNRESOLVED }), 'deferred'],
    ['a minimum that is known at apply', on(UP_TO_FIVE, { elasticInstanceMinimum: UNRESOLVED }), 'deferred'],
    ['another plan, which another rule refuses', on(plan('consumption'), { elasticInstanceMinimum: 6, appScaleLimit: 5 }), 'ok'],
  ])('%s', (_, input, expected) => {
    expect(said(minimumFitsMaximum(input))).toBe(expected);
  });

  test('says which limit', () => {
    expect(finding(minimumFitsMaximum(on(UP_TO_FIVE, { elasticInstanceMinimum: 6 }))).what).toContain(`'maximumElasticWorkerCount', which is 5`);
    expect(finding(minimumFitsMaximum(on(EP, { elasticInstanceMinimum: 6, appScaleLimit: 5 }))).what).toContain(`'appScaleLimit', which is 5`);
  });
});

describe('minimumIsDocumented', () => {
  test.each<[string, ScaleInput, string]>([
    ['20', on(EP, { elasticInstanceMinimum: 20 }), 'ok'],
    ['21', on(EP, { elasticInstanceMinimum: 21 }), 'AZFN2022'],
    ['none', on(EP), 'ok'],
    ['21 on another plan, which another rule refuses', on(plan('dedicated'), { elasticInstanceMinimum: 21 }), 'ok'],
    ['known at apply', on(EP, { elasticInstanceMinimum: UNRESOLVED }), 'deferred'],
  ])('%s', (_, input, expected) => {
    expect(said(minimumIsDocumented(input))).toBe(expected);
  });
});

describe('zonesHaveInstances', () => {
  test.each<[string, ScaleInput, string]>([
    ['one on a zone-redundant plan', on(ZONES, { elasticInstanceMinimum: 1 }), 'AZFN2017'],
    ['none on a zone-redundant plan', on(ZONES, { elasticInstanceMinimum: 0 }), 'AZFN2017'],
    ['two on a zone-redundant plan', on(ZONES, { elasticInstanceMinimum: 2 }), 'ok'],
    ['nothing said, which becomes two', on(ZONES), 'ok'],
    ['one on a plan without zones', on(EP, { elasticInstanceMinimum: 1 }), 'ok'],
    ['one on a zone-redundant Dedicated plan, which another rule refuses', on({ ...plan('dedicated', 'Linux', 'P1v3'), zoneBalancing: true }, { elasticInstanceMinimum: 1 }), 'ok'],
    ['known at apply', on(ZONES, { elasticInstanceMinimum: UNRESOLVED }), 'deferred'],
  ])('%s', (_, input, expected) => {
    expect(said(zonesHaveInstances(input))).toBe(expected);
  });
});

describe('monitoringHasInstance', () => {
  test.each<[string, Partial<ScaleInput>, string]>([
    ['monitoring without a pre-warmed instance', { runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: 0 }, 'AZFN2021'],
    ['monitoring with one', { runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: 1 }, 'ok'],
    ['monitoring and nothing said, which becomes one', { runtimeScaleMonitoringEnabled: true }, 'ok'],
    ['no monitoring', { runtimeScaleMonitoringEnabled: false, preWarmedInstanceCount: 0 }, 'ok'],
    ['nothing said about monitoring', { preWarmedInstanceCount: 0 }, 'ok'],
    ['instances known at apply', { runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: UNRESOLVED }, 'deferred'],
    ['monitoring that was refused before', { runtimeScaleMonitoringEnabled: UNRESOLVED, preWarmedInstanceCount: 0 }, 'deferred'],
  ])('%s', (_, more, expected) => {
    expect(said(monitoringHasInstance(on(EP, more)))).toBe(expected);
  });
});

describe('bitnessFitsPlan', () => {
  test.each<[string, PlanTerms, ScaleInput['use32BitWorker'], string]>([
    ['32-bit on Linux', EP, true, 'AZFN2019'],
    ['64-bit on Linux', EP, false, 'ok'],
    ['32-bit on Windows', plan('elasticPremium', 'Windows'), true, 'ok'],
    ['64-bit on Windows', plan('elasticPremium', 'Windows'), false, 'ok'],
    ['64-bit on F1 on Windows', plan('dedicated', 'Windows', 'F1'), false, 'AZFN2019'],
    ['64-bit on D1', plan('dedicated', 'Windows', 'D1'), false, 'AZFN2019'],
    ['32-bit on F1 on Windows', plan('dedicated', 'Windows', 'F1'), true, 'ok'],
    ['64-bit on F1 on Linux', plan('dedicated', 'Linux', 'F1'), false, 'ok'],
    ['32-bit on F1 on Linux', plan('dedicated', 'Linux', 'F1'), true, 'AZFN2019'],
    ['64-bit on B1', plan('dedicated', 'Windows', 'B1'), false, 'ok'],
    ['64-bit on a Dedicated plan whose SKU was not told', untold('Windows'), false, 'ok'],
    ['32-bit on Flex Consumption, which another rule refuses', plan('flexConsumption'), true, 'ok'],
    ['nothing said', plan('dedicated', 'Windows', 'F1'), undefined, 'ok'],
    ['a flag that was refused before', EP, UNRESOLVED, 'deferred'],
  ])('%s', (_, terms, use32BitWorker, expected) => {
    expect(said(bitnessFitsPlan(on(terms, { use32BitWorker })))).toBe(expected);
  });
});

describe('dedicatedIsAlwaysOn', () => {
  test.each<[string, PlanTerms, ScaleInput['alwaysOn'], string]>([
    ['switched off on B1', plan('dedicated'), false, 'AZFN2012'],
    ['switched on on B1', plan('dedicated'), true, 'ok'],
    ['nothing said on B1, which becomes on', plan('dedicated'), undefined, 'ok'],
    ['nothing said on F1, which has it not', plan('dedicated', 'Linux', 'F1'), undefined, 'AZFN2012'],
    ['switched off on F1', plan('dedicated', 'Linux', 'F1'), false, 'AZFN2012'],
    ['nothing said on a plan whose SKU was not told', untold(), undefined, 'ok'],
    ['switched off on a plan whose SKU was not told', untold(), false, 'AZFN2012'],
    ['switched off on Elastic Premium, which has no such thing', EP, false, 'ok'],
    ['nothing said on Consumption', plan('consumption'), undefined, 'ok'],
    ['a flag that was refused before', plan('dedicated'), UNRESOLVED, 'deferred'],
  ])('%s', (_, terms, alwaysOn, expected) => {
    expect(said(dedicatedIsAlwaysOn(on(terms, { alwaysOn })))).toBe(expected);
  });

  test('is a warning, as is a large minimum, and the others are errors', () => {
    const codes = ['AZFN2014', 'AZFN2015', 'AZFN2022', 'AZFN2017', 'AZFN2021', 'AZFN2019', 'AZFN2012'] as const;
    expect(codes.filter((code) => isWarning(code))).toEqual(['AZFN2022', 'AZFN2012']);
  });
});
