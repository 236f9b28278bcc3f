// How Stryker runs the tests here: those that are near to the changed file first, all in one process, until one fails.
// The tests of each source, in their order, are in the file that MUTATION_PLAN names; see run.mjs.
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const require = createRequire(import.meta.url);
const { collect, forget, install, run } = require('./suite.cjs');

/** How many tests of whole programs judge what nothing nearer notices: each takes milliseconds. */
const MOST_PROGRAMS = 400;

const idOf = (file, { name }) => `${file} ${name}`;

class NearestFirst {
  #root = process.cwd();
  #plan = JSON.parse(readFileSync(process.env.MUTATION_PLAN, 'utf8'));

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    Error.stackTraceLimit = 10; // Stryker wants all of it
    globalThis.__stryker__ = {};
    install(this.#root);
  }

  /** Runs tests, each of which may be left out by its id; where one fails, the others are run as `goOn` says. */
  async #run(file, { wanted = () => true, goOn }) {
    const state = globalThis.__stryker__;
    const path = join(this.#root, file);
    const results = new Map();
    let start;
    const told = (id, more) => results.set(id, { id, name: id, fileName: path, status: TestStatus.Success, ...results.get(id), ...more });
    try {
      const tests = collect(path).filter((test) => wanted(idOf(file, test)));
      await run(path, tests, {
        started: (test) => {
          state.currentTestId = idOf(file, test);
          start = performance.now();
        },
        failed: (test, error) => {
          told(idOf(file, test), { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) });
          return goOn;
        },
        done: (test) => {
          state.currentTestId = undefined;
          const id = idOf(file, test);
          told(id, { timeSpentMs: (results.get(id)?.timeSpentMs ?? 0) + performance.now() - start });
        },
      });
    } catch (error) {
      told(file, { timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) });
    }
    return [...results.values()];
  }

  /** Every test, each file with modules of its own, so that what a module does once is seen by the first test of each. */
  async dryRun() {
    const tests = [];
    for (const file of this.#plan.tests) {
      forget(this.#root);
      tests.push(...(await this.#run(file, { goOn: true })));
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis.__stryker__.mutantCoverage };
  }

  /** Those that judge a change, nearest first: `testFilter` has the ids of the tests that come past it, where that is known. */
  *#judges(source, testFilter) {
    const { near, texts, others } = this.#plan.judges[source];
    const reached = (files) => (testFilter === undefined ? files : files.filter((file) => testFilter.some((id) => id.startsWith(`${file} `))));
    const known = new Set(testFilter);
    const wanted = testFilter === undefined ? () => true : (id) => known.has(id);
    for (const file of reached([...near, ...texts])) yield { file, wanted };
    const ids = reached(others).flatMap((file) => collect(join(this.#root, file)).map((test) => idOf(file, test))).filter(wanted);
    const chosen = new Set(ids.filter((_, index) => index % Math.ceil(ids.length / MOST_PROGRAMS) === 0));
    forget(this.#root);
    for (const file of reached(others)) yield { file, wanted: (id) => chosen.has(id) };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    const state = globalThis.__stryker__;
    const source = relative(this.#root, sandboxFileName).replaceAll('\\', '/');
    const tests = [];
    const { [source]: only } = this.#plan.only ?? {}; // a place is inside of others, whose changes were judged before
    if (only !== undefined && !only.includes(`${activeMutant.mutatorName} ${activeMutant.replacement}`)) return toMutantRunResult({ status: DryRunStatus.Complete, tests });
    Object.assign(state, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    forget(this.#root);
    try {
      for (const { file, wanted } of this.#judges(source, testFilter)) {
        tests.push(...(await this.#run(file, { wanted, goOn: false })));
        if (tests.some(({ status }) => status === TestStatus.Failed)) break;
      }
      return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests });
    } catch (error) {
      return { status: 'killed', killedBy: [source], failureMessage: String(error), nrOfTests: tests.length }; // a test file that does not load
    } finally {
      Object.assign(state, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }
}

/** Writes what came of each change, a line each, into the file that MUTATION_LINES names. */
class Lines {
  onMutantTested({ fileName, location, mutatorName, replacement, status, killedBy }) {
    const by = killedBy?.[0]?.split(' ')[0];
    appendFileSync(process.env.MUTATION_LINES, `${JSON.stringify({ fileName, location, mutatorName, replacement, status, by })}\n`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'nearest-first', NearestFirst), declareClassPlugin(PluginKind.Reporter, 'lines', Lines)];
