import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type IConstruct } from '../framework';
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
   * More context, for example `azfn:endOfSupport`.
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
   * The date wins over `CDKTF_CONTEXT_JSON`, and over the clock.
   */
  public static app(options?: TestKitOptions): App {
    const { today = TestKit.TODAY, context = {}, outdir = temporaryFolder() } = options ?? {};
    const app = new App({ outdir, stackTraces: false, context: { ...context } });
    for (const [key, value] of Object.entries({ ...context, 'azfn:today': today })) app.node.setContext(key, value);
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
    return Synthesized._of(scope);
  }

  private constructor() {}
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
