import {
  RESOURCE_GROUP, UUID, all, atLeastOne, between, conflicts, exactlyOne, has, id, isExpression, items, matches, notEmpty, oneOf, present, subnetId, unsettled,
  type BlockRule, type ResourceRules,
} from './rule-kit';

/*
 * What azurerm 4.55 accepts for the resources around a function app: identities, roles, monitoring, private endpoints
 * and data sources.
 */

const ANY_ID = matches(/^\/(subscriptions|providers)\/[^/]+/);
const ACCOUNT_ID = id('Microsoft[.]Storage/storageAccounts/[^/]+');
const WORKSPACE_ID = id('Microsoft[.]OperationalInsights/workspaces/[^/]+');
const PLACED = { resource_group_name: RESOURCE_GROUP, location: notEmpty } as const;
/** Names of monitoring resources: the characters that Azure keeps for itself are refused. */
const plainName = (max: number) => all(matches(/^[^<>*%&:\\?+/]*$/), matches(new RegExp(`^.{1,${max}}$`)));

const USER_ASSIGNED_IDENTITY: ResourceRules = {
  values: { ...PLACED, name: matches(/^[0-9a-zA-Z][0-9a-zA-Z_-]{2,127}$/) },
  blocks: {},
};

const ROLE_ASSIGNMENT: ResourceRules = {
  values: {
    name: unsettled('a name of its own is made anew with the role'),
    scope: matches(/^\/(subscriptions|providers\/Microsoft[.]Management)\/[^/]+(\/[^/]+)*$/),
    principal_id: UUID,
    principal_type: oneOf('ServicePrincipal'),
    role_definition_id: matches(/^\/subscriptions\/[^/]+\/providers\/Microsoft[.]Authorization\/roleDefinitions\/[^/|]+$/),
    role_definition_name: all(notEmpty, (value) => (UUID(value) === undefined ? 'is the id of a definition' : undefined)),
  },
  blocks: {
    '': [
      exactlyOne('role_definition_id', 'role_definition_name'),
      // Without it Azure looks for a principal that the directory does not know everywhere yet.
      has('principal_type'),
      conflicts('skip_service_principal_aad_check', 'principal_type'),
    ],
  },
};

const COSMOS_ACCOUNT = '/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft[.]DocumentDB/databaseAccounts/[^/]+';

const COSMOS_ROLE: ResourceRules = {
  values: {
    resource_group_name: RESOURCE_GROUP,
    account_name: matches(/^[0-9a-z-]{3,44}$/),
    role_definition_id: matches(new RegExp(`^${COSMOS_ACCOUNT}/sqlRoleDefinitions/[0-9a-f-]{36}$`)),
    // Parts of an account are named as the service names them, not as Azure Resource Manager does.
    scope: matches(new RegExp(`^${COSMOS_ACCOUNT}(/dbs/[^/]+(/colls/[^/]+)?)?$`)),
    principal_id: UUID,
  },
  blocks: {},
};

const APPLICATION_INSIGHTS: ResourceRules = {
  values: {
    ...PLACED,
    name: plainName(260),
    application_type: oneOf('web', 'other', 'java', 'MobileCenter', 'phone', 'store', 'ios', 'Node.JS'),
    workspace_id: WORKSPACE_ID,
    retention_in_days: oneOf(30, 60, 90, 120, 180, 270, 365, 550, 730),
    daily_data_cap_in_gb: between(1, Infinity),
    sampling_percentage: between(1, 100),
    local_authentication_disabled: oneOf(true),
  },
  blocks: {
    // A component without a workspace is of the kind that Azure retired.
    '': [has('workspace_id')],
  },
};

const WORKSPACE: ResourceRules = {
  values: {
    ...PLACED,
    name: matches(/^[0-9A-Za-z][0-9A-Za-z-]{2,61}[0-9A-Za-z]$/),
    sku: oneOf('PerGB2018'),
    retention_in_days: between(30, 730),
  },
  blocks: {},
};

const DESTINATIONS = ['log_analytics_workspace_id', 'storage_account_id', 'eventhub_authorization_rule_id', 'partner_solution_id'] as const;

const DIAGNOSTIC_SETTING: ResourceRules = {
  values: {
    name: plainName(260),
    target_resource_id: id('Microsoft[.]Web/sites/[^/]+(/slots/[^/]+)?'),
    log_analytics_workspace_id: WORKSPACE_ID,
    storage_account_id: ACCOUNT_ID,
    eventhub_authorization_rule_id: id('Microsoft[.]EventHub/namespaces/[^/]+/authorizationRules/[^/]+'),
    eventhub_name: notEmpty,
    log_analytics_destination_type: () => 'never settles: Azure does not return it for apps',
    metric: () => 'is gone in azurerm 5; enabled_metric takes its place',
    'enabled_log.category': oneOf('FunctionAppLogs', 'AppServiceAuthenticationLogs'),
    'enabled_log.category_group': () => 'is a group that function apps do not have',
    'enabled_metric.category': oneOf('AllMetrics'),
  },
  blocks: {
    '': [
      atLeastOne(...DESTINATIONS),
      atLeastOne('enabled_log', 'enabled_metric'),
      (block) => (present(block, ['eventhub_name']).length > 0 && present(block, ['eventhub_authorization_rule_id']).length === 0 ? 'has eventhub_name without a rule' : undefined),
    ],
    enabled_log: [exactlyOne('category', 'category_group')],
  },
};

