import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlwaysReady,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES, type PlaceName } from '../support/places';
import { emptyFolder, functionApp, only, PLACE, refusedWith, synth, testStack, type Block } from '../support/stacks';

interface Precondition {
  readonly condition: string;
  readonly error_message: string;
}

/** `0 or more`, in one of the two ways to say it. */
const fromZero = (to?: number): string =>
  expect.stringMatching(new RegExp(`^\\$\\{[(]+var[.]value (>= 0|> -1)[)]${to === undefined ? '' : ` && [(]var[.]value <= ${to}[)][)]`}\\}$`)) as unknown as string;

const EXISTING = HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'k' });

const text = (stack: TerraformStack, name: string): string => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
const number = (stack: TerraformStack, name: string): number => new TerraformVariable(stack, name, { type: 'number' }).numberValue;

/** The conditions on an app whose props hold tokens. */
function conditions(place: PlaceName, props: (stack: TerraformStack) => Partial<IsolatedFunctionAppProps>): Precondition[] {
  const stack = testStack();
  const plan = PLACES[place].define(stack) as IHostingPlan;
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_8, ...PLACES[place].props, ...props(stack) });
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return (functionApp(json).lifecycle as Block | undefined)?.precondition as Precondition[] ?? [];
}

const CASES: readonly [string, PlaceName, (stack: TerraformStack) => Partial<IsolatedFunctionAppProps>, Precondition][] = [
  [
    'the name of the app', 'Dedicated on Linux', (s) => ({ appName: text(s, 'value'), hostStorage: EXISTING }),
    {
      condition: '${(can(regex("^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$", var.value)) && ((length(var.value) >= 2) && (length(var.value) <= 60)))}',
      error_message: `AZFN4013: 'appName' needs 2 to 60 letters, digits and hyphens, no hyphen at either end.`,
    },
  ],
  [
    'instances at most', 'Flex Consumption with a key', (s) => ({ maximumInstanceCount: number(s, 'value') }),
    { condition: '${((var.value >= 40) && (var.value <= 1000))}', error_message: `AZFN2004: 'maximumInstanceCount' has to be a number from 40 to 1000.` },
  ],
  [
    'instances at most, where AzAPI passes any number on', 'Flex Consumption', (s) => ({ maximumInstanceCount: number(s, 'value') }),
    { condition: '${((var.value >= 1) && (var.value <= 1000))}', error_message: `AZFN2004: 'maximumInstanceCount' has to be a number from 1 to 1000.` },
  ],
  [
    'the memory of an instance', 'Flex Consumption', (s) => ({ instanceMemoryMiB: number(s, 'value') }),
    { condition: '${contains([512, 2048, 4096], var.value)}', error_message: `AZFN2003: 'instanceMemoryMiB' has to be 512, 2048 or 4096.` },
  ],
  [
    'concurrency', 'Flex Consumption', (s) => ({ httpConcurrency: number(s, 'value') }),
    { condition: '${((var.value >= 1) && (var.value <= 1000))}', error_message: `AZFN2005: 'httpConcurrency' has to be a number from 1 to 1000.` },
  ],
  [
    'the scale limit', 'Consumption on Windows', (s) => ({ appScaleLimit: number(s, 'value') }),
    { condition: fromZero(200), error_message: `AZFN2014: 'appScaleLimit' has to be a number from 0 to 200.` },
  ],
  [
    'the scale limit of a smaller plan', 'Consumption on Linux', (s) => ({ appScaleLimit: number(s, 'value') }),
    { condition: fromZero(100), error_message: `AZFN2014: 'appScaleLimit' has to be a number from 0 to 100.` },
  ],
  [
    'eviction', 'Dedicated on Linux', (s) => ({ healthCheckPath: '/', healthCheckEvictionMinutes: number(s, 'value') }),
    { condition: '${((var.value >= 2) && (var.value <= 10))}', error_message: `AZFN4014: 'healthCheckEvictionMinutes' has to be a number from 2 to 10.` },
  ],
  [
    'the daily quota', 'Consumption on Windows', (s) => ({ dailyMemoryTimeQuota: number(s, 'value') }),
    { condition: fromZero(), error_message: `AZFN8003: 'dailyMemoryTimeQuota' has to be 0 or more.` },
  ],
  [
    'the host id', 'Dedicated on Linux', (s) => ({ hostId: text(s, 'value') }),
    {
      condition: '${(can(regex("^[0-9a-z]([0-9a-z]|-[0-9a-z])*$", var.value)) && ((length(var.value) >= 1) && (length(var.value) <= 32)))}',
      error_message: `AZFN5008: 'hostId' needs 1 to 32 lower-case letters, digits and single hyphens between them.`,
    },
  ],
  [
    'the content share', 'Elastic Premium on Windows', (s) => ({ contentShareName: text(s, 'value') }),
    {
      condition: '${(can(regex("^[0-9a-z]([0-9a-z]|-[0-9a-z])*$", var.value)) && ((length(var.value) >= 3) && (length(var.value) <= 63)))}',
      error_message: `AZFN5005: 'contentShareName' needs 3 to 63 lower-case letters, digits and single hyphens between them.`,
    },
  ],
  [
    'the container of the package', 'Flex Consumption', (s) => ({ deploymentContainerName: text(s, 'value') }),
    {
      condition: '${(can(regex("^[0-9a-z]([0-9a-z]|-[0-9a-z])*$", var.value)) && ((length(var.value) >= 3) && (length(var.value) <= 63)))}',
      error_message: `AZFN5002: 'deploymentContainerName' needs 3 to 63 lower-case letters, digits and single hyphens between them.`,
    },
  ],
  [
    'instances that are always there', 'Elastic Premium on Linux', (s) => ({ elasticInstanceMinimum: number(s, 'value') }),
    { condition: fromZero(100), error_message: `AZFN8003: 'elasticInstanceMinimum' has to be a number from 0 to 100.` },
  ],
];

