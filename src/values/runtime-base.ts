import { RUNTIMES, type RuntimeId } from '../catalog/runtimes';
import { brand } from '../intake';
import type { RuntimeTerms } from '../rules/runtime-terms';

/**
 * What both kinds of runtimes tell.
 *
 * @internal
 */
export abstract class RuntimeBase {
  /** Value of `FUNCTIONS_WORKER_RUNTIME`, for example `dotnet-isolated`. */
  public readonly workerRuntime: string;
  /** Version of the language, for example `10.0`. */
  public readonly version: string;
  /** Target framework moniker of the project, for example `net10.0`; undefined for other languages than .NET. */
  public readonly targetFramework?: string;
  /** `siteConfig.linuxFxVersion` on Linux, as Azure spells it; undefined where there is no build for Linux. */
  public readonly linuxFxVersion?: string;
  /** `siteConfig.netFrameworkVersion` of the stack on Windows; undefined where it sets none. For other languages than .NET the provider sends `v4.0` instead. */
  public readonly windowsNetFrameworkVersion?: string;
  /** ISO date, or year and month, of the end of support; undefined while none is announced. */
  public readonly endOfSupport?: string;

  /** @internal */
  public readonly _terms: RuntimeTerms;

  protected constructor(name: string, row: RuntimeId | RuntimeTerms) {
    brand(this, name);
    this._terms = typeof row === 'string' ? { ...RUNTIMES[row], listed: true } : row;
    this.workerRuntime = this._terms.workerRuntime;
    this.version = this._terms.version;
    this.targetFramework = this._terms.targetFramework ?? undefined;
    this.linuxFxVersion = this._terms.linux?.fxVersion ?? undefined;
    this.windowsNetFrameworkVersion = this._terms.windows?.netFrameworkVersion ?? undefined;
    this.endOfSupport = this._terms.endOfSupport ?? undefined;
  }
}
