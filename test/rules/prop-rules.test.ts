import { PLAN_PROPS, propsFitPlan } from '../../src/rules/prop-rules';
import { UNRESOLVED } from '../../src/rules/rule';
import { finding, plan, said, untold } from './verdict';

/** Plans by a short name; `dedicated?` is one that exists and whose SKU was not told. */
const PLANS = {
  'Y1 Linux': plan('consumption', 'Linux'),
  'Y1 Windows': plan('consumption', 'Windows'),
  FC1: plan('flexConsumption'),
  'EP1 Linux': plan('elasticPremium', 'Linux'),
  'EP1 Windows': plan('elasticPremium', 'Windows'),
  'F1 Linux': plan('dedicated', 'Linux', 'F1'),
  'F1 Windows': plan('dedicated', 'Windows', 'F1'),
  D1: plan('dedicated', 'Windows', 'D1'),
  'B1 Linux': plan('dedicated', 'Linux', 'B1'),
  'B1 Windows': plan('dedicated', 'Windows', 'B1'),
  'S1 Linux': plan('dedicated', 'Linux', 'S1'),
  'S1 Windows': plan('dedicated', 'Windows', 'S1'),
  'I1v2 Linux': plan('dedicated', 'Linux', 'I1v2'),
  'dedicated? Linux': untold('Linux'),
  'dedicated? Windows': untold('Windows'),
} as const;
type Name = keyof typeof PLANS;
const NAMES = Object.keys(PLANS) as Name[];

const CONSUMPTION: Name[] = ['Y1 Linux', 'Y1 Windows'];
const ELASTIC: Name[] = ['EP1 Linux', 'EP1 Windows'];
const SMALL: Name[] = ['F1 Linux', 'F1 Windows', 'D1'];
const BASIC_UP: Name[] = ['B1 Linux', 'B1 Windows', 'S1 Linux', 'S1 Windows', 'I1v2 Linux', 'dedicated? Linux', 'dedicated? Windows'];
const DEDICATED: Name[] = [...SMALL, ...BASIC_UP];
const on = (system: string, names: readonly Name[]) => names.filter((name) => PLANS[name].system === system);
const CLASSIC: Name[] = [...CONSUMPTION, ...ELASTIC, ...DEDICATED];

/** Each prop with the plans that have it and the code elsewhere. */
const ROWS: readonly (readonly [string, readonly Name[], string])[] = [
  ['instanceMemoryMiB', ['FC1'], 'AZFN2013'],
  ['maximumInstanceCount', ['FC1'], 'AZFN2013'],
  ['httpConcurrency', ['FC1'], 'AZFN2013'],
  ['alwaysReady', ['FC1'], 'AZFN2013'],
  ['deploymentContainerName', ['FC1'], 'AZFN2013'],
  ['alwaysOn', BASIC_UP, 'AZFN2011'],
  ['appScaleLimit', [...CONSUMPTION, ...ELASTIC], 'AZFN2013'],
  ['elasticInstanceMinimum', ELASTIC, 'AZFN2013'],
  ['preWarmedInstanceCount', ELASTIC, 'AZFN2013'],
  ['runtimeScaleMonitoringEnabled', ELASTIC, 'AZFN2013'],
  ['workerCount', [...ELASTIC, ...DEDICATED], 'AZFN2013'],
  ['healthCheckPath', [...ELASTIC, ...DEDICATED], 'AZFN2013'],
  ['use32BitWorker', CLASSIC, 'AZFN2013'],
  ['appServiceLogs', CLASSIC, 'AZFN2013'],
  ['virtualNetworkSubnetId', ['FC1', ...ELASTIC, ...BASIC_UP], 'AZFN6001'],
  ['vnetRouteAllEnabled', [...ELASTIC, ...BASIC_UP], 'AZFN6001'],
  ['vnetImagePullEnabled', [...ELASTIC, ...DEDICATED], 'AZFN6001'],
  ['contentShareName', [...CONSUMPTION, ...ELASTIC], 'AZFN2013'],
  ['contentOverVnet', ELASTIC, 'AZFN6001'],
  ['container', on('Linux', [...ELASTIC, ...DEDICATED]), 'AZFN2018'],
  ['mounts', CLASSIC, 'AZFN2013'],
  ['backup', [...ELASTIC, ...BASIC_UP.filter((name) => !name.startsWith('B1'))], 'AZFN2013'],
  ['hybridConnections', on('Windows', [...ELASTIC, ...DEDICATED]), 'AZFN6001'],
  ['dailyMemoryTimeQuota', ['Y1 Windows'], 'AZFN2013'],
  ['siteUpdateStrategy', ['FC1'], 'AZFN2013'],
  ['privateEndpoints', ['FC1', ...ELASTIC, ...BASIC_UP], 'AZFN6001'],
  ['zipDeployFile', CLASSIC.filter((name) => name !== 'Y1 Linux'), 'AZFN4010'],
];

