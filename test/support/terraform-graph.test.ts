import type { Block, Synthesized } from './stacks';
import { graphProblems, keysIn, needs, roleProblems, rolesIn } from './terraform-graph';

const A = 'azurerm_storage_account';
const B = 'azurerm_user_assigned_identity';
const file = (a: Block, b: Block = {}): Synthesized => ({ resource: { [A]: { 'App_Storage-1': a }, [B]: { Id: b } } });

describe('the checker of references', () => {
  test('takes what is there, in resources and data', () => {
    const json = { ...file({ name: '${azurerm_user_assigned_identity.Id.name}', depends_on: [`${B}.Id`] }), data: { azurerm_client_config: { Me: {} } } };
    expect(graphProblems(json)).toEqual([]);
    expect(graphProblems({ ...json, output: { a: { value: '/subscriptions/${data.azurerm_client_config.Me.subscription_id}' } } })).toEqual([]);
  });

  test.each<[string, Synthesized, string]>([
    ['a reference to nothing', file({ name: '${azurerm_user_assigned_identity.Gone.name}' }), `${B}.Gone is referred to, but not there`],
    ['a reference to nothing whose name has a hyphen', file({ name: '${azurerm_user_assigned_identity.Go-ne.name}' }), `${B}.Go-ne is referred to, but not there`],
    ['a reference to data that is not there', file({ name: '${data.azurerm_client_config.Me.tenant_id}' }), 'data.azurerm_client_config.Me is referred to, but not there'],
    ['an output of nothing', { output: { a: { value: '${azapi_resource.Site.id}' } } }, 'azapi_resource.Site is referred to, but not there'],
    ['a dependency that is an expression', file({ depends_on: [`\${${B}.Id}`] }), 'which is an expression and no address'],
    ['a dependency on nothing', file({ depends_on: [`${B}.Gone`] }), `${A}.App_Storage-1 waits for ${B}.Gone, which is not there`],
    ['a dependency that is said twice', file({ depends_on: [`${B}.Id`, `${B}.Id`] }), 'waits for something twice'],
    ['two that need each other', file({ name: `\${${B}.Id.name}` }, { depends_on: [`${A}.App_Storage-1`] }), `${A}.App_Storage-1 needs ${B}.Id needs ${A}.App_Storage-1`],
    ['one that needs itself', file({ name: `\${${A}.App_Storage-1.id}` }), `${A}.App_Storage-1 needs ${A}.App_Storage-1`],
    ['AzAPI without a provider', { resource: { azapi_resource: { Site: {} } } }, 'the provider azapi is not required'],
    [
      'AzAPI without a block',
      { resource: { azapi_resource: { Site: {} } }, terraform: { required_providers: { azapi: { source: 'Azure/azapi' } } } },
      'the provider azapi has no block',
    ],
  ])('finds %s', (_, json, problem) => {
    expect(graphProblems(json).join('\n')).toContain(problem);
  });

  test('does not take texts for references', () => {
    expect(graphProblems(file({ name: 'azurerm_user_assigned_identity.Gone.name', tags: { of: '${var.azurerm_x.y}' } }))).toEqual([]);
  });

  test('follows what a resource needs to its end', () => {
    const json = { resource: { [A]: { A: { name: `\${${B}.B.name}` } }, [B]: { B: { depends_on: ['azapi_resource.C'] } }, azapi_resource: { C: {} } } };
    expect([...needs(json, `${A}.A`)]).toEqual([`${B}.B`, 'azapi_resource.C']);
    expect([...needs(json, 'azapi_resource.C')]).toEqual([]);
  });
});

describe('the checker of roles', () => {
  const role = (scope: string, principal = 'p'): Block => ({ scope, principal_id: principal, role_definition_name: 'Reader' });
  const json = (...roles: Block[]): Synthesized => ({ resource: { azurerm_role_assignment: Object.fromEntries(roles.map((each, index) => [`R${index}`, each])) } });

  test('lists them', () => {
    const cosmos = { azurerm_cosmosdb_sql_role_assignment: { C: { scope: '/a', principal_id: 'p', role_definition_id: '/a/sqlRoleDefinitions/2' } } };
    expect(rolesIn({ resource: { ...json(role('/b')).resource, ...cosmos } })).toEqual(['p is 2 on /a', 'p is Reader on /b']);
  });

  test('finds one that is granted twice, whatever the case', () => {
    expect(roleProblems(json(role('/a'), role('/b'), role('/a', 'q')))).toEqual([]);
    expect(roleProblems(json(role('/a'), role('/A')))).toEqual(['p is reader on /a twice']);
  });
});

describe('the checker of keys', () => {
  test.each<[string, Block]>([
    ['an attribute', { key: '${azurerm_storage_account.A.primary_access_key}' }],
    ['an argument', { storage_account_access_key: 'x' }],
    ['a connection string', { app_settings: { A: 'DefaultEndpointsProtocol=https;AccountKey=abc' } }],
    ['a connection string of the account', { value: '${azurerm_storage_account.A.primary_connection_string}' }],
    ['an instrumentation key', { value: '${azurerm_application_insights.A.instrumentation_key}' }],
    ['a key of Service Bus', { value: 'Endpoint=sb://a;SharedAccessKey=b' }],
  ])('finds %s', (_, block) => {
    expect(keysIn(file(block))).toHaveLength(1);
  });

  test('finds nothing in names, endpoints, secrets and connection strings of Application Insights', () => {
    const block = {
      name: 'key-orders', uri: '${azurerm_storage_account.A.primary_blob_endpoint}', secret: '@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/key)',
      insights: '${azurerm_application_insights.A.connection_string}', shared_access_key_enabled: false,
    };
    expect(keysIn(file(block))).toEqual([]);
  });
});