const METRIC_ALERT: ResourceRules = {
  values: {
    name: plainName(260),
    resource_group_name: RESOURCE_GROUP,
    scopes: items(1, 1, id('Microsoft[.]Web/(sites|serverFarms)/[^/]+')),
    severity: between(0, 4),
    frequency: oneOf('PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H'),
    window_size: oneOf('PT1M', 'PT5M', 'PT15M', 'PT30M', 'PT1H', 'PT6H', 'PT12H', 'P1D'),
    'action.action_group_id': id('Microsoft[.]Insights/actionGroups/[^/]+'),
    criteria: items(1),
    'criteria.metric_namespace': oneOf('Microsoft.Web/sites', 'Microsoft.Web/serverFarms'),
    'criteria.metric_name': notEmpty,
    'criteria.aggregation': oneOf('Average', 'Count', 'Minimum', 'Maximum', 'Total'),
    'criteria.operator': oneOf('Equals', 'GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
  },
  blocks: {
    '': [
      exactlyOne('criteria', 'dynamic_criteria', 'application_insights_web_test_location_availability_criteria'),
      ({ frequency, window_size: window }) => (minutes(frequency) > minutes(window) ? `looks every ${String(frequency)} at ${String(window)}` : undefined),
    ],
  },
};

/** A duration in minutes. */
function minutes(duration: unknown): number {
  const [, count = '0', unit] = /^PT?(\d+)([MHD])$/.exec(String(duration)) ?? [];
  return Number(count) * ({ M: 1, H: 60, D: 1440 }[String(unit)] ?? NaN);
}

const ENDPOINT_NAME = matches(/^[0-9A-Za-z]([0-9A-Za-z_.-]{0,78}[0-9A-Za-z_])?$/);

/** What an endpoint of an app or of its storage leads to. */
const leadsToOnePart: BlockRule = ({ private_connection_resource_id: target, subresource_names: parts }) => {
  const [part, ...others] = Array.isArray(parts) ? (parts as string[]) : [];
  if (part === undefined || others.length > 0) return 'does not lead to exactly one part';
  const resource = isExpression(target) ? '' : String(target);
  const site = /^sites(-[0-9A-Za-z-]+)?$/.test(part);
  if (!site && !['blob', 'queue', 'table', 'file'].includes(part)) return `leads to ${part}`;
  if (resource.includes('/slots/')) return 'leads to the id of a slot; an endpoint of a slot leads to its app';
  return resource !== '' && site !== resource.includes('Microsoft.Web/sites/') ? `leads to ${part} of ${resource}` : undefined;
};

const PRIVATE_ENDPOINT: ResourceRules = {
  values: {
    ...PLACED,
    name: ENDPOINT_NAME,
    subnet_id: subnetId,
    custom_network_interface_name: ENDPOINT_NAME,
    'private_service_connection.is_manual_connection': oneOf(false),
    'private_service_connection.name': ENDPOINT_NAME,
    'private_service_connection.private_connection_resource_id': ANY_ID,
    'private_service_connection.request_message': () => 'is said to nobody where Azure approves by itself',
    'private_service_connection.subresource_names': items(1, 1, matches(/^.{3,63}$/)),
    'private_dns_zone_group.name': notEmpty,
    'private_dns_zone_group.private_dns_zone_ids': items(1, Infinity, id('Microsoft[.]Network/privateDnsZones/privatelink[.].+')),
  },
  blocks: {
    private_service_connection: [exactlyOne('private_connection_resource_id', 'private_connection_resource_alias'), leadsToOnePart],
  },
};

/** Resources that the library writes beside apps, plans and accounts. */
export const COMPANIONS: Readonly<Record<string, ResourceRules>> = {
  azurerm_user_assigned_identity: USER_ASSIGNED_IDENTITY,
  azurerm_role_assignment: ROLE_ASSIGNMENT,
  azurerm_cosmosdb_sql_role_assignment: COSMOS_ROLE,
  azurerm_application_insights: APPLICATION_INSIGHTS,
  azurerm_log_analytics_workspace: WORKSPACE,
  azurerm_monitor_diagnostic_setting: DIAGNOSTIC_SETTING,
  azurerm_monitor_metric_alert: METRIC_ALERT,
  azurerm_private_endpoint: PRIVATE_ENDPOINT,
};

/** Data sources that the library reads, by their address in the bindings. */
export const DATA_SOURCES: Readonly<Record<string, ResourceRules>> = {
  azurerm_client_config: { values: {}, blocks: {} },
  azurerm_storage_account: { values: { name: matches(/^[0-9a-z]{3,24}$/), resource_group_name: RESOURCE_GROUP }, blocks: {} },
};
