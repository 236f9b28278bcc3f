// Which tests judge a change, and in which order.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';

const { isTaken } = createRequire(import.meta.url)('./suite.cjs');

/** Tests that look at the rules and the catalogue, some of them through whole programs. */
const WIDE = ['test/rules', 'test/catalog', 'test/project', 'test/values', 'test/errors', 'test/constructs'];
/** Walks over thousands of programs, and tests that have processes of their own: seconds for every change. Stack traces are others below Stryker. */
const LEFT_OUT = /(-matrix|page-programs|imports|hostile|properties|preconditions|caller)\.test\.ts$/;

const testsIn = (folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, String(file)).replaceAll('\\', '/')).filter((file) => file.endsWith('.test.ts') && !LEFT_OUT.test(file) && isTaken(file));
const importsOf = (file) => [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, specifier]) => relative(process.cwd(), resolve(dirname(file), specifier)).replaceAll('\\', '/'));

/** For each of the sources: the tests of its name and those that import it, the texts of all errors, and wider tests. */
export function judgesOf(sources, chosen, wide) {
  const tests = WIDE.flatMap(testsIn);
  const imports = new Map([...sources, ...tests].map((file) => [file, importsOf(file)]));

  /** Modules of the two rooms that import a module, itself included, whatever stands between them. */
  const importersOf = (module) => {
    const found = new Set([module]);
    for (const each of found) for (const file of sources) if (imports.get(file).includes(each)) found.add(file.replace(/\.ts$/, ''));
    return found;
  };

  const judges = (source) => {
    const module = source.replace(/\.ts$/, '');
    const isFact = source.startsWith('src/catalog/');
    const named = tests.filter((test) => basename(test, '.test.ts') === basename(module) || (isFact && test === 'test/catalog/rows.test.ts'));
    const importing = (modules) => tests.filter((test) => imports.get(test).some((each) => modules.has(each)) || (isFact && test.startsWith('test/catalog/')));
    const direct = importing(new Set([module]));
    const near = [...new Set([...named, ...(named.length + direct.length > 0 ? direct : importing(importersOf(module)))])];
    const others = wide || near.length === 0 ? tests.filter((test) => !near.includes(test)) : [];
    const isText = (test) => test.startsWith('test/errors/');
    return { near, texts: others.filter(isText), others: others.filter((test) => !isText(test)) };
  };
  return Object.fromEntries(chosen.map((source) => [source, judges(source)]));
}
