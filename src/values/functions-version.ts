/**
 * Major version of the Functions host (`FUNCTIONS_EXTENSION_VERSION`).
 *
 * Only 4.x is supported; the others run on without support.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-versions
 */
export enum FunctionsVersion {
  /** Functions 4.x. */
  V4 = '~4',
  /** Functions 3.x; support ended on 13 December 2022, and apps on Linux Consumption no longer run. */
  V3 = '~3',
  /** Functions 2.x; support ended on 13 December 2022. */
  V2 = '~2',
  /** Functions 1.x on Windows; support ended on 14 September 2026. */
  V1 = '~1',
}
