/**
 * The repository that docs/testing.md describes, made of that page and of nothing else: the packed library is installed beside
 * its peers, and the tests of the page are run the way its user would. Works on the build that is there, and needs no network.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, ROOT, temporaryFolder } from './run';

jest.setTimeout(120_000);

const PAGE = readFileSync(join(ROOT, 'docs/testing.md'), 'utf8');
const FILES = new Map([...PAGE.matchAll(/^`([\w./-]+\.(?:json|js|ts)|\.gitignore)`[^\n]*:\n\n```\w+\n([^]*?)^```/gm)].map(([, file, text]) => [file, text]));
/** Files of the layout, and those of them that a command writes or that are chosen. */
const LAYOUT = [.../^```text\n([^]*?)^```/m.exec(PAGE)?.[1].matchAll(/^[├└]── (\S+)/gm) ?? []].map(([, file]) => file);
const SNAPSHOT = 'tests/__snapshots__/orders-stack.test.ts.snap';
const NOT_ON_THE_PAGE = ['.github/workflows/infrastructure.yml', 'cdktf-azure-functions-0.1.0.tgz', 'locks/orders.hcl', 'package-lock.json', SNAPSHOT];
const BESIDE = ['cdktf-azure-functions', '.bin', '.package-lock.json'];

const temporary = temporaryFolder('testing-kit');
const app = join(temporary, 'orders-infrastructure');
const node = (...args: string[]) => execute(process.execPath, args, { cwd: app, env: { ...process.env, CI: undefined, FORCE_COLOR: '0' } });
const JEST = 'node_modules/jest/bin/jest.js';

beforeAll(async () => {
  if (!existsSync(join(ROOT, 'lib/index.js'))) throw new Error(`there is no build: run 'npm run build'`);
  const { status, stdout, stderr } = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', temporary], { cwd: ROOT });
  if (status !== 0) throw new Error(stderr);
  const [{ filename }] = JSON.parse(stdout) as { filename: string }[];
  const modules = join(app, 'node_modules');
  mkdirSync(join(modules, 'cdktf-azure-functions'), { recursive: true });
  expect((await execute('tar', ['-xzf', join(temporary, filename), '-C', join(modules, 'cdktf-azure-functions'), '--strip-components', '1'], { cwd: app })).status).toBe(0);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!BESIDE.includes(name)) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const [file, text] of FILES) {
    mkdirSync(dirname(join(app, file)), { recursive: true });
    writeFileSync(join(app, file), text);
  }
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = (text: string): Manifest => JSON.parse(text) as Manifest;

test('the page has every file of its layout, or says where it comes from', () => {
  expect([...FILES.keys(), ...NOT_ON_THE_PAGE].sort()).toEqual([...LAYOUT].sort());
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  for (const [, named] of PAGE.matchAll(/cdktf-azure-functions-(\d+\.\d+\.\d+)\.tgz/g)) expect(named).toBe(version);
  const [, commands] = /^```sh\n(npm install[^]*?)^```/m.exec(PAGE) ?? [];
  expect(commands.split('\n').map((line) => line.replace(/ +#.*/, '').replace(/ -platform=\w+/g, ''))).toEqual([
    'npm install', 'npm test', 'npm run synth', 'terraform -chdir=cdktf.out/stacks/orders providers lock',
    'mkdir -p locks && cp cdktf.out/stacks/orders/.terraform.lock.hcl locks/orders.hcl', '',
  ]);
});

test('its packages are those that the library is tested with', () => {
  const ours = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; peerDependencies: Record<string, string>; devDependencies: Record<string, string> };
  const { dependencies, devDependencies } = manifest(FILES.get('package.json') ?? '');
  expect(dependencies).toEqual({ ...ours.peerDependencies, 'cdktf-azure-functions': `^${ours.version}` });
  const { 'cdktf-cli': cli, ...others } = devDependencies;
  expect(cli).toBe(ours.peerDependencies.cdktf);
  for (const [name, range] of Object.entries(others)) expect({ name, range }).toEqual({ name, range: ours.devDependencies[name] });
});

