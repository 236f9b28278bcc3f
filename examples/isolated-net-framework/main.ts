import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { ConnectionStringType, HostStorage, IsolatedFunctionApp, IsolatedRuntime, StorageReplication } from 'cdktf-azure-functions';
import type { Construct } from 'constructs';

/** Nightly invoices with a library that needs .NET Framework 4.8: Windows only, in a worker process of its own. */
class InvoicesStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    // The state lies beside the synthesized stack. A team keeps it in one place: new AzurermBackend(this, { … }).
    new LocalBackend(this, { path: 'terraform.tfstate' });
    // The subscription comes from the environment: ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, 'azurerm', { features: [{}] });

    const tags = { product: 'invoices', environment: 'production' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-invoices-prod', location: 'westeurope', tags });

    // Without 'plan' the app gets one of its own: Windows Consumption, because Flex Consumption has no .NET Framework.
    const invoices = new IsolatedFunctionApp(this, 'invoices', {
      appName: 'func-contoso-invoices-prod',
      resourceGroupName: group.name,
      location: group.location,
      runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8,
      hostStorage: HostStorage.newAccountKey({ storageAccountName: 'stcontosoinvoicesprod', replication: StorageReplication.ZRS }),
      // The printers behind the app take no more.
      appScaleLimit: 5,
      appSettings: {
        INVOICES_CULTURE: 'de-DE',
        WEBSITE_TIME_ZONE: 'W. Europe Standard Time',
        AzureFunctionsJobHost__functionTimeout: '00:10:00',
      },
      slotSettings: { INVOICES_PRINTER: 'printers.contoso.com' },
      connectionStrings: {
        Ledger: {
          connectionType: ConnectionStringType.SQL_SERVER,
          value: '@Microsoft.KeyVault(VaultName=kv-contoso-invoices;SecretName=ledger)',
        },
      },
      tags,
    });

    new TerraformOutput(this, 'hostname', { value: invoices.defaultHostname });
    new TerraformOutput(this, 'principal_id', { value: invoices.principalId });
  }
}

const app = new App();
new InvoicesStack(app, 'isolated-net-framework');
app.synth();
