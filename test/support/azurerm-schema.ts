import { azapiProblems, isAzapi } from './azapi-rules';
import { DATA_SOURCES } from './azurerm-companions';
import { RULES } from './azurerm-rules';
import { argumentsOf, type Argument, type Block as Arguments } from './bindings';
import { isExpression, isOpen, type ResourceRules } from './rule-kit';
import { APP_TYPES, isSite, type Block, type Synthesized } from './stacks';
import { graphProblems, roleProblems } from './terraform-graph';

/** App settings that the provider takes out of the map when it reads an app: listed ones show up in every plan. */
const DROPPED_ON_READ = {
  classic: [
    'FUNCTIONS_EXTENSION_VERSION', 'AzureWebJobsStorage', 'AzureWebJobsStorage__accountName', 'AzureWebJobsDashboard',
    'AzureWebJobsDashboard__accountName', 'APPINSIGHTS_INSTRUMENTATIONKEY', 'APPLICATIONINSIGHTS_CONNECTION_STRING',
    'WEBSITE_HEALTHCHECK_MAXPINGFAILURES', 'WEBSITE_NODE_DEFAULT_VERSION', 'DOCKER_REGISTRY_SERVER_URL',
    'DOCKER_REGISTRY_SERVER_USERNAME', 'DOCKER_REGISTRY_SERVER_PASSWORD', 'WEBSITE_VNET_ROUTE_ALL', 'WEBSITE_HTTPLOGGING_RETENTION_DAYS',
  ],
  flex: [
    'AzureWebJobsStorage', 'DEPLOYMENT_STORAGE_CONNECTION_STRING', 'APPINSIGHTS_INSTRUMENTATIONKEY',
    'APPLICATIONINSIGHTS_CONNECTION_STRING', 'WEBSITE_HEALTHCHECK_MAXPINGFAILURES',
  ],
} as const;

/** App settings that Azure refuses on Flex Consumption. */
const REFUSED_ON_FLEX = [
  'FUNCTIONS_WORKER_RUNTIME', 'WEBSITE_RUN_FROM_PACKAGE', 'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING', 'WEBSITE_CONTENTSHARE',
  'WEBSITE_CONTENTOVERVNET',
];

const FLEX = 'azurerm_function_app_flex_consumption';

/** Everything that azurerm 4.55 or azapi 2.5, or Azure behind them, would not take or never settle on in a synthesized file. */
export function schemaProblems(json: Synthesized): string[] {
  const found: string[] = [];
  for (const [section, problems] of [['resource', resourceProblems], ['data', dataProblems]] as const) {
    const types = (json[section] ?? {}) as Readonly<Record<string, Readonly<Record<string, Block>>>>;
    for (const [type, instances] of Object.entries(types)) {
      for (const [name, block] of Object.entries(instances)) {
        found.push(...problems(type, block).map((problem) => `${type}.${name}: ${problem}`));
      }
    }
  }
  return [...found, ...graphProblems(json), ...roleProblems(json), ...stickyProblems(json), ...planProblems(json)];
}

/** Everything that is wrong with one resource by itself. */
export function resourceProblems(type: string, block: Block): string[] {
  if (isAzapi(type)) return azapiProblems(type, block);
  const rules = RULES[type];
  if (rules === undefined) return ['is no resource that this library writes'];
  const { lifecycle: _lifecycle, depends_on: _dependsOn, ...own } = block;
  const found = blockProblems(shapeOf(type), rules, own, '');
  if ((APP_TYPES as readonly string[]).includes(type) || type.endsWith('_function_app_slot')) found.push(...settingProblems(type, block), ...storageProblems(type, block));
  return found;
}

/** Everything that is wrong with one data source by itself. */
export function dataProblems(type: string, block: Block): string[] {
  if (type === 'terraform_remote_state') return []; // the framework's, for references to other stacks
  const rules = DATA_SOURCES[type];
  if (rules === undefined) return ['is no data source that this library reads'];
  const { depends_on: _dependsOn, ...own } = block;
  return blockProblems(shapeOf(`data.${type}`), rules, own, '');
}

const shapes = new Map<string, Arguments>();

function shapeOf(type: string): Arguments {
  const shape = shapes.get(type) ?? argumentsOf(type);
  shapes.set(type, shape);
  return shape;
}