test('its tests fail in a pipeline before a snapshot is committed', async () => {
  const { status, stderr } = await node(JEST, '--ci', '--testNamePattern', 'is what was reviewed');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('New snapshot was not written') });
  expect(existsSync(join(app, SNAPSHOT))).toBe(false);
});

test('its tests pass, and their snapshot is the Terraform', async () => {
  const { status, stderr } = await node(JEST);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Tests: +6 passed, 6 total\nSnapshots: +1 written, 1 total/) });
  const snapshot = readFileSync(join(app, SNAPSHOT), 'utf8');
  expect(snapshot).toContain('"azurerm_windows_function_app_slot.');
  expect(snapshot).not.toMatch(/required_providers|"\/\/"/);
});

test('they pass with SWC, and against the snapshot', async () => {
  const config = (FILES.get('jest.config.js') ?? '').replace(`preset: 'ts-jest'`, () => String.raw`transform: { '^.+\\.ts$': '@swc/jest' }`);
  writeFileSync(join(app, 'jest.swc.config.js'), config);
  expect(config).toContain('@swc/jest');
  const { status, stderr } = await node(JEST, '--ci', '--config', 'jest.swc.config.js');
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Tests: +6 passed, 6 total\nSnapshots: +1 passed, 1 total/) });
});

test('they fail when the program does something else', async () => {
  const stack = FILES.get('stacks/orders-stack.ts') ?? '';
  writeFileSync(join(app, 'stacks/orders-stack.ts'), stack.replace('slotSettings: { ENVIRONMENT: environment }', 'appSettings: { ENVIRONMENT: environment }').replace(`appSettings: { ORDERS_TOPIC: 'orders' },`, ''));
  try {
    const { status, stderr } = await node(JEST, '--ci', '--config', 'jest.swc.config.js');
    expect(status).toBe(1);
    expect(stderr).toContain(`'func-orders-production' (orders/orders) has no app setting 'ORDERS_TOPIC'; there is`);
  } finally {
    writeFileSync(join(app, 'stacks/orders-stack.ts'), stack);
  }
});

test('the program synthesizes', async () => {
  const { status, stderr } = await node('node_modules/ts-node/dist/bin.js', '--transpile-only', 'main.ts');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(existsSync(join(app, 'cdktf.out/stacks/orders/cdk.tf.json'))).toBe(true);
});

test('what is to be committed is the layout, and nothing that is made of it', async () => {
  const git = async (...args: string[]) => (await execute('git', args, { cwd: app })).stdout.split('\n').filter(Boolean);
  await git('init', '--quiet');
  mkdirSync(join(app, 'cdktf.out/stacks/orders/.terraform'), { recursive: true });
  writeFileSync(join(app, 'cdktf.out/stacks/orders/.terraform/terraform.tfstate'), '');
  const untracked = await git('ls-files', '--others', '--exclude-standard');
  expect(untracked.filter((file) => file !== 'jest.swc.config.js').sort()).toEqual([...FILES.keys(), SNAPSHOT].sort());
  expect(await git('check-ignore', '.terraform/providers', 'node_modules/cdktf')).toEqual(['.terraform/providers', 'node_modules/cdktf']);
});

test('its tests get context from the environment, all but the date', async () => {
  const only = ['--ci', '--config', 'jest.swc.config.js', '--testNamePattern', 'is warned about nothing'];
  const environment = (context: object) => ({ cwd: app, env: { ...process.env, FORCE_COLOR: '0', CDKTF_CONTEXT_JSON: JSON.stringify(context) } });
  const dated = await execute(process.execPath, [JEST, ...only], environment({ 'azfn:today': '2040-01-01' }));
  expect(dated).toMatchObject({ status: 0, stderr: expect.stringMatching(/Tests: .* 1 passed/) });
  const strict = await execute(process.execPath, [JEST, ...only], environment({ 'azfn:endOfSupport': 'error' }));
  expect(strict).toMatchObject({ status: 1, stderr: expect.stringContaining('AZFN1010') });
});

