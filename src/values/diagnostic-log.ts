/**
 * Logs of a function app that a diagnostic setting sends.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/monitor-functions-reference#resource-logs
 */
export enum DiagnosticLog {
  /** What the Functions host and the code of the app write. */
  FUNCTION_APP_LOGS = 'FunctionAppLogs',
  /** What App Service authentication decides; empty while `authSettingsV2` is left out. */
  AUTHENTICATION_LOGS = 'AppServiceAuthenticationLogs',
}
