/** The programs of docs/errors: they compile, the first one of each page raises its code, the second one does not. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Testing, TerraformVariable } from 'cdktf';
import * as ts from 'typescript';
import * as library from '../../src';
import { CODES, isWarning, type Code } from '../../src/rules/codes';
import { codesOf, expectReadable, findingsOf, run, type Outcome } from './harness';
import { IDENTITY, SUBNET } from './programs/given';
import { PAGE_TABLES, tableOf } from './page-tables';

jest.setTimeout(60_000);

const ROOT = resolve(__dirname, '../..');
const PAGES = join(ROOT, 'docs/errors');

interface Block {
  readonly label: string;
  readonly text: string;
}

interface Page {
  readonly code: Code;
  readonly wrong: string;
  readonly right: string;
  /** The line that accepts a warning; empty on pages of errors. */
  readonly acknowledge: string;
  /** What is beside the first program, and beside the second one. */
  readonly files: readonly [Files, Files];
}

type Files = Readonly<Record<string, string>>;

const LABELS = {
  error: ['Refused:', 'Accepted:'],
  warning: ['Warned about:', 'Repaired:', 'Or accept it, with a reason, '],
} as const;

/** Code blocks, each with the line above it. */
const blocksOf = (text: string): Block[] =>
  [...text.matchAll(/^(.+)\n\n```ts\n([^]*?)^```$/gm)].map(([, label, block]) => ({ label, text: block }));

/** Files that a page shows above its programs; a later one takes the place of an earlier one. */
function filesOf(text: string): [Files, Files] {
  const above = (label: RegExp): Files =>
    Object.fromEntries([...text.split(label)[0].matchAll(/^With `([^`]+)`:\n\n```(?:xml|json)\n([^]*?)^```$/gm)].map(([, name, content]) => [name, content]));
  return [above(/^(?:Refused|Warned about):/m), above(/^(?:Accepted|Repaired):/m)];
}

const PAGE_FILES = readdirSync(PAGES).filter((file) => /^AZFN\d{4}\.md$/.test(file));
const pages: Page[] = PAGE_FILES.map((file) => {
  const code = file.slice(0, -3) as Code;
  const text = readFileSync(join(PAGES, file), 'utf8');
  const [wrong, right, acknowledge] = blocksOf(text);
  return { code, wrong: wrong.text, right: right.text, acknowledge: acknowledge?.text ?? '', files: filesOf(text) };
});

/** The first program of a page about a warning, with the line that accepts it in its last construct. */
const acknowledged = ({ wrong, acknowledge }: Page): string => wrong.replace(/\}\);\n$/, `  ${acknowledge.trim()}\n});\n`);

/** Names that the programs use beside those of the library. */
const GIVEN = { StorageAccount, Subnet, subnetId: SUBNET, otherSubnetId: `${SUBNET}-2`, identityId: IDENTITY };

const programs = (page: Page): [string, string][] => [
  ['wrong', page.wrong],
  ['right', page.right],
  ...(page.acknowledge === '' ? [] : [['acknowledged', acknowledged(page)] as [string, string]]),
];

/** Runs a program as the body of a stack's constructor, in a folder that has a package and the files of the page. */
function runText(text: string, files: Files): Outcome {
  for (const name of ['src', 'global.json']) rmSync(join(folder, name), { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const context = JSON.parse(/^\/\/ cdktf\.json: "context": (\{.*\})$/m.exec(text)?.[1] ?? '{}') as Record<string, string>;
  const names = { ...library, ...GIVEN };
  const body = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  return run((stack) => {
    const variables = ['key', 'name'].filter((id) => text.includes(`${id}.stringValue`)).map((id) => [id, new TerraformVariable(stack, id, {})]);
    const all = { ...names, ...Object.fromEntries(variables) } as Record<string, unknown>;
    new Function(...Object.keys(all), body).call(stack, ...Object.values(all));
  }, context);
}

const cwd = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'azfn-pages-'));
beforeAll(() => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'orders.zip'), 'zip');
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true, force: true });
});

test('each page has its programs', () => {
  for (const { code } of pages) {
    const labels = blocksOf(readFileSync(join(PAGES, `${code}.md`), 'utf8')).map(({ label }) => label);
    const expected = LABELS[CODES[code].severity];
    expect([code, labels.map((label, index) => (label.startsWith(expected[index]) ? expected[index] : label))]).toEqual([code, expected]);
  }
  expect(pages.map(({ code }) => code)).toEqual(Object.keys(CODES));
});

test('the programs compile', () => {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
  const options: ts.CompilerOptions = { ...config?.options, noUnusedLocals: false, noUnusedParameters: false };
  const sources = new Map(
    pages.flatMap((page) =>
      programs(page).map(([kind, text]): [string, string] => [
        join(__dirname, 'generated', `${page.code}-${kind}.ts`),
        [
          `import { ${Object.keys(library).join(', ')} } from 'cdktf-azure-functions';`,
          `import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';`,
          `import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';`,
          `import { App, TerraformStack, TerraformVariable } from 'cdktf';`,
          `declare const key: TerraformVariable, name: TerraformVariable, subnetId: string, otherSubnetId: string, identityId: string;`,
          `export class Orders extends TerraformStack { constructor(scope: App) { super(scope, 'orders');`,
          text,
          '} }',
        ].join('\n'),
      ]),
    ),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...more) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile(file, ...more) : ts.createSourceFile(file, text, more[0]);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  const problems = [...sources.keys()].flatMap((file) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText }) => `${file.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  );
  expect(problems).toEqual([]);
  expect(sources.size).toBeGreaterThan(2 * pages.length);
});

describe.each(pages.map((page) => [page.code, page] as const))('%s', (code, page) => {
  const errors = (findings: readonly string[]): string[] => codesOf(findings).filter((raised) => !isWarning(raised as Code));

  if (code === 'AZFN3013') {
    test('is a check of Terraform in its first program, and not in its second', () => {
      const texts = [page.wrong, page.right].map((text, index) => Testing.synth(runText(text, page.files[index]).stack));
      expect(texts.map((text) => text.includes(`${code}: `))).toEqual([true, false]);
    });
    return;
  }

  test('is raised by its first program', () => {
    const findings = findingsOf(runText(page.wrong, page.files[0]));
    expect(isWarning(code) ? errors(findings) : [...new Set(errors(findings))]).toEqual(isWarning(code) ? [] : [code]);
    expect(codesOf(findings)).toContain(code);
    findings.forEach(expectReadable);
  });

  test('is not raised by its second program, nor is another error', () => {
    const { thrown, ...outcome } = runText(page.right, page.files[1]);
    expect(thrown?.message).toBeUndefined();
    const findings = findingsOf({ thrown, ...outcome });
    expect(errors(findings)).toEqual([]);
    expect(codesOf(findings)).not.toContain(code);
  });

  if (page.acknowledge !== '') {
    test('is gone when the first program accepts it', () => {
      expect(page.acknowledge).toContain(`code: '${code}'`);
      expect(acknowledged(page)).not.toBe(page.wrong);
      const { thrown, warnings } = runText(acknowledged(page), page.files[0]);
      expect(thrown).toBeUndefined();
      expect(codesOf(warnings)).not.toContain(code);
    });
  }
});

test.each(PAGE_TABLES.map(({ page, name, text }) => [page, name, text] as const))('the table of %s is that of the catalogue: %s', (page, name, text) => {
  expect(tableOf(page, name)).toBe(text());
});
