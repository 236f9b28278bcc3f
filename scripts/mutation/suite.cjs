// Loads test files of jest into this process and runs single tests of them, without the second that jest needs for every file:
// describe, test, hooks, tables, expect and snapshots. Fake timers and copies of modules are jest's own; files with them are not taken.
'use strict';

const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join, resolve, sep } = require('node:path');
const { transformSync } = require('@swc/core');
const { bind } = require('jest-each');
const { ModuleMocker } = require('jest-mock');
const { SnapshotState } = require('jest-snapshot');

const { jestExpect } = require('@jest/expect');

/** What only jest itself can do. */
const OF_JEST = /jest\.(isolateModules|doMock|mock|useFakeTimers)\b/;
const isTaken = (file) => !OF_JEST.test(readFileSync(file, 'utf8'));

/** Takes what TypeScript says from the folder `root`, as jest.config.cjs does. */
function install(root) {
  const code = new Map();
  const swc = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' }, sourceMaps: false };
  const { _resolveFilename } = Module;
  Module._resolveFilename = function (name, ...rest) {
    const own = /^cdktf-azure-functions(?:\/lib\/(.*))?$/.exec(name);
    return _resolveFilename.call(this, own === null ? name : join(root, 'src', own[1] ?? 'index'), ...rest);
  };
  Module._extensions['.ts'] = (module, file) => {
    if (!code.has(file)) code.set(file, `const jest = globalThis.jestOf(require);${transformSync(readFileSync(file, 'utf8'), { ...swc, filename: file }).code}`);
    module._compile(code.get(file), file);
  };
  const mocker = new ModuleMocker(globalThis);
  globalThis.jestOf = (require) => ({
    setTimeout: () => undefined,
    requireActual: require,
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
  });
  globalThis.expect = jestExpect;
}

/** Forgets every module of the folder, so that it is loaded anew. */
function forget(root) {
  const own = resolve(root) + sep;
  for (const file of Object.keys(require.cache)) if (file.startsWith(own) && !file.includes(`${sep}node_modules${sep}`)) delete require.cache[file];
  module.children.length = 0; // this and the tokens of cdktf would keep all that was ever loaded
  for (const tokens of Object.values(globalThis.__cdktfTokenMap ?? {})) if (tokens instanceof Map) tokens.clear();
}

const block = (name, parent) => ({ name, parent, tests: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] });
const outwards = (each) => (each === undefined ? [] : [each, ...outwards(each.parent)]);

/** The tests of a file, in their order: what it registers while it is loaded. */
function collect(file) {
  const tests = [];
  let current = block('', undefined);
  const describe = (name, body) => {
    current = block(typeof name === 'function' ? name.name : String(name), current);
    body();
    current = current.parent;
  };
  const test = (name, body) => {
    const blocks = outwards(current);
    tests.push({ name: [...blocks.map((each) => each.name).reverse(), name].join(' ').trim(), body, blocks });
  };
  const skip = () => undefined;
  const withTables = (method, isTest) => Object.assign(method, { each: bind(method, isTest), skip: Object.assign(skip, { each: () => skip }) });
  const hooks = Object.fromEntries(['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map((name) => [name, (hook) => current[name].push(hook)]));
  Object.assign(globalThis, hooks, { describe: withTables(describe, false), test: withTables(test, true), it: withTables((...args) => test(...args), true) });
  require(file);
  return tests;
}

/** Snapshots of a file, which nothing writes. */
const snapshotsOf = (file) =>
  new SnapshotState(join(dirname(file), '__snapshots__', `${basename(file)}.snap`), {
    updateSnapshot: 'none', expand: false, rootDir: dirname(file), prettierPath: null, snapshotFormat: { escapeString: false, printBasicPrototype: false },
  });

/** Runs those tests of a file; a test that fails is told to `failed`, which says whether to go on. */
async function run(file, tests, { started = () => undefined, done = () => undefined, failed }) {
  const snapshotState = snapshotsOf(file);
  const open = new Set(); // blocks whose beforeAll has run
  const left = new Map();
  for (const { blocks } of tests) for (const each of blocks) left.set(each, (left.get(each) ?? 0) + 1);
  const call = async (hook) => {
    const result = hook.call({});
    if (result !== null && typeof result === 'object' && typeof result.then === 'function') await result;
  };
  for (const test of tests) {
    started(test);
    const inwards = [...test.blocks].reverse();
    let goOn = true;
    try {
      for (const each of inwards) {
        if (!open.has(each)) {
          open.add(each);
          for (const hook of each.beforeAll) await call(hook);
        }
      }
      for (const each of inwards) for (const hook of each.beforeEach) await call(hook);
      jestExpect.setState({ assertionCalls: 0, expectedAssertionsNumber: null, isExpectingAssertions: false, suppressedErrors: [], currentTestName: test.name, testPath: file, snapshotState });
      await call(test.body);
      const [missing] = jestExpect.extractExpectedAssertionsErrors();
      if (missing !== undefined) throw missing.error;
      const [unlike] = jestExpect.getState().suppressedErrors; // a snapshot that does not match is told here alone
      if (unlike !== undefined) throw unlike;
    } catch (error) {
      goOn = failed(test, error);
    }
    try {
      for (const each of test.blocks) for (const hook of each.afterEach) await call(hook);
      for (const each of test.blocks) {
        left.set(each, left.get(each) - 1);
        if (left.get(each) === 0 || !goOn) for (const hook of each.afterAll) await call(hook);
      }
    } catch (error) {
      goOn = failed(test, error) && goOn;
    }
    done(test);
    if (!goOn) return false;
  }
  return true;
}

module.exports = { collect, forget, install, isTaken, run };
