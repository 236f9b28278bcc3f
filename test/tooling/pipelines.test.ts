/** The pipelines of docs/samples: read by GitHub's own parser, and checked against the structure that Azure documents. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { pipelineProblems } from './azure-pipeline';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const GITHUB = read('docs/samples/github-actions.yml');
const AZURE = read('docs/samples/azure-pipelines.yml');

/** What is read of a step. */
interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly task?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

function yaml(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings].map(({ message }) => message)).toEqual([]);
  return document.toJS() as unknown;
}

/** What GitHub says about a workflow. */
function workflow(text: string): { errors: string[]; jobs: string[] } {
  const args = ['--import', './test/tooling/json-modules.mjs', 'test/tooling/github-workflow.mjs'];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, input: text, encoding: 'utf8' })) as { errors: string[]; jobs: string[] };
}

test('there are two samples, in plain YAML', () => {
  expect(readdirSync(join(ROOT, 'docs/samples')).sort()).toEqual(['azure-pipelines.yml', 'github-actions.yml']);
  for (const text of [GITHUB, AZURE]) {
    expect(yaml(text)).toBeInstanceOf(Object);
    expect(text).not.toContain('\t');
  }
});

describe('the GitHub workflow', () => {
  test('is one that GitHub reads', () => expect(workflow(GITHUB)).toEqual({ errors: [], jobs: ['test', 'plan'] }));

  test.each<[string, string, string, string]>([
    ['another key', 'runs-on:', 'runs_on:', `Unexpected value 'runs_on'`],
    ['a job to wait for that is not there', 'needs: test', 'needs: tests', 'tests'],
    ['an expression that is none', `github.event_name == 'push'`, `github.event_name = 'push'`, `Unexpected symbol: '='`],
    ['a permission that is none', 'id-token: write', 'id-token: read-write', 'read-write'],
    ['a step that does nothing', '      - run: npm ci\n', '      - name: npm ci\n', `There's not enough info`],
    ['a context that is not there', 'matrix.stack }}\n      TF_PLUGIN', 'stacks.stack }}\n      TF_PLUGIN', `Unrecognized named-value: 'stacks'`],
  ])('would be wrong with %s', (_, part, other, problem) => {
    expect(GITHUB).toContain(part);
    expect(workflow(GITHUB.replace(part, other)).errors.join('\n')).toContain(problem);
  });

  test('signs in without a secret, and only where it plans', () => {
    expect(GITHUB).not.toContain('secrets.');
    const { permissions, jobs } = yaml(GITHUB) as { permissions: object; jobs: Record<string, { permissions?: object }> };
    expect([permissions, jobs.test.permissions, jobs.plan.permissions]).toEqual([{ contents: 'read' }, undefined, { contents: 'read', 'id-token': 'write' }]);
  });
});

