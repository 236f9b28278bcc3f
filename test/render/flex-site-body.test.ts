import { renderFlexSiteBody, type FlexSiteSettings } from '../../src/render/flex-site-body';
import type { IpRestrictionSettings } from '../../src/render/function-app-settings';
import { answerOfSite, plansChange, refreshed } from '../support/azapi';

const IDENTITY = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const PLAN = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders';
const SUBNET = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';

/** An app of which nothing is said that can be left out. */
const LEAST: FlexSiteSettings = {
  appName: 'func-orders',
  resourceGroupName: 'rg-orders',
  location: 'westeurope',
  servicePlanId: PLAN,
  enabled: true,
  httpsOnly: true,
  publicNetworkAccess: true,
  identity: { type: 'SystemAssigned' },
  basicAuthentication: false,
  minimumTlsVersion: '1.2',
  http2Enabled: false,
  websocketsEnabled: false,
  remoteDebuggingEnabled: false,
  scmUseMainIpRestriction: false,
  runtimeName: 'dotnet-isolated',
  runtimeVersion: '10.0',
  storageContainerEndpoint: 'https://storders.blob.core.windows.net/app-package',
  instanceMemoryMiB: 2048,
  maximumInstanceCount: 100,
  appSettings: {},
  connectionStrings: [],
};

const RESTRICTION: IpRestrictionSettings = { ipAddress: '203.0.113.0/24', priority: 100, action: 'Allow' };

