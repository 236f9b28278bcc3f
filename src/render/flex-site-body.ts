import type { FlexFunctionAppSettings, IpRestrictionSettings } from './function-app-settings';

/** A connection string as plain values. */
export interface ConnectionStringSettings {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A Flex Consumption app without keys, with every default decided. Values may be tokens. */
export interface FlexSiteSettings extends Omit<FlexFunctionAppSettings, 'storageAccessKey'> {
  /** User-assigned identity that fetches the package; the system-assigned one does otherwise. */
  readonly deploymentIdentityId?: string;
  /** User-assigned identity that reads Key Vault references; the system-assigned one does otherwise. */
  readonly keyVaultReferenceIdentityId?: string;
  /** Azure's, where it is left out. */
  readonly siteUpdateStrategy?: string;
  readonly appSettings: Readonly<Record<string, string>>;
  readonly connectionStrings: readonly ConnectionStringSettings[];
}

const INSIGHTS = 'APPLICATIONINSIGHTS_CONNECTION_STRING';

/**
 * Body of `Microsoft.Web/sites` on Flex Consumption.
 *
 * A property that is taken out of a body is no change for AzAPI, so what a program may take back is written as its default.
 * Null stands where Azure answers null: no subnet, concurrency as Azure decides, a rule that looks at no headers. What Flex
 * Consumption refuses is not here: `alwaysOn`, `linuxFxVersion` and the other stacks, `ftpsState`, bitness, routing, scale
 * limits of other plans.
 */
export const renderFlexSiteBody = (settings: FlexSiteSettings) => ({
  kind: 'functionapp,linux',
  properties: {
    serverFarmId: settings.servicePlanId,
    enabled: settings.enabled,
    httpsOnly: settings.httpsOnly,
    publicNetworkAccess: access(settings.publicNetworkAccess),
    ...clientCertificates(settings),
    virtualNetworkSubnetId: settings.virtualNetworkSubnetId ?? null,
    keyVaultReferenceIdentity: settings.keyVaultReferenceIdentityId ?? 'SystemAssigned',
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer',
          value: settings.storageContainerEndpoint,
          authentication:
            settings.deploymentIdentityId === undefined
              ? { type: 'SystemAssignedIdentity' }
              : { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: settings.deploymentIdentityId },
        },
      },
      runtime: { name: settings.runtimeName, version: settings.runtimeVersion },
      scaleAndConcurrency: {
        instanceMemoryMB: settings.instanceMemoryMiB,
        maximumInstanceCount: settings.maximumInstanceCount,
        alwaysReady: (settings.alwaysReady ?? []).map(({ name, instanceCount }) => ({ name, instanceCount })),
        triggers: settings.httpConcurrency === undefined ? null : { http: { perInstanceConcurrency: settings.httpConcurrency } },
      },
      siteUpdateStrategy: settings.siteUpdateStrategy === undefined ? undefined : { type: settings.siteUpdateStrategy },
    },
    siteConfig: renderSiteConfig(settings),
  },
});

const renderSiteConfig = (settings: FlexSiteSettings) => ({
  appSettings: renderAppSettings(settings),
  connectionStrings: [...settings.connectionStrings]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, type, value }) => ({ name, type, connectionString: value })),
  minTlsVersion: settings.minimumTlsVersion,
  scmMinTlsVersion: settings.minimumTlsVersion,
  http20Enabled: settings.http2Enabled,
  webSocketsEnabled: settings.websocketsEnabled,
  remoteDebuggingEnabled: settings.remoteDebuggingEnabled,
  remoteDebuggingVersion: settings.remoteDebuggingEnabled ? 'VS2022' : undefined,
  loadBalancing: settings.loadBalancingMode ?? 'LeastRequests',
  publicNetworkAccess: access(settings.publicNetworkAccess),
  cors: { allowedOrigins: [...(settings.cors?.allowedOrigins ?? [])], supportCredentials: settings.cors?.supportCredentials ?? false },
  ipSecurityRestrictions: (settings.ipRestrictions ?? []).map(renderIpRestriction),
  ipSecurityRestrictionsDefaultAction: defaultAction(settings.ipRestrictions, settings.ipRestrictionDefaultAction),
  scmIpSecurityRestrictions: (settings.scmIpRestrictions ?? []).map(renderIpRestriction),
  scmIpSecurityRestrictionsDefaultAction: defaultAction(settings.scmIpRestrictions, settings.scmIpRestrictionDefaultAction),
  scmIpSecurityRestrictionsUseMain: settings.scmUseMainIpRestriction,
  // These have no default that could be written: taken back, they stay as they were until another value is set.
  appCommandLine: settings.appCommandLine,
  apiDefinition: settings.apiDefinitionUrl === undefined ? undefined : { url: settings.apiDefinitionUrl },
  apiManagementConfig: settings.apiManagementApiId === undefined ? undefined : { id: settings.apiManagementApiId },
  defaultDocuments: settings.defaultDocuments === undefined ? undefined : [...settings.defaultDocuments],
});

const access = (open: boolean): string => (open ? 'Enabled' : 'Disabled');

const clientCertificates = ({ clientCertificateMode, clientCertificateExclusionPaths }: FlexSiteSettings) =>
  clientCertificateMode === undefined
    ? { clientCertEnabled: false }
    : { clientCertEnabled: true, clientCertMode: clientCertificateMode, clientCertExclusionPaths: clientCertificateExclusionPaths ?? '' };

/** The list that Azure keeps, in an order that never changes. */
function renderAppSettings({ appSettings, applicationInsightsConnectionString: insights }: FlexSiteSettings) {
  const named = Object.keys(appSettings).some((name) => name.toUpperCase() === INSIGHTS);
  const all: Readonly<Record<string, string>> = insights === undefined || named ? appSettings : { ...appSettings, [INSIGHTS]: insights };
  return Object.keys(all).sort().map((name) => ({ name, value: all[name] }));
}

/** Rules that let somebody in mean that others stay out, unless the program says otherwise. */
const defaultAction = (restrictions: readonly IpRestrictionSettings[] | undefined, given: string | undefined): string =>
  given ?? (restrictions?.some(({ action }) => action === 'Allow') === true ? 'Deny' : 'Allow');

const renderIpRestriction = ({ ipAddress, serviceTag, virtualNetworkSubnetId, name, priority, action, description, headers }: IpRestrictionSettings) => ({
  ipAddress: serviceTag ?? ipAddress,
  tag: serviceTag === undefined ? undefined : 'ServiceTag',
  vnetSubnetResourceId: virtualNetworkSubnetId,
  name,
  priority,
  action,
  description,
  headers: headers === undefined ? null : Object.assign({}, ...headers.map(renderHeaders)) as Readonly<Record<string, readonly string[]>>,
});

type Headers = NonNullable<IpRestrictionSettings['headers']>[number];

const HEADERS: Readonly<Record<keyof Headers, string>> = {
  xAzureFdid: 'x-azure-fdid',
  xFdHealthProbe: 'x-fd-healthprobe',
  xForwardedFor: 'x-forwarded-for',
  xForwardedHost: 'x-forwarded-host',
};

/** Headers that are looked at, in Azure's spelling. */
const renderHeaders = (headers: Headers) =>
  Object.fromEntries(
    (Object.keys(HEADERS) as (keyof Headers)[]).filter((name) => headers[name].length > 0).map((name) => [HEADERS[name], [...headers[name]]]),
  );
