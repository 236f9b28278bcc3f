import type { TerraformStack } from 'cdktf';
import {
  ConnectionStringType,
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  StorageMount,
  BackupFrequencyUnit,
  type ElasticPremiumPlanProps,
  type DedicatedPlanProps,
  type FlexConsumptionPlanProps,
  type InProcessFunctionAppProps,
  type IsolatedFunctionAppProps,
} from '../../../src';
import { SECRETS } from '../canaries';

export const { LINUX, WINDOWS } = OperatingSystem;
export const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders';
export const SUBNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`;
export const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
export const PLAN_ID = `${GROUP}/providers/Microsoft.Web/serverFarms/plan-orders`;

const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' };

/** An account of which name and key are known, and nothing else. */
export const KEYED = HostStorage.accountKey({ storageAccountName: 'stordersprod', storageAccountAccessKey: SECRETS.accessKey });
export const ACCOUNT_ID = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod`;
export const VAULT_ID = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-orders`;
/** Address of a secret; the address itself is none. */
export const SECRET_URI = 'https://kv-orders.vault.azure.net/secrets/storage';

/** What every app of these programs has: all secrets that every plan takes. */
export const BASICS = {
  appName: 'func-orders',
  ...PLACE,
  hostStorage: HostStorage.accountKey({
    storageAccountName: 'stordersprod',
    storageAccountAccessKey: SECRETS.accessKey,
    storageAccountId: ACCOUNT_ID,
  }),
  appSettings: { ORDERS_KEY: SECRETS.appSetting },
  slotSettings: { ORDERS_TOKEN: SECRETS.slotSetting },
  connectionStrings: { Orders: { connectionType: ConnectionStringType.SQL_AZURE, value: SECRETS.connectionString } },
  applicationInsightsConnectionString: SECRETS.insights,
  tags: { owner: SECRETS.tag },
};

/** The secrets that only some plans take. */
export const MOUNTS = [
  StorageMount.azureFiles({ mountName: 'data', accountName: 'stordersprod', shareName: 'data', accessKey: SECRETS.mountKey, mountPath: '/data' }),
];
export const BACKUP = { backupName: 'daily', storageAccountUrl: SECRETS.sasUrl, frequencyInterval: 1, frequencyUnit: BackupFrequencyUnit.DAY };

const PLAN = { planName: 'plan-orders', ...PLACE };

export const flex = (stack: TerraformStack, more: Partial<FlexConsumptionPlanProps> = {}) =>
  new FlexConsumptionPlan(stack, 'Plan', { ...PLAN, ...more });
/** Linux Consumption with its retirement accepted, so that programs with another subject say one thing only. */
export const linuxConsumption = (stack: TerraformStack) =>
  new ConsumptionPlan(stack, 'Plan', { ...PLAN, operatingSystem: LINUX, acknowledge: [{ code: 'AZFN2020', reason: 'not the subject' }] });
export const windowsConsumption = (stack: TerraformStack) => new ConsumptionPlan(stack, 'Plan', PLAN);
export const premium = (stack: TerraformStack, operatingSystem = LINUX, more: Partial<ElasticPremiumPlanProps> = {}) =>
  new ElasticPremiumPlan(stack, 'Plan', { ...PLAN, operatingSystem, ...more });
export const dedicated = (stack: TerraformStack, operatingSystem = LINUX, sku = DedicatedSku.B1, more: Partial<DedicatedPlanProps> = {}) =>
  new DedicatedPlan(stack, 'Plan', { ...PLAN, operatingSystem, sku, ...more });

/** An isolated app, .NET 10 unless told otherwise. */
export const isolated = (stack: TerraformStack, more: Partial<IsolatedFunctionAppProps> = {}, id = 'Orders') =>
  new IsolatedFunctionApp(stack, id, { ...BASICS, runtime: IsolatedRuntime.DOTNET_10, ...more });

/** An in-process app, .NET 8 unless told otherwise. */
export const inProcess = (stack: TerraformStack, more: Partial<InProcessFunctionAppProps> = {}, id = 'Orders') =>
  new InProcessFunctionApp(stack, id, { ...BASICS, runtime: InProcessRuntime.DOTNET_8, ...more });

/** The lifecycle of in-process apps accepted, for programs with another subject. */
export const KNOWN = { acknowledge: [{ code: 'AZFN1012', reason: 'not the subject' }] };

/** A value as a caller without a compiler may pass it. */
export const untyped = (value: unknown): never => value as never;
