import { Construct } from 'constructs';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { TerraformVariable } from 'cdktf';
import {
  APPLICATION_INSIGHTS_TAGS,
  authenticationString,
  defineApplicationInsights,
  type ApplicationInsightsPlace,
} from '../../src/constructs/application-insights-resources';
import { ApplicationInsights } from '../../src/values/application-insights';
import { only, PLACE, resolved, resourceTypes, synth, synthText, testStack, validationCodes } from '../support/stacks';

const WORKSPACE = '/subscriptions/0/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-shared';
const HERE: ApplicationInsightsPlace = { appName: 'func-orders', ...PLACE, tags: { team: 'orders' }, azurerm: '4.55.0' };

/** Defines the component of an app called App, and says what it comes to. */
function define(insights: ApplicationInsights, place: Partial<ApplicationInsightsPlace> = {}) {
  const stack = testStack();
  const app = new Construct(stack, 'App');
  const definition = defineApplicationInsights(app, { ...HERE, ...place }, insights._terms);
  return { stack, app, definition };
}

test('a component comes with a workspace of its own', () => {
  const { stack } = define(ApplicationInsights.newWorkspaceBased());
  expect(only(stack, 'azurerm_log_analytics_workspace')).toEqual({
    name: 'la-func-orders', resource_group_name: 'rg-orders', location: 'westeurope', sku: 'PerGB2018', retention_in_days: 30,
    internet_ingestion_enabled: true, internet_query_enabled: true, tags: { team: 'orders' },
  });
  expect(only(stack, 'azurerm_application_insights')).toEqual({
    name: 'appi-func-orders', resource_group_name: 'rg-orders', location: 'westeurope', application_type: 'web',
    workspace_id: '${azurerm_log_analytics_workspace.App_LogAnalyticsWorkspace_D7C35BF9.id}'.replace(/App_\w+/, Object.keys(synth(stack).resource?.azurerm_log_analytics_workspace ?? {})[0]),
    daily_data_cap_in_gb: 100, sampling_percentage: 100, internet_ingestion_enabled: true, internet_query_enabled: true, tags: { team: 'orders' },
  });
});

test('an app reads connection string and id of its component, never a key', () => {
  const { stack, app, definition } = define(ApplicationInsights.newWorkspaceBased());
  const [name] = Object.keys(synth(stack).resource?.azurerm_application_insights ?? {});
  expect(resolved(app, definition.connectionString)).toBe(`\${azurerm_application_insights.${name}.connection_string}`);
  expect(resolved(app, definition.applicationInsightsId)).toBe(`\${azurerm_application_insights.${name}.id}`);
  expect(synthText(stack)).not.toContain('instrumentation_key');
});

test('a workspace that exists is used as it is', () => {
  const { stack } = define(ApplicationInsights.newWorkspaceBased({ workspaceId: WORKSPACE }));
  expect(resourceTypes(stack)).toEqual(['azurerm_application_insights']);
  expect(only(stack, 'azurerm_application_insights').workspace_id).toBe(WORKSPACE);
});

test('everything that can be said is written', () => {
  const { stack } = define(
    ApplicationInsights.newWorkspaceBased({
      applicationInsightsName: 'appi-shop', workspaceName: 'log-shop', retentionDays: 180, dailyDataCapGb: 5, samplingPercentage: 20,
      publicNetworkAccessForIngestion: false, publicNetworkAccessForQuery: false, tags: { team: 'shop' },
    }),
  );
  expect(only(stack, 'azurerm_log_analytics_workspace')).toMatchObject({
    name: 'log-shop', retention_in_days: 180, internet_ingestion_enabled: false, internet_query_enabled: false, tags: { team: 'shop' },
  });
  expect(only(stack, 'azurerm_application_insights')).toMatchObject({
    name: 'appi-shop', daily_data_cap_in_gb: 5, sampling_percentage: 20, internet_ingestion_enabled: false, internet_query_enabled: false, tags: { team: 'shop' },
  });
});

test('an app without tags gives none', () => {
  const { stack } = define(ApplicationInsights.newWorkspaceBased(), { tags: undefined });
  for (const type of ['azurerm_application_insights', 'azurerm_log_analytics_workspace']) expect(only(stack, type)).not.toHaveProperty('tags');
});

