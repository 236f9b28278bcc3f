import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  AzapiProvider,
  ConnectionAccess,
  FunctionFeature,
  FunctionProject,
  IdentityConnection,
  IsolatedFunctionApp,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** An app that takes runtime and host version from the project of its code, and is compared with what its files say. */
class OrdersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });
    new AzapiProvider(this, 'azapi');

    const group = new ResourceGroup(this, 'group', { name: 'rg-orders-prod', location: 'westeurope' });

    const orders = new IsolatedFunctionApp(this, 'orders', {
      appName: 'func-contoso-orders-project',
      resourceGroupName: group.name,
      location: group.location,
      // A folder with one project. Target framework and package versions are in the Directory.*.props above it.
      project: FunctionProject.fromCsproj(join(__dirname, 'src', 'Orders')),
      // Both are named in local.settings.json: without them the app would carry the warning AZFN7035.
      appSettings: { ORDERS_CURRENCY: 'EUR' },
      connections: {
        OrdersBus: IdentityConnection.serviceBus({
          fullyQualifiedNamespace: 'sb-contoso-orders.servicebus.windows.net',
          access: [ConnectionAccess.TRIGGER, ConnectionAccess.OUTPUT],
        }),
      },
    });
    // What the code uses. InProcessFunctionApp would refuse the first one.
    orders.requireFeatures(FunctionFeature.MIDDLEWARE, FunctionFeature.MULTIPLE_OUTPUTS, FunctionFeature.ASP_NET_CORE_INTEGRATION);

    new TerraformOutput(this, 'url', { value: `https://${orders.defaultHostname}` });
    new TerraformOutput(this, 'principal_id', { value: orders.principalId });
  }
}

const app = new App();
new OrdersStack(app, 'project-flex');
app.synth();
