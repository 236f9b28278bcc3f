import type { TerraformStack } from 'cdktf';
import { ConnectionAccess, DedicatedPlan, DedicatedSku, HostStorage, IdentityConnection, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem } from '../../src';
import { PLACE, synth, testStack, type Block } from '../support/stacks';

const NETWORK = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets';

/** An app in front of an account that is closed to public networks. */
const closed = (stack: TerraformStack): IsolatedFunctionApp =>
  new IsolatedFunctionApp(stack, 'orders', {
    ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10, virtualNetworkSubnetId: `${NETWORK}/apps`,
    plan: new DedicatedPlan(stack, 'plan', { ...PLACE, planName: 'plan', operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.P1V3 }),
    hostStorage: HostStorage.newManagedIdentity({ network: { subnetId: `${NETWORK}/endpoints` } }),
  });

/** A blob trigger keeps receipts in queues of the host storage. */
const blobs = (): IdentityConnection =>
  IdentityConnection.blobs({ blobServiceUri: 'https://stimages.blob.core.windows.net', access: [ConnectionAccess.TRIGGER] });

const subresources = (stack: TerraformStack): string[] =>
  Object.values(synth(stack).resource?.azurerm_private_endpoint ?? {}).map((endpoint) => String((endpoint.private_service_connection as Block).subresource_names)).sort();
const waited = (stack: TerraformStack, type: string): string[] =>
  Object.values(synth(stack).resource?.[type] ?? {}).flatMap(({ depends_on: before = [] }) => (before as string[]).filter((address) => address.startsWith('azurerm_private_endpoint')));

const BLOB = expect.stringContaining('StorageBlobEndpoint') as string;
const QUEUE = expect.stringContaining('StorageQueueEndpoint') as string;

describe('private endpoints of the host storage', () => {
  test('an app without connections needs blobs alone', () => {
    const stack = testStack();
    closed(stack);
    expect(subresources(stack)).toEqual(['blob']);
    expect(waited(stack, 'azurerm_linux_function_app')).toEqual([BLOB]);
  });

  test('a connection that is added later brings what its trigger does with the host storage', () => {
    const stack = testStack();
    const app = closed(stack);
    app.addConnection('Images', blobs());
    app.addConnection('Pictures', blobs());
    expect(subresources(stack)).toEqual(['blob', 'queue']);
    expect(waited(stack, 'azurerm_linux_function_app')).toEqual([BLOB, QUEUE]);
  });

  test('a connection of a slot does so, too, and the slot waits', () => {
    const stack = testStack();
    const slot = closed(stack).addSlot('staging', {});
    slot.addConnection('Images', blobs());
    expect(subresources(stack)).toEqual(['blob', 'queue']);
    expect(waited(stack, 'azurerm_linux_function_app')).toEqual([BLOB]);
    expect(waited(stack, 'azurerm_linux_function_app_slot')).toEqual([QUEUE]);
  });

  test('a slot does not wait for what its app waits for', () => {
    const stack = testStack();
    const app = closed(stack);
    app.addSlot('staging', { connections: { Images: blobs() } });
    app.addConnection('Images', blobs());
    expect(subresources(stack)).toEqual(['blob', 'queue']);
    expect(waited(stack, 'azurerm_linux_function_app')).toEqual([BLOB, QUEUE]);
    expect(waited(stack, 'azurerm_linux_function_app_slot')).toEqual([]);
  });
});
