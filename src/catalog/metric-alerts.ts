/** One alert as Azure Monitor takes it, on the plans where its metric exists. */
export interface MetricAlertFacts {
  /** Value of `RecommendedAlert`, also the id of the construct. */
  readonly alert: string;
  /** End of the alert's name. */
  readonly suffix: string;
  /** What the people read who are called. */
  readonly description: string;
  /** Keys of `PLANS`. */
  readonly plans: readonly string[];
  readonly systems: readonly string[];
  /** Tiers of a Dedicated plan that do not have the metric. */
  readonly notOnTiers: readonly string[];
  /** Whether the metric is one of the app or of its plan. */
  readonly target: 'app' | 'plan';
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly aggregation: 'Average' | 'Maximum' | 'Minimum' | 'Total' | 'Count';
  readonly operator: 'GreaterThan' | 'GreaterThanOrEqual' | 'LessThan';
  /** `null` where no number is right for every app. */
  readonly threshold: number | null;
  readonly unit: 'requests' | 'seconds' | 'percent' | 'connections' | 'executions' | 'MB-milliseconds';
  /** What a threshold in percent is a part of, where the metric itself is no percentage. */
  readonly percentOf: 'instanceMemory' | 'maximumInstanceCount' | null;
  /** Whether the app needs a health check. */
  readonly needsHealthCheck: boolean;
  /** 0 is critical, 4 is verbose. */
  readonly severity: number;
  /** How often Azure looks, and over how long: values of `frequency` and `window_size`. */
  readonly frequency: string;
  readonly window: string;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const APP_PAGE = 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-web-sites-metrics';
const PLAN_PAGE = 'https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-web-serverfarms-metrics';
const FUNCTIONS_PAGE = 'https://learn.microsoft.com/azure/azure-functions/monitor-functions-reference';

const EVERY_PLAN = ['consumption', 'flexConsumption', 'elasticPremium', 'dedicated'] as const;
const OWN_INSTANCES = ['elasticPremium', 'dedicated'] as const;
const BOTH_SYSTEMS = ['Linux', 'Windows'] as const;

const common = {
  systems: BOTH_SYSTEMS, notOnTiers: [], percentOf: null, needsHealthCheck: false, severity: 3, checkedOn: '2026-11-21',
} as const;
const ofApp = { ...common, target: 'app', metricNamespace: 'Microsoft.Web/sites', page: APP_PAGE, sources: ['S-SITEMETRICS', 'S-AMBA'] } as const;
const ofPlan = {
  ...common, target: 'plan', metricNamespace: 'Microsoft.Web/serverFarms', page: PLAN_PAGE, plans: OWN_INSTANCES, notOnTiers: ['Free', 'Shared'],
  aggregation: 'Average', operator: 'GreaterThan', frequency: 'PT1M', window: 'PT5M', sources: ['S-PLANMETRICS', 'S-ASMON', 'S-AMBA'],
} as const;
const executions = {
  ...ofApp, alert: 'Executions', suffix: 'executions', description: 'Functions ran more often than expected.', aggregation: 'Total',
  operator: 'GreaterThan', threshold: null, unit: 'executions', frequency: 'PT15M', window: 'PT1H', page: FUNCTIONS_PAGE,
  sources: ['S-SITEMETRICS', 'S-FUNCMON'],
} as const;
const executionUnits = {
  ...executions, alert: 'ExecutionUnits', suffix: 'execution-units',
  description: 'Functions used more memory and time than expected, which is what the plan bills.', unit: 'MB-milliseconds',
} as const;

/**
 * Alerts that suit most apps; a row per metric, so that one alert can look at different metrics on different plans.
 *
 * Numbers are those of the Azure Monitor Baseline Alerts where they have some. What is ours: the frequency of the health
 * check, whose metric is sampled every five minutes; 80 % of the connections that an instance may have; 90 % of memory and
 * instances on Flex Consumption; and how often executions are looked at.
 */
export const METRIC_ALERTS = [
  {
    ...ofApp, alert: 'HttpServerErrors', suffix: 'http-server-errors', description: 'Requests ended with a server error (HTTP 5xx).',
    plans: EVERY_PLAN, metricName: 'Http5xx', aggregation: 'Total', operator: 'GreaterThan', threshold: 10, unit: 'requests',
    severity: 1, frequency: 'PT5M', window: 'PT15M', sources: ['S-SITEMETRICS', 'S-AMBA', 'S-FUNCMON'],
  },
  {
    ...ofApp, alert: 'HttpNotFound', suffix: 'http-not-found', description: 'Requests asked for what is not there (HTTP 404).',
    plans: EVERY_PLAN, metricName: 'Http404', aggregation: 'Total', operator: 'GreaterThan', threshold: 10, unit: 'requests',
    frequency: 'PT5M', window: 'PT15M', sources: ['S-SITEMETRICS', 'S-AMBA', 'S-FUNCMON'],
  },
  {
    ...ofApp, alert: 'ResponseTime', suffix: 'response-time', description: 'Requests took long to be answered.',
    plans: EVERY_PLAN, metricName: 'HttpResponseTime', aggregation: 'Average', operator: 'GreaterThan', threshold: 5, unit: 'seconds',
    severity: 1, frequency: 'PT15M', window: 'PT30M',
  },
  {
    ...ofApp, alert: 'HealthCheck', suffix: 'health-check', description: 'An instance does not answer the health check.',
    plans: OWN_INSTANCES, metricName: 'HealthCheckStatus', aggregation: 'Average', operator: 'LessThan', threshold: 100, unit: 'percent',
    needsHealthCheck: true, frequency: 'PT5M', window: 'PT5M',
  },
  {
    ...ofApp, alert: 'Connections', suffix: 'connections', description: 'An instance nears the number of connections that it may have.',
    plans: ['consumption'], metricName: 'AppConnections', aggregation: 'Maximum', operator: 'GreaterThan', threshold: 480, unit: 'connections',
    frequency: 'PT5M', window: 'PT15M', page: 'https://learn.microsoft.com/azure/azure-functions/manage-connections',
    sources: ['S-SITEMETRICS', 'S-MANCONN', 'S-FUNCMON'],
  },
  {
    ...ofApp, alert: 'Cpu', suffix: 'cpu', description: 'The instances of the app are busy.',
    plans: ['flexConsumption'], metricName: 'CpuPercentage', aggregation: 'Average', operator: 'GreaterThan', threshold: 90, unit: 'percent',
    frequency: 'PT1M', window: 'PT5M',
  },
  {
    ...ofPlan, alert: 'Cpu', suffix: 'cpu', description: 'The instances of the plan are busy.',
    metricName: 'CpuPercentage', threshold: 90, unit: 'percent',
  },
  {
    ...ofApp, alert: 'Memory', suffix: 'memory', description: 'The instances of the app run short of memory.',
    plans: ['flexConsumption'], metricName: 'AverageMemoryWorkingSet', aggregation: 'Average', operator: 'GreaterThan', threshold: 90,
    unit: 'percent', percentOf: 'instanceMemory', frequency: 'PT1M', window: 'PT5M', sources: ['S-SITEMETRICS', 'S-FLEX'],
  },
  {
    ...ofPlan, alert: 'Memory', suffix: 'memory', description: 'The instances of the plan run short of memory.',
    metricName: 'MemoryPercentage', threshold: 90, unit: 'percent',
  },
  {
    ...ofPlan, alert: 'HttpQueue', suffix: 'http-queue', description: 'Requests wait before an instance of the plan takes them.',
    metricName: 'HttpQueueLength', threshold: 100, unit: 'requests',
  },
  {
    ...ofApp, alert: 'Instances', suffix: 'instances', description: 'The app nears the number of instances that it may have.',
    plans: ['flexConsumption'], metricName: 'InstanceCount', aggregation: 'Average', operator: 'GreaterThanOrEqual', threshold: 90,
    unit: 'percent', percentOf: 'maximumInstanceCount', frequency: 'PT5M', window: 'PT15M', sources: ['S-SITEMETRICS', 'S-FLEX'],
  },
  { ...executions, plans: ['consumption'], metricName: 'FunctionExecutionCount' },
  { ...executions, plans: OWN_INSTANCES, systems: ['Windows'], metricName: 'FunctionExecutionCount' },
  { ...executions, plans: ['flexConsumption'], metricName: 'OnDemandFunctionExecutionCount' },
  { ...executionUnits, plans: ['consumption'], metricName: 'FunctionExecutionUnits' },
  { ...executionUnits, plans: ['flexConsumption'], metricName: 'OnDemandFunctionExecutionUnits' },
] as const satisfies readonly MetricAlertFacts[];
