/**
 * Alerts that suit most function apps. Each looks at one metric, and Azure bills each by the month.
 *
 * What a plan does not have is refused with `AZFN4027`.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/monitor-functions#alerts
 */
export enum RecommendedAlert {
  /** More than 10 requests in 15 minutes ended with a server error (HTTP 5xx). Every plan. */
  HTTP_SERVER_ERRORS = 'HttpServerErrors',
  /** More than 10 requests in 15 minutes asked for what is not there (HTTP 404). Every plan. */
  HTTP_NOT_FOUND = 'HttpNotFound',
  /** Requests took more than 5 seconds on average over 30 minutes. Every plan. */
  RESPONSE_TIME = 'ResponseTime',
  /** Less than 100 % of the instances answer the health check. Elastic Premium and Dedicated, with `healthCheckPath`. */
  HEALTH_CHECK = 'HealthCheck',
  /** An instance has more than 480 connections, which is 80 % of what it may have. Consumption. */
  CONNECTIONS = 'Connections',
  /** The processors are used to more than 90 % over 5 minutes: those of the app on Flex Consumption, of the plan on Elastic Premium and Dedicated. */
  CPU = 'Cpu',
  /** The memory is used to more than 90 % over 5 minutes: that of an instance on Flex Consumption, of the plan on Elastic Premium and Dedicated. */
  MEMORY = 'Memory',
  /** More than 100 requests wait for an instance. Elastic Premium and Dedicated. */
  HTTP_QUEUE = 'HttpQueue',
  /** The app has at least 90 % of the instances that `maximumInstanceCount` allows. Flex Consumption. */
  INSTANCES = 'Instances',
  /** Functions ran more often in an hour than `threshold`, which it needs; on-demand instances on Flex Consumption. Not on Linux on Elastic Premium and Dedicated. */
  EXECUTIONS = 'Executions',
  /** Functions used more MB-milliseconds in an hour than `threshold`, which it needs; on-demand instances on Flex Consumption. Consumption and Flex Consumption. */
  EXECUTION_UNITS = 'ExecutionUnits',
}