test('every prop that some plans lack is in the table of this test', () => {
  expect(ROWS.map(([prop]) => prop).sort()).toEqual([...PLAN_PROPS].sort());
});

describe.each(ROWS)('%s', (prop, has, code) => {
  test.each(NAMES.map((name) => [name, has.includes(name) ? 'ok' : code] as const))('on %s: %s', (name, expected) => {
    expect(said(propsFitPlan(PLANS[name], { [prop]: 'given' }))).toBe(expected);
  });

  test('counts as given when its value is known at apply', () => {
    const lacking = NAMES.find((name) => !has.includes(name)) as Name;
    expect(said(propsFitPlan(PLANS[lacking], { [prop]: UNRESOLVED }))).toBe(code);
  });
});

describe('propsFitPlan', () => {
  const everything = Object.fromEntries(PLAN_PROPS.map((prop) => [prop, 'given']));

  test('claims nothing while the plan is not known', () => {
    expect(propsFitPlan(UNRESOLVED, everything)).toEqual([]);
  });

  test('claims nothing about what is absent, also when it is spelled out', () => {
    for (const name of NAMES) {
      expect(propsFitPlan(PLANS[name], {})).toEqual([]);
      expect(propsFitPlan(PLANS[name], Object.fromEntries(PLAN_PROPS.map((prop) => [prop, undefined])))).toEqual([]);
    }
  });

  test('claims nothing about props that every plan has', () => {
    expect(propsFitPlan(PLANS.FC1, { httpsOnly: true, appSettings: {}, tags: {}, zoneBalancing: true })).toEqual([]);
  });

  test('counts a flag only when it is true, and the bitness of a worker always', () => {
    const off = Object.fromEntries(PLAN_PROPS.map((prop) => [prop, false]));
    for (const name of CLASSIC) expect(propsFitPlan(PLANS[name], off)).toEqual([]);
    expect(said(propsFitPlan(PLANS.FC1, off))).toBe('AZFN2013');
    expect(finding(propsFitPlan(PLANS.FC1, off)).what).toContain(`'use32BitWorker'`);
  });

  test('counts a zero: it is a number that somebody typed', () => {
    expect(said(propsFitPlan(PLANS['B1 Linux'], { elasticInstanceMinimum: 0 }))).toBe('AZFN2013');
  });

  test('finds all at once, in one order for each plan', () => {
    const order = ROWS.filter(([, has]) => !has.includes('Y1 Linux')).map(([prop]) => prop);
    const found = propsFitPlan(PLANS['Y1 Linux'], everything).map(({ what }) => /'(?:add)?(\w+)'/.exec(what)?.[1]);
    const props: Readonly<Record<string, string>> = { HybridConnection: 'hybridConnections', PrivateEndpoint: 'privateEndpoints' };
    expect(found.map((prop) => props[String(prop)] ?? prop)).toEqual(PLAN_PROPS.filter((prop) => order.includes(prop)));
  });

  test.each<[Name, string, string]>([
    ['EP1 Linux', 'alwaysOn', 'elasticInstanceMinimum'],
    ['FC1', 'alwaysOn', 'alwaysReady'],
    ['FC1', 'appScaleLimit', 'maximumInstanceCount'],
    ['B1 Linux', 'appScaleLimit', 'workerCount'],
    ['FC1', 'elasticInstanceMinimum', 'alwaysReady'],
    ['FC1', 'preWarmedInstanceCount', 'alwaysReady'],
    ['EP1 Linux', 'alwaysReady', 'elasticInstanceMinimum'],
    ['Y1 Windows', 'maximumInstanceCount', 'appScaleLimit'],
  ])('on %s, %s has another name, which the fix gives: %s', (name, prop, other) => {
    expect(finding(propsFitPlan(PLANS[name], { [prop]: 1 })).fix).toContain(`'${other}'`);
  });

  test.each<[Name, string, string]>([
    ['Y1 Linux', 'alwaysOn', `leave 'alwaysOn' out`],
    ['F1 Linux', 'alwaysOn', `leave 'alwaysOn' out`],
    ['Y1 Linux', 'elasticInstanceMinimum', 'leave it out'],
    ['Y1 Windows', 'preWarmedInstanceCount', 'leave it out'],
    ['B1 Linux', 'preWarmedInstanceCount', 'leave it out'],
  ])('on %s, nothing takes the place of %s: %s', (name, prop, fix) => {
    expect(finding(propsFitPlan(PLANS[name], { [prop]: 1 })).fix).toBe(fix);
  });
});
