/** A feature of .NET functions in both worker models. */
export interface FeatureFacts {
  readonly feature: string;
  readonly inProcess: string;
  readonly isolated: string;
  /**
   * `changes`: code has to be written in another way; `gone`: nothing takes its place in the isolated model; `new`: the isolated
   * model alone has it; `same`: both have it in the same way.
   */
  readonly kind: 'changes' | 'gone' | 'new' | 'same';
  /** Whether the in-process model has it, and whether the isolated model has it. */
  readonly has: { readonly inProcess: boolean; readonly isolated: boolean };
  /** Whether it is there on .NET Framework, where the model has it at all. */
  readonly onNetFramework: boolean;
}

const both = { inProcess: true, isolated: true } as const;
const isolatedOnly = { inProcess: false, isolated: true } as const;

/** The comparison of the two worker models, in the order of the migration guide. */
export const WORKER_FEATURES = {
  page: 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences',
  sources: ['S-DIFF', 'S-MIGISO'],
  checkedOn: '2026-11-21',
  rows: {
    project: {
      feature: 'Project', inProcess: 'class library', isolated: "executable: 'OutputType' is 'Exe', and Program.cs starts the host",
      kind: 'changes', has: both, onNetFramework: true,
    },
    imperativeBindings: {
      feature: 'Imperative bindings (IBinder)', inProcess: 'yes', isolated: 'no; use SDK clients of the service, or inject them',
      kind: 'gone', has: { inProcess: true, isolated: false }, onNetFramework: true,
    },
    multipleOutputs: {
      feature: 'Multiple outputs', inProcess: 'out parameters or collectors', isolated: 'a class with output properties',
      kind: 'changes', has: both, onNetFramework: true,
    },
    dependencyInjection: {
      feature: 'Dependency injection', inProcess: 'FunctionsStartup', isolated: 'the host builder of Program.cs', kind: 'changes', has: both,
      onNetFramework: true,
    },
    logging: {
      feature: 'Logging', inProcess: 'ILogger as a parameter, filtered in host.json', isolated: 'ILogger<T> by injection, with a configuration of its own',
      kind: 'changes', has: both, onNetFramework: true,
    },
    aspNetCoreIntegration: {
      feature: 'HTTP types of ASP.NET Core', inProcess: 'yes', isolated: 'yes, with Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore; not on .NET Framework',
      kind: 'changes', has: both, onNetFramework: false,
    },
    coldStart: {
      feature: 'Cold start', inProcess: 'optimised already', isolated: 'tunable with placeholders and ReadyToRun', kind: 'changes', has: both,
      onNetFramework: true,
    },
    middleware: { feature: 'Middleware', inProcess: 'no', isolated: 'yes', kind: 'new', has: isolatedOnly, onNetFramework: true },
    dotnetVersions: {
      feature: '.NET versions', inProcess: '.NET 8 at most', isolated: '.NET 8, 9, 10 and .NET Framework', kind: 'new', has: both, onNetFramework: true,
    },
    flexConsumption: {
      feature: 'Flex Consumption', inProcess: 'no', isolated: 'yes, not with .NET Framework', kind: 'new', has: isolatedOnly, onNetFramework: false,
    },
    aspire: { feature: '.NET Aspire', inProcess: 'no', isolated: 'yes', kind: 'new', has: isolatedOnly, onNetFramework: false },
    ownProcess: {
      feature: 'Process of its own', inProcess: 'shares that of the host, and its assemblies', isolated: 'yes, with assemblies of its own', kind: 'new',
      has: isolatedOnly, onNetFramework: true,
    },
    durableFunctions: { feature: 'Durable Functions', inProcess: 'yes', isolated: 'yes', kind: 'same', has: both, onNetFramework: true },
    sdkTypeBindings: {
      feature: 'Bindings to types of service SDKs', inProcess: 'yes', isolated: 'yes, for Blobs, Queues, Tables, Cosmos DB, Service Bus, Event Hubs and Event Grid',
      kind: 'same', has: both, onNetFramework: true,
    },
    cancellationTokens: { feature: 'Cancellation tokens', inProcess: 'yes', isolated: 'yes', kind: 'same', has: both, onNetFramework: true },
    readyToRun: { feature: 'ReadyToRun', inProcess: 'yes', isolated: 'yes', kind: 'same', has: both, onNetFramework: false },
  } as const satisfies Record<string, FeatureFacts>,
} as const;

/** Key of a feature. */
export type FeatureKey = keyof typeof WORKER_FEATURES.rows;
