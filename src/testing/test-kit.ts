import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Construct, type IConstruct } from '../framework';
import { CONTEXT_KEYS } from '../rules/context-keys';
import { nearest } from '../rules/explain';
import { kindOf, quoted } from './matching';
import { Synthesized } from './synthesized';

/** How a program for a test is made. */
export interface TestKitOptions {
  /**
   * ISO date that lifecycles are compared with.
   *
   * @default TestKit.TODAY
   */
  readonly today?: string;
  /**
   * More context, for example `azfn:endOfSupport`. The date is `today`.
   *
   * @default - none
   */
  readonly context?: Record<string, string>;
  /**
   * Folder that `app.synth()` writes to.
   *
   * @default - a temporary folder that goes with the process
   */
  readonly outdir?: string;
}

/**
 * Makes programs for tests, and synthesizes them with everything that `cdktf synth` checks.
 *
 * `Testing.synth()` of the framework leaves validations out, so that a test would accept what the command refuses.
 */
export class TestKit {
  /** The day of tests that name none: the one on which the facts of this version were checked. It changes with the version alone. */
  public static readonly TODAY = '2026-11-21';

  /**
   * An app whose date does not change, so that tests say the same tomorrow.
   *
   * The date wins over `CDKTF_CONTEXT_JSON`, and over the clock. An option and a context key of the library that do not exist are errors.
   */
  public static app(options?: TestKitOptions): App {
    checkOptions(options);
    const { today = TestKit.TODAY, context = {}, outdir = temporaryFolder() } = options ?? {};
    const app = new App({ outdir, stackTraces: false, context: { ...context } });
    for (const [key, value] of Object.entries({ ...context, [TODAY_KEY]: today })) app.node.setContext(key, value);
    return app;
  }

  /**
   * What an app, a stack or a construct comes to, as plain data, with aspects and all validations; no file is written.
   *
   * Nothing is thrown where the program is refused: `refusals` says why. A slot that is added afterwards is refused, as it is after
   * `app.synth()` (`AZFN3008`).
   *
   * @param scope an app, a stack, or a construct; of a construct, what is in it
   */
  public static synthesize(scope: IConstruct): Synthesized {
    if (!Construct.isConstruct(scope)) {
      throw new Error(`what is synthesized is a TerraformStack, an App or another construct, not ${Synthesized._is(scope) ? 'what was synthesized already' : kindOf(scope)}`);
    }
    return Synthesized._of(scope);
  }

  private constructor() {}
}

const OPTIONS = ['today', 'context', 'outdir'] as const satisfies readonly (keyof TestKitOptions)[];
/** What context may say: the date is an option of its own. */
const { today: TODAY_KEY, ...OTHER_KEYS } = CONTEXT_KEYS;
const KEYS: readonly string[] = Object.values(OTHER_KEYS);

/** What is misspelt would change nothing, and the test would say the same as without it. */
function checkOptions(options: unknown): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw new Error(`the options of TestKit.app() are an object such as { today: '2027-05-01' }, not ${kindOf(options)}`);
  const option = Object.keys(options).find((name) => !(OPTIONS as readonly string[]).includes(name));
  if (option !== undefined) throw new Error(`'${option}' is no option of TestKit.app(); there are ${quoted(OPTIONS)}`);
  const { context = {} } = options as { readonly context?: unknown };
  if (typeof context !== 'object' || context === null || Array.isArray(context)) throw new Error(`'context' is an object such as { 'azfn:endOfSupport': 'error' }, not ${kindOf(context)}`);
  if (TODAY_KEY in context) throw new Error(`the date of a test is the option 'today', not the context key '${TODAY_KEY}', which it would win over: TestKit.app({ today: '2027-05-01' })`);
  for (const key of Object.keys(context)) {
    if (!KEYS.includes(key) && /^azfn\b/i.test(key)) {
      throw new Error(`'${key}' is no context key of this library; ${nearest(key, KEYS, 3).map((near) => `did you mean '${near}'? `).join('')}there are ${quoted(KEYS)}`);
    }
  }
}

let folder: string | undefined;

/** One folder for all programs of a process: only what `app.synth()` is called for is written. */
function temporaryFolder(): string {
  if (folder === undefined) {
    const own = join(tmpdir(), `cdktf-azure-functions-${process.pid}`);
    mkdirSync(own, { recursive: true });
    process.once('exit', () => rmSync(own, { recursive: true, force: true }));
    folder = own;
  }
  return folder;
}
