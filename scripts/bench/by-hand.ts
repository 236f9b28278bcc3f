import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { LinuxFunctionAppSlot } from '@cdktf/provider-azurerm/lib/linux-function-app-slot';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { WindowsFunctionApp } from '@cdktf/provider-azurerm/lib/windows-function-app';
import { WindowsFunctionAppSlot } from '@cdktf/provider-azurerm/lib/windows-function-app-slot';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiProvider, AzapiResource } from './azapi';
import { CONNECTION, FLEX_SUBNET_ID, GROUP_SIZE, nameOf, PLACE, settingsOf, SHARED_ACCOUNT, SUBNET_ID } from './mix';

/*
 * The programs that are measured, written by hand with the classes of the provider: the same tree, the same names and the same
 * JSON to the byte, which `test/scripts/bench.test.ts` and every run of the benchmark check. It is written the way a careful team
 * writes it once it knows every setting: small functions, references by attribute, nothing computed that could be typed.
 */

/** Defines apps of all plans, some with slots. */
export function defineApps(stack: TerraformStack, count: number): void {
  new AzapiProvider(stack, 'AzureFunctionsAzapiProvider');
  const { subscriptionId } = new DataAzurermClientConfig(stack, 'AzureFunctionsClientConfig');
  const groupId = `/subscriptions/${subscriptionId}/resourceGroups/${PLACE.resourceGroupName}`;
  for (let first = 0; first < count; first += GROUP_SIZE) new Group(stack, `Group${first / GROUP_SIZE}`, groupId, first, Math.min(first + GROUP_SIZE, count));
}

type System = 'Linux' | 'Windows';

