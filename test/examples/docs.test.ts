/** What README.md, CONTRIBUTING.md and docs/ say, against the repository. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { ElasticPremiumPlan, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem } from 'cdktf-azure-functions';
import { APP_SETTINGS, WRITTEN_APP_SETTINGS } from '../../src/catalog/app-settings';
import { AZURERM } from '../../src/catalog/azurerm';
import { ENTRA_TELEMETRY } from '../../src/catalog/monitoring';
import { CODES } from '../../src/rules/codes';
import { EXAMPLES, execute, filesIn, ROOT } from './run';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const markdown = (folder: string): string[] => readdirSync(join(ROOT, folder)).filter((file) => file.endsWith('.md')).map((file) => `${folder}/${file}`);

const PACKAGE = JSON.parse(read('package.json')) as {
  version: string;
  repository: { url: string };
  scripts: Record<string, string>;
  engines: { node: string };
  peerDependencies: Record<string, string>;
};
const PAGES = ['README.md', 'CONTRIBUTING.md', ...markdown('docs'), ...markdown('docs/decisions')];
const readme = read('README.md');
const blocks = (text: string, language: string): string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, block]) => block);

jest.setTimeout(60_000);

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  test('links to files that are there', () => {
    const home = PACKAGE.repository.url.replace(/\.git$/, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
    const local = links.filter((link) => !/^https?:/.test(link)).map((link) => join(page, '..', link));
    const published = links.filter((link) => link.startsWith(home)).map((link) => link.slice(home.length).replace(/^\/(blob|tree)\/main\//, ''));
    for (const link of [...local, ...published]) {
      const [file, heading] = link.split('#');
      expect({ link, there: existsSync(join(ROOT, file)) }).toEqual({ link, there: true });
      if (heading !== undefined) expect(read(file).toLowerCase().replaceAll(' ', '-')).toMatch(new RegExp(`^#+-${heading}$`, 'm'));
    }
  });

  test('names codes, examples and scripts that exist', () => {
    for (const [code] of text.matchAll(/AZFN\d{4}/g)) expect(Object.keys(CODES)).toContain(code);
    for (const [, script] of text.matchAll(/`npm run (?:--silent )?([\w:-]+)/g)) expect(Object.keys(PACKAGE.scripts)).toContain(script);
    for (const [, example] of text.matchAll(/npm run synth -- ([a-z-]+)/g)) expect(EXAMPLES).toContain(example);
    for (const [, file] of text.matchAll(/`((?:src|docs|test|scripts|examples|rosetta)\/[\w./-]*)`/g)) {
      if (/[A-Z]{4}/.test(file)) continue; // examples/NAME, docs/errors/CODE.md: a place for names
      expect({ file, there: existsSync(join(ROOT, file)) }).toEqual({ file, there: true });
    }
  });
});

describe('README.md', () => {
  const folder = join(ROOT, 'dist', 'readme');
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });

  /** Runs a program against the sources. */
  async function runs(name: string, program: string): Promise<void> {
    writeFileSync(join(folder, name), program);
    const env = { ...process.env, CDKTF_OUTDIR: join(folder, 'out') };
    const tsNode = require.resolve('ts-node/dist/bin.js', { paths: [ROOT] });
    const { status, stderr } = await execute(process.execPath, [tsNode, join(folder, name)], { cwd: ROOT, env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  }

  // That they compile is checked by 'npm run docs:examples'.
  const [first, ...wholes] = blocks(readme, 'ts nofixture');
  const parts = blocks(readme, 'ts');

  test.each(wholes.map((program, index) => [index + 1, program] as const))('has a program that runs: %d', async (index, program) => {
    await runs(`program-${index}.ts`, program);
  });

  test.each(parts.map((block, index) => [index + 1, block] as const))('has a block that is accepted: %d', async (index, block) => {
    const program = read('rosetta/default.ts-fixture').replace('/// here', () => block);
    await runs(
      `block-${index}.ts`,
      `${program}
import { App } from 'cdktf';
const root = new App();
const group = { resourceGroupName: 'rg-orders', location: 'westeurope' };
const scope = new TerraformStack(root, 'scope');
new AzurermProvider(scope, 'azurerm', { features: [{}] });
const plan = new FlexConsumptionPlan(scope, 'plan', { ...group, planName: 'plan-orders' });
const app = new IsolatedFunctionApp(scope, 'app', { ...group, appName: 'func-app', runtime: IsolatedRuntime.DOTNET_10 });
new ExampleStack(root, 'example', plan, app);
root.synth();
`,
    );
  });

  test('has blocks', () => expect([wholes.length, parts.length]).toEqual([2, 9]));

  test('opens with an app and the Terraform that it gives', async () => {
    const [json] = blocks(readme, 'json');
    await runs('main.ts', first);
    const { resource } = JSON.parse(filesIn(join(folder, 'out'))['stacks/orders/cdk.tf.json'], (key, value: unknown) => (key === '//' ? undefined : value));
    // The page leaves out what says nothing here.
    expect({ resource }).toMatchObject(JSON.parse(json));
  });

  test('quotes an error as it is', () => {
    const [quoted] = /^ {2}AZFN\d{4} .+$/m.exec(readme) ?? [];
    expect(quoted).toBeDefined();
    expect(read('test/examples/__snapshots__/examples.test.ts.snap')).toContain(`\n${quoted}\n`);
  });

  test('lists the examples', () => {
    const listed = /^\| example \|[^]*?\n\n/m.exec(readme)?.[0] ?? '';
    expect([...listed.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, name]) => name).sort()).toEqual(EXAMPLES);
  });

  test('asks for the peers and the Node.js of the package', () => {
    const peers = Object.entries(PACKAGE.peerDependencies).map(([name, range]) => `${name}@${range}`);
    const install = /^npm install \.\/(.+)$/m.exec(readme)?.[1].split(' ') ?? [];
    expect(install.sort()).toEqual([`cdktf-azure-functions-${PACKAGE.version}.tgz`, ...peers].sort());
    expect(readme).toContain(`with Node.js ${PACKAGE.engines.node.replace('>=', '')} or later`);
  });
});