/** What else can be said, each with the part of the body that it comes to. */
const SAID: Readonly<Record<string, readonly [Partial<FlexSiteSettings>, object]>> = {
  enabled: [{ enabled: false }, { enabled: false }],
  httpsOnly: [{ httpsOnly: false }, { httpsOnly: false }],
  publicNetworkAccess: [{ publicNetworkAccess: false }, { publicNetworkAccess: 'Disabled', siteConfig: { publicNetworkAccess: 'Disabled' } }],
  clientCertificateMode: [{ clientCertificateMode: 'Optional' }, { clientCertEnabled: true, clientCertMode: 'Optional', clientCertExclusionPaths: '' }],
  clientCertificateExclusionPaths: [
    { clientCertificateMode: 'Required', clientCertificateExclusionPaths: '/health;/ready' },
    { clientCertEnabled: true, clientCertMode: 'Required', clientCertExclusionPaths: '/health;/ready' },
  ],
  virtualNetworkSubnetId: [{ virtualNetworkSubnetId: SUBNET }, { virtualNetworkSubnetId: SUBNET }],
  keyVaultReferenceIdentityId: [{ keyVaultReferenceIdentityId: IDENTITY }, { keyVaultReferenceIdentity: IDENTITY }],
  minimumTlsVersion: [{ minimumTlsVersion: '1.3' }, { siteConfig: { minTlsVersion: '1.3', scmMinTlsVersion: '1.3' } }],
  http2Enabled: [{ http2Enabled: true }, { siteConfig: { http20Enabled: true } }],
  websocketsEnabled: [{ websocketsEnabled: true }, { siteConfig: { webSocketsEnabled: true } }],
  remoteDebuggingEnabled: [{ remoteDebuggingEnabled: true }, { siteConfig: { remoteDebuggingEnabled: true, remoteDebuggingVersion: 'VS2022' } }],
  loadBalancingMode: [{ loadBalancingMode: 'RequestHash' }, { siteConfig: { loadBalancing: 'RequestHash' } }],
  appCommandLine: [{ appCommandLine: 'start' }, { siteConfig: { appCommandLine: 'start' } }],
  apiDefinitionUrl: [{ apiDefinitionUrl: 'https://orders.example/api.json' }, { siteConfig: { apiDefinition: { url: 'https://orders.example/api.json' } } }],
  apiManagementApiId: [{ apiManagementApiId: '/subscriptions/1' }, { siteConfig: { apiManagementConfig: { id: '/subscriptions/1' } } }],
  defaultDocuments: [{ defaultDocuments: ['index.html'] }, { siteConfig: { defaultDocuments: ['index.html'] } }],
  cors: [
    { cors: { allowedOrigins: ['https://orders.example'], supportCredentials: true } },
    { siteConfig: { cors: { allowedOrigins: ['https://orders.example'], supportCredentials: true } } },
  ],
  ipRestrictions: [{ ipRestrictions: [RESTRICTION] }, { siteConfig: { ipSecurityRestrictions: [RESTRICTION], ipSecurityRestrictionsDefaultAction: 'Deny' } }],
  ipRestrictionDefaultAction: [{ ipRestrictionDefaultAction: 'Deny' }, { siteConfig: { ipSecurityRestrictionsDefaultAction: 'Deny' } }],
  scmIpRestrictions: [{ scmIpRestrictions: [RESTRICTION] }, { siteConfig: { scmIpSecurityRestrictions: [RESTRICTION], scmIpSecurityRestrictionsDefaultAction: 'Deny' } }],
  scmIpRestrictionDefaultAction: [{ scmIpRestrictionDefaultAction: 'Deny' }, { siteConfig: { scmIpSecurityRestrictionsDefaultAction: 'Deny' } }],
  scmUseMainIpRestriction: [{ scmUseMainIpRestriction: true }, { siteConfig: { scmIpSecurityRestrictionsUseMain: true } }],
  deploymentIdentityId: [
    { deploymentIdentityId: IDENTITY },
    { functionAppConfig: { deployment: { storage: { authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: IDENTITY } } } } },
  ],
  runtime: [{ runtimeName: 'node', runtimeVersion: '22' }, { functionAppConfig: { runtime: { name: 'node', version: '22' } } }],
  instanceMemoryMiB: [{ instanceMemoryMiB: 512 }, { functionAppConfig: { scaleAndConcurrency: { instanceMemoryMB: 512 } } }],
  maximumInstanceCount: [{ maximumInstanceCount: 40 }, { functionAppConfig: { scaleAndConcurrency: { maximumInstanceCount: 40 } } }],
  httpConcurrency: [{ httpConcurrency: 8 }, { functionAppConfig: { scaleAndConcurrency: { triggers: { http: { perInstanceConcurrency: 8 } } } } }],
  alwaysReady: [
    { alwaysReady: [{ name: 'http', instanceCount: 2 }, { name: 'function:orders', instanceCount: 1 }] },
    { functionAppConfig: { scaleAndConcurrency: { alwaysReady: [{ name: 'http', instanceCount: 2 }, { name: 'function:orders', instanceCount: 1 }] } } },
  ],
  siteUpdateStrategy: [{ siteUpdateStrategy: 'RollingUpdate' }, { functionAppConfig: { siteUpdateStrategy: { type: 'RollingUpdate' } } }],
  appSettings: [{ appSettings: { B: '2', A: '1' } }, { siteConfig: { appSettings: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }] } }],
  applicationInsightsConnectionString: [
    { applicationInsightsConnectionString: 'InstrumentationKey=1', appSettings: { A: '1' } },
    { siteConfig: { appSettings: [{ name: 'A', value: '1' }, { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: 'InstrumentationKey=1' }] } },
  ],
  connectionStrings: [
    { connectionStrings: [{ name: 'Two', type: 'Custom', value: '2' }, { name: 'One', type: 'SQLAzure', value: '1' }] },
    { siteConfig: { connectionStrings: [{ name: 'One', type: 'SQLAzure', connectionString: '1' }, { name: 'Two', type: 'Custom', connectionString: '2' }] } },
  ],
};

/** A body as JSON has it: without what is not said. */
const body = (settings: Partial<FlexSiteSettings> = {}) => JSON.parse(JSON.stringify(renderFlexSiteBody({ ...LEAST, ...settings }))) as { kind: string; properties: Record<string, unknown> };

