import { AzapiResource } from '../azapi/azapi-resource';
import { AzapiUpdateResource } from '../azapi/azapi-update-resource';
import { AZAPI } from '../catalog/azapi';
import type { Construct, TerraformResourceLifecycle } from '../framework';
import { renderEasyAuthBody, type EasyAuthBlock } from '../render/easy-auth-body';
import { renderFlexSiteBody, type ConnectionStringSettings, type FlexSiteSettings } from '../render/flex-site-body';
import { resourceGroupId } from './azure-subscription';

/** What an app without keys is defined with; settings and connection strings are given to it later, as they grow. */
export type FlexSiteConfig = Omit<FlexSiteSettings, 'appSettings' | 'connectionStrings'> & { readonly lifecycle?: TerraformResourceLifecycle };

/**
 * A Flex Consumption app without keys, written as Azure spells it: `azurerm_function_app_flex_consumption` would write a
 * connection string with an empty key into its settings.
 *
 * To the constructs it looks like the other resources of apps.
 */
export class FlexSite extends AzapiResource {
  /** App settings; what is set takes the place of what was set before. */
  public appSettings: Readonly<Record<string, string>> = {};
  /** Whether public addresses reach the app. */
  public publicNetworkAccessEnabled: boolean;
  private connectionStrings: readonly ConnectionStringSettings[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly settings: FlexSiteConfig,
  ) {
    const { appName, resourceGroupName, location, tags, identity, virtualNetworkSubnetId, lifecycle } = settings;
    super(scope, id, {
      type: AZAPI.types.site,
      name: appName,
      parentId: resourceGroupId(scope, resourceGroupName),
      location,
      tags,
      identity,
      // Apps that join a subnet at the same time stand in each other's way.
      locks: virtualNetworkSubnetId === undefined ? undefined : [virtualNetworkSubnetId],
      responseExportValues: AZAPI.exports.site,
      deleteQueryParameters: AZAPI.deleteQueries.site,
      lifecycle,
    });
    this.publicNetworkAccessEnabled = settings.publicNetworkAccess;
  }

  /** What is asked for, with everything that was given to the app until now. */
  public override get bodyInput() {
    const { settings, appSettings, connectionStrings, publicNetworkAccessEnabled: publicNetworkAccess } = this;
    return renderFlexSiteBody({ ...settings, appSettings, connectionStrings, publicNetworkAccess });
  }

  /** Host name under which Azure serves the app, without `https://`. */
  public get defaultHostname(): string {
    return this.output(AZAPI.exports.site[0]);
  }

  /** The system-assigned identity. */
  public get identity(): { readonly principalId: string } {
    return { principalId: this.identityPrincipalId };
  }

  /** Connection strings; what is put takes the place of what was put before. */
  public putConnectionString(connectionStrings: readonly ConnectionStringSettings[]): void {
    this.connectionStrings = connectionStrings.map((connection) => ({ ...connection }));
  }

  /** Does nothing: without slots there is nowhere that a setting could be swapped to. */
  public putStickySettings(_names: object): void {
    return;
  }
}

/**
 * Sign-in in front of an app, which Azure calls Easy Auth. Azure has the settings as soon as it has the app, so they are
 * updated and never created.
 *
 * @param block arguments of `auth_settings_v2` as Terraform spells them
 */
export function defineEasyAuth(scope: Construct, site: FlexSite, block: EasyAuthBlock): AzapiUpdateResource {
  return new AzapiUpdateResource(scope, 'EasyAuth', {
    type: AZAPI.types.siteConfig,
    name: 'authsettingsV2',
    parentId: site.id,
    body: renderEasyAuthBody(block),
    responseExportValues: AZAPI.exports.siteConfig,
  });
}