const GLOBALS = `import { expect, test } from '@jest/globals';
import { testing } from 'cdktf-azure-functions';
import { register } from 'cdktf-azure-functions/lib/testing/matchers';
import { OrdersStack } from '../stacks/orders-stack';

register(expect);
test('orders', () => {
  const stack = new OrdersStack(testing.TestKit.app(), 'orders', { environment: 'test' });
  expect(stack).toHaveAppSetting('ORDERS_TOPIC', expect.stringContaining('order'));
  expect(stack).toHaveFunctionApp({
    appName: expect.stringMatching(/^func-/),
    httpsOnly: expect.anything(),
    stickySettings: expect.arrayContaining(['ENVIRONMENT']),
    appSettings: expect.objectContaining({ ORDERS_TOPIC: 'orders' }),
  });
});
`;
const RIGHT = `import { testing } from 'cdktf-azure-functions';
import { OrdersStack } from '../stacks/orders-stack';

test('orders', () => {
  const orders = testing.TestKit.synthesize(new OrdersStack(testing.TestKit.app(), 'orders', { environment: 'test' }));
  expect(orders).toHaveFunctionApp({ appName: /^func-/, sku: expect.stringContaining('EP'), appSettings: { ORDERS_TOPIC: /^ord/, ORDERS_QUEUE: undefined }, stickySettings: [/^ENV/] });
  expect(orders).toHaveFunctionApp({ attributes: { name: /^func-/, site_config: { ftps_state: expect.any(String) } }, identityIds: [], httpsOnly: true });
  expect(orders).not.toHaveFunctionApp({ sku: undefined });
  expect(orders).toHaveFunctionApp(orders.functionApps[0]);
  expect(orders).toHaveAppSetting('ORDERS_TOPIC', /^ord/);
  expect(() => new OrdersStack(testing.TestKit.app(), 'orders', { environment: 'test' })).not.toBeRefusedWith();
});
`;
const WRONG = `// @ts-expect-error no app has this field
expect(1).toHaveFunctionApp({ appname: 'x' });
// @ts-expect-error a setting has a name
expect(1).toHaveAppSetting();
// @ts-expect-error it has to be something
expect(1).toHaveFunctionApp();
// @ts-expect-error a flag is no text
expect(1).toHaveFunctionApp({ httpsOnly: 'true' });
// @ts-expect-error a flag has no pattern
expect(1).toHaveFunctionApp({ httpsOnly: /true/ });
// @ts-expect-error several names are a list
expect(1).toHaveFunctionApp({ stickySettings: 'QUEUE' });
// @ts-expect-error a setting is a text
expect(1).toHaveAppSetting('A', 1);
// @ts-expect-error a code is a text
expect(1).toBeRefusedWith(2003);
export {};
`;

// What the types of the page rest on: Vitest 3 and 4 declare it so, and more.
const VITEST = `export interface Assertion<T = any> { not: Assertion<T>; toBe<E>(expected: E): void }
export declare const expect: { <T>(actual: T): Assertion<T>; extend(matchers: Record<string, (received: any, ...expected: any[]) => any>): void };
`;
const WITH_VITEST = `import { expect } from 'vitest';
expect(1).toHaveFunctionApp({ appName: 'x' });
expect(1).not.toWarnWith('AZFN1010');
// @ts-expect-error no app has this field
expect(1).toHaveFunctionApp({ appname: 'x' });
`;

