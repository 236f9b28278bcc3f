import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ConnectionStringType,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** A shop's checkout behind Azure Front Door: .NET 10 on Windows, on instances that are always warm. */
class CheckoutStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'checkout', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-checkout-prod', location: 'northeurope', tags });

    const plan = new ElasticPremiumPlan(this, 'plan', {
      planName: 'plan-checkout-prod',
      resourceGroupName: group.name,
      location: group.location,
      operatingSystem: OperatingSystem.WINDOWS,
      sku: ElasticPremiumSku.EP1,
      workerCount: 1,
      maximumElasticWorkerCount: 10,
      tags,
    });

    const checkout = new IsolatedFunctionApp(this, 'checkout', {
      appName: 'func-contoso-checkout-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.DOTNET_10,
      plan,
      // Two instances always, one more kept warm, eight at most: the plan's other two are left for other apps.
      elasticInstanceMinimum: 2,
      preWarmedInstanceCount: 1,
      appScaleLimit: 8,
      healthCheckPath: '/api/health',
      healthCheckEvictionMinutes: 5,
      http2Enabled: true,
      appSettings: { CHECKOUT_CURRENCY: 'EUR' },
      // These stay where they are when a slot is swapped into production.
      slotSettings: { ENVIRONMENT: 'production' },
      connectionStrings: {
        CheckoutDatabase: {
          connectionType: ConnectionStringType.SQL_AZURE,
          value: '@Microsoft.KeyVault(SecretUri=https://kv-contoso-checkout.vault.azure.net/secrets/checkout-database)',
          slotSetting: true,
        },
      },
      // Requests come through one Front Door; everybody else gets 403. Deployments come from one network.
      ipRestrictions: [
        IpRestriction.serviceTag('AzureFrontDoor.Backend', {
          ruleName: 'front-door',
          priority: 100,
          azureFrontDoorIds: ['3f0c1d52-7a5e-4a0b-9d3b-0d6f0c7a2b18'],
        }),
      ],
      scmIpRestrictions: [IpRestriction.ipAddress('203.0.113.0/24', { ruleName: 'build-agents', priority: 100 })],
      tags,
    });

    new TerraformOutput(this, 'hostname', { value: checkout.defaultHostname });
    new TerraformOutput(this, 'principal_id', { value: checkout.principalId });
  }
}

const app = new App();
new CheckoutStack(app, 'isolated-windows-elastic-premium');
app.synth();
