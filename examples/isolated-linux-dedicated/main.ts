import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { DedicatedPlan, DedicatedSku, HostStorage, IpRestriction, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem } from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** Two apps on one Linux plan, with one storage account for both hosts. */
class FulfilmentStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'fulfilment', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-fulfilment-prod', location: 'westeurope', tags });

    const plan = new DedicatedPlan(this, 'plan', {
      planName: 'plan-fulfilment-prod',
      resourceGroupName: group.name,
      location: group.location,
      operatingSystem: OperatingSystem.LINUX,
      sku: DedicatedSku.S1,
      workerCount: 2,
      perSiteScalingEnabled: true,
      tags,
    });

    const account = new StorageAccount(this, 'account', {
      name: 'stcontosofulfilment',
      resourceGroupName: group.name,
      location: group.location,
      accountTier: 'Standard',
      accountReplicationType: 'LRS',
      minTlsVersion: 'TLS1_2',
      allowNestedItemsToBePublic: false,
      tags,
    });
    const hostStorage = HostStorage.accountKey({
      storageAccountName: account.name,
      storageAccountAccessKey: account.primaryAccessKey,
    });

    // Azure cuts host ids at 32 characters, where these two names are still the same: each app gets an id of its own.
    const shared = { resourceGroupName: group.name, location: group.location, plan, hostStorage, tags };
    const api = new IsolatedFunctionApp(this, 'api', {
      ...shared,
      appName: 'func-contoso-fulfilment-production-api',
      runtime: IsolatedRuntime.DOTNET_10,
      workerCount: 2,
      healthCheckPath: '/api/health',
      appSettings: { WAREHOUSE: 'rotterdam' },
      slotSettings: { ENVIRONMENT: 'production' },
      ipRestrictions: [
        IpRestriction.serviceTag('ApiManagement', { ruleName: 'api-management', priority: 100 }),
        IpRestriction.ipAddress('198.51.100.7', { ruleName: 'operations', priority: 200 }),
      ],
      scmUseMainIpRestriction: true,
    });
    const worker = new IsolatedFunctionApp(this, 'worker', {
      ...shared,
      appName: 'func-contoso-fulfilment-production-worker',
      runtime: IsolatedRuntime.DOTNET_10,
      workerCount: 1,
      appSettings: {
        WAREHOUSE: 'rotterdam',
        FULFILMENT_API: `https://${api.defaultHostname}`,
        // Runs on a plan with Always On may be of any length.
        AzureFunctionsJobHost__functionTimeout: '-1',
      },
    });

    new TerraformOutput(this, 'api_url', { value: `https://${api.defaultHostname}` });
    new TerraformOutput(this, 'worker_principal_id', { value: worker.principalId });
  }
}

const app = new App();
new FulfilmentStack(app, 'isolated-linux-dedicated');
app.synth();
