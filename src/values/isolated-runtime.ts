import { RUNTIMES, type RuntimeId } from '../catalog/runtimes';
import { refuse } from '../rules/azfn-error';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { unlistedRuntime, unlistedRuntimeProblems } from '../rules/unlisted-runtime';
import { RuntimeBase } from './runtime-base';

/**
 * A language version that runs in a worker process of its own.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-versions
 */
export class IsolatedRuntime extends RuntimeBase {
  /** .NET 11 (`net11.0`) on Linux and Windows, also on Flex Consumption; host ~4; preview. */
  public static readonly DOTNET_11_PREVIEW = new IsolatedRuntime('dotnet-isolated-11.0');

  /** .NET 10 (`net10.0`) on Linux and Windows, also on Flex Consumption; host ~4; support until 2028-11-14. */
  public static readonly DOTNET_10 = new IsolatedRuntime('dotnet-isolated-10.0');

  /** .NET 9 (`net9.0`) on Linux and Windows, also on Flex Consumption; host ~4; support until 2026-11-10. */
  public static readonly DOTNET_9 = new IsolatedRuntime('dotnet-isolated-9.0');

  /** .NET 8 (`net8.0`) on Linux and Windows, also on Flex Consumption; host ~4; support until 2026-11-10. */
  public static readonly DOTNET_8 = new IsolatedRuntime('dotnet-isolated-8.0');

  /** .NET 7 (`net7.0`) on Linux and Windows; host ~4; support until 2024-05-14. */
  public static readonly DOTNET_7 = new IsolatedRuntime('dotnet-isolated-7.0');

  /** .NET 6 (`net6.0`) on Linux and Windows; host ~4; support until 2024-11-12. */
  public static readonly DOTNET_6 = new IsolatedRuntime('dotnet-isolated-6.0');

  /** .NET 5 (`net5.0`) on Linux and Windows; host ~3; support until 2022-05-10. */
  public static readonly DOTNET_5 = new IsolatedRuntime('dotnet-isolated-5.0');

  /** .NET Framework 4.8 (`net48`) on Windows; host ~4; no end of support announced. */
  public static readonly DOTNET_FRAMEWORK_4_8 = new IsolatedRuntime('dotnet-isolated-netfx48');

  /** Node.js 24 on Linux and Windows, also on Flex Consumption; host ~4; support until 2028-04-30. */
  public static readonly NODE_24 = new IsolatedRuntime('node-24');

  /** Node.js 22 on Linux and Windows, also on Flex Consumption; host ~4; support until 2027-04-30. */
  public static readonly NODE_22 = new IsolatedRuntime('node-22');

  /** Node.js 20 on Linux and Windows, also on Flex Consumption; host ~4; support until 2026-04-30. */
  public static readonly NODE_20 = new IsolatedRuntime('node-20');

  /** Node.js 18 on Linux and Windows; host ~4; support until 2025-04-30. */
  public static readonly NODE_18 = new IsolatedRuntime('node-18');

  /** Node.js 16 on Linux and Windows; host ~4; support until 2024-06-30. */
  public static readonly NODE_16 = new IsolatedRuntime('node-16');

  /** Node.js 14 on Linux and Windows; host ~4 ~3; support until 2023-04-30. */
  public static readonly NODE_14 = new IsolatedRuntime('node-14');

  /** Node.js 12 on Linux and Windows; host ~3; support until 2022-12-13. */
  public static readonly NODE_12 = new IsolatedRuntime('node-12');

  /** Node.js 10 on Linux and Windows; host ~3 ~2; support until 2021-04-30. */
  public static readonly NODE_10 = new IsolatedRuntime('node-10');

  /** Node.js 8 on Windows; host ~2; support until 2019-12-31. */
  public static readonly NODE_8 = new IsolatedRuntime('node-8');

  /** Node.js 6 on Windows; host ~1; support until 2019-04-30. */
  public static readonly NODE_6 = new IsolatedRuntime('node-6');

  /** Python 3.14 on Linux, also on Flex Consumption; host ~4; support until 2029-04. */
  public static readonly PYTHON_3_14 = new IsolatedRuntime('python-3.14');

  /** Python 3.13 on Linux, also on Flex Consumption; host ~4; support until 2029-10. */
  public static readonly PYTHON_3_13 = new IsolatedRuntime('python-3.13');

  /** Python 3.12 on Linux, also on Flex Consumption; host ~4; support until 2028-10. */
  public static readonly PYTHON_3_12 = new IsolatedRuntime('python-3.12');

  /** Python 3.11 on Linux, also on Flex Consumption; host ~4; support until 2027-10. */
  public static readonly PYTHON_3_11 = new IsolatedRuntime('python-3.11');