describe('the Azure pipeline', () => {
  test('has the structure that Azure documents', () => expect(pipelineProblems(yaml(AZURE))).toEqual([]));

  test.each<[string, string, string]>([
    ['stages:', 'stage:', 'pipeline has stage, which it cannot have'],
    ['dependsOn: Test', 'dependsOn: Tests', 'stages[1] depends on Tests, which does not come before it'],
    ['- stage: Plan', '- stage: Test', 'a stage has the name of another'],
    ['- stage: Plan', '- stage: My plan', 'stages[1].stage is no name'],
    ['- script: npm ci', '- scripts: npm ci', 'begins with scripts, which is no kind of step'],
    ['- script: npm ci', '- npm ci', 'has an item that is no mapping'],
    ['- task: UseNode@1', '- task: UseNode', 'task has no version'],
    ['artifact: terraform', 'artefact: terraform', 'has artefact, which it cannot have'],
    ['timeoutInMinutes: 15', 'timeoutInMinutes: long', 'timeoutInMinutes is no whole number'],
    [`'True'))`, `'True')`, 'condition does not close'],
    ['include: [main]', 'include: main', 'trigger.branches.include is no list'],
    ['vmImage:', 'image:', 'pool has image, which it cannot have'],
    ['npm_config_cache: $(Pipeline.Workspace)/.npm', 'npm_config_cache: [npm]', 'variables.npm_config_cache is no text'],
    ['ARM_USE_OIDC: true', 'ARM_USE_OIDC:', 'env.ARM_USE_OIDC is no text'],
  ])('would be wrong with %s replaced by %s', (part, other, problem) => {
    expect(AZURE).toContain(part);
    expect(pipelineProblems(yaml(AZURE.replace(part, other))).join('\n')).toContain(problem);
  });

  const { stages } = yaml(AZURE) as { stages: { jobs: { steps: Step[] }[] }[] };
  const { inputs, env } = stages[1].jobs[0].steps.find(({ task }) => task === 'AzureCLI@2') ?? {};

  test('says the inputs of its tasks, and signs in without a secret', () => {
    expect(inputs).toMatchObject({ azureSubscription: expect.any(String), scriptType: 'bash', scriptLocation: 'inlineScript' });
    expect(AZURE).not.toMatch(/servicePrincipalKey|clientSecret|CLIENT_SECRET|pr:/);
  });

  test('lets Terraform ask for tokens, instead of handing it one that ends', () => {
    expect(env).toMatchObject({ ARM_USE_OIDC: true, SYSTEM_ACCESSTOKEN: '$(System.AccessToken)', SYSTEM_OIDCREQUESTURI: '$(System.OidcRequestUri)' });
    const exported = [...String(inputs?.inlineScript).matchAll(/export (\w+)=/g)].map(([, name]) => name);
    expect(exported).toEqual(['ARM_CLIENT_ID', 'ARM_TENANT_ID', 'ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID', 'ARM_SUBSCRIPTION_ID']);
    expect(String(inputs?.inlineScript)).not.toContain('idToken');
  });

  test('reads no variable that nothing sets', () => {
    const script = String(inputs?.inlineScript);
    const known = [...Object.keys(env ?? {}), ...script.matchAll(/export (\w+)=/g), ...script.matchAll(/for (\w+) in/g), 'TF_PLUGIN_CACHE_DIR'].map((name) => (typeof name === 'string' ? name : name[1]));
    const ofTheTask = ['AZURESUBSCRIPTION_CLIENT_ID', 'AZURESUBSCRIPTION_TENANT_ID', 'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID'];
    for (const [, name] of script.matchAll(/\$(\w+)/g)) expect([...known, ...ofTheTask]).toContain(name);
    const { variables } = yaml(AZURE) as { variables: Record<string, string> };
    expect(Object.keys(variables)).toContain('TF_PLUGIN_CACHE_DIR');
    for (const [, name] of AZURE.matchAll(/\$\((\w+)\)/g)) expect(Object.keys(variables)).toContain(name);
  });
});

