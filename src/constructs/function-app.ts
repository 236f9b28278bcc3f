import type { IConstruct } from '../framework';

/** A function app, defined here or existing. */
export interface IFunctionApp extends IConstruct {
  /** Resource id of the app. */
  readonly functionAppId: string;
  /** Name of the app. */
  readonly appName: string;
  /** Host name under which Azure serves the app, without `https://`. */
  readonly defaultHostname: string;
  /** Object id of the identity that the app works with, to which roles are granted; undefined where it is not known. */
  readonly principalId?: string;
}

/** What is known about an app that exists. */
export interface FunctionAppAttributes {
  /** Resource id of the app: `/subscriptions/…/providers/Microsoft.Web/sites/<app>` (`AZFN6005`). */
  readonly functionAppId: string;
  /**
   * Host name under which Azure serves the app.
   *
   * @default - `<app>.azurewebsites.net`
   */
  readonly defaultHostname?: string;
  /**
   * Object id of the identity that the app works with.
   *
   * @default - not known
   */
  readonly principalId?: string;
}
