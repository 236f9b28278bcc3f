import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ConnectionAccess,
  ElasticPremiumPlan,
  FunctionFeature,
  FunctionProject,
  IdentityConnection,
  InProcessFunctionApp,
  IsolatedFunctionApp,
  OperatingSystem,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** What both stages of one app share; runtime and host version come from the files of the code. */
class OrdersStack extends TerraformStack {
  constructor(scope: Construct, id: string, stage: 'before' | 'after') {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const group = new ResourceGroup(this, 'group', { name: 'rg-orders-prod', location: 'westeurope' });
    const place = { resourceGroupName: group.name, location: group.location };
    const plan = new ElasticPremiumPlan(this, 'plan', { ...place, planName: 'plan-orders-prod', operatingSystem: OperatingSystem.WINDOWS });
    const shared = {
      ...place,
      appName: 'func-contoso-orders-prod',
      plan,
      appSettings: { ORDERS_QUEUE: 'orders' },
      // Both extensions are new enough to connect with an identity; older ones would be refused.
      connections: {
        OrdersBus: IdentityConnection.serviceBus({
          fullyQualifiedNamespace: 'sb-contoso-orders.servicebus.windows.net',
          access: [ConnectionAccess.TRIGGER],
        }),
      },
    };

    // Paths are relative to the working directory, and no path is written into the Terraform.
    const app =
      stage === 'before'
        ? new InProcessFunctionApp(this, 'orders', {
            ...shared,
            project: FunctionProject.fromCsproj('examples/project-migration/before'),
            acknowledge: [
              { code: 'AZFN1010', reason: 'moves to .NET 10 with the next release' },
              { code: 'AZFN1012', reason: 'moves to the isolated worker model with the next release' },
            ],
          })
        : new IsolatedFunctionApp(this, 'orders', { ...shared, project: FunctionProject.fromCsproj('examples/project-migration/after/Orders.csproj') });
    // What the code uses is compared with what its worker model has.
    app.requireFeatures(FunctionFeature.ASP_NET_CORE_INTEGRATION, FunctionFeature.DEPENDENCY_INJECTION);
    if (stage === 'after') app.requireFeatures(FunctionFeature.MIDDLEWARE);

    new TerraformOutput(this, 'hostname', { value: app.defaultHostname });
  }
}

const app = new App();
new OrdersStack(app, 'project-migration-1-before', 'before');
new OrdersStack(app, 'project-migration-2-after', 'after');
app.synth();
