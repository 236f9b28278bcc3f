import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Testing, type TerraformStack } from 'cdktf';
import {
  ConnectionStringType,
  ContainerImage,
  DedicatedSku,
  FunctionAppIdentity,
  FunctionsVersion,
  HostStorage,
  InProcessRuntime,
  IsolatedRuntime,
  type FunctionAppSlot,
  type IsolatedFunctionApp,
} from '../../../src';
import { call, row, type Row } from '../harness';
import { dedicated, flex, inProcess, isolated, KEYED, KNOWN, premium, SUBNET, untyped, WINDOWS, windowsConsumption } from './given';

/** An app with room for slots and nothing that stays with it. */
const app = (stack: Parameters<typeof isolated>[0], more: Parameters<typeof isolated>[1] = {}): IsolatedFunctionApp =>
  isolated(stack, { plan: premium(stack, WINDOWS), slotSettings: {}, ...more });

/** A stack that can be synthesized. */
function withProvider(stack: TerraformStack): TerraformStack {
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** Slots, swaps and what stays where it is. */
export const SLOT_PROGRAMS: readonly Row[] = [
  call('AZFN3001', 'a slot on Flex Consumption', (s) => isolated(s, { plan: flex(s) }).addSlot('staging')),
  call('AZFN3001', 'a slot on Basic', (s) => isolated(s, { plan: dedicated(s) }).addSlot('staging')),
  call('AZFN3001', 'a second slot on Consumption', (s) => {
    const orders = isolated(s, { plan: windowsConsumption(s), slotSettings: {} });
    orders.addSlot('staging');
    orders.addSlot('test');
  }),
  call('AZFN3001', 'a sixth place on Standard', (s) => {
    const orders = isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.S1), slotSettings: {} });
    for (const name of ['one', 'two', 'three', 'four', 'five']) orders.addSlot(name);
  }),
  call('AZFN3002', 'the name of the app itself', (s) => app(s).addSlot('Production')),
  call('AZFN3002', 'a name with an underscore', (s) => app(s).addSlot('blue_green')),
  call('AZFN3003', 'a name in other letters', (s) => {
    const orders = app(s);
    orders.addSlot('staging');
    orders.addSlot('Staging');
  }),
  row('AZFN3004', 'a name that stays on the app alone', (s) => app(s, { slotSettings: { ENVIRONMENT: 'production' } }).addSlot('staging')),
  row('AZFN3004', 'a name that stays on the slot alone', (s) => app(s).addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } })),
  row('AZFN3004', 'a connection string that stays on the app alone', (s) =>
    app(s, { connectionStrings: { 'Orders-Db': { connectionType: ConnectionStringType.SQL_AZURE, value: 'canary', slotSetting: true } } }).addSlot('staging')),
  row('AZFN3005', 'a setting of another value', (s) => app(s, { appSettings: { TOPIC: 'orders' } }).addSlot('staging', { appSettings: { TOPIC: 'canary' } })),
  row('AZFN3005', 'a setting of the slot alone', (s) => app(s).addSlot('staging').addAppSetting('TOPIC', 'canary')),
  row('AZFN3006', 'a target that is not there', (s) => app(s).addSlot('staging', { autoSwapSlotName: 'prodution' })),
  row('AZFN3006', 'itself as target', (s) => app(s).addSlot('staging', { autoSwapSlotName: 'Staging' })),
  row('AZFN3007', 'an automatic swap on Linux', (s) =>
    isolated(s, { plan: premium(s), slotSettings: {} }).addSlot('staging', { autoSwapSlotName: 'production' })),
  call('AZFN3008', 'a slot after synth', (s) => {
    const orders = app(s);
    Testing.synth(withProvider(s), true);
    orders.addSlot('staging');
  }),
  call('AZFN3008', 'a swap after synth', (s) => {
    const orders = app(s);
    const slot = orders.addSlot('staging');
    Testing.synth(withProvider(s), true);
    orders.swapActiveSlot(slot);
  }),
  call('AZFN3009', 'a container on azurerm 4.55', (s) =>
    isolated(s, { plan: premium(s), slotSettings: {}, container: ContainerImage.fromImage('contoso.azurecr.io/orders:1.4.2') }).addSlot('staging')),
  call('AZFN3010', 'two swaps', (s) => {
    const orders = app(s);
    const slots = [orders.addSlot('blue'), orders.addSlot('green')];
    for (const slot of slots) orders.swapActiveSlot(slot);
  }),
  call('AZFN3011', 'the share of the app', (s) => app(s, { contentShareName: 'orders' }).addSlot('staging', { contentShareName: 'orders' })),
  call('AZFN3011', 'no share behind a network, in an account that is not known', (s) =>
    app(s, { hostStorage: KEYED, contentShareName: 'orders', contentOverVnet: true, virtualNetworkSubnetId: SUBNET }).addSlot('staging')),
  call('AZFN3011', 'no share whose connection is a secret, in an account that is not known', (s) =>
    app(s, {
      identity: FunctionAppIdentity.newUserAssigned(), contentShareName: 'orders',
      hostStorage: HostStorage.keyVaultSecret({ storageAccountName: 'storders', secretUri: 'https://kv-orders.vault.azure.net/secrets/storage' }),
    }).addSlot('staging')),
  row('AZFN3012', 'a long address', (s) =>
    app(s, { appName: `func-orders-${'x'.repeat(30)}` }).addSlot('staging-of-the-orders', { acknowledge: [] })),

  call('AZFN1001', 'an in-process slot beside an isolated app', (s) => app(s).addSlot('staging', { runtime: untyped(InProcessRuntime.DOTNET_8) })),
  call('AZFN1001', 'an isolated slot by the common way', (s) =>
    inProcess(s, KNOWN).addSlot('staging', { runtime: untyped(IsolatedRuntime.DOTNET_10) })),
  call('AZFN1002', 'an isolated slot beside host version 3', (s) =>
    inProcess(s, { plan: premium(s, WINDOWS), runtime: InProcessRuntime.DOTNET_CORE_3_1, functionsVersion: FunctionsVersion.V3, ...KNOWN, slotSettings: {} })
      .addIsolatedSlot('isolated', { runtime: IsolatedRuntime.DOTNET_10 }), { beside: ['AZFN1013'] }),
  call('AZFN4001', 'a setting of the library in a slot', (s) => app(s).addSlot('staging', { slotSettings: { WEBSITE_CONTENTSHARE: 'orders' } })),
  call('AZFN8001', 'a slot of another app', (s) => app(s).swapActiveSlot(untyped('staging') as FunctionAppSlot)),
  call('AZFN8002', 'an isolated slot without a runtime', (s) => inProcess(s, KNOWN).addIsolatedSlot('isolated', untyped({}))),
  call('AZFN8006', 'a misspelled option', (s) => app(s).addSlot('staging', untyped({ slotSetting: {} }))),
];
