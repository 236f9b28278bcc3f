import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  AlwaysReady,
  ConnectionAccess,
  ConnectionStringType,
  FlexConsumptionPlan,
  IdentityConnection,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** An API for orders: .NET 10 in a worker process of its own, on Flex Consumption. */
class OrdersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'orders', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-orders-prod', location: 'westeurope', tags });

    // A Flex Consumption plan carries one app.
    const plan = new FlexConsumptionPlan(this, 'plan', {
      planName: 'plan-orders-prod',
      resourceGroupName: group.name,
      location: group.location,
      tags,
    });

    const orders = new IsolatedFunctionApp(this, 'orders', {
      appName: 'func-contoso-orders-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.DOTNET_10,
      plan,
      instanceMemoryMiB: 2048,
      maximumInstanceCount: 60,
      httpConcurrency: 32,
      // Two instances answer HTTP without a cold start, one waits for messages of the queue.
      alwaysReady: [AlwaysReady.http(2), AlwaysReady.functionNamed('ProcessOrder', 1)],
      appSettings: { ORDERS_TOPIC: 'orders' },
      // Made with the identity of the app: 'principal_id' below needs the role Azure Service Bus Data Receiver.
      connections: {
        ServiceBus: IdentityConnection.serviceBus({
          fullyQualifiedNamespace: 'sb-contoso-orders.servicebus.windows.net',
          access: [ConnectionAccess.TRIGGER],
        }),
      },
      // A reference: the platform reads the secret with the app's identity.
      secretSettings: { PAYMENT_API_KEY: KeyVaultSecret.fromVault({ vaultName: 'kv-contoso-orders', secretName: 'payment-api-key' }) },
      connectionStrings: {
        OrdersDatabase: {
          connectionType: ConnectionStringType.SQL_AZURE,
          value: '@Microsoft.KeyVault(VaultName=kv-contoso-orders;SecretName=orders-database)',
        },
      },
      cors: { allowedOrigins: ['https://shop.contoso.com'], supportCredentials: true },
      tags,
    });

    new TerraformOutput(this, 'url', { value: `https://${orders.defaultHostname}` });
    new TerraformOutput(this, 'principal_id', { value: orders.principalId });
  }
}

const app = new App();
new OrdersStack(app, 'isolated-flex');
app.synth();
