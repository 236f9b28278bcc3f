import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { ConsumptionPlan, InProcessFunctionApp, InProcessRuntime, OperatingSystem } from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** An app that still runs inside the Functions host, kept deployable while its code is moved to a worker process. */
class ParcelsStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'parcels', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-parcels-prod', location: 'westeurope', tags });

    const plan = new ConsumptionPlan(this, 'plan', {
      planName: 'plan-parcels-prod',
      resourceGroupName: group.name,
      location: group.location,
      operatingSystem: OperatingSystem.WINDOWS,
      tags,
    });

    const parcels = new InProcessFunctionApp(this, 'parcels', {
      appName: 'func-contoso-parcels-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: InProcessRuntime.DOTNET_8,
      plan,
      appScaleLimit: 20,
      appSettings: { PARCELS_CARRIER: 'fabrikam' },
      slotSettings: { ENVIRONMENT: 'production' },
      // Support of the in-process model ended on 10 November 2026: a warning that can be accepted with a reason.
      acknowledge: [
        { code: 'AZFN1011', reason: 'the end of the in-process model is known' },
        { code: 'AZFN1012', reason: 'moves to the isolated worker model in the first quarter of 2027' },
      ],
      tags,
    });
    // Later calls work too, and are checked like the props.
    parcels.addAppSetting('PARCELS_QUEUE', 'parcels');
    parcels.addSlotSetting('CARRIER_API_KEY', '@Microsoft.KeyVault(VaultName=kv-contoso-parcels;SecretName=carrier-api-key)');

    new TerraformOutput(this, 'hostname', { value: parcels.defaultHostname });
    new TerraformOutput(this, 'principal_id', { value: parcels.principalId });
  }
}

const app = new App();
new ParcelsStack(app, 'in-process-windows-consumption');
app.synth();
