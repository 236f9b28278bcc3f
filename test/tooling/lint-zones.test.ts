import { Linter } from 'eslint';

// The real configuration, applied to snippets that exist in memory only.
const config = jest.requireActual<Linter.Config[]>('../../eslint.config.cjs');
const linter = new Linter({ configType: 'flat' });

/** Ids of the rules that object to `code`, were it in the file `filename`. */
function objections(filename: string, code: string): (string | null)[] {
  return linter.verify(code, config, { filename }).map((message) => message.ruleId ?? message.message);
}

const ZONE = 'rooms/import-zones';
const BARREL = 'rooms/deep-provider-imports';
const SYNTAX = 'no-restricted-syntax';

/** An import in use, so that nothing but the import can be objected to. */
const using = (specifier: string) => `import { a } from '${specifier}';\nexport const b = [a];\n`;

describe('imports between rooms', () => {
  const FILES: Record<string, string> = {
    catalog: 'src/catalog/plans.ts',
    rules: 'src/rules/plan-rules.ts',
    intake: 'src/intake/context.ts',
    project: 'src/project/files.ts',
    values: 'src/values/hosting-plan.ts',
    render: 'src/render/site.ts',
    azapi: 'src/azapi/azapi-resource.ts',
    constructs: 'src/constructs/app.ts',
    testing: 'src/testing/synth.ts',
    framework: 'src/framework.ts',
    index: 'src/index.ts',
  };
  const ALLOWED: Record<string, string[]> = {
    catalog: ['catalog'],
    rules: ['catalog', 'rules'],
    intake: ['catalog', 'rules', 'framework', 'intake'],
    project: ['catalog', 'rules', 'project'],
    values: ['catalog', 'rules', 'intake', 'project', 'values'],
    render: ['render'],
    azapi: ['catalog', 'azapi', 'framework'],
    constructs: ['catalog', 'rules', 'intake', 'project', 'values', 'render', 'azapi', 'constructs', 'framework'],
    testing: ['testing', 'framework'],
    framework: ['framework'],
    index: ['catalog', 'rules', 'intake', 'values', 'azapi', 'constructs', 'testing', 'index'],
  };
  const specifier = (from: string, to: string) =>
    (FILES[from].split('/').length > 2 ? '../' : './') + (['intake', 'framework', 'index'].includes(to) ? to : `${to}/other`);
  const pairs = Object.keys(FILES).flatMap((from) => Object.keys(FILES).map((to) => [from, to] as const));

  test.each(pairs)('%s importing %s', (from, to) => {
    const expected = ALLOWED[from].includes(to) ? [] : [ZONE];
    expect(objections(FILES[from], using(specifier(from, to)))).toEqual(expected);
    expect(objections(FILES[from], `export * from '${specifier(from, to)}';`)).toEqual(expected);
  });

  test.each<[string, string, string, string[]]>([
    ['testing sees the codes', 'src/testing/synth.ts', using('../rules/codes'), []],
    ['testing sees no other rule', 'src/testing/synth.ts', using('../rules/codes-of-others'), [ZONE]],
    ['render takes types from the catalogue', 'src/render/site.ts', "import type { A } from '../catalog/plans';\nexport type B = A;", []],
    ['render takes types from nowhere else', 'src/render/site.ts', "import type { A } from '../values/plan';\nexport type B = A;", [ZONE]],
    ['an inline type is a type', 'src/render/site.ts', "import { type A } from '../catalog/plans';\nexport type B = A;", []],
    ['one value among types is a value', 'src/render/site.ts', "import { type A, b } from '../catalog/plans';\nexport const c: A = b;", [ZONE]],
    ['a type import goes up no more than a value', 'src/rules/a.ts', "import type { A } from '../values/plan';\nexport type B = A;", [ZONE]],
    ['an import type is an import', 'src/rules/a.ts', "export type B = import('../values/plan').A;", [ZONE]],
    ['a file beside', 'src/rules/a.ts', using('./rule'), []],
    ['the way out of src', 'src/constructs/a.ts', using('../../test/helpers'), [ZONE]],
    ['the package by its own name', 'src/constructs/a.ts', using('cdktf-azure-functions'), [ZONE]],
    ['a dynamic import', 'src/constructs/a.ts', "export const a = (): Promise<unknown> => import('../catalog/plans');", [ZONE]],
    ['a room of its own', 'src/utils/a.ts', 'export const a = 1;', [ZONE]],
  ])('%s', (_, filename, code, expected) => {
    expect(objections(filename, code)).toEqual(expected);
  });
});

