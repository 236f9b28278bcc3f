import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { AlwaysReady, FlexConsumptionPlan, HostStorage, IsolatedFunctionApp, IsolatedRuntime, StorageReplication } from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** A forecast that starts when a file arrives: Python on Flex Consumption, on large instances. */
class ForecastStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'forecast', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-forecast-prod', location: 'swedencentral', tags });

    const plan = new FlexConsumptionPlan(this, 'plan', {
      planName: 'plan-forecast-prod',
      resourceGroupName: group.name,
      location: group.location,
      tags,
    });

    const forecast = new IsolatedFunctionApp(this, 'forecast', {
      appName: 'func-contoso-forecast-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.PYTHON_3_13,
      plan,
      hostStorage: HostStorage.newAccountKey({ replication: StorageReplication.ZRS }),
      instanceMemoryMiB: 4096,
      maximumInstanceCount: 40,
      alwaysReady: [AlwaysReady.blob(1)],
      appSettings: {
        MODEL_VERSION: '2026-11',
        FORECAST_API_KEY: '@Microsoft.KeyVault(VaultName=kv-contoso-forecast;SecretName=forecast-api-key)',
      },
      tags,
    });

    new TerraformOutput(this, 'url', { value: `https://${forecast.defaultHostname}` });
    new TerraformOutput(this, 'principal_id', { value: forecast.principalId });
  }
}

const app = new App();
new ForecastStack(app, 'python-flex');
app.synth();