describe('both', () => {
  const page = read('docs/testing.md');
  const manifest = JSON.parse(/^`package\.json`:\n\n```json\n([^]*?)^```/m.exec(page)?.[1] ?? '') as { scripts: Record<string, string> };
  const commands = (text: string): string[] => [...text.matchAll(/- (?:run|script): (npm .*)$/gm)].map(([, command]) => command);

  test('install, compile, test and synthesize, in this order, with scripts of the repository', () => {
    for (const text of [GITHUB, AZURE]) {
      expect(commands(text)).toEqual(['npm ci', 'npm run typecheck', 'npm test -- --ci', 'npm run synth']);
      for (const [, script] of text.matchAll(/npm run ([\w-]+)/g)) expect(Object.keys(manifest.scripts)).toContain(script);
    }
  });

  test('plan every stack that was synthesized, and none by its name', () => {
    const [, name] = /new OrdersStack\(app, '(\w+)'/.exec(page) ?? [];
    expect(name).toBe('orders');
    for (const text of [GITHUB, AZURE]) expect(text).not.toMatch(/stacks\/orders|terraform\/orders/);
    const { jobs } = yaml(GITHUB) as { jobs: Record<'test' | 'plan', { outputs?: unknown; strategy?: unknown; steps: Step[] }> };
    expect(jobs.plan.strategy).toEqual({ 'fail-fast': false, matrix: { stack: '${{ fromJSON(needs.test.outputs.stacks) }}' } });
    expect(jobs.test.outputs).toEqual({ stacks: '${{ steps.stacks.outputs.stacks }}' });
    const found = jobs.test.steps.find(({ id }) => id === 'stacks')?.run ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'azfn-stacks-'));
    for (const stack of ['orders', 'billing']) mkdirSync(join(folder, 'cdktf.out/stacks', stack), { recursive: true });
    execFileSync('bash', ['-e', '-c', found], { cwd: folder, env: { ...process.env, GITHUB_OUTPUT: join(folder, 'output') } });
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('stacks=["billing","orders"]\n');
    rmSync(folder, { recursive: true });
    for (const command of ['init', 'validate', 'plan']) {
      expect(GITHUB).toContain(`terraform -chdir="stacks/$STACK" ${command}`);
      expect(AZURE).toContain(`terraform -chdir="$stack" ${command}`);
    }
    expect(AZURE).toMatch(/for stack in \*\/; do\n[^]*init -input=false[^]*validate[^]*plan -input=false[^]*\n +done/);
  });

  test('take the providers of the lock files, for every stack', () => {
    for (const text of [GITHUB, AZURE]) {
      expect(text.match(/ init .*/g)).toEqual([' init -input=false -lockfile=readonly']);
      expect(text).not.toContain('-upgrade');
    }
    // What the artifact leaves out unless it is told to: a lock file has a hidden name.
    expect(GITHUB).toContain('include-hidden-files: true');
    const [copy, ...others] = new Set([...GITHUB.matchAll(/(for stack in cdktf.*done)$/gm), ...AZURE.matchAll(/(for stack in cdktf.*done)$/gm)].map(([, line]) => line));
    expect(others).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), 'azfn-locks-'));
    const bash = () => spawnSync('bash', ['-e', '-c', copy], { cwd: folder, encoding: 'utf8' });
    for (const stack of ['orders', 'with space']) mkdirSync(join(folder, 'cdktf.out/stacks', stack), { recursive: true });
    mkdirSync(join(folder, 'locks'));
    writeFileSync(join(folder, 'locks/orders.hcl'), 'orders');
    expect(bash()).toMatchObject({ status: 1, stderr: expect.stringContaining('locks/with space.hcl') });
    writeFileSync(join(folder, 'locks/with space.hcl'), 'with space');
    expect(bash()).toMatchObject({ status: 0, stderr: '' });
    for (const stack of ['orders', 'with space']) expect(readFileSync(join(folder, 'cdktf.out/stacks', stack, '.terraform.lock.hcl'), 'utf8')).toBe(stack);
    rmSync(folder, { recursive: true });
  });

  test('have one exact version of Terraform, the same in both and on the page', () => {
    const versions = [/TERRAFORM_VERSION: (\S+)/.exec(GITHUB), /terraformVersion: (\d\S*)/.exec(AZURE)].map((found) => found?.[1]);
    expect(versions[0]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(versions[1]).toBe(versions[0]);
    expect(page).toContain(`Terraform ${versions[0]}`);
    expect(GITHUB).toContain('terraform_version: ${{ env.TERRAFORM_VERSION }}');
    expect(AZURE).toContain('terraformVersion: $(terraformVersion)');
  });

  test('keep packages and providers from run to run, by the files that name their versions', () => {
    expect(GITHUB).toContain('cache: npm');
    expect(GITHUB).toMatch(/path: \.terraform-plugins\n +key: .*\.terraform\.lock\.hcl/);
    expect(AZURE).toMatch(/package-lock\.json'\n[^]*path: \$\(npm_config_cache\)/);
    expect(AZURE).toMatch(/\.terraform\.lock\.hcl'\n +path: \$\(TF_PLUGIN_CACHE_DIR\)/);
    for (const text of [GITHUB, AZURE]) expect(text).toContain('mkdir -p "$TF_PLUGIN_CACHE_DIR"');
  });

  test('write no plan that nothing uses: a file of one holds secrets', () => {
    for (const text of [GITHUB, AZURE]) expect(text).not.toMatch(/ -out[ =]/);
  });

  test('are linked from the page', () => {
    for (const file of readdirSync(join(ROOT, 'docs/samples'))) expect(page).toContain(`(samples/${file})`);
  });
});
