import { TerraformVariable, type TerraformResource, type TerraformStack } from 'cdktf';
import { join } from 'node:path';
import { InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime, type IHostingPlan } from '../../src';
import { CLASSIC, EVERYWHERE, PLACES, type PlaceName } from '../support/places';
import { CASES, everyProp, ISOLATED_CASES } from '../support/prop-cases';
import { emptyFolder, PLACE, stackIn, synthProgram, testApp } from '../support/stacks';
import { describeWithProvider, validate, type Verdict } from './terraform';

/** Synthesizes a stack and asks Terraform about it. */
function verdictOn(define: (stack: TerraformStack) => void): Verdict {
  const program = testApp({}, emptyFolder());
  define(stackIn(program));
  synthProgram(program);
  return validate(join(program.outdir, 'stacks', 'test', 'cdk.tf.json'));
}

const isolated = (stack: TerraformStack, place: PlaceName, props: object) =>
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack) as IHostingPlan, runtime: IsolatedRuntime.DOTNET_8, ...PLACES[place].props, ...props });

const RIGHT: Verdict = { valid: true, problems: [] };

describeWithProvider('the real provider takes an app', () => {
  test.each(EVERYWHERE)('with nothing but what it needs on %s', (place) => {
    expect(verdictOn((stack) => isolated(stack, place, {}))).toEqual(RIGHT);
  });

  test.each(EVERYWHERE)('with every prop on %s', (place) => {
    expect(verdictOn((stack) => isolated(stack, place, everyProp(place, { ...CASES, ...ISOLATED_CASES }, ['container', 'applicationInsights'])))).toEqual(RIGHT);
  });

  test.each(['Elastic Premium on Linux', 'Dedicated on Linux'] as const)('from an image on %s', (place) => {
    expect(verdictOn((stack) => isolated(stack, place, { container: CASES.container.value }))).toEqual(RIGHT);
  });

  test.each(CLASSIC)('that runs in-process on %s', (place) => {
    expect(verdictOn((stack) => {
      new InProcessFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8 });
    })).toEqual(RIGHT);
  });

  test('with values that Terraform knows later, and their conditions', () => {
    expect(verdictOn((stack) => {
      const number = (name: string) => new TerraformVariable(stack, name, { type: 'number' }).numberValue;
      isolated(stack, 'Flex Consumption', { maximumInstanceCount: number('most'), instanceMemoryMiB: number('memory'), httpConcurrency: number('concurrency') });
    })).toEqual(RIGHT);
    expect(verdictOn((stack) => {
      const number = (name: string) => new TerraformVariable(stack, name, { type: 'number' }).numberValue;
      isolated(stack, 'Elastic Premium on Windows', { elasticInstanceMinimum: number('least'), appScaleLimit: number('most'), preWarmedInstanceCount: number('warm') });
    })).toEqual(RIGHT);
  });

  test('and refuses one that was bent, so that these tests can fail', () => {
    const { valid, problems } = verdictOn((stack) => {
      const app = isolated(stack, 'Dedicated on Linux', {});
      (app.node.defaultChild as TerraformResource).addOverride('site_config.ftps_state', 'Sometimes');
    });
    expect(valid).toBe(false);
    expect(problems.join('\n')).toContain('ftps_state');
  });
});