test('a name that Terraform knows gives names that Terraform knows', () => {
  const stack = testStack();
  const app = new Construct(stack, 'App');
  const name = new TerraformVariable(stack, 'name', {});
  defineApplicationInsights(app, { ...HERE, appName: name.stringValue }, ApplicationInsights.newWorkspaceBased()._terms);
  expect(only(stack, 'azurerm_application_insights').name).toBe('appi-${var.name}');
  expect(only(stack, 'azurerm_log_analytics_workspace').name).toBe('la-${var.name}');
});

test.each<[string, string, object, object]>([
  ['under the name that the provider has today', '4.55.0', { local_authentication_disabled: true }, { local_authentication_enabled: expect.anything() }],
  ['under that name as long as the provider has it', '4.81.0', { local_authentication_disabled: true }, { local_authentication_enabled: expect.anything() }],
  ['under the name that is left in 5.x', '5.2.0', { local_authentication_enabled: false }, { local_authentication_disabled: expect.anything() }],
])('a component that takes identities refuses keys, %s', (_, azurerm, written, absent) => {
  const { stack } = define(ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }), { azurerm });
  const component = only(stack, 'azurerm_application_insights');
  expect(component).toMatchObject(written);
  expect(component).not.toMatchObject(absent);
});

test.each(['4.55.0', '5.2.0'])('a component that takes keys says nothing about them, with %s', (azurerm) => {
  const { stack } = define(ApplicationInsights.newWorkspaceBased(), { azurerm });
  expect(Object.keys(only(stack, 'azurerm_application_insights')).filter((name) => name.startsWith('local_authentication'))).toEqual([]);
});

test('a component that exists is passed on, and nothing is defined', () => {
  const given = { connectionString: 'InstrumentationKey=0;IngestionEndpoint=https://x', applicationInsightsId: `${WORKSPACE.split('/providers')[0]}/providers/Microsoft.Insights/components/appi` };
  const { stack, definition } = define(ApplicationInsights.existing(given));
  expect(definition).toMatchObject(given);
  expect(resourceTypes(stack)).toEqual([]);
});

describe('two apps', () => {
  const both = (options: Parameters<typeof ApplicationInsights.newWorkspaceBased>[0], second: Partial<ApplicationInsightsPlace> = {}) => {
    const stack = testStack();
    const { _terms } = ApplicationInsights.newWorkspaceBased(options);
    defineApplicationInsights(new Construct(stack, 'A'), { ...HERE, appName: 'func-a' }, _terms);
    defineApplicationInsights(new Construct(stack, 'B'), { ...HERE, appName: 'func-b', ...second }, _terms);
    return validationCodes(stack);
  };

  test.each<[string, Parameters<typeof both>, string[]]>([
    ['have components of their own', [{}], []],
    ['do not define one component', [{ applicationInsightsName: 'appi-orders' }], ['AZFN4023']],
    ['do not define one workspace', [{ workspaceName: 'log-orders' }], ['AZFN4023']],
    ['define neither', [{ applicationInsightsName: 'appi-orders', workspaceName: 'log-orders' }], ['AZFN4023', 'AZFN4023']],
    ['define components of one name in two resource groups', [{ applicationInsightsName: 'appi-orders' }, { resourceGroupName: 'rg-other' }], []],
    ['do so in one group that is spelled twice', [{ applicationInsightsName: 'appi-orders' }, { resourceGroupName: 'RG-Orders' }], ['AZFN4023']],
  ])('%s', (_, input, expected) => {
    expect(both(...input)).toEqual(expected);
  });
});

test.each<[string, string | undefined, string]>([
  ['a system-assigned identity', undefined, 'Authorization=AAD'],
  ['a user-assigned identity', '11111111-1111-1111-1111-111111111111', 'Authorization=AAD;ClientId=11111111-1111-1111-1111-111111111111'],
])('%s is named as the host reads it', (_, clientId, expected) => {
  expect(authenticationString(clientId)).toBe(expected);
});

test('the tags of the portal are told to Terraform with their quotes, as one path each', () => {
  const stack = testStack();
  new LinuxFunctionApp(stack, 'App', {
    name: 'func-orders', ...PLACE, servicePlanId: 'x', siteConfig: {}, lifecycle: { ignoreChanges: [...APPLICATION_INSIGHTS_TAGS] },
  });
  expect(only(stack, 'azurerm_linux_function_app').lifecycle).toEqual({
    ignore_changes: [
      'tags["hidden-link: /app-insights-resource-id"]',
      'tags["hidden-link: /app-insights-instrumentation-key"]',
      'tags["hidden-link: /app-insights-conn-string"]',
    ],
  });
  expect(synthText(stack)).toContain('"tags[\\"hidden-link: /app-insights-resource-id\\"]"');
});
