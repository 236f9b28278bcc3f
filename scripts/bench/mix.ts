/** What both programs of the benchmark are made of: names and values, no resources. */

/** Number of apps in a group: one of each kind. */
export const GROUP_SIZE = 10;

export const PLACE = { resourceGroupName: 'rg-bench', location: 'westeurope' } as const;

const PROVIDERS = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bench/providers';

export const SUBNET_ID = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-bench/subnets/functions`;
/** The two plans need subnets with different delegations. */
export const FLEX_SUBNET_ID = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-bench/subnets/flex`;
/** An account that is defined elsewhere. */
export const SHARED_ACCOUNT = { storageAccountName: 'stbenchshared', storageAccountAccessKey: '${var.shared_key}' } as const;
/** Stands for a connection string that Terraform knows. */
export const CONNECTION = '${var.orders_connection}';

export interface Names {
  readonly id: string;
  readonly appName: string;
  readonly planName: string;
  readonly accountName: string;
}

/** Names of one app; short enough for Azure to tell hosts apart without help. */
export const nameOf = (index: number): Names => ({ id: `App${index}`, appName: `func-bench-${index}`, planName: `plan-bench-${index}`, accountName: `stbench${index}` });

/** App settings of one app: five to fourteen. */
export const settingsOf = (index: number): Record<string, string> => {
  const settings: Record<string, string> = {};
  for (let number = 0; number < 5 + (index % 10); number += 1) settings[`BENCH_SETTING_${String.fromCharCode(65 + number)}`] = `value ${number} of ${index}`;
  return settings;
};
