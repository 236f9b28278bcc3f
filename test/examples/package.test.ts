/**
 * The package as a stranger gets it: packed, put into an empty folder beside its peers, and used from JavaScript and
 * TypeScript. Works on the build that is there (`npm run build`) and needs no network.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execute, filesIn, ROOT, temporaryFolder } from './run';

const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  peerDependencies: Record<string, string>;
  bundledDependencies: string[];
};
const PEERS = Object.keys(PACKAGE.peerDependencies);
const TSC = require.resolve('typescript/bin/tsc', { paths: [ROOT] });

jest.setTimeout(120_000);

const temporary = temporaryFolder('package');
const app = join(temporary, 'app');
const installed = join(app, 'node_modules', PACKAGE.name);
let packed: string[];

const write = (file: string, text: string): void => writeFileSync(join(app, file), text);
const node = (...args: string[]) => execute(process.execPath, args, { cwd: app, env: { ...process.env, CDKTF_OUTDIR: join(app, 'cdktf.out') } });
const terraform = () => JSON.parse(readFileSync(join(app, 'cdktf.out/stacks/orders/cdk.tf.json'), 'utf8')) as { resource: object };

beforeAll(async () => {
  if (!existsSync(join(ROOT, 'lib/index.js')) || !existsSync(join(ROOT, '.jsii'))) throw new Error(`there is no build: run 'npm run build'`);
  const { status, stdout, stderr } = await execute('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', temporary], { cwd: ROOT });
  if (status !== 0) throw new Error(stderr);
  const [{ filename, files }] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  packed = files.map(({ path }) => path).sort();

  mkdirSync(installed, { recursive: true });
  const { status: unpacked } = await execute('tar', ['-xzf', join(temporary, filename), '-C', installed, '--strip-components', '1'], { cwd: app });
  expect(unpacked).toBe(0);
  for (const peer of PEERS) {
    mkdirSync(dirname(join(app, 'node_modules', peer)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', peer), join(app, 'node_modules', peer), 'junction');
  }
  write('package.json', JSON.stringify({ name: 'orders', version: '1.0.0', private: true, dependencies: { ...PACKAGE.peerDependencies, [PACKAGE.name]: PACKAGE.version } }));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the package', () => {
  test('has what a user needs', () => {
    const needed = ['.jsii', 'API.md', 'LICENSE', 'README.md', 'docs/context.md', 'docs/errors/AZFN1001.md', 'docs/plans.md', 'docs/settings.md'];
    expect(packed).toEqual(expect.arrayContaining([...needed, 'lib/catalog.json', 'lib/index.d.ts', 'lib/index.js', 'package.json']));
  });

  test('has nothing else', () => {
    const known = /^(\.jsii|API\.md|LICENSE|README\.md|package\.json|docs\/.+\.(md|schema\.json)|docs\/samples\/.+\.yml|lib\/catalog\.json|lib\/.+\.(js|js\.map|d\.ts))$/;
    const bundled = PACKAGE.bundledDependencies.map((name) => `node_modules/${name}/`);
    expect(packed.filter((file) => !known.test(file) && !bundled.some((folder) => file.startsWith(folder)))).toEqual([]);
    for (const folder of bundled) expect(packed).toContain(`${folder}package.json`);
  });

  test('has a build of every source, and of nothing that is gone', () => {
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true }).map(String).filter((file) => /(?<!\.d)\.ts$/.test(file));
    const names = sources.map((file) => file.replaceAll('\\', '/').replace(/\.ts$/, '')).sort();
    for (const suffix of ['.js', '.js.map', '.d.ts']) {
      const built = packed.filter((file) => file.startsWith('lib/') && file.endsWith(suffix));
      expect(built.map((file) => file.slice('lib/'.length, -suffix.length)).sort()).toEqual(names);
    }
  });

  test('names no folder of the machine it was built on', () => {
    const files = Object.entries(filesIn(installed));
    expect(files).toHaveLength(packed.length);
    for (const [file, text] of files.filter(([name]) => !name.startsWith('node_modules/'))) {
      const { sources = [], sourceRoot = '' } = file.endsWith('.js.map') ? (JSON.parse(text) as { sources: string[]; sourceRoot?: string }) : {};
      expect({ file, sourceRoot, absolute: sources.filter((source) => !source.startsWith('../')) }).toEqual({ file, sourceRoot: '', absolute: [] });
      for (const folder of [ROOT, tmpdir(), homedir()]) expect({ file, folder, named: text.includes(`${folder}/`) }).toEqual({ file, folder, named: false });
    }
  });

  test('is a valid installation beside its peers', async () => {
    const { status, stdout } = await execute('npm', ['ls', '--json', '--depth', '0'], { cwd: app });
    const { problems, dependencies } = JSON.parse(stdout) as { problems?: string[]; dependencies: Record<string, { version: string }> };
    expect({ status, problems }).toEqual({ status: 0, problems: undefined });
    expect(Object.keys(dependencies).sort()).toEqual([...PEERS, PACKAGE.name].sort());
    expect(dependencies[PACKAGE.name].version).toBe(PACKAGE.version);
  });

  test('has the catalogue as data', async () => {
    const { stdout } = await node('-p', `Object.keys(require('${PACKAGE.name}/lib/catalog.json')).length > 0`);
    expect(stdout).toBe('true\n');
  });
});

const BODY = (types: boolean) => `
class OrdersStack extends TerraformStack {
  constructor(scope${types ? ': Construct' : ''}, id${types ? ': string' : ''}) {
    super(scope, id);
    new LocalBackend(this, { path: 'terraform.tfstate' });
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new IsolatedFunctionApp(this, 'orders', {
      appName: 'func-orders',
      resourceGroupName: 'rg-orders',
      location: 'westeurope',
      runtime: IsolatedRuntime.DOTNET_10,
    });
  }
}
const app = new App();
new OrdersStack(app, 'orders');
app.synth();
`;
const IMPORTS = `
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { IsolatedFunctionApp, IsolatedRuntime } from '${PACKAGE.name}';
`;
const REQUIRES = `
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');
const { App, LocalBackend, TerraformStack } = require('cdktf');
const { InProcessFunctionApp, IsolatedFunctionApp, IsolatedRuntime } = require('${PACKAGE.name}');
`;
const TYPES = ['azapi_resource', 'azurerm_role_assignment', 'azurerm_service_plan', 'azurerm_user_assigned_identity'];

describe('an app in JavaScript', () => {
  afterEach(() => rmSync(join(app, 'cdktf.out'), { recursive: true, force: true }));

  test.each([
    ['main.js', `${REQUIRES}${BODY(false)}`],
    ['main.mjs', `${IMPORTS}${BODY(false)}`],
  ])('synthesizes: %s', async (file, text) => {
    write(file, text);
    const { status, stderr } = await node(file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(terraform().resource).sort()).toEqual(TYPES);
  });

  test('is told what is wrong, at its own line', async () => {
    write('refused.js', `${REQUIRES}${BODY(false).replace('new IsolatedFunctionApp', 'new InProcessFunctionApp')}`);
    const { status, stderr } = await node('refused.js');
    expect(status).toBe(1);
    expect(stderr).toContain(`AzfnError: orders/orders cannot be defined:\n  AZFN1001 runtimes/wrong-worker-model: 'runtime' is .NET 10 (isolated worker)`);
    const frames = stderr.split('\n').filter((line) => /^ +at /.test(line));
    expect(frames[0]).toMatch(/^ +at new OrdersStack \(.*refused\.js:\d+:\d+\)$/);
  });

  test('loads what it names and no more, whatever it names first', async () => {
    const program = `
const names = Object.keys(require('${PACKAGE.name}'));
const own = () => Object.keys(require.cache).filter((file) => file.replaceAll('\\\\', '/').includes('/${PACKAGE.name}/lib/'));
const atFirst = own().length;
const missing = names.filter((name) => {
  for (const file of own()) delete require.cache[file];
  return require('${PACKAGE.name}')[name] === undefined;
});
JSON.stringify({ atFirst, missing, some: names.length > 30 })`;
    const { stdout, stderr } = await node('-p', program);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ atFirst: 1, missing: [], some: true });
  });

  test('finds in every file, as an ES module, what it finds with require', async () => {
    write('names.mjs', `
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
const require = createRequire(import.meta.url);
globalThis.expect = { extend() {} };
const files = readdirSync('node_modules/${PACKAGE.name}/lib', { recursive: true }).map((file) => file.replaceAll('\\\\', '/')).filter((file) => file.endsWith('.js'));
const missing = [];
for (const file of files) {
  const names = new Set(Object.keys(await import('./node_modules/${PACKAGE.name}/lib/' + file)));
  missing.push(...Object.keys(require('./node_modules/${PACKAGE.name}/lib/' + file)).filter((name) => !names.has(name)).map((name) => file + ' ' + name));
}
console.log(JSON.stringify({ missing, some: files.length > 100 }));
`);
    const { stdout, stderr } = await node('names.mjs');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ missing: [], some: true });
  });

  test('loads no more of the provider than it uses', async () => {
    const { stdout } = await node('-p', `require('${PACKAGE.name}').IsolatedFunctionApp; Object.keys(require.cache).filter((file) => /provider-azurerm.lib.(lazy-)?index\\.js$/.test(file)).length`);
    expect(stdout).toBe('0\n');
  });
});

describe('an app in TypeScript', () => {
  afterEach(() => rmSync(join(app, 'cdktf.out'), { recursive: true, force: true }));

  const compile = (file: string, ...options: string[]) =>
    node(TSC, file, '--strict', '--target', 'es2022', ...options);

  test('compiles as a Node.js module and synthesizes', async () => {
    write('orders.ts', `${IMPORTS}import type { Construct } from 'constructs';\n${BODY(true)}`);
    const { status, stdout } = await compile('orders.ts', '--module', 'node16', '--outDir', 'built');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    const ran = await node('built/orders.js');
    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(terraform().resource).sort()).toEqual(TYPES);
  });

  test('compiles for a bundler', async () => {
    write('bundled.ts', `${IMPORTS}import type { Construct } from 'constructs';\n${BODY(true)}`);
    const { status, stdout } = await compile('bundled.ts', '--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('does not compile what cannot run', async () => {
    write('wrong.ts', `${IMPORTS}import type { Construct } from 'constructs';\nimport { InProcessRuntime } from '${PACKAGE.name}';\n${BODY(true).replace('IsolatedRuntime.DOTNET_10', 'InProcessRuntime.DOTNET_8')}`);
    const { status, stdout } = await compile('wrong.ts', '--module', 'node16', '--noEmit');
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/^wrong\.ts\(\d+,\d+\): error TS2322: Type 'InProcessRuntime' is not assignable to type 'IsolatedRuntime'/);
  });
});
