/**
 * What the code of a .NET function app uses, for `requireFeatures()`.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences
 */
export enum FunctionFeature {
  /** Middleware around functions; isolated worker model. */
  MIDDLEWARE = 'middleware',
  /** Bindings whose parameters are computed when the function runs (`IBinder`); in-process model. */
  IMPERATIVE_BINDINGS = 'imperativeBindings',
  /** Several outputs of one function; both models, written in different ways. */
  MULTIPLE_OUTPUTS = 'multipleOutputs',
  /** Durable Functions; both models. */
  DURABLE_FUNCTIONS = 'durableFunctions',
  /** `HttpRequest` and `IActionResult` of ASP.NET Core; both models, not on .NET Framework. */
  ASP_NET_CORE_INTEGRATION = 'aspNetCoreIntegration',
  /** Bindings to types of service SDKs such as `BlobClient`; both models. */
  SDK_TYPE_BINDINGS = 'sdkTypeBindings',
  /** Dependency injection; both models, written in different ways. */
  DEPENDENCY_INJECTION = 'dependencyInjection',
  /** Cancellation tokens; both models. */
  CANCELLATION_TOKENS = 'cancellationTokens',
  /** Code that is compiled ahead of time; both models, not on .NET Framework. */
  READY_TO_RUN = 'readyToRun',
  /** .NET Aspire; isolated worker model. */
  ASPIRE = 'aspire',
  /** A process of its own, with assemblies of its own; isolated worker model. */
  OWN_PROCESS = 'ownProcess',
}