describe('the body of a Flex Consumption app', () => {
  test('says what holds where the program says nothing', () => {
    expect(body()).toEqual({
      kind: 'functionapp,linux',
      properties: {
        serverFarmId: PLAN,
        enabled: true,
        httpsOnly: true,
        publicNetworkAccess: 'Enabled',
        clientCertEnabled: false,
        virtualNetworkSubnetId: null,
        keyVaultReferenceIdentity: 'SystemAssigned',
        functionAppConfig: {
          deployment: {
            storage: { type: 'blobContainer', value: 'https://storders.blob.core.windows.net/app-package', authentication: { type: 'SystemAssignedIdentity' } },
          },
          runtime: { name: 'dotnet-isolated', version: '10.0' },
          scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 100, alwaysReady: [], triggers: null },
        },
        siteConfig: {
          appSettings: [],
          connectionStrings: [],
          minTlsVersion: '1.2',
          scmMinTlsVersion: '1.2',
          http20Enabled: false,
          webSocketsEnabled: false,
          remoteDebuggingEnabled: false,
          loadBalancing: 'LeastRequests',
          publicNetworkAccess: 'Enabled',
          cors: { allowedOrigins: [], supportCredentials: false },
          ipSecurityRestrictions: [],
          ipSecurityRestrictionsDefaultAction: 'Allow',
          scmIpSecurityRestrictions: [],
          scmIpSecurityRestrictionsDefaultAction: 'Allow',
          scmIpSecurityRestrictionsUseMain: false,
        },
      },
    });
  });

  test.each(Object.entries(SAID))('says %s, and nothing else differs', (_, [settings, expected]) => {
    const said = body(settings);
    expect(said.properties).toMatchObject(expected);
    expect(paths(said).filter((path) => !paths(body()).includes(path)).every((path) => within(path, expected))).toBe(true);
  });

  test('has no place for what Flex Consumption refuses', () => {
    const REFUSED = [
      'alwaysOn', 'containerSize', 'ftpsState', 'isReserved', 'reserved', 'isXenon', 'javaVersion', 'linuxFxVersion', 'netFrameworkVersion', 'powerShellVersion',
      'functionAppScaleLimit', 'preWarmedInstanceCount', 'use32BitWorkerProcess', 'vnetBackupRestoreEnabled', 'vnetContentShareEnabled', 'vnetImagePullEnabled',
      'vnetRouteAllEnabled', 'windowsFxVersion', 'functionsRuntimeScaleMonitoringEnabled', 'minimumElasticInstanceCount', 'healthCheckPath',
    ];
    const everything = Object.assign({}, ...Object.values(SAID).map(([settings]) => settings)) as Partial<FlexSiteSettings>;
    const names = paths(body(everything)).flatMap((path) => path.split('.'));
    expect(REFUSED.filter((name) => names.includes(name))).toEqual([]);
  });

  test.each<[string, readonly IpRestrictionSettings[] | undefined, string | undefined, string]>([
    ['nobody is named', undefined, undefined, 'Allow'],
    ['somebody is let in', [RESTRICTION], undefined, 'Deny'],
    ['somebody is kept out', [{ ...RESTRICTION, action: 'Deny' }], undefined, 'Allow'],
    ['the program decides', [RESTRICTION], 'Allow', 'Allow'],
  ])('lets others in or not where %s', (_, ipRestrictions, ipRestrictionDefaultAction, expected) => {
    const said = body({ ipRestrictions, ipRestrictionDefaultAction, scmIpRestrictions: ipRestrictions, scmIpRestrictionDefaultAction: ipRestrictionDefaultAction });
    expect(said.properties.siteConfig).toMatchObject({ ipSecurityRestrictionsDefaultAction: expected, scmIpSecurityRestrictionsDefaultAction: expected });
  });

  test.each<[string, Partial<IpRestrictionSettings>, object]>([
    ['an address', { ipAddress: '203.0.113.7/32' }, { ipAddress: '203.0.113.7/32' }],
    ['a service tag', { ipAddress: undefined, serviceTag: 'AzureFrontDoor.Backend' }, { ipAddress: 'AzureFrontDoor.Backend', tag: 'ServiceTag' }],
    ['a subnet', { ipAddress: undefined, virtualNetworkSubnetId: SUBNET }, { vnetSubnetResourceId: SUBNET }],
    ['a name and a note', { name: 'office', description: 'the office' }, { ipAddress: '203.0.113.0/24', name: 'office', description: 'the office' }],
    [
      'headers',
      { headers: [{ xAzureFdid: ['1'], xFdHealthProbe: ['1'], xForwardedFor: ['198.51.100.0/24'], xForwardedHost: ['orders.example'] }] },
      {
        ipAddress: '203.0.113.0/24',
        headers: { 'x-azure-fdid': ['1'], 'x-fd-healthprobe': ['1'], 'x-forwarded-for': ['198.51.100.0/24'], 'x-forwarded-host': ['orders.example'] },
      },
    ],
    ['one header', { headers: [{ xAzureFdid: ['1'], xFdHealthProbe: [], xForwardedFor: [], xForwardedHost: [] }] }, { ipAddress: '203.0.113.0/24', headers: { 'x-azure-fdid': ['1'] } }],
  ])('spells a rule with %s as Azure does', (_, restriction, expected) => {
    const { siteConfig } = body({ ipRestrictions: [{ ...RESTRICTION, ...restriction }] }).properties;
    expect((siteConfig as { ipSecurityRestrictions: unknown }).ipSecurityRestrictions).toEqual([{ headers: null, ...expected, priority: 100, action: 'Allow' }]);
  });

  test.each(['APPLICATIONINSIGHTS_CONNECTION_STRING', 'ApplicationInsights_Connection_String'])('lets the setting %s of the program stand', (name) => {
    const { siteConfig } = body({ applicationInsightsConnectionString: 'a', appSettings: { [name]: 'b' } }).properties;
    expect((siteConfig as { appSettings: unknown }).appSettings).toEqual([{ name, value: 'b' }]);
  });
});

