import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaProblems } from '../support/azurerm-schema';
import { EXAMPLES, execute, ROOT, run, secondClone, temporaryFolder, type Run } from './run';

/** Days on which no runtime of the examples is near its end of support. */
const DAYS = ['2026-11-21', '2027-10-31'] as const;

/** A day on which .NET 10 is past it. */
const LATER = '2029-01-01';

const refused = EXAMPLES.filter((name) => name.includes('refused'));
const accepted = EXAMPLES.filter((name) => !name.includes('refused'));

jest.setTimeout(120_000);

let clone: string;
beforeAll(() => {
  clone = secondClone();
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

const runsOf = new Map<string, Promise<Run[]>>();

/** The same program on two days and from two clones, which happens once, however many stacks it has. */
function twice(name: string): Promise<Run[]> {
  const runs = runsOf.get(name) ?? Promise.all([run(name, ROOT, DAYS[0]), run(name, clone, DAYS[1])]);
  runsOf.set(name, runs);
  return runs;
}

const terraformOf = (stack: string, { files }: Run): string => files[`stacks/${stack}/cdk.tf.json`];

/** What examples define beside the library's own. */
const FOREIGN: readonly string[] = [
  'azurerm_key_vault', 'azurerm_monitor_action_group', 'azurerm_private_dns_zone', 'azurerm_private_dns_zone_virtual_network_link',
  'azurerm_resource_group', 'azurerm_servicebus_namespace', 'azurerm_servicebus_queue', 'azurerm_subnet', 'azurerm_virtual_network',
  'terraform_remote_state',
];

/** The stacks of an example: one of its name, unless it says otherwise. */
const SEVERAL: Readonly<Record<string, string[]>> = {
  'migration-stages': ['migration-1-in-process', 'migration-2-slot', 'migration-3-isolated'],
  'project-migration': ['project-migration-1-before', 'project-migration-2-after'],
  'shared-platform': ['shared-platform', 'shared-platform-billing', 'shared-platform-orders'],
};
const stacksOf = (name: string): string[] => SEVERAL[name] ?? [name];

test('every folder of examples is a program, and the ones that the README names are there', () => {
  expect(EXAMPLES).toEqual([
    'in-process-windows-consumption',
    'isolated-flex',
    'isolated-linux-dedicated',
    'isolated-net-framework',
    'isolated-windows-elastic-premium',
    'keyless-flex-production',
    'migration-stages',
    'private-elastic-premium',
    'project-flex',
    'project-migration',
    'python-flex',
    'refused-combinations',
    'shared-platform',
    'staging-slot-elastic-premium',
  ]);
  for (const name of EXAMPLES) expect(existsSync(join(ROOT, 'examples', name, 'main.ts'))).toBe(true);
});

describe.each(accepted.flatMap((name) => stacksOf(name).map((stack) => [stack, name])))('%s', (stack, name) => {
  let runs: Run[];
  beforeAll(async () => {
    runs = await twice(name);
  });

  test('runs', () => {
    for (const { status, stderr } of runs) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(runs[0].files)).toEqual(['manifest.json', ...stacksOf(name).map((each) => `stacks/${each}/cdk.tf.json`).sort()]);
  });

  test('has the Terraform of the snapshot', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/cdktf/package.json'), 'utf8')) as { version: string };
    const written = `"version": "${version}"`;
    const terraform = terraformOf(stack, runs[0]);
    expect(terraform.split(written)).toHaveLength(2);
    expect(terraform.replace(written, '"version": "(of cdktf)"')).toMatchSnapshot();
  });

  test('is what azurerm takes and settles on', () => {
    const written = JSON.parse(terraformOf(stack, runs[0]), (key, value: unknown) => (key === '//' ? undefined : value));
    const foreign = (problem: string): boolean => FOREIGN.some((type) => problem.startsWith(`${type}.`) && / is no (resource|data source) that this library/.test(problem));
    expect(schemaProblems(written).filter((problem) => !foreign(problem))).toEqual([]);
  });

  test('is the same on two days and in two folders', () => {
    expect(runs[1].files).toEqual(runs[0].files);
  });

  test('names no folder of the machine', () => {
    const text = Object.values(runs[0].files).join('\n');
    for (const folder of [ROOT, tmpdir(), homedir()]) expect(text).not.toContain(`${folder}/`);
    const path = SEVERAL[name]?.[0] === 'shared-platform' ? `../${stack}/terraform.tfstate` : 'terraform.tfstate';
    expect(JSON.parse(terraformOf(stack, runs[0])).terraform.backend).toEqual({ local: { path } });
  });

  test('leaves no warning open', () => {
    expect(JSON.parse(runs[0].files['manifest.json']).stacks[stack].annotations).toEqual([]);
  });

  test('has outputs and no literal secret', () => {
    const { output, resource } = JSON.parse(terraformOf(stack, runs[0])) as {
      output: Record<string, unknown>;
      resource: Record<string, Record<string, Record<string, unknown>>>;
    };
    expect(Object.keys(output).length).toBeGreaterThan(0);
    const apps = Object.entries(resource).flatMap(([type, byName]) => (/function_app/.test(type) ? Object.values(byName) : []));
    const sites = Object.values(resource.azapi_resource ?? {}).filter(({ type }) => String(type).startsWith('Microsoft.Web/sites@'));
    if (stack !== 'shared-platform') expect(apps.length + sites.length).toBeGreaterThan(0);
    for (const app of apps) {
      const key = app.storage_account_access_key ?? app.storage_access_key;
      if (app.storage_uses_managed_identity !== true) expect(key).toMatch(/^\$\{(data\.)?azurerm_storage_account\.\w+\.primary_access_key\}$/);
      else expect(key).toBeUndefined();
      for (const { value } of (app.connection_string ?? []) as { value: string }[]) expect(value).toMatch(/^@Microsoft\.KeyVault\(/);
    }
    // Nothing about an app without keys knows a key.
    for (const site of sites) expect(JSON.stringify(site)).not.toMatch(/access_key|AccountKey=|listKeys/);
  });
});

test('a later day adds a warning to the manifest and changes no Terraform', async () => {
  const [now, later] = await Promise.all([run('isolated-flex', ROOT, DAYS[0]), run('isolated-flex', ROOT, LATER)]);
  expect(terraformOf('isolated-flex', later)).toBe(terraformOf('isolated-flex', now));
  const messages = (result: Run) =>
    (JSON.parse(result.files['manifest.json']).stacks['isolated-flex'].annotations as { message: string }[]).map(({ message }) => message);
  expect(messages(now)).toEqual([]);
  expect(messages(later)).toEqual([expect.stringMatching(/^AZFN1010 runtimes\/end-of-support: 'runtime' is \.NET 10/)]);
});

test('a program may ask for an error where the end of support is past', async () => {
  const strict = await run('isolated-flex', ROOT, LATER, { 'azfn:endOfSupport': 'error' });
  expect(strict.status).toBe(1);
  expect(strict.stderr).toContain(`isolated-flex/orders cannot be defined:\n  AZFN1010 runtimes/end-of-support`);
  const acknowledged = await run('in-process-windows-consumption', ROOT, LATER);
  expect(acknowledged.status).toBe(0);
});

describe.each(refused)('%s', (name) => {
  let runs: Run[];
  beforeAll(async () => {
    runs = await twice(name);
  });

  test('prints every refusal and succeeds', () => {
    for (const { status, stderr } of runs) expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(runs[0].stdout).toMatchSnapshot();
  });

  test('refuses each of its programs, with a code each', () => {
    const programs = runs[0].stdout.split(/^--- /m).slice(1);
    expect(programs.length).toBeGreaterThanOrEqual(12);
    for (const program of programs) {
      expect(program).toMatch(/(cannot be defined|Validation failed with the following errors):\n +(\[[^\]]+\] )?AZFN\d{4} /);
      expect(program).not.toContain('was not refused');
      expect(program).not.toMatch(/AZFN9001|\n +at /);
    }
  });

  test('shows all kinds of refusals', () => {
    const bands = new Set([...runs[0].stdout.matchAll(/AZFN(\d)\d{3} /g)].map(([, band]) => band));
    expect([...bands].sort()).toEqual(['1', '2', '4', '5', '6', '8']);
  });

  test('is the same on two days and in two folders, and synthesizes nothing', () => {
    expect(runs[1].stdout).toBe(runs[0].stdout);
    for (const { files } of runs) expect(files).toEqual({});
  });
});

describe('npm run synth', () => {
  const script = join(ROOT, 'scripts/synth.mjs');

  test('synthesizes the example that is named', async () => {
    const outdir = join(temporaryFolder('synth'), 'out');
    const { status, stdout } = await execute(process.execPath, [script, 'python-flex'], { cwd: ROOT, env: { ...process.env, CDKTF_OUTDIR: outdir } });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `python-flex: synthesized to ${outdir}\n` });
    expect(existsSync(join(outdir, 'stacks/python-flex/cdk.tf.json'))).toBe(true);
  });

  test('lists the examples when there is none of that name', async () => {
    const { status, stderr } = await execute(process.execPath, [script, 'orders'], { cwd: ROOT });
    expect(status).toBe(1);
    expect(stderr).toBe(`there is no ${join('examples', 'orders', 'main.ts')}; examples: ${EXAMPLES.join(', ')}\n`);
  });

  test('and cdktf synth runs an example too', () => {
    const { app } = JSON.parse(readFileSync(join(ROOT, 'cdktf.json'), 'utf8')) as { app: string };
    expect(app).toBe('npx ts-node examples/isolated-flex/main.ts');
  });
});
