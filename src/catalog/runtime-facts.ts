/**
 * Every language stack of Azure Functions: what selects it, where it runs and until when.
 *
 * `linux.plans` and `windows.plans` are the plans that offer the stack. `stack` is the argument of `application_stack`
 * in azurerm; `catalog/azurerm.ts` says since which provider version its value exists. Notes carry what the sources
 * disagree about: the newer source wins.
 */
export interface RuntimeFacts {
  /** Name of the constant on `IsolatedRuntime` or `InProcessRuntime`. */
  readonly member: string;
  readonly label: string;
  /** `inProcess` only for .NET code inside the Functions host. */
  readonly model: 'isolated' | 'inProcess';
  /** Value of `FUNCTIONS_WORKER_RUNTIME`. */
  readonly workerRuntime: string;
  readonly version: string;
  /** Target framework moniker of the project; `null` for other languages than .NET. */
  readonly targetFramework: string | null;
  readonly linux: {
    /** `siteConfig.linuxFxVersion` in Azure's own spelling. */
    readonly fxVersion: string | null;
    readonly hosts: readonly string[];
    readonly plans: readonly string[];
  } | null;
  readonly windows: {
    /** `siteConfig.netFrameworkVersion` of the stack; `null` where the stack sets none. */
    readonly netFrameworkVersion: string | null;
    readonly hosts: readonly string[];
    readonly plans: readonly string[];
  } | null;
  /** `functionAppConfig.runtime`; `documented` is false where only the stacks API offers the version. */
  readonly flex: { readonly name: string; readonly version: string; readonly documented: boolean } | null;
  /** App settings that belong to the stack on every plan but Flex, beside `FUNCTIONS_WORKER_RUNTIME`. */
  readonly appSettings: Readonly<Record<string, string>>;
  readonly stack: {
    readonly argument: string;
    readonly linux: string | null;
    readonly windows: string | null;
  } | null;
  readonly state: 'ga' | 'preview';
  /** ISO date, or year and month (then the last day of that month); `null` while no end is announced. */
  readonly endOfSupport: string | null;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
  readonly notes: readonly string[];
}
