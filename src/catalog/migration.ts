import { WORKER_FEATURES, type FeatureFacts } from './worker-features';

/**
 * What changes when a .NET function app moves from the in-process model to the isolated worker model.
 *
 * Names of packages are whole, as NuGet has them.
 */
const MIGRATION_PAGE = 'https://learn.microsoft.com/azure/azure-functions/migrate-dotnet-to-isolated-model';

/** A binding, and the packages that carry it in both models; an empty list where it is built in. */
export interface PackageFacts {
  readonly area: string;
  readonly inProcess: readonly string[];
  readonly isolated: readonly string[];
}

const webJobs = (name: string): string => `Microsoft.Azure.WebJobs.Extensions.${name}`;
const worker = (name: string): string => `Microsoft.Azure.Functions.Worker.Extensions.${name}`;
const sameName = (area: string, name: string) => ({ area, inProcess: [webJobs(name)], isolated: [worker(name)] });

/** The mapping of packages, in the order of the documentation. */
export const MIGRATION_PACKAGES = {
  page: MIGRATION_PAGE,
  sources: ['S-MIGISO', 'S-WORKER'],
  checkedOn: '2026-11-21',
  rows: [
    {
      area: 'Core', inProcess: ['Microsoft.NET.Sdk.Functions'],
      isolated: ['Microsoft.Azure.Functions.Worker', 'Microsoft.Azure.Functions.Worker.Sdk'],
    },
    { area: 'Timer', inProcess: [], isolated: [worker('Timer')] },
    { area: 'HTTP', inProcess: [], isolated: [worker('Http'), worker('Http.AspNetCore')] },
    { area: 'Storage (combined)', inProcess: [webJobs('Storage')], isolated: [worker('Storage.Blobs'), worker('Storage.Queues'), worker('Tables')] },
    sameName('Storage blobs', 'Storage.Blobs'),
    sameName('Storage queues', 'Storage.Queues'),
    sameName('Tables', 'Tables'),
    sameName('Cosmos DB', 'CosmosDB'),
    sameName('Service Bus', 'ServiceBus'),
    sameName('Event Hubs', 'EventHubs'),
    sameName('Event Grid', 'EventGrid'),
    sameName('SignalR Service', 'SignalRService'),
    sameName('Durable Functions', 'DurableTask'),
    { area: 'Durable Functions on SQL', inProcess: ['Microsoft.DurableTask.SqlServer.AzureFunctions'], isolated: [worker('DurableTask.SqlServer')] },
    {
      area: 'Durable Functions on Netherite', inProcess: ['Microsoft.Azure.DurableTask.Netherite.AzureFunctions'],
      isolated: [worker('DurableTask.Netherite')],
    },
    sameName('SendGrid', 'SendGrid'),
    sameName('Kafka', 'Kafka'),
    sameName('RabbitMQ', 'RabbitMQ'),
    { area: 'Warmup', inProcess: [], isolated: [worker('Warmup')] },
    { area: 'Dependency injection (FunctionsStartup)', inProcess: ['Microsoft.Azure.Functions.Extensions'], isolated: [] },
  ] as const satisfies readonly PackageFacts[],
} as const;

/** Lowest versions of the core packages, by target framework. */
export const MINIMUM_PACKAGES = {
  page: 'https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide',
  sources: ['S-ISO'],
  checkedOn: '2026-11-21',
  rows: {
    'net10.0': { 'Microsoft.Azure.Functions.Worker': '2.50.0', 'Microsoft.Azure.Functions.Worker.Sdk': '2.0.5' },
    'net9.0': { 'Microsoft.Azure.Functions.Worker': '2.0.0', 'Microsoft.Azure.Functions.Worker.Sdk': '2.0.0' },
    'net8.0': { 'Microsoft.Azure.Functions.Worker': '1.16.0', 'Microsoft.Azure.Functions.Worker.Sdk': '1.11.0' },
    net48: { 'Microsoft.Azure.Functions.Worker': '1.16.0', 'Microsoft.Azure.Functions.Worker.Sdk': '1.11.0' },
  },
} as const;

/** Features by which the two models differ; what is the same in both is left out. */
export const MIGRATION_FEATURES = {
  page: WORKER_FEATURES.page,
  sources: ['S-DIFF', 'S-MIGISO'],
  checkedOn: '2026-11-21',
  rows: (Object.values(WORKER_FEATURES.rows) as readonly FeatureFacts[])
    .filter(({ kind }) => kind !== 'same')
    .map(({ feature, inProcess, isolated, kind }) => ({ feature, inProcess, isolated, kind })),
} as const;
