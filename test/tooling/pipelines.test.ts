/** The pipelines of docs/samples: read by GitHub's own parser, and checked against the structure that Azure documents. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { pipelineProblems } from './azure-pipeline';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const GITHUB = read('docs/samples/github-actions.yml');
const AZURE = read('docs/samples/azure-pipelines.yml');

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
  ])('would be wrong with %s replaced by %s', (part, other, problem) => {
    expect(AZURE).toContain(part);
    expect(pipelineProblems(yaml(AZURE.replace(part, other))).join('\n')).toContain(problem);
  });

  test('says the inputs of its tasks, and signs in without a secret', () => {
    for (const needed of ['azureSubscription', 'addSpnToEnvironment: true', 'scriptType: bash', 'scriptLocation: inlineScript', '$idToken']) expect(AZURE).toContain(needed);
    expect(AZURE).not.toMatch(/servicePrincipalKey|clientSecret|CLIENT_SECRET/);
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

  test('plan the stack that the repository defines', () => {
    const [, name] = /new OrdersStack\(app, '(\w+)'/.exec(page) ?? [];
    expect(GITHUB).toContain(`stacks/${name} plan`);
    expect(AZURE).toContain(`/terraform/${name}\n`);
    for (const text of [GITHUB, AZURE]) expect(text).toMatch(/init -input=false[^]*validate[^]*plan -input=false/);
  });

  test('are linked from the page', () => {
    for (const file of readdirSync(join(ROOT, 'docs/samples'))) expect(page).toContain(`(samples/${file})`);
  });
});
