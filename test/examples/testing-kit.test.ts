/**
 * The repository that docs/testing.md describes, made of that page and of nothing else: the packed library is installed beside
 * its peers, and the tests of the page are run the way its user would. Works on the build that is there, and needs no network.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execute, ROOT, temporaryFolder } from './run';

jest.setTimeout(120_000);

const PAGE = readFileSync(join(ROOT, 'docs/testing.md'), 'utf8');
const FILES = new Map([...PAGE.matchAll(/^`([\w./-]+\.(?:json|js|ts))`[^\n]*:\n\n```\w+\n([^]*?)^```/gm)].map(([, file, text]) => [file, text]));
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

test('the page has every file of its layout', () => {
  const [, layout] = /^```text\n([^]*?)^```/m.exec(PAGE) ?? [];
  const listed = [...layout.matchAll(/^[├└]── (\S+)/gm)].map(([, file]) => file).filter((file) => !file.endsWith('.yml'));
  expect([...FILES.keys()].sort()).toEqual(listed.sort());
});

test('its packages are those that the library is tested with', () => {
  const ours = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string; peerDependencies: Record<string, string>; devDependencies: Record<string, string> };
  const { dependencies, devDependencies } = manifest(FILES.get('package.json') ?? '');
  expect(dependencies).toEqual({ ...ours.peerDependencies, 'cdktf-azure-functions': `^${ours.version}` });
  const { 'cdktf-cli': cli, ...others } = devDependencies;
  expect(cli).toBe(ours.peerDependencies.cdktf);
  for (const [name, range] of Object.entries(others)) expect({ name, range }).toEqual({ name, range: ours.devDependencies[name] });
});

test('its tests pass, and their snapshot is the Terraform', async () => {
  const { status, stderr } = await node(JEST);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/Tests: +6 passed, 6 total\nSnapshots: +1 written, 1 total/) });
  const snapshot = readFileSync(join(app, 'tests/__snapshots__/orders-stack.test.ts.snap'), 'utf8');
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

const GLOBALS = `import { expect, test } from '@jest/globals';
import { testing } from 'cdktf-azure-functions';
import { register } from 'cdktf-azure-functions/lib/testing/matchers';
import { OrdersStack } from '../stacks/orders-stack';

register(expect);
test('orders', () => {
  expect(new OrdersStack(testing.TestKit.app(), 'orders', { environment: 'test' })).toHaveAppSetting('ORDERS_TOPIC', expect.stringContaining('order'));
});
`;
const WRONG = `// @ts-expect-error no app has this field
expect(1).toHaveFunctionApp({ appname: 'x' });
// @ts-expect-error a setting has a name
expect(1).toHaveAppSetting();
// @ts-expect-error a code is a text
expect(1).toBeRefusedWith(2003);
export {};
`;

describe('other runners', () => {
  const blocks = [...PAGE.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, text]) => text);
  const block = (part: string): string => blocks.find((text) => text.includes(part)) ?? '';

  test('of jest: without a global expect', async () => {
    writeFileSync(join(app, 'tests/globals.test.ts'), GLOBALS);
    const { status, stderr } = await node(JEST, '--ci', '--config', JSON.stringify({ preset: 'ts-jest', injectGlobals: false, testMatch: ['**/globals.test.ts'] }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('1 passed, 1 total') });
  });

  test('and everything compiles, where it is right', async () => {
    writeFileSync(join(app, 'tests/matchers.d.ts'), block(`declare module 'expect'`));
    writeFileSync(join(app, 'tests/wrong.ts'), WRONG);
    expect(await node('node_modules/typescript/bin/tsc', '--noEmit')).toEqual({ status: 0, stdout: '', stderr: '' });
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
