/*
 * The matchers for jest: named in `setupFilesAfterEnv` for what they do, and in `types` of tsconfig.json for their types. The library
 * does not depend on jest; a runner without a global `expect` calls `register()` of `./matchers`, and is told so here.
 */
import { register, type Extensible, type FunctionAppMatchers } from './matchers';

export { matchers, register, snapshotSerializer } from './matchers';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the types of jest live in one
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- the parameters that @types/jest has
    interface Matchers<R, T = {}> extends FunctionAppMatchers<R> {}
  }
}

const { expect } = globalThis as { expect?: Extensible };
if (expect === undefined) {
  throw new Error(
    `there is no global 'expect' that could get the matchers: where 'injectGlobals' is off, or the runner has no globals, call register(expect) of 'cdktf-azure-functions/lib/testing/matchers' in a setup file`,
  );
}
register(expect);