describe('what Terraform knows only later is checked by Terraform', () => {
  test.each(CASES)('%s', (_, place, props, expected) => {
    expect(conditions(place, props)).toEqual([expected]);
  });

  test('and several values one by one', () => {
    expect(conditions('Flex Consumption', (s) => ({ maximumInstanceCount: number(s, 'a'), instanceMemoryMiB: number(s, 'b') })).map(({ error_message: message }) => message.slice(0, 8)).sort()).toEqual([
      'AZFN2003', 'AZFN2004',
    ]);
  });

  test('and nothing where everything is known', () => {
    expect(conditions('Flex Consumption', () => ({ maximumInstanceCount: 40, instanceMemoryMiB: 512 }))).toEqual([]);
  });

  test('and not what it checks by itself, or what is a secret', () => {
    expect(conditions('Dedicated on Linux', (s) => ({
      location: text(s, 'location'), resourceGroupName: text(s, 'group'), virtualNetworkSubnetId: text(s, 'subnet'),
      applicationInsightsConnectionString: text(s, 'insights'), appSettings: { A: text(s, 'setting') },
    }))).toEqual([]);
  });

  test('also on a plan', () => {
    const stack = testStack();
    new DedicatedPlan(stack, 'Plan', {
      planName: text(stack, 'name'), ...PLACE, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.P1V3, workerCount: number(stack, 'workers'),
    });
    expect(only(stack, 'azurerm_service_plan').lifecycle.precondition).toEqual([
      {
        condition: expect.stringContaining('can(regex("^[0-9A-Za-z_-]{1,60}$", var.name))') as unknown,
        error_message: `AZFN2026: 'planName' needs 1 to 60 letters, digits, hyphens and underscores.`,
      },
      { condition: '${((var.workers >= 1) && (var.workers <= 100))}', error_message: `AZFN8003: 'workerCount' has to be a number from 1 to 100.` },
    ]);
  });

  test('also the maximum of an elastic plan', () => {
    const stack = testStack();
    new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.LINUX, maximumElasticWorkerCount: number(stack, 'value') });
    expect(only(stack, 'azurerm_service_plan').lifecycle.precondition).toEqual([
      { condition: '${((var.value >= 1) && (var.value <= 100))}', error_message: expect.stringMatching(/'maximumElasticWorkerCount' has to be a number from 1 to 100[.]$/) as unknown },
    ]);
  });

  test('also the sum of always ready instances', () => {
    const found = conditions('Flex Consumption', (s) => ({ alwaysReady: [AlwaysReady.http(number(s, 'http')), AlwaysReady.blob(2)], maximumInstanceCount: 50 }));
    expect(found.map(({ error_message: message }) => message.slice(0, 8))).toContain('AZFN2007');
  });

  test('also minimum instances against a limit', () => {
    const found = conditions('Elastic Premium on Linux', (s) => ({ elasticInstanceMinimum: number(s, 'value'), appScaleLimit: 5 }));
    expect(found.map(({ error_message: message }) => message.slice(0, 8))).toContain('AZFN2015');
  });

  test('and a value that is a token by itself stays what it is', () => {
    const stack = testStack();
    new FlexConsumptionPlan(stack, 'Plan', { planName: Token.asString(text(stack, 'name')), ...PLACE });
    expect(only(stack, 'azurerm_service_plan').name).toBe('${var.name}');
  });
});