describe('the plan after the apply', () => {
  const programs: [string, Partial<FlexSiteSettings>][] = [['nothing', {}], ...Object.entries(SAID).map(([name, [settings]]): [string, Partial<FlexSiteSettings>] => [name, settings])];

  test.each(programs)('is clean for an app that says %s', (_, settings) => {
    const asked = body(settings);
    expect(refreshed(asked, answerOfSite(asked))).toEqual(asked);
    expect(plansChange(asked, asked, answerOfSite(asked))).toBe(false);
  });

  /** They have no default that could be written (see the body). */
  const STAYS = ['appCommandLine', 'apiDefinitionUrl', 'apiManagementApiId', 'defaultDocuments', 'siteUpdateStrategy'];

  test.each(programs.slice(1).filter(([name]) => !STAYS.includes(name)))('undoes %s once it is taken out of the program', (_, settings) => {
    const before = body(settings);
    expect(plansChange(body(), before, answerOfSite(before))).toBe(true);
    expect(plansChange(before, body(), answerOfSite(body()))).toBe(true);
  });

  test.each(programs.filter(([name]) => STAYS.includes(name)))('leaves %s as it was once it is taken out of the program', (_, settings) => {
    const before = body(settings);
    expect(plansChange(body(), before, answerOfSite(before))).toBe(false);
    expect(plansChange(before, body(), answerOfSite(body()))).toBe(true);
  });

  test('undoes the headers of a rule once they are taken out of the program', () => {
    const [without, before] = [RESTRICTION, { ...RESTRICTION, headers: [{ xAzureFdid: ['1'], xFdHealthProbe: [], xForwardedFor: [], xForwardedHost: [] }] }]
      .map((restriction) => body({ ipRestrictions: [restriction] }));
    expect(plansChange(without, before, answerOfSite(before))).toBe(true);
    expect(plansChange(without, without, answerOfSite(without))).toBe(false);
  });

  test('sees that somebody opened the network in the portal', () => {
    const asked = body({ publicNetworkAccess: false });
    expect(plansChange(asked, asked, answerOfSite(body()))).toBe(true);
  });
});

/** Paths of all values that are no objects. */
function paths(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at];
  return Object.entries(value).flatMap(([name, item]) => paths(item, at === '' ? name : `${at}.${name}`));
}

/** Whether a path below `properties` is one that was expected. */
const within = (path: string, expected: object): boolean => paths(expected).some((other) => `properties.${other}`.startsWith(path) || path.startsWith(`properties.${other}`));
