import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace';
import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import {
  ApplicationInsights,
  ConnectionAccess,
  DiagnosticLog,
  FlexConsumptionPlan,
  HostStorage,
  HostStorageUse,
  IdentityConnection,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  RecommendedAlert,
} from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/**
 * Orders from a queue, in production: no key and no secret is in the app or in the program.
 *
 * Keys that Azure makes by itself, those of namespace and workspace, azurerm reads into the state; the namespace refuses them.
 */
class OrdersStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID. The provider AzAPI is added by the app.
    // The subnet below needs a resource provider that azurerm does not register: az provider register --namespace Microsoft.App
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'orders', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-orders-prod', location: 'westeurope', tags });
    const place = { resourceGroupName: group.name, location: group.location, tags };

    // Flex Consumption wants its subnet delegated to Microsoft.App/environments, and no underscore in its name.
    const network = new VirtualNetwork(this, 'network', { ...place, name: 'vnet-orders-prod', addressSpace: ['10.20.0.0/16'] });
    const subnet = new Subnet(this, 'subnet', {
      name: 'snet-functions',
      resourceGroupName: group.name,
      virtualNetworkName: network.name,
      addressPrefixes: ['10.20.1.0/26'],
      delegation: [
        {
          name: 'flex',
          serviceDelegation: { name: 'Microsoft.App/environments', actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'] },
        },
      ],
    });

    // Both refuse everything but identities with roles.
    const bus = new ServicebusNamespace(this, 'bus', { ...place, name: 'sb-contoso-orders-prod', sku: 'Standard', localAuthEnabled: false });
    const queue = new ServicebusQueue(this, 'queue', { name: 'orders', namespaceId: bus.id });
    const vault = new KeyVault(this, 'vault', {
      ...place,
      name: 'kv-contoso-orders-prod',
      skuName: 'standard',
      tenantId: new DataAzurermClientConfig(this, 'client').tenantId,
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
    });

    const workspace = new LogAnalyticsWorkspace(this, 'workspace', { ...place, name: 'log-orders-prod', sku: 'PerGB2018', retentionInDays: 30 });
    const onCall = new MonitorActionGroup(this, 'on-call', {
      name: 'ag-orders-prod',
      shortName: 'orders',
      resourceGroupName: group.name,
      emailReceiver: [{ name: 'team', emailAddress: 'orders@contoso.example', useCommonAlertSchema: true }],
      tags,
    });

    const orders = new IsolatedFunctionApp(this, 'orders', {
      ...place,
      appName: 'func-contoso-orders-prod',
      runtime: IsolatedRuntime.DOTNET_10,
      plan: new FlexConsumptionPlan(this, 'plan', { ...place, planName: 'plan-orders-prod' }),
      // What the code does with the host's account decides the roles on it: events of starts that fail need a table.
      hostStorage: HostStorage.newManagedIdentity({ uses: [HostStorageUse.DIAGNOSTIC_EVENTS] }),
      virtualNetworkSubnetId: subnet.id,
      connections: {
        // The trigger says Connection = "OrdersBus".
        OrdersBus: IdentityConnection.serviceBus({
          fullyQualifiedNamespace: `${bus.name}.servicebus.windows.net`,
          scopeId: queue.id,
          access: [ConnectionAccess.TRIGGER],
        }),
      },
      // The secret is in the vault alone; the app may read this one and no other.
      secretSettings: { PAYMENT_API_KEY: KeyVaultSecret.fromVault({ vaultUri: vault.vaultUri, secretName: 'payment-api-key', vaultId: vault.id }) },
      // Telemetry is taken from identities with a role only. What is sent is billed by the gigabyte.
      applicationInsights: ApplicationInsights.newWorkspaceBased({ workspaceId: workspace.id, entraAuthentication: true, dailyDataCapGb: 5 }),
    });

    orders.addDiagnosticSetting('logs', { logAnalyticsWorkspaceId: workspace.id, logs: [DiagnosticLog.FUNCTION_APP_LOGS], metrics: true });
    orders.addMetricAlerts('alerts', {
      alerts: [RecommendedAlert.HTTP_SERVER_ERRORS, RecommendedAlert.INSTANCES, RecommendedAlert.MEMORY],
      actionGroupIds: [onCall.id],
    });

    new TerraformOutput(this, 'hostname', { value: orders.defaultHostname });
    new TerraformOutput(this, 'principal_id', { value: orders.principalId });
  }
}

const app = new App();
new OrdersStack(app, 'keyless-flex-production');
app.synth();
