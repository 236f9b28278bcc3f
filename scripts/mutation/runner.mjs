// How Stryker runs the tests here: those that are near to the changed file first, all in one process, until one fails.
// The tests of each source, in their order, are in the file that MUTATION_PLAN names; see run.mjs.
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const require = createRequire(import.meta.url);
const { collect, forget, install, run } = require('./suite.cjs');

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

  /** The tests of these files; `wanted` says which of them. Every file starts with modules of its own where `apart`. */
  async #tests(files, { apart, wanted = () => true, goOn }) {
    const state = globalThis.__stryker__;
    const tests = [];
    forget(this.#root);
    for (const file of files) {
      if (apart) forget(this.#root);
      const path = join(this.#root, file);
      const idOf = ({ name }) => `${file} ${name}`;
      const results = new Map();
      let chosen;
      try {
        chosen = collect(path).filter((test) => wanted(idOf(test)));
      } catch (error) {
        tests.push({ id: file, name: file, fileName: path, timeSpentMs: 0, status: TestStatus.Failed, failureMessage: String(error) });
        if (!goOn) return tests;
        continue;
      }
      let start;
      const all = await run(path, chosen, {
        started(test) {
          state.currentTestId = idOf(test);
          start = performance.now();
        },
        done(test) {
          state.currentTestId = undefined;
          const before = results.get(idOf(test));
          const timeSpentMs = (before?.timeSpentMs ?? 0) + performance.now() - start;
          results.set(idOf(test), { id: idOf(test), name: test.name, fileName: path, timeSpentMs, status: TestStatus.Success, ...(before?.failureMessage === undefined ? {} : before), ...test.failure });
        },
        failed(test, error) {
          test.failure = { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
          return goOn;
        },
      });
      tests.push(...results.values());
      if (!all) break;
    }
    return tests;
  }

  async dryRun() {
    const tests = await this.#tests(this.#plan.tests, { apart: true, goOn: true });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis.__stryker__.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    const state = globalThis.__stryker__;
    const order = this.#plan.order[relative(this.#root, sandboxFileName).replaceAll('\\', '/')] ?? this.#plan.tests;
    const wanted = testFilter === undefined ? undefined : new Set(testFilter);
    const files = wanted === undefined ? order : order.filter((file) => testFilter.some((id) => id.startsWith(`${file} `)));
    Object.assign(state, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    try {
      const tests = await this.#tests(files, { apart: false, ...(wanted === undefined ? {} : { wanted: (id) => wanted.has(id) }), goOn: false });
      return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests });
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