  /** Python 3.10 on Linux, also on Flex Consumption; host ~4; support until 2026-10. */
  public static readonly PYTHON_3_10 = new IsolatedRuntime('python-3.10');

  /** Python 3.9 on Linux; host ~4 ~3; support until 2025-10. */
  public static readonly PYTHON_3_9 = new IsolatedRuntime('python-3.9');

  /** Python 3.8 on Linux; host ~4 ~3; support until 2024-10-07. */
  public static readonly PYTHON_3_8 = new IsolatedRuntime('python-3.8');

  /** Python 3.7 on Linux; host ~4 ~3 ~2; support until 2023-06-27. */
  public static readonly PYTHON_3_7 = new IsolatedRuntime('python-3.7');

  /** Python 3.6 on Linux; host ~3 ~2; support until 2022-09-30. */
  public static readonly PYTHON_3_6 = new IsolatedRuntime('python-3.6');

  /** Java 25 on Linux and Windows, also on Flex Consumption; host ~4; support until 2029-05. */
  public static readonly JAVA_25 = new IsolatedRuntime('java-25');

  /** Java 21 on Linux and Windows, also on Flex Consumption; host ~4; support until 2028-09. */
  public static readonly JAVA_21 = new IsolatedRuntime('java-21');

  /** Java 17 on Linux and Windows, also on Flex Consumption; host ~4; support until 2027-09. */
  public static readonly JAVA_17 = new IsolatedRuntime('java-17');

  /** Java 11 on Linux and Windows, also on Flex Consumption; host ~4 ~3; support until 2027-09. */
  public static readonly JAVA_11 = new IsolatedRuntime('java-11');

  /** Java 8 on Linux and Windows, also on Flex Consumption; host ~4 ~3 ~2; support until 2027-09. */
  public static readonly JAVA_8 = new IsolatedRuntime('java-8');

  /** PowerShell 7.6 on Linux and Windows, also on Flex Consumption; host ~4; support until 2028-11-14. */
  public static readonly POWERSHELL_7_6 = new IsolatedRuntime('powershell-7.6');

  /** PowerShell 7.4 on Linux and Windows, also on Flex Consumption; host ~4; support until 2026-11-10. */
  public static readonly POWERSHELL_7_4 = new IsolatedRuntime('powershell-7.4');

  /** PowerShell 7.2 on Linux and Windows; host ~4; support until 2024-11-08. */
  public static readonly POWERSHELL_7_2 = new IsolatedRuntime('powershell-7.2');

  /** PowerShell 7.0 on Linux and Windows; host ~4 ~3; support until 2022-12-03. */
  public static readonly POWERSHELL_7_0 = new IsolatedRuntime('powershell-7.0');

  /** PowerShell 6.2 on Windows; host ~3 ~2; support until 2022-09-30. */
  public static readonly POWERSHELL_6_2 = new IsolatedRuntime('powershell-6.2');

  /** Custom handler on Linux and Windows, also on Flex Consumption; host ~4 ~3 ~2; no end of support announced. */
  public static readonly CUSTOM_HANDLER = new IsolatedRuntime('custom');

  /** Go on Linux, also on Flex Consumption; host ~4; preview. */
  public static readonly GO_1_0_PREVIEW = new IsolatedRuntime('native-go');

  /**
   * A version that this release does not list yet, or a listed one by its name.
   *
   * Rules that need facts about an unlisted version are deferred, and a warning (`AZFN1015`) says so. `AZFN8003` and
   * `AZFN8004` can be raised.
   *
   * @param workerRuntimeName value of `FUNCTIONS_WORKER_RUNTIME`, for example `dotnet-isolated`
   * @param languageVersion version as Azure spells it, for example `12.0`
   */
  public static of(workerRuntimeName: string, languageVersion: string): IsolatedRuntime {
    const listed = (Object.keys(RUNTIMES) as RuntimeId[]).find(
      (id) =>
        RUNTIMES[id].model === 'isolated' &&
        RUNTIMES[id].workerRuntime === workerRuntimeName &&
        RUNTIMES[id].version === languageVersion,
    );
    if (listed !== undefined) return new IsolatedRuntime(listed);
    refuse('the runtime', unlistedRuntimeProblems(workerRuntimeName, languageVersion), IsolatedRuntime.of);
    return new IsolatedRuntime(unlistedRuntime(workerRuntimeName, languageVersion));
  }

  private readonly model = 'isolated';

  private constructor(row: RuntimeId | RuntimeTerms) {
    super('IsolatedRuntime', row);
  }

  /** Worker runtime, version and worker model. */
  public toString(): string {
    return `${this.workerRuntime} ${this.version} (${this.model})`;
  }
}