test('CONTRIBUTING.md marks the steps of npm test', () => {
  const marked = [...read('CONTRIBUTING.md').matchAll(/^\| `npm run ([\w:-]+)` ✓ \|/gm)].map(([, script]) => script);
  const steps = [...read('scripts/test.mjs').matchAll(/\{ name: '([\w:-]+)'/g)].map(([, script]) => script);
  expect(marked.sort()).toEqual(steps.sort());
});

describe('docs/settings.md', () => {
  const text = read('docs/settings.md');
  const written = [...text.slice(0, text.indexOf('## What the library or')).matchAll(/^\| `([\w…]+)` \|/gm)].map(([, name]) => name);

  test('names every app setting that the library writes', () => {
    expect(written).toEqual(expect.arrayContaining(Object.values(WRITTEN_APP_SETTINGS).map(({ name }) => name)));
  });

  test('names nothing as written that a program may write everywhere', () => {
    const refused = (setting: string) => APP_SETTINGS.some(({ name, prefix }) => (prefix ? setting.startsWith(name) : setting === name));
    const free = written.map((name) => name.replace('…', '')).filter((name) => !refused(name));
    expect(free).toEqual([WRITTEN_APP_SETTINGS.placeholder.name, WRITTEN_APP_SETTINGS.stickyDiagnostics.name, ENTRA_TELEMETRY.setting]);
  });
});

describe('docs/context.md', () => {
  const text = read('docs/context.md');

  test('has every context key and no other', () => {
    const read_ = Object.values(filesIn(join(ROOT, 'src'))).flatMap((source) => [...source.matchAll(/azfn:[A-Za-z]+/g)].map(([key]) => key));
    const listed = [...text.matchAll(/^\| `(azfn:\w+)` \|/gm)].map(([, key]) => key);
    expect(listed.sort()).toEqual([...new Set(read_)].sort());
    expect(text).toContain(`| \`${AZURERM.baseline}\` |`);
  });

  test('shows how to use a newer provider', () => {
    expect(text).toContain(`stack.addOverride('terraform.required_providers.azurerm.version', '4.60.0')`);
    const stack = new TerraformStack(Testing.app({ context: { 'azfn:azurermVersion': '4.60.0' } }), 'orders');
    stack.addOverride('terraform.required_providers.azurerm.version', '4.60.0');
    new AzurermProvider(stack, 'azurerm', { features: [{}] });
    const group = { resourceGroupName: 'rg-orders', location: 'westeurope' };
    const plan = new ElasticPremiumPlan(stack, 'plan', { ...group, planName: 'plan-orders', operatingSystem: OperatingSystem.LINUX });
    new IsolatedFunctionApp(stack, 'orders', { ...group, appName: 'func-orders', runtime: IsolatedRuntime.NODE_24, plan });
    expect(JSON.parse(Testing.synth(stack, true)).terraform.required_providers.azurerm.version).toBe('4.60.0');
  });
});
