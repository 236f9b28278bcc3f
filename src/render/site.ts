import type { FunctionAppSettings, IpRestrictionSettings } from './function-app-settings';

/** Arguments that the three resources of function apps spell the same way. */
export const renderSite = (settings: FunctionAppSettings) => ({
  name: settings.appName,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  servicePlanId: settings.servicePlanId,
  enabled: settings.enabled,
  httpsOnly: settings.httpsOnly,
  publicNetworkAccessEnabled: settings.publicNetworkAccess,
  clientCertificateEnabled: settings.clientCertificateMode === undefined ? undefined : true,
  clientCertificateMode: settings.clientCertificateMode,
  clientCertificateExclusionPaths: settings.clientCertificateExclusionPaths,
  virtualNetworkSubnetId: settings.virtualNetworkSubnetId,
  webdeployPublishBasicAuthenticationEnabled: settings.basicAuthentication,
  zipDeployFile: settings.zipDeployFile,
  identity: {
    type: settings.identity.type,
    identityIds: settings.identity.identityIds === undefined ? undefined : [...settings.identity.identityIds],
  },
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});

/** Arguments of `site_config` that the three resources spell the same way. */
export const renderSiteConfig = (settings: FunctionAppSettings) => ({
  minimumTlsVersion: settings.minimumTlsVersion,
  scmMinimumTlsVersion: settings.minimumTlsVersion,
  http2Enabled: settings.http2Enabled,
  websocketsEnabled: settings.websocketsEnabled,
  remoteDebuggingEnabled: settings.remoteDebuggingEnabled,
  remoteDebuggingVersion: settings.remoteDebuggingEnabled ? 'VS2022' : undefined,
  applicationInsightsConnectionString: settings.applicationInsightsConnectionString,
  loadBalancingMode: settings.loadBalancingMode,
  appCommandLine: settings.appCommandLine,
  apiDefinitionUrl: settings.apiDefinitionUrl,
  apiManagementApiId: settings.apiManagementApiId,
  defaultDocuments: settings.defaultDocuments === undefined ? undefined : [...settings.defaultDocuments],
  cors:
    settings.cors === undefined
      ? undefined
      : { allowedOrigins: [...settings.cors.allowedOrigins], supportCredentials: settings.cors.supportCredentials },
  ipRestriction: settings.ipRestrictions?.map(renderIpRestriction),
  ipRestrictionDefaultAction: defaultAction(settings.ipRestrictions, settings.ipRestrictionDefaultAction),
  scmIpRestriction: settings.scmIpRestrictions?.map(renderIpRestriction),
  scmIpRestrictionDefaultAction: defaultAction(settings.scmIpRestrictions, settings.scmIpRestrictionDefaultAction),
  scmUseMainIpRestriction: settings.scmUseMainIpRestriction,
});

/** Rules that let somebody in mean that others stay out, unless the program says otherwise. */
const defaultAction = (restrictions: readonly IpRestrictionSettings[] | undefined, given: string | undefined): string | undefined =>
  given ?? (restrictions?.some(({ action }) => action === 'Allow') === true ? 'Deny' : undefined);

/** The provider reads headers as one list of objects in which every key has to be present. */
const renderIpRestriction = (restriction: IpRestrictionSettings) => ({
  ...restriction,
  headers: restriction.headers?.map((header) => ({
    xAzureFdid: [...header.xAzureFdid],
    xFdHealthProbe: [...header.xFdHealthProbe],
    xForwardedFor: [...header.xForwardedFor],
    xForwardedHost: [...header.xForwardedHost],
  })),
});

/** The sticky names, in an order that never changes; the provider refuses empty lists. */
export function renderStickySettings(appSettingNames: readonly string[], connectionStringNames: readonly string[]) {
  if (appSettingNames.length === 0 && connectionStringNames.length === 0) return undefined;
  const sorted = (names: readonly string[]) => (names.length === 0 ? undefined : [...names].sort());
  return { appSettingNames: sorted(appSettingNames), connectionStringNames: sorted(connectionStringNames) };
}

/** App settings in an order that never changes. */
export const renderAppSettings = (settings: Readonly<Record<string, string>>): Record<string, string> | undefined => {
  const names = Object.keys(settings).sort();
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, settings[name]]));
};
