/** That tests which run without Jest, as they do for each change of a mutation run, notice what they would notice in Jest. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUITE = join(__dirname, '../../scripts/mutation/suite.cjs');

const PROGRAM = `
const { collect, forget, install, isTaken, run } = require(${JSON.stringify(SUITE)});
const { join } = require('node:path');
const root = process.cwd();
install(root);
const runs = async (file) => {
  const outcomes = {};
  let failure;
  await run(join(root, file), collect(join(root, file)), {
    failed: (test, error) => ((failure = error.message.split('\\n')[0]), true),
    done: ({ name }) => ((outcomes[name] = failure ?? 'ok'), (failure = undefined)),
  });
  return outcomes;
};
(async () => {
  const all = await runs('test/a.test.ts');
  const before = await runs('test/b.test.ts');
  globalThis.changed = true;
  forget(root);
  const after = await runs('test/b.test.ts');
  console.log(JSON.stringify({ all, before, after, log: globalThis.log, taken: ['test/a.test.ts', 'test/c.test.ts'].map((file) => isTaken(join(root, file))) }));
})();
`;
const FILES = {
  'src/a.ts': 'export const limit: number = (globalThis as { changed?: boolean }).changed === true ? 2 : 1;\n',
  'test/a.test.ts': `
const log: string[] = ((globalThis as { log?: string[] }).log = []);
beforeAll(() => log.push('before all'));
afterAll(() => log.push('after all'));
describe('one', () => {
  beforeEach(() => log.push('before each'));
  afterEach(() => log.push('after each'));
  beforeAll(() => log.push('before one'));
  test.each([[1, 'a'], [2, 'b']])('%d is %s', (number, letter) => {
    log.push(letter);
    expect(number).toBe(1);
  });
});
test('waits', async () => {
  await Promise.resolve();
  throw new Error('late');
});
test('asserts nothing', () => expect.assertions(1));
test('is a snapshot', () => expect({ a: 1 }).toMatchSnapshot());
test('is another snapshot', () => expect({ a: 2 }).toMatchSnapshot());
test('has no snapshot', () => expect({ a: 3 }).toMatchSnapshot());
`,
  'test/__snapshots__/a.test.ts.snap': '// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing\n\nexports[`is a snapshot 1`] = `\n{\n  "a": 1,\n}\n`;\n\nexports[`is another snapshot 1`] = `\n{\n  "a": 1,\n}\n`;\n',
  'test/b.test.ts': `
import { limit } from '../src/a';
const LIMIT = limit;
test('the limit is one', () => expect(LIMIT).toBe(1));
`,
  'test/c.test.ts': 'jest.useFakeTimers();\n',
};

test('tests fail without Jest where they fail with it, and modules are loaded anew when they were forgotten', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'suite-')));
  try {
    for (const name of ['src', 'test/__snapshots__']) mkdirSync(join(folder, name), { recursive: true });
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
    const failed = expect.stringContaining('expect(');
    expect(JSON.parse(execFileSync(process.execPath, ['--eval', PROGRAM], { cwd: folder, encoding: 'utf8' }))).toEqual({
      all: {
        'one 1 is a': 'ok', 'one 2 is b': failed, waits: 'late', 'asserts nothing': 'expect.assertions(1)', 'is a snapshot': 'ok', 'is another snapshot': failed, 'has no snapshot': failed,
      },
      before: { 'the limit is one': 'ok' },
      after: { 'the limit is one': failed },
      log: ['before all', 'before one', 'before each', 'a', 'after each', 'before each', 'b', 'after each', 'after all'],
      taken: [true, false],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