describe('imports of packages', () => {
  const bindings = ['cdktf', 'cdktf/lib/token', 'cdktn', '@cdktf/provider-azurerm/lib/service-plan', '@cdktn/provider-azurerm/lib/service-plan'];

  test.each(bindings)('%s is named by framework.ts only', (name) => {
    expect(objections('src/framework.ts', using(name))).toEqual([]);
    for (const file of ['src/intake/context.ts', 'src/index.ts', 'src/constructs/a.ts', 'src/azapi/a.ts', 'src/testing/a.ts', 'src/values/a.ts', 'src/catalog/a.ts']) {
      expect(objections(file, using(name))).toEqual([ZONE]);
    }
    expect(objections('test/constructs/a.test.ts', using(name))).toEqual([]);
  });

  test.each(['src/catalog/a.ts', 'src/rules/a.ts', 'src/render/a.ts'])('%s imports no package', (filename) => {
    expect(objections(filename, using('constructs'))).toEqual([ZONE]);
    expect(objections(filename, using('node:fs'))).toEqual([ZONE]);
  });

  test('other rooms do', () => {
    expect(objections('src/values/a.ts', using('node:fs'))).toEqual([]);
    expect(objections('src/project/a.ts', using('sax'))).toEqual([]);
    expect(objections('src/constructs/a.ts', using('constructs'))).toEqual([]);
  });
});

describe('the whole provider', () => {
  const barrels = ['@cdktf/provider-azurerm', '@cdktf/provider-azurerm/lib', '@cdktf/provider-azurerm/lib/index', '@cdktn/provider-azurerm'];
  const places = ['src/framework.ts', 'examples/a/main.ts', 'test/a.test.ts', 'bench/a.ts'];

  test.each(barrels)('%s is imported nowhere', (name) => {
    for (const place of places) {
      expect(objections(place, using(name))).toEqual([BARREL]);
      expect(objections(place, `import type { A } from '${name}';\nexport type B = A;`)).toEqual([BARREL]);
    }
    expect(objections('test/a.test.ts', `export const a = (): Promise<unknown> => import('${name}');`)).toEqual([BARREL]);
    expect(objections('bench/a.ts', `export const a: unknown = require('${name}');`)).toContain(BARREL);
  });

  test.each(places)('%s may import one resource', (place) => {
    expect(objections(place, using('@cdktf/provider-azurerm/lib/service-plan'))).toEqual([]);
  });
});

describe('clock and chance', () => {
  test.each(['new Date()', 'Date.now()', 'Date()', 'performance.now()'])('%s is read by intake/context.ts only', (expression) => {
    expect(objections('src/rules/a.ts', `export const a = ${expression};`)).toEqual([SYNTAX]);
    expect(objections('src/constructs/a.ts', `export const a = ${expression};`)).toEqual([SYNTAX]);
    expect(objections('src/intake/context.ts', `export const a = ${expression};`)).toEqual([]);
    expect(objections('test/a.test.ts', `export const a = ${expression};`)).toEqual([]);
  });

  test('a given date is no clock', () => {
    expect(objections('src/rules/a.ts', "export const a = new Date('2026-11-10');")).toEqual([]);
  });

  test.each(['Math.random()', 'crypto.randomUUID()'])('%s is used nowhere in src', (expression) => {
    expect(objections('src/values/a.ts', `export const a = ${expression};`)).toEqual([SYNTAX]);
    expect(objections('src/intake/context.ts', `export const a = ${expression};`)).toEqual([SYNTAX]);
  });
});