function blockProblems(shape: Arguments, rules: ResourceRules, block: Block, at: string): string[] {
  const found: string[] = [];
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`);
  for (const [name, value] of Object.entries(block)) {
    const argument = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (argument === undefined) found.push(`${path(name)} is no argument`);
    else found.push(...valueProblems(argument, rules, value, path(name)));
  }
  for (const { name, required } of Object.values(shape)) {
    if (required && block[name] === undefined) found.push(`${path(name)} is missing`);
  }
  for (const rule of rules.blocks[at] ?? []) {
    const problem = rule(block);
    if (problem !== undefined) found.push(at === '' ? problem : `${at} ${problem}`);
  }
  return found;
}

function valueProblems(argument: Argument, rules: ResourceRules, value: unknown, at: string): string[] {
  if (!hasType(argument, value)) return [`${at} is not of type ${argument.type}`];
  if (isExpression(value)) return [];
  const problem = rules.values[at]?.(value);
  const found = problem === undefined ? [] : [`${at} ${problem}`];
  if (argument.block === undefined) return found;
  const blocks = (argument.type === 'block' ? [value] : value) as Block[];
  return [...found, ...blocks.flatMap((each) => blockProblems(argument.block as Arguments, rules, each, at))];
}

function hasType({ type }: Argument, value: unknown): boolean {
  if (value === null) return false;
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return (typeof value === 'number' && Number.isFinite(value)) || isExpression(value);
    case 'boolean':
      return typeof value === 'boolean' || isExpression(value);
    case 'strings':
      return isExpression(value) || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
    case 'map':
      return isExpression(value) || (isObject(value) && Object.values(value).every((item) => typeof item === 'string'));
    case 'block':
      return isObject(value);
    case 'blocks':
      return Array.isArray(value) && value.every(isObject);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** App settings, and what depends on them. */
function settingProblems(type: string, block: Block): string[] {
  const found: string[] = [];
  const settings = (block.app_settings ?? {}) as Record<string, string>;
  const names = Object.keys(settings);
  const has = (wanted: string): string | undefined => names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  for (const name of DROPPED_ON_READ[type === FLEX ? 'flex' : 'classic']) {
    if (has(name) !== undefined) found.push(`app_settings has ${name}, which is dropped on read, so that no plan is clean`);
  }
  if (type === FLEX) {
    for (const name of REFUSED_ON_FLEX) if (has(name) !== undefined) found.push(`app_settings has ${name}, which Flex Consumption refuses`);
  }
  if (names.some((name) => name === '')) found.push('app_settings has an empty name');
  const lower = names.map((name) => name.toLowerCase());
  if (new Set(lower).size !== lower.length) found.push('app_settings has a name twice, compared without case');

  const stack = (block.site_config?.application_stack ?? {}) as Block;
  const hasStack = Object.keys(stack).length > 0 && stack.docker === undefined;
  if (type !== FLEX && hasStack && has('FUNCTIONS_WORKER_RUNTIME') !== undefined) found.push('app_settings has FUNCTIONS_WORKER_RUNTIME beside a stack');
  if (has('WEBSITE_CONTENTOVERVNET') !== undefined && has('WEBSITE_CONTENTSHARE') === undefined) found.push('app_settings has WEBSITE_CONTENTOVERVNET without a share');
  if (block.zip_deploy_file !== undefined) {
    if (block.webdeploy_publish_basic_authentication_enabled !== true) found.push('zip_deploy_file cannot be pushed without basic authentication');
    if (has('WEBSITE_RUN_FROM_PACKAGE') === undefined && has('SCM_DO_BUILD_DURING_DEPLOYMENT') === undefined) found.push('zip_deploy_file has no setting that runs it');
  }

  const connections = ((block.connection_string ?? []) as Block[]).map(({ name }) => String(name));
  const keys = connections.map((name) => name.toLowerCase());
  if (new Set(keys).size !== keys.length) found.push('connection_string has a name twice, compared without case');
  return found;
}

/** Names that stay with the slot are those of settings that the app or one of its slots has. */
function stickyProblems(json: Synthesized): string[] {
  const found: string[] = [];
  for (const type of APP_TYPES) {
    for (const [name, app] of Object.entries(json.resource?.[type] ?? {})) {
      const slots = ['azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot'].flatMap((each) =>
        Object.values(json.resource?.[each] ?? {}).filter((slot) => slot.function_app_id === `\${${type}.${name}.id}`));
      const sticky = (app.sticky_settings ?? {}) as { app_setting_names?: string[]; connection_string_names?: string[] };
      const settings = new Set([app, ...slots].flatMap((block) => Object.keys((block.app_settings ?? {}) as object)));
      const connections = new Set([app, ...slots].flatMap((block) => ((block.connection_string ?? []) as Block[]).map((each) => String(each.name))));
      const say = (problem: string): number => found.push(`${type}.${name}: sticky_settings has ${problem}`);
      for (const each of sticky.app_setting_names ?? []) if (!settings.has(each)) say(`${each}, which is no app setting`);
      for (const each of sticky.connection_string_names ?? []) if (!connections.has(each)) say(`${each}, which is no connection string`);
    }
  }
  return found;
}

/** How the host finds its account: what the provider writes, and what the library has to add to it. */
function storageProblems(type: string, block: Block): string[] {
  const settings = (block.app_settings ?? {}) as Record<string, string>;
  const names = Object.keys(settings).filter((name) => name.startsWith('AzureWebJobsStorage__'));
  const identity = (block.identity ?? {}) as { readonly type?: string; readonly identity_ids?: unknown };
  const found: string[] = [];
  const byIdentity = block.storage_uses_managed_identity === true;
  if (!byIdentity && names.length > 0) found.push(`app_settings has ${names.join(', ')} beside a key or a secret`);
  if (byIdentity) {
    const clientId = settings.AzureWebJobsStorage__clientId as string | undefined;
    if ((clientId === undefined) !== (settings.AzureWebJobsStorage__credential === undefined)) found.push('app_settings names an identity by halves');
    const kind = clientId === undefined ? 'SystemAssigned' : 'UserAssigned';
    if (identity.type?.includes(kind) !== true) found.push(`reaches its storage with a ${kind} identity, and has ${identity.type ?? 'none'}`);
  }
  const reads = block.key_vault_reference_identity_id as unknown;
  const ids = identity.identity_ids;
  if (reads !== undefined && !isOpen(reads) && Array.isArray(ids) && !ids.some((each) => each === reads || isOpen(each))) found.push('key_vault_reference_identity_id is none of its identities');
  const reference = Object.values(settings).some((value) => String(value).startsWith('@Microsoft.KeyVault(')) || block.storage_key_vault_secret_id !== undefined;
  if (reference && type !== FLEX && reads === undefined && identity.type?.includes('SystemAssigned') !== true) found.push('reads Key Vault with a system-assigned identity that it does not have');
  if (settings.WEBSITE_CONTENTAZUREFILECONNECTIONSTRING?.startsWith('@Microsoft.KeyVault(') === true) {
    if (settings.WEBSITE_SKIP_CONTENTSHARE_VALIDATION !== '1') found.push('app_settings has a secret for the content share that Azure reads while it creates the app');
    if (settings.WEBSITE_CONTENTSHARE === undefined) found.push('app_settings has a secret for a content share that Azure cannot create');
  }
  return found;
}

/** What depends on the plan, where the plan is in the same file. */
function planProblems(json: Synthesized): string[] {
  const found: string[] = [];
  const carriers = new Map<string, number>();
  for (const type of APP_TYPES) {
    for (const [name, app] of Object.entries(json.resource?.[type] ?? {})) {
      const [, planName] = /^\$\{azurerm_service_plan\.([\w-]+)\.id\}$/.exec(String(app.service_plan_id)) ?? [];
      const plan = planName === undefined ? undefined : json.resource?.azurerm_service_plan?.[planName];
      if (plan === undefined) continue;
      const sku = String(plan.sku_name);
      const say = (problem: string): number => found.push(`${type}.${name}: ${problem} (${sku} on ${String(plan.os_type)})`);
      if (type === FLEX) {
        if (sku !== 'FC1') say('is on another plan than FC1');
        carriers.set(planName, (carriers.get(planName) ?? 0) + 1);
        if (carriers.get(planName) === 2) say('shares its plan');
        continue;
      }
      const site = (app.site_config ?? {}) as Block;
      const elastic = sku.startsWith('EP');
      const small = /^(F1|D1|SHARED)$/.test(sku);
      if (sku === 'FC1') say('is on FC1');
      if (plan.os_type !== (type === 'azurerm_linux_function_app' ? 'Linux' : 'Windows')) say('is on a plan of another system');
      if (site.always_on === true && (sku === 'Y1' || elastic || small)) say('is always on');
      if (site.always_on !== true && site.always_on !== false) say('does not say whether it is always on');
      if (app.backup !== undefined && (sku === 'Y1' || small || /^B\d/.test(sku))) say('has a backup');
      if (site.application_stack?.docker !== undefined && sku === 'Y1') say('has a container');
      for (const argument of ['elastic_instance_minimum', 'pre_warmed_instance_count', 'runtime_scale_monitoring_enabled']) {
        if (site[argument] !== undefined && site[argument] !== false && !elastic) say(`has ${argument}`);
      }
      if (site.app_scale_limit !== undefined && !elastic && sku !== 'Y1') say('has app_scale_limit');
      if (app.vnet_image_pull_enabled === true && sku === 'Y1') say('pulls images through a network');
      if (sku.startsWith('I') && app.vnet_image_pull_enabled !== true) say('does not pull images through the network');
      if (app.virtual_network_subnet_id !== undefined && (sku === 'Y1' || small)) say('is in a network');
      if (app.daily_memory_time_quota !== undefined && sku !== 'Y1') say('has a daily quota');
    }
  }
  for (const [name, app] of Object.entries(json.resource?.azapi_resource ?? {}).filter(([, block]) => isSite(block))) {
    const [, planName] = /^\$\{azurerm_service_plan\.([\w-]+)\.id\}$/.exec(String(app.body?.properties?.serverFarmId)) ?? [];
    const plan = planName === undefined ? undefined : json.resource?.azurerm_service_plan?.[planName];
    if (planName === undefined || plan === undefined) continue;
    if (plan.sku_name !== 'FC1') found.push(`azapi_resource.${name}: is on another plan than FC1 (${String(plan.sku_name)})`);
    carriers.set(planName, (carriers.get(planName) ?? 0) + 1);
    if (carriers.get(planName) === 2) found.push(`azapi_resource.${name}: shares its plan`);
  }
  const accounts = [
    ...Object.values(json.resource?.azurerm_storage_account ?? {}),
    ...Object.values(json.resource?.azapi_resource ?? {}).filter(({ type }) => String(type).startsWith('Microsoft.Storage/storageAccounts@')),
  ].map(({ name }) => String(name));
  if (new Set(accounts).size !== accounts.length) found.push('two storage accounts have one name');
  return found;
}