describe('other runners', () => {
  const blocks = [...PAGE.matchAll(/^```[jt]s\n([^]*?)^```/gm)].map(([, text]) => text);
  const block = (part: string): string => blocks.find((text) => text.includes(part)) ?? '';

  test('of jest: without a global expect', async () => {
    writeFileSync(join(app, 'tests/globals.test.ts'), GLOBALS);
    const { status, stderr } = await node(JEST, '--ci', '--config', JSON.stringify({ preset: 'ts-jest', injectGlobals: false, testMatch: ['**/globals.test.ts'] }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('1 passed, 1 total') });
  });

  test('of jest: with patterns and matchers as values', async () => {
    writeFileSync(join(app, 'tests/right.test.ts'), RIGHT);
    const { status, stderr } = await node(JEST, '--ci', 'right');
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('1 passed, 1 total') });
  });

  test('of jest: the setup file says so where it finds no expect', async () => {
    const config = { preset: 'ts-jest', injectGlobals: false, testMatch: ['**/globals.test.ts'], setupFilesAfterEnv: ['cdktf-azure-functions/lib/testing/jest'] };
    const { status, stderr } = await node(JEST, '--ci', '--config', JSON.stringify(config));
    expect(status).toBe(1);
    expect(stderr).toContain(`there is no global 'expect' that could get the matchers`);
  });

  test('and everything compiles, where it is right', async () => {
    writeFileSync(join(app, 'tests/matchers.d.ts'), block(`declare module 'expect'`));
    writeFileSync(join(app, 'tests/vitest.d.ts'), block(`declare module 'vitest'`));
    writeFileSync(join(app, 'tests/setup.ts'), block(`import { expect } from 'vitest'`));
    writeFileSync(join(app, 'tests/with-vitest.ts'), WITH_VITEST);
    mkdirSync(join(app, 'node_modules/vitest'));
    writeFileSync(join(app, 'node_modules/vitest/index.d.ts'), VITEST);
    writeFileSync(join(app, 'tests/wrong.ts'), WRONG);
    expect(await node('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('of ES modules: with the configuration of the page', async () => {
    const modules = join(temporary, 'es-modules');
    const asModule = (text: string): string => text.replace(/(from '\.[\w./-]+)'/g, `$1.js'`).replace(`azurerm/lib/provider'`, `azurerm/lib/provider/index.js'`);
    const [, script] = /The script `test` is `node ([^`]+)`/.exec(PAGE) ?? [];
    const [, program] = /`cdktf\.json` is `node ([^`]+)`/.exec(PAGE) ?? [];
    for (const [file, text] of FILES) {
      const [name, content] = file === 'jest.config.js' ? ['jest.config.cjs', block('extensionsToTreatAsEsm')] : [file, asModule(text)];
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      writeFileSync(join(modules, name), file === 'package.json' ? JSON.stringify({ ...manifest(text), type: 'module' }) : content);
    }
    symlinkSync(join(app, 'node_modules'), join(modules, 'node_modules'), 'junction');
    const run = (args: string) => execute(process.execPath, args.split(' '), { cwd: modules, env: { ...process.env, CI: undefined, FORCE_COLOR: '0' } });
    const { status, stderr } = await run(script);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Tests: +6 passed, 6 total\nSnapshots: +1 written, 1 total/) });
    expect(readFileSync(join(modules, SNAPSHOT), 'utf8')).toBe(readFileSync(join(app, SNAPSHOT), 'utf8'));
    expect(await run(program)).toMatchObject({ status: 0 });
    expect(existsSync(join(modules, 'cdktf.out/stacks/orders/cdk.tf.json'))).toBe(true);
  });

  test('of any kind: assertions', async () => {
    writeFileSync(join(app, 'tests/plain.ts'), `import { testing } from 'cdktf-azure-functions';
import { OrdersStack } from '../stacks/orders-stack';

class Stack extends OrdersStack {}
const stack = new Stack(testing.TestKit.app(), 'orders', { environment: 'test' });
${block('testing.Assertions.hasFunctionApp(').replaceAll('func-orders', 'func-orders-test')}`);
    const { status, stderr } = await node('node_modules/ts-node/dist/bin.js', '--transpile-only', 'tests/plain.ts');
    expect(status).toBe(1);
    expect(stderr).toContain('Error: there is no warning, so none with AZFN1012'); // the first two hold
  });
});