const IDENTITY = { type: 'SystemAssigned' };
const ISOLATED = { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' };

/** What all sites have in `site_config`. */
const site = () => ({
  minimumTlsVersion: '1.2',
  scmMinimumTlsVersion: '1.2',
  http2Enabled: false,
  websocketsEnabled: false,
  remoteDebuggingEnabled: false,
  scmUseMainIpRestriction: false,
});

const classicSite = (alwaysOn: boolean) => ({ ...site(), alwaysOn, use32BitWorker: false, ftpsState: 'Disabled', vnetRouteAllEnabled: false });
const premiumSite = () => ({ ...classicSite(false), preWarmedInstanceCount: 1 });

/** What apps and slots have beside Flex Consumption. */
const classic = (account: Account) => ({
  storageAccountName: account.name,
  storageAccountAccessKey: account.primaryAccessKey,
  functionsExtensionVersion: '~4',
  builtinLoggingEnabled: false,
  ftpPublishBasicAuthenticationEnabled: false,
  webdeployPublishBasicAuthenticationEnabled: false,
  enabled: true,
  httpsOnly: true,
  publicNetworkAccessEnabled: true,
  identity: { ...IDENTITY },
});

interface Account {
  readonly name: string;
  readonly primaryAccessKey: string;
}

class Group extends Construct {
  private readonly plans = new Map<string, Plan>();

  constructor(scope: Construct, id: string, private readonly groupId: string, first: number, end: number) {
    super(scope, id);
    for (let index = first; index < end; index += 1) this.define(index);
  }

  private define(index: number): void {
    const { appName, accountName, planName, id } = nameOf(index);
    const settings = settingsOf(index);
    const place = { ...PLACE, name: appName };
    switch (index % GROUP_SIZE) {
      case 0: {
        const plan = new Plan(this, `${id}Plan`, planName, 'Linux', 'FC1');
        keylessFlex(new Construct(this, id), this.groupId, appName, accountName, plan.id, settings);
        return;
      }
      case 1: {
        const plan = this.plan('Premium', 'Linux', 'EP1');
        const app = new Construct(this, id);
        const account = newAccount(app, accountName);
        const stack = () => ({ ...premiumSite(), applicationStack: { dotnetVersion: '10.0', useDotnetIsolatedRuntime: true } });
        const resource = new LinuxFunctionApp(app, 'Resource', {
          ...classic(account), ...place, servicePlanId: plan.id, siteConfig: stack(), stickySettings: { appSettingNames: ['ENVIRONMENT'] },
          appSettings: { ...settings, ...ISOLATED, ENVIRONMENT: 'production' },
        });
        new LinuxFunctionAppSlot(new Construct(app, 'Slot-staging'), 'Resource', {
          ...classic(account), name: 'staging', functionAppId: resource.id, siteConfig: stack(), appSettings: { ...settings, ...ISOLATED, ENVIRONMENT: 'staging' },
        });
        return;
      }
      case 2:
      case 7: {
        const plan = this.plan('Consumption', '', 'Y1');
        const app = new Construct(this, id);
        new WindowsFunctionApp(app, 'Resource', {
          ...classic(newAccount(app, accountName)), ...place, servicePlanId: plan.id,
          siteConfig: { ...classicSite(false), applicationStack: { dotnetVersion: 'v10.0', useDotnetIsolatedRuntime: true } },
          appSettings: { ...settings, ...ISOLATED },
        });
        return;
      }
      case 3: {
        const plan = this.plan('Dedicated', 'Linux', 'P1v3');
        const app = new Construct(this, id);
        new LinuxFunctionApp(app, 'Resource', {
          ...classic({ name: SHARED_ACCOUNT.storageAccountName, primaryAccessKey: SHARED_ACCOUNT.storageAccountAccessKey }), ...place, servicePlanId: plan.id,
          siteConfig: { ...classicSite(true), applicationStack: { pythonVersion: '3.13' } },
          appSettings: settings,
        });
        return;
      }
      case 4: {
        const plan = this.plan('Premium', 'Windows', 'EP1');
        const app = new Construct(this, id);
        const account = newAccount(app, accountName);
        const stack = () => ({ ...premiumSite(), applicationStack: { dotnetVersion: 'v10.0', useDotnetIsolatedRuntime: true } });
        const connectionString = () => [{ name: 'Orders', type: 'SQLAzure', value: CONNECTION }];
        const resource = new WindowsFunctionApp(app, 'Resource', {
          ...classic(account), ...place, servicePlanId: plan.id, siteConfig: stack(), stickySettings: { appSettingNames: ['ENVIRONMENT'] },
          appSettings: { ...settings, ...ISOLATED, ENVIRONMENT: 'production' }, connectionString: connectionString(),
        });
        new WindowsFunctionAppSlot(new Construct(app, 'Slot-staging'), 'Resource', {
          ...classic(account), name: 'staging', functionAppId: resource.id, siteConfig: stack(),
          appSettings: { ...settings, ...ISOLATED, ENVIRONMENT: 'staging' }, connectionString: connectionString(),
        });
        return;
      }
      case 5: {
        const plan = new Plan(this, `${id}Plan`, planName, 'Linux', 'FC1');
        const app = new Construct(this, id);
        new FunctionAppFlexConsumption(app, 'Resource', {
          ...flex(app, accountName), ...place, servicePlanId: plan.id, runtimeName: 'python', runtimeVersion: '3.13', instanceMemoryInMb: 4096,
          alwaysReady: [{ name: 'http', instanceCount: 2 }], virtualNetworkSubnetId: FLEX_SUBNET_ID, appSettings: settings,
        });
        return;
      }
      case 6: {
        const plan = this.plan('Dedicated', 'Windows', 'P1v3');
        const app = new Construct(this, id);
        new WindowsFunctionApp(app, 'Resource', {
          ...classic(newAccount(app, accountName)), ...place, servicePlanId: plan.id, siteConfig: { ...classicSite(true), applicationStack: { javaVersion: '21' } }, appSettings: settings,
        });
        return;
      }
      case 8: {
        const plan = this.plan('Premium', 'Linux', 'EP1');
        const app = new Construct(this, id);
        new LinuxFunctionApp(app, 'Resource', {
          ...classic(newAccount(app, accountName)), ...place, servicePlanId: plan.id, virtualNetworkSubnetId: SUBNET_ID,
          siteConfig: { ...premiumSite(), vnetRouteAllEnabled: true, elasticInstanceMinimum: 2, applicationStack: { javaVersion: '21' } },
          appSettings: settings,
        });
        return;
      }
      default: {
        const plan = this.plan('Dedicated', 'Linux', 'P1v3');
        const app = new Construct(this, id);
        const account = newAccount(app, accountName);
        const stack = () => ({
          ...classicSite(true),
          healthCheckPath: '/api/health',
          healthCheckEvictionTimeInMin: 10,
          ipRestriction: [{ serviceTag: 'AzureFrontDoor.Backend', action: 'Allow', priority: 100 }],
          ipRestrictionDefaultAction: 'Deny',
          applicationStack: { dotnetVersion: '10.0', useDotnetIsolatedRuntime: true },
        });
        const resource = new LinuxFunctionApp(app, 'Resource', { ...classic(account), ...place, servicePlanId: plan.id, siteConfig: stack(), appSettings: { ...settings, ...ISOLATED } });
        new LinuxFunctionAppSlot(new Construct(app, 'Slot-staging'), 'Resource', {
          ...classic(account), name: 'staging', functionAppId: resource.id, siteConfig: stack(), appSettings: { ...settings, ...ISOLATED },
        });
      }
    }
  }

  /** A plan of the group, defined when its first app needs it. */
  private plan(kind: string, system: System | '', sku: string): Plan {
    const id = `${kind}${system}`;
    const plan = this.plans.get(id) ?? new Plan(this, id, `plan-${this.node.id}-${id}`, system === '' ? 'Windows' : system, sku);
    this.plans.set(id, plan);
    return plan;
  }
}

class Plan extends Construct {
  private readonly resource: ServicePlan;

  constructor(scope: Construct, id: string, name: string, osType: System, skuName: string) {
    super(scope, id);
    this.resource = new ServicePlan(this, 'Resource', { ...PLACE, name, osType, skuName });
  }

  public get id(): string {
    return this.resource.id;
  }
}

const newAccount = (app: Construct, name: string): StorageAccount =>
  new StorageAccount(app, 'Storage', {
    ...PLACE,
    name,
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    publicNetworkAccessEnabled: true,
    sharedAccessKeyEnabled: true,
  });

/** What apps on Flex Consumption have, with the account and the container that they need. */
function flex(app: Construct, accountName: string) {
  const account = newAccount(app, accountName);
  const container = new StorageContainer(app, 'DeploymentContainer', { name: 'app-package', storageAccountId: account.id, containerAccessType: 'private' });
  return {
    storageContainerType: 'blobContainer',
    storageContainerEndpoint: `${account.primaryBlobEndpoint}${container.name}`,
    storageAuthenticationType: 'StorageAccountConnectionString',
    storageAccessKey: account.primaryAccessKey,
    maximumInstanceCount: 100,
    enabled: true,
    httpsOnly: true,
    publicNetworkAccessEnabled: true,
    webdeployPublishBasicAuthenticationEnabled: false,
    identity: { ...IDENTITY },
    siteConfig: site(),
  };
}

/** An app on Flex Consumption without keys: an identity with a role on the account, and both account and app as Azure spells them. */
function keylessFlex(app: Construct, parentId: string, appName: string, accountName: string, serverFarmId: string, settings: Readonly<Record<string, string>>): void {
  const { location } = PLACE;
  const identity = new UserAssignedIdentity(app, 'Identity', { ...PLACE, name: `id-${appName}` });
  const account = new AzapiResource(app, 'Storage', {
    type: 'Microsoft.Storage/storageAccounts@2023-05-01',
    name: accountName,
    parentId,
    location,
    responseExportValues: ['properties.primaryEndpoints.blob', 'properties.primaryEndpoints.queue', 'properties.primaryEndpoints.table'],
    body: {
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS' },
      properties: {
        allowSharedKeyAccess: false,
        defaultToOAuthAuthentication: true,
        allowBlobPublicAccess: false,
        allowCrossTenantReplication: false,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
        publicNetworkAccess: 'Enabled',
        networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
      },
    },
  });
  const container = new AzapiResource(app, 'DeploymentContainer', {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01',
    name: 'app-package',
    parentId: `${account.id}/blobServices/default`,
    responseExportValues: [],
    body: { properties: { publicAccess: 'None' } },
  });
  const role = new RoleAssignment(app, 'Storage-StorageBlobDataOwner', {
    scope: account.id, roleDefinitionName: 'Storage Blob Data Owner', principalId: identity.principalId, principalType: 'ServicePrincipal',
  });
  const host = { AzureWebJobsStorage__accountName: account.name, AzureWebJobsStorage__clientId: identity.clientId, AzureWebJobsStorage__credential: 'managedidentity' };
  new AzapiResource(app, 'Resource', {
    type: 'Microsoft.Web/sites@2024-11-01',
    deleteQueryParameters: { deleteEmptyServerFarm: ['false'] },
    name: appName,
    parentId,
    location,
    identityIds: [identity.id],
    responseExportValues: ['properties.defaultHostName'],
    dependsOn: [role],
    body: {
      kind: 'functionapp,linux',
      properties: {
        serverFarmId,
        enabled: true,
        httpsOnly: true,
        publicNetworkAccess: 'Enabled',
        clientCertEnabled: false,
        virtualNetworkSubnetId: null,
        keyVaultReferenceIdentity: identity.id,
        functionAppConfig: {
          deployment: {
            storage: {
              type: 'blobContainer',
              value: `${account.output('properties.primaryEndpoints.blob')}${container.name}`,
              authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id },
            },
          },
          runtime: { name: 'dotnet-isolated', version: '10.0' },
          scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 100, alwaysReady: [], triggers: null },
          siteUpdateStrategy: { type: 'Recreate' },
        },
        siteConfig: {
          appSettings: Object.entries({ ...host, ...settings }).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => ({ name, value })),
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
    },
  });
}
