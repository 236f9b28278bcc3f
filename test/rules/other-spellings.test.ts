import { ISOLATED_FIELDS } from '../../src/constructs/function-app-fields';
import { OTHER_SPELLINGS } from '../../src/rules/other-spellings';
import { ConsumptionPlan, FlexConsumptionPlan, InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime } from '../../src';
import { PLACE, refusal, synth, testStack } from '../support/stacks';

const PLAN_PROPS = ['operatingSystem', 'sku', 'zoneBalancingEnabled'];
const rows = Object.entries(OTHER_SPELLINGS);
const app = { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10 };
const ofApps = rows.filter(([other, prop]) => Object.hasOwn(ISOLATED_FIELDS, prop) && !Object.hasOwn(ISOLATED_FIELDS, other));

test.each(rows)('%s is no prop of an app, and %s is one of an app or a plan', (other, prop) => {
  expect(other).not.toBe(prop);
  expect(Object.hasOwn(ISOLATED_FIELDS, other)).toBe(false);
  if (prop !== 'autoSwapSlotName') expect([...Object.keys(ISOLATED_FIELDS), ...PLAN_PROPS]).toContain(prop);
});

test.each(ofApps)('%s, given to an app without types, is told to be %s', (other, prop) => {
  const { [prop as 'appName']: _, ...rest } = app;
  const { codes, message } = refusal(() => new IsolatedFunctionApp(testStack(), 'App', { ...rest, [other]: 'x' } as never));
  expect([...new Set(codes)]).toEqual(['AZFN8006']);
  expect(message).toContain(`'${other}'`);
  expect(message).toContain(`'${prop}'`);
});

test.each([
  ['osType', () => new ConsumptionPlan(testStack(), 'Plan', { ...PLACE, planName: 'plan', osType: 'Linux' } as never)],
  ['os', () => new ConsumptionPlan(testStack(), 'Plan', { ...PLACE, planName: 'plan', os: 'Linux' } as never)],
  ['zoneRedundant', () => new FlexConsumptionPlan(testStack(), 'Plan', { ...PLACE, planName: 'plan', zoneRedundant: true } as never)],
  ['functionsExtensionVersion', () => new InProcessFunctionApp(testStack(), 'App', { ...PLACE, appName: 'f1', runtime: InProcessRuntime.DOTNET_8, functionsExtensionVersion: '~3' } as never)],
])('%s, given to a plan or an in-process app without types, is refused', (_, define) => {
  expect(refusal(define).codes).toEqual(['AZFN8006']);
});

test('an unknown prop with no meaning here is left alone', () => {
  const stack = testStack();
  new IsolatedFunctionApp(stack, 'App', { ...app, colour: 'blue' } as never);
  expect(JSON.stringify(synth(stack))).not.toContain('blue');
});
