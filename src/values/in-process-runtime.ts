import type { RuntimeId } from '../catalog/runtimes';
import { RuntimeBase } from './runtime-base';

/**
 * A .NET version whose code runs inside the Functions host.
 *
 * Support of the in-process worker model ended on 10 November 2026. There is no in-process .NET 7, 9, 10 or later.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-dotnet-class-library
 */
export class InProcessRuntime extends RuntimeBase {
  /** .NET 8 (`net8.0`) on Linux and Windows; host ~4; support until 2026-11-10. */
  public static readonly DOTNET_8 = new InProcessRuntime('dotnet-inproc-8.0');

  /** .NET 6 (`net6.0`) on Linux and Windows; host ~4; support until 2024-11-12. */
  public static readonly DOTNET_6 = new InProcessRuntime('dotnet-inproc-6.0');

  /** .NET Core 3.1 (`netcoreapp3.1`) on Linux and Windows; host ~3; support until 2022-12-03. */
  public static readonly DOTNET_CORE_3_1 = new InProcessRuntime('dotnet-inproc-core3.1');

  /** .NET Core 2.2 (`netcoreapp2.2`) on Linux and Windows; host ~2; support until 2022-12-13. */
  public static readonly DOTNET_CORE_2_2 = new InProcessRuntime('dotnet-inproc-core2.2');

  /** .NET Framework 4.8 (`net48`) on Windows; host ~1; support until 2026-09-14. */
  public static readonly DOTNET_FRAMEWORK_4_8 = new InProcessRuntime('dotnet-inproc-netfx');

  private readonly model = 'in-process';

  private constructor(row: RuntimeId) {
    super('InProcessRuntime', row);
  }

  /** Worker runtime, version and worker model. */
  public toString(): string {
    return `${this.workerRuntime} ${this.version} (${this.model})`;
  }
}
