import { ApplicationInsights as Component } from '@cdktf/provider-azurerm/lib/application-insights';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ApplicationInsights,
  DedicatedPlan,
  DedicatedSku,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  OperatingSystem,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** What every stack has: where its state is, and the provider. */
class ContosoStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Stacks that read each other's outputs name the same files. A team keeps them in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: `../${id}/terraform.tfstate` });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });
  }
}

/** What the apps of a department share, and one team looks after. */
class PlatformStack extends ContosoStack {
  public readonly plan: DedicatedPlan;
  public readonly component: Component;
  public readonly vault: KeyVault;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const group = new ResourceGroup(this, 'group', { name: 'rg-platform-prod', location: 'westeurope' });
    const place = { resourceGroupName: group.name, location: group.location };
    this.plan = new DedicatedPlan(this, 'plan', {
      ...place,
      planName: 'plan-platform-prod',
      operatingSystem: OperatingSystem.LINUX,
      sku: DedicatedSku.P1V3,
    });
    const workspace = new LogAnalyticsWorkspace(this, 'workspace', { ...place, name: 'log-platform-prod', sku: 'PerGB2018', retentionInDays: 30 });
    // Nobody reports without an identity that has the role.
    this.component = new Component(this, 'insights', {
      ...place,
      name: 'appi-platform-prod',
      applicationType: 'web',
      workspaceId: workspace.id,
      localAuthenticationDisabled: true,
    });
    this.vault = new KeyVault(this, 'vault', {
      ...place,
      name: 'kv-contoso-platform',
      skuName: 'standard',
      tenantId: new DataAzurermClientConfig(this, 'client').tenantId,
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
    });
    new TerraformOutput(this, 'vault_uri', { value: this.vault.vaultUri });
  }
}

/** One app on the platform; it has an identity and a storage account of its own, without keys. */
class AppStack extends ContosoStack {
  constructor(scope: Construct, id: string, platform: PlatformStack, name: string) {
    super(scope, id);
    const group = new ResourceGroup(this, 'group', { name: `rg-${name}-prod`, location: 'westeurope' });
    const app = new IsolatedFunctionApp(this, 'app', {
      appName: `func-contoso-${name}-prod`,
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.DOTNET_10,
      plan: platform.plan,
      applicationInsights: ApplicationInsights.existing({
        connectionString: platform.component.connectionString,
        applicationInsightsId: platform.component.id,
        entraAuthentication: true,
      }),
      secretSettings: {
        PARTNER_API_KEY: KeyVaultSecret.fromVault({ vaultUri: platform.vault.vaultUri, vaultId: platform.vault.id, secretName: `${name}-partner-api-key` }),
      },
    });
    new TerraformOutput(this, 'hostname', { value: app.defaultHostname });
  }
}

const app = new App();
const platform = new PlatformStack(app, 'shared-platform');
new AppStack(app, 'shared-platform-orders', platform, 'orders');
new AppStack(app, 'shared-platform-billing', platform, 'billing');
app.synth();
