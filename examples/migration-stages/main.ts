import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ElasticPremiumPlan,
  ElasticPremiumSku,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  MigrationAssessment,
  OperatingSystem,
  type WarningAcknowledgement,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

const moving: WarningAcknowledgement[] = [{ code: 'AZFN1012', reason: 'the app moves to the isolated worker model in these stages' }];

/**
 * What all stages have in common.
 *
 * The stages are three versions of one program. They stand side by side here, so that their Terraform can be compared;
 * a team has one stack and one state, and applies the next version of it when the one before is done.
 */
abstract class Stage extends TerraformStack {
  protected readonly plan: ElasticPremiumPlan;
  protected readonly place: { readonly appName: string; readonly resourceGroupName: string; readonly location: string };
  protected readonly settings = { appSettings: { BILLING_CURRENCY: 'EUR' } };

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const group = new ResourceGroup(this, 'group', { name: 'rg-billing-prod', location: 'northeurope' });
    this.place = { appName: 'func-contoso-billing', resourceGroupName: group.name, location: group.location };
    // The plan stands beside the app, so that it is the same resource under either construct.
    this.plan = new ElasticPremiumPlan(this, 'plan', {
      planName: 'plan-billing-prod',
      resourceGroupName: group.name,
      location: group.location,
      operatingSystem: OperatingSystem.WINDOWS,
      sku: ElasticPremiumSku.EP1,
    });
  }
}

/** Before: .NET 8 inside the Functions host. */
class InProcessStage extends Stage {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const billing = new InProcessFunctionApp(this, 'billing', {
      ...this.place,
      ...this.settings,
      plan: this.plan,
      runtime: InProcessRuntime.DOTNET_8,
      acknowledge: moving,
    });
    new TerraformOutput(this, 'hostname', { value: billing.defaultHostname });
    new TerraformOutput(this, 'by_slot', { value: MigrationAssessment.of(billing).bySlot });
  }
}

/** On the way: production as before, and a slot with the isolated build, which is deployed, looked at, and swapped. */
class SlotStage extends Stage {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const billing = new InProcessFunctionApp(this, 'billing', {
      ...this.place,
      ...this.settings,
      plan: this.plan,
      runtime: InProcessRuntime.DOTNET_8,
      slotSettings: { BILLING_QUEUE: 'billing' },
      acknowledge: moving,
    });
    const isolated = billing.addIsolatedSlot('isolated', {
      runtime: IsolatedRuntime.DOTNET_10,
      slotSettings: { BILLING_QUEUE: 'billing-rehearsal' },
    });
    new TerraformOutput(this, 'hostname', { value: billing.defaultHostname });
    new TerraformOutput(this, 'isolated_hostname', { value: isolated.defaultHostname });
  }
}

/** After: the same app under the other construct and the same id. The slot with the old build is gone. */
class IsolatedStage extends Stage {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const billing = new IsolatedFunctionApp(this, 'billing', {
      ...this.place,
      ...this.settings,
      plan: this.plan,
      runtime: IsolatedRuntime.DOTNET_10,
      slotSettings: { BILLING_QUEUE: 'billing' },
    });
    new TerraformOutput(this, 'hostname', { value: billing.defaultHostname });
  }
}

const app = new App();
new InProcessStage(app, 'migration-1-in-process');
new SlotStage(app, 'migration-2-slot');
new IsolatedStage(app, 'migration-3-isolated');
app.synth();
