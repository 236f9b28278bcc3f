/** The tables of docs/storage.md: what comes out where each way to host storage is tried on each plan. */
import { App, TerraformStack } from 'cdktf';
import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
} from '../../src';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders';
const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' };
const PLAN = { ...PLACE, planName: 'plan-orders' };
const { LINUX } = OperatingSystem;

const PLANS: readonly (readonly [string, (stack: TerraformStack) => IHostingPlan])[] = [
  ['Consumption', (stack) => new ConsumptionPlan(stack, 'Plan', PLAN)],
  ['Flex Consumption', (stack) => new FlexConsumptionPlan(stack, 'Plan', PLAN)],
  ['Elastic Premium', (stack) => new ElasticPremiumPlan(stack, 'Plan', { ...PLAN, operatingSystem: LINUX })],
  ['Dedicated', (stack) => new DedicatedPlan(stack, 'Plan', { ...PLAN, operatingSystem: LINUX, sku: DedicatedSku.P1V3 })],
];

const ACCOUNT = { storageAccountName: 'stordersprod', storageAccountId: `${GROUP}/providers/Microsoft.Storage/storageAccounts/stordersprod` };
const VAULT = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const SECRET = 'https://kv-orders.vault.azure.net/secrets/storage';

const WAYS: readonly (readonly [string, HostStorage | undefined])[] = [
  ['none', undefined],
  ['`newManagedIdentity()`', HostStorage.newManagedIdentity()],
  ['`managedIdentity()`', HostStorage.managedIdentity(ACCOUNT)],
  ['`managedIdentity()` with `contentShareSecretUri`', HostStorage.managedIdentity({ ...ACCOUNT, contentShareSecretUri: SECRET, contentShareKeyVaultId: VAULT })],
  ['`keyVaultSecret()`', HostStorage.keyVaultSecret({ ...ACCOUNT, secretUri: SECRET, keyVaultId: VAULT })],
  ['`newAccountKey()`', HostStorage.newAccountKey()],
  ['`accountKey()`', HostStorage.accountKey({ ...ACCOUNT, storageAccountAccessKey: 'key' })],
];

type Block = Readonly<Record<string, unknown>>;
/** Blocks by type and id. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** What an app is defined with, or the code of what refuses it. */
function tried(plan: (stack: TerraformStack) => IHostingPlan, hostStorage: HostStorage | undefined): Blocks | string {
  const stack = new TerraformStack(new App({ context: { 'azfn:today': '2026-11-21' } }), 'orders');
  try {
    new IsolatedFunctionApp(stack, 'Orders', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10, plan: plan(stack), hostStorage });
  } catch (error) {
    return /AZFN\d{4}/.exec(String(error))?.[0] ?? String(error);
  }
  return stack.toTerraform().resource as Blocks;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const code = (text: string): string => `\`${text}\``;
const lines = (texts: readonly string[]): string => (texts.length === 0 ? '–' : texts.join(', '));

/** Where each way works. */
export const waysTable = (): string =>
  table(['`HostStorage`', ...PLANS.map(([label]) => label)], WAYS.map(([label, way]) => [label, ...PLANS.map(([, plan]) => {
    const blocks = tried(plan, way);
    if (typeof blocks === 'string') return `refused (${code(blocks)})`;
    if (way !== undefined) return 'yes';
    return 'azurerm_storage_account' in blocks ? '`newAccountKey()`' : '`newManagedIdentity()`';
  })]));

/** Resources of AzAPI by the kind in their type. */
const azapi = (blocks: Blocks, kind: string): Block[] =>
  Object.values(blocks.azapi_resource ?? {}).filter(({ type }) => String(type).split('@')[0] === kind);

const STORAGE = 'Microsoft.Storage/storageAccounts';
const TELLING = /^(AzureWebJobsStorage|WEBSITE_CONTENT|WEBSITE_SKIP_CONTENTSHARE)/;

/** What one app is written with. */
function written(blocks: Blocks): string[] {
  const [appType, app] = Object.entries(blocks).flatMap(([type, ofType]) => (/_function_app(_flex_consumption)?$/.test(type) ? [[type, Object.values(ofType)[0]] as const] : []))[0]
    ?? ['azapi_resource', azapi(blocks, 'Microsoft.Web/sites')[0]];
  const account = 'azurerm_storage_account' in blocks ? 'azurerm_storage_account' : azapi(blocks, STORAGE).length > 0 ? 'azapi_resource' : undefined;
  const package_ = [
    ...('azurerm_storage_container' in blocks ? ['container: `azurerm_storage_container`'] : []),
    ...azapi(blocks, `${STORAGE}/blobServices/containers`).map(() => 'container: `azapi_resource`'),
    ...azapi(blocks, `${STORAGE}/fileServices/shares`).map(() => 'share: `azapi_resource`'),
  ];
  const body = app.body as { readonly properties: { readonly siteConfig: { readonly appSettings: readonly { readonly name: string }[] } } } | undefined;
  const settings = body?.properties.siteConfig.appSettings.map(({ name }) => name) ?? Object.keys((app.app_settings ?? {}) as object);
  const scopes: Readonly<Record<string, string>> = { secrets: 'secret', containers: 'container' };
  const roles = Object.values(blocks.azurerm_role_assignment ?? {}).map(({ role_definition_name: role, scope }) => {
    const kind = String(scope).split('/').at(-2) ?? '';
    return `${String(role)} (${scopes[kind] ?? 'account'})`;
  });
  return [
    code(appType.replace('_linux_', '_…_').replace('_windows_', '_…_')),
    account === undefined ? 'exists' : code(account),
    lines(package_),
    lines([...Object.keys(app).filter((name) => /^storage_(account_name|account_access_key|access_key|uses|key)/.test(name)), ...settings.filter((name) => TELLING.test(name))].sort().map(code)),
    lines(roles),
  ];
}

/** What each way is written with; plans with the same are one row. */
export function writtenTable(): string {
  const rows = WAYS.filter(([, way]) => way !== undefined).flatMap(([label, way]) => {
    const byPlan = PLANS.flatMap(([plan, make]) => {
      const blocks = tried(make, way);
      return typeof blocks === 'string' ? [] : [{ plan, cells: written(blocks) }];
    });
    const different = [...new Set(byPlan.map(({ cells }) => cells.join('\n')))];
    return different.map((cells) => [label, byPlan.filter((other) => other.cells.join('\n') === cells).map(({ plan }) => plan).join(', '), ...cells.split('\n')]);
  });
  return table(['`HostStorage`', 'plan', 'app', 'account', 'package or code', 'arguments and settings that tell the account', 'roles'], rows);
}
