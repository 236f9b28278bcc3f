import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ConnectionStringType,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** Orders of a shop, with a slot that every release goes through: Azure warms it up and swaps it into production. */
class OrdersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const group = new ResourceGroup(this, 'group', { name: 'rg-orders-prod', location: 'westeurope' });

    // Automatic swaps are for Windows, and Elastic Premium has room for two slots beside production.
    const plan = new ElasticPremiumPlan(this, 'plan', {
      planName: 'plan-orders-prod',
      resourceGroupName: group.name,
      location: group.location,
      operatingSystem: OperatingSystem.WINDOWS,
      sku: ElasticPremiumSku.EP1,
    });

    const orders = new IsolatedFunctionApp(this, 'orders', {
      appName: 'func-contoso-orders-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.DOTNET_10,
      plan,
      healthCheckPath: '/api/health',
      // The slot repeats these, and a swap finds the same value on both sides.
      appSettings: { ORDERS_CURRENCY: 'EUR' },
      // These stay: a release in the slot must not take orders from the queue of production.
      slotSettings: { ENVIRONMENT: 'production', ORDERS_QUEUE: 'orders' },
      connectionStrings: {
        OrdersDatabase: {
          connectionType: ConnectionStringType.SQL_AZURE,
          value: '@Microsoft.KeyVault(SecretUri=https://kv-contoso-orders.vault.azure.net/secrets/orders-database)',
          slotSetting: true,
        },
      },
    });

    const staging = orders.addSlot('staging', {
      autoSwapSlotName: 'production',
      slotSettings: { ENVIRONMENT: 'staging', ORDERS_QUEUE: 'orders-staging' },
      connectionStrings: {
        OrdersDatabase: {
          connectionType: ConnectionStringType.SQL_AZURE,
          value: '@Microsoft.KeyVault(SecretUri=https://kv-contoso-orders.vault.azure.net/secrets/orders-database-staging)',
          slotSetting: true,
        },
      },
    });

    new TerraformOutput(this, 'hostname', { value: orders.defaultHostname });
    new TerraformOutput(this, 'staging_hostname', { value: staging.defaultHostname });
    // Each has an identity of its own, and each needs its roles before the first swap.
    new TerraformOutput(this, 'principal_ids', { value: [orders.principalId, staging.principalId] });
  }
}

const app = new App();
new OrdersStack(app, 'staging-slot-elastic-premium');
app.synth();