describe('what decides about the program is not left to Terraform', () => {
  const later: readonly [string, (stack: TerraformStack) => Partial<IsolatedFunctionAppProps>][] = [
    ['a flag', (s) => ({ httpsOnly: text(s, 'value') as unknown as boolean })],
    ['a choice', (s) => ({ minimumTlsVersion: text(s, 'value') as never })],
    ['a map', (s) => ({ appSettings: Token.asStringMap(new TerraformVariable(s, 'value', { type: 'map(string)' }).value) })],
    ['a list of values', (s) => ({ alwaysReady: Token.asList(text(s, 'value')) as never })],
    ['a block', (s) => ({ cors: new TerraformVariable(s, 'value', { type: 'any' }).value as never })],
  ];
  test.each(later)('%s', (_, props) => {
    const stack = testStack();
    const define = () => new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, ...props(stack) });
    expect(refusedWith(define)).toEqual(['AZFN8005']);
  });
});

const terraform = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8', env: { ...process.env, TF_CLI_CONFIG_FILE: '' } });
const hasTerraform = terraform.status === 0;

/** Terraform is on the path of whoever wants these; its built-in provider is all they need. */
(hasTerraform ? describe : describe.skip)(`Terraform${hasTerraform ? '' : ' (not on the path)'} takes the conditions`, () => {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: '', CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run = (cwd: string, ...args: string[]) => spawnSync('terraform', [...args, '-no-color'], { cwd, env, encoding: 'utf8' });

  /** Writes a built-in resource with the condition that an app or plan has. */
  const project = (type: 'string' | 'number', precondition: Precondition): string => {
    const folder = emptyFolder();
    const json = {
      variable: { value: { type } },
      resource: { terraform_data: { app: { input: '${var.value}', lifecycle: { precondition: [precondition] } } } },
    };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(json));
    return folder;
  };

  const VALUES: Readonly<Record<string, readonly [string[], string[]]>> = {
    AZFN4013: [['ab', 'func-orders', 'a'.repeat(60)], ['a', '-ab', 'ab-', 'a'.repeat(61), 'a_b', '']],
    AZFN2004: [['40', '1000'], ['39', '1001']],
    AZFN2003: [['512', '4096'], ['1024', '0']],
    AZFN5008: [['a', 'a-b', 'a'.repeat(32)], ['a--b', '-a', 'A', 'a'.repeat(33)]],
    AZFN5002: [['abc', 'a'.repeat(63)], ['ab', 'a--b', 'a'.repeat(64)]],
  };

  test('are spelled as Terraform formats them', () => {
    const lines = CASES.map(([, place, props], index) => `  c${index} = ${conditions(place, props)[0].condition.replace(/^\$\{(.*)\}$/s, '$1')}\n`);
    const source = `locals {\n${lines.join('').replaceAll(/^ {2}(c\d) /gm, '  $1  ')}}\n`;
    expect(execFileSync('terraform', ['fmt', '-'], { input: source, encoding: 'utf8', env })).toBe(source);
  });

  test.each(CASES.filter(([, , , { error_message: message }]) => message.slice(0, 8) in VALUES))('about %s', (_, place, props) => {
    const [precondition] = conditions(place, props);
    const code = precondition.error_message.slice(0, 8);
    const [right, wrong] = precondition.condition.includes('>= 1)') && code === 'AZFN2004' ? [['1', '1000'], ['0', '1001']] : VALUES[code];
    const folder = project(/var[.]value [<>]=|contains/.test(precondition.condition) && !precondition.condition.includes('regex') ? 'number' : 'string', precondition);
    expect(run(folder, 'init')).toMatchObject({ status: 0 });
    expect(run(folder, 'validate')).toMatchObject({ status: 0 });
    for (const value of [right[0], right[right.length - 1]]) expect(run(folder, 'plan', '-input=false', `-var=value=${value}`)).toMatchObject({ status: 0 });
    for (const value of wrong) {
      const { status, stderr } = run(folder, 'plan', '-input=false', `-var=value=${value}`);
      expect([value, status]).toEqual([value, 1]);
      expect(stderr).toContain(precondition.error_message.slice(0, 40));
    }
  }, 60_000);
});
