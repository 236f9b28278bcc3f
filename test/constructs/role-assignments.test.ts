import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { RoleAssignments } from '../../src/constructs/role-assignments';
import { AzfnError } from '../../src/rules/azfn-error';
import type { ConnectionRole } from '../../src/rules/connection-rules';
import { roleTerms } from '../../src/rules/role-sets';
import { AzureRole } from '../../src/values/azure-role';
import { pathsIn, stackIn, synth, testApp, testStack, type Block } from '../support/stacks';
import { schemaProblems } from '../support/azurerm-schema';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
const QUEUE = `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders/queues/orders`;
const COSMOS = `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const PRINCIPAL = '11111111-2222-3333-4444-555555555555';

const receiver = (more: Partial<Extract<ConnectionRole, { kind: 'azure' }>> = {}): ConnectionRole => ({
  kind: 'azure', id: 'Receiver', role: roleTerms('azureServiceBusDataReceiver'), scopeId: QUEUE, ...more,
});
const reader = (more: Partial<Extract<ConnectionRole, { kind: 'cosmos' }>> = {}): ConnectionRole => ({
  kind: 'cosmos', id: 'Reader', role: 'cosmosDbBuiltInDataReader', scopeId: COSMOS, ...more,
});

/** Assignments as Terraform sees them, without what the framework adds, by their names. */
function assigned(stack: TerraformStack): Record<string, Block> {
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  const all = { ...json.resource?.azurerm_role_assignment, ...json.resource?.azurerm_cosmosdb_sql_role_assignment };
  return Object.fromEntries(Object.entries(all).map(([name, { '//': _, ...block }]) => [name, block]));
}

function refusal(program: () => unknown): AzfnError {
  try {
    program();
  } catch (error) {
    if (error instanceof AzfnError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const identity = (stack: TerraformStack, id = 'Identity'): UserAssignedIdentity => new UserAssignedIdentity(stack, id, { name: 'id-orders', resourceGroupName: 'rg-orders', location: 'westeurope' });

describe('a role of Azure', () => {
  test('is defined by name, for a service principal and without a name of its own', () => {
    const stack = testStack();
    new RoleAssignments(stack).assign(receiver(), PRINCIPAL);
    expect(assigned(stack)).toEqual({
      Receiver: { scope: QUEUE, role_definition_name: 'Azure Service Bus Data Receiver', principal_id: PRINCIPAL, principal_type: 'ServicePrincipal' },
    });
  });

  test('is defined by the id of its definition where the program says so', () => {
    const stack = testStack();
    const id = '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/11111111-2222-3333-4444-555555555555';
    new RoleAssignments(stack).assign(receiver({ role: AzureRole.ofDefinitionId(id)._terms }), PRINCIPAL);
    expect(assigned(stack).Receiver).toEqual({ scope: QUEUE, role_definition_id: id, principal_id: PRINCIPAL, principal_type: 'ServicePrincipal' });
  });

  test('is defined below whoever asks, under the id that was given', () => {
    const stack = testStack();
    const app = new Construct(stack, 'Orders');
    const slot = new Construct(app, 'Staging');
    const roles = new RoleAssignments(app);
    roles.assign(receiver(), PRINCIPAL);
    roles.assign(receiver({ scopeId: `${QUEUE}2` }), PRINCIPAL, slot);
    expect(pathsIn(stack).filter((path) => path.endsWith('Receiver'))).toEqual(['test/Orders/Staging/Receiver', 'test/Orders/Receiver']);
  });
});

describe('a role of Cosmos DB', () => {
  test.each([
    ['an account', COSMOS, COSMOS],
    ['a database', `${COSMOS}/sqlDatabases/orders`, `${COSMOS}/dbs/orders`],
    ['a container', `${COSMOS}/sqlDatabases/orders/containers/items`, `${COSMOS}/dbs/orders/colls/items`],
    ['a database with the name of a part', `${COSMOS}/sqlDatabases/containers/containers/sqlDatabases`, `${COSMOS}/dbs/containers/colls/sqlDatabases`],
    ['a database in the words of the data', `${COSMOS}/dbs/orders`, `${COSMOS}/dbs/orders`],
    ['a container in the words of the data', `${COSMOS}/dbs/orders/colls/items`, `${COSMOS}/dbs/orders/colls/items`],
  ])('is defined on %s', (_, scopeId, scope) => {
    const stack = testStack();
    new RoleAssignments(stack).assign(reader({ scopeId }), PRINCIPAL);
    expect(assigned(stack)).toEqual({
      Reader: {
        resource_group_name: 'rg-orders', account_name: 'cosmos-orders', scope, principal_id: PRINCIPAL,
        role_definition_id: `${COSMOS}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001`,
      },
    });
  });

  test('is taken out of a token by Terraform', () => {
    const stack = testStack();
    const variable = new TerraformVariable(stack, 'cosmos', {});
    new RoleAssignments(stack).assign(reader({ scopeId: variable.stringValue, role: 'cosmosDbBuiltInDataContributor' }), PRINCIPAL);
    expect(assigned(stack).Reader).toEqual({
      resource_group_name: '${element(split("/", var.cosmos), 4)}',
      account_name: '${element(split("/", var.cosmos), 8)}',
      scope: '${replace(replace(var.cosmos, "/sqlDatabases", "/dbs"), "/containers", "/colls")}',
      role_definition_id: '${join("/", slice(split("/", var.cosmos), 0, 9))}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002',
      principal_id: PRINCIPAL,
    });
  });
});

describe('the same role', () => {
  type Ask = (stack: TerraformStack, roles: RoleAssignments) => unknown;
  const twice: [string, Ask, Ask][] = [
    ['under one id', (_, roles) => roles.assign(receiver(), PRINCIPAL), (_, roles) => roles.assign(receiver(), PRINCIPAL)],
    ['under two ids', (_, roles) => roles.assign(receiver(), PRINCIPAL), (_, roles) => roles.assign(receiver({ id: 'Other' }), PRINCIPAL)],
    ['by name and by definition', (_, roles) => roles.assign(receiver(), PRINCIPAL), (_, roles) =>
      roles.assign(receiver({ id: 'Other', role: { by: 'id', id: '/subscriptions/0/providers/Microsoft.Authorization/roleDefinitions/4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0' } }), PRINCIPAL)],
    ['in another case', (_, roles) => roles.assign(receiver(), PRINCIPAL), (_, roles) =>
      roles.assign(receiver({ id: 'Other', scopeId: QUEUE.toLowerCase(), role: { by: 'name', name: 'azure service bus data receiver' } }), PRINCIPAL.toUpperCase())],
    ['of one identity, read twice', (stack, roles) => roles.assign(receiver(), identity(stack).principalId), (stack, roles) =>
      roles.assign(receiver({ id: 'Other' }), (stack.node.findChild('Identity') as UserAssignedIdentity).principalId)],
    ['from two apps', (stack) => new RoleAssignments(new Construct(stack, 'Orders')).assign(receiver(), PRINCIPAL), (stack) =>
      new RoleAssignments(new Construct(stack, 'Billing')).assign(receiver(), PRINCIPAL)],
    ['on a database, in two words', (_, roles) => roles.assign(reader({ scopeId: `${COSMOS}/dbs/orders` }), PRINCIPAL), (_, roles) =>
      roles.assign(reader({ id: 'Other', scopeId: `${COSMOS}/sqlDatabases/orders` }), PRINCIPAL)],
  ];

  test.each(twice)('%s is defined once', (_, first, second) => {
    const stack = testStack();
    const roles = new RoleAssignments(stack);
    const one = first(stack, roles);
    expect(second(stack, roles)).toBe(one);
    expect(Object.keys(assigned(stack))).toHaveLength(1);
  });

  const different: [string, ConnectionRole, string][] = [
    ['of another principal', receiver({ id: 'Other' }), PRINCIPAL.replace('1', '2')],
    ['on another resource', receiver({ id: 'Other', scopeId: `${QUEUE}2` }), PRINCIPAL],
    ['of another kind', receiver({ id: 'Other', role: roleTerms('azureServiceBusDataSender') }), PRINCIPAL],
  ];

  test.each(different)('%s is another one', (_, other, principal) => {
    const stack = testStack();
    const roles = new RoleAssignments(stack);
    expect(roles.assign(other, principal)).not.toBe(roles.assign(receiver(), PRINCIPAL));
    expect(Object.keys(assigned(stack)).sort()).toEqual(['Other', 'Receiver']);
  });

  test('of two identities is two', () => {
    const stack = testStack();
    const roles = new RoleAssignments(stack);
    roles.assign(receiver(), identity(stack).principalId);
    roles.assign(receiver({ id: 'Other' }), identity(stack, 'Second').principalId);
    expect(Object.keys(assigned(stack))).toHaveLength(2);
  });

  test('is defined in each stack, because no stack knows the other', () => {
    const app = testApp();
    const [one, other] = [stackIn(app, 'one'), stackIn(app, 'other')].map((stack) => new RoleAssignments(stack).assign(receiver(), PRINCIPAL));
    expect(one).not.toBe(other);
  });

  test('is defined anew when the app that had it was refused and is gone', () => {
    const stack = testStack();
    const gone = new Construct(stack, 'Gone');
    new RoleAssignments(gone).assign(receiver(), PRINCIPAL);
    stack.node.tryRemoveChild('Gone');
    const again = new RoleAssignments(stack).assign(receiver(), PRINCIPAL);
    expect(again.node.path).toBe(`${stack.node.path}/Receiver`);
    expect(Object.keys(assigned(stack))).toEqual(['Receiver']);
  });
});

describe('an id', () => {
  test('that stands for another role is refused with what to do', () => {
    const stack = testStack();
    const roles = new RoleAssignments(stack);
    roles.assign(receiver(), PRINCIPAL);
    const error = refusal(() => roles.assign(receiver({ scopeId: `${QUEUE}2` }), PRINCIPAL));
    expect(error.codes).toEqual(['AZFN5021']);
    expect(error.message).toMatch(/^test cannot take this:\n {2}AZFN5021 identity\/grant-id: 'grantRole' is called with the id 'Receiver', which stands for another role already$/m);
    expect(error.message).toContain(`use another id, such as 'Receiver2'`);
    expect(Object.keys(assigned(stack))).toEqual(['Receiver']);
  });

  test('that stands for the same role of another app is free', () => {
    const stack = testStack();
    const [orders, billing] = ['Orders', 'Billing'].map((id) => new RoleAssignments(new Construct(stack, id)));
    orders.assign(receiver(), PRINCIPAL);
    billing.assign(receiver(), PRINCIPAL);
    expect(refusal(() => billing.assign(receiver({ scopeId: `${QUEUE}2` }), PRINCIPAL)).codes).toEqual(['AZFN5021']);
    expect(() => billing.assign(receiver({ id: 'Second', scopeId: `${QUEUE}2` }), PRINCIPAL)).not.toThrow();
  });

  test('that something else has is refused', () => {
    const stack = testStack();
    new Construct(stack, 'Receiver');
    expect(refusal(() => new RoleAssignments(stack).assign(receiver(), PRINCIPAL)).codes).toEqual(['AZFN8007']);
  });

  test.each<[string, unknown]>([
    ['a token', '${var.id}'], ['empty', ''], ['spaces', '  '], ['a number', 7], ['null', null], ['absent', undefined], ['an object', { id: 'x' }],
  ])('that is %s is refused and leaves nothing', (_, id) => {
    const stack = testStack();
    const before = pathsIn(stack);
    expect(refusal(() => new RoleAssignments(stack).assign(receiver({ id: id as string }), PRINCIPAL)).codes).toEqual(['AZFN8007']);
    expect(pathsIn(stack)).toEqual(before);
  });
});

test('a role that the program defines itself is its own affair', () => {
  const stack = testStack();
  new RoleAssignment(stack, 'Own', { scope: QUEUE, roleDefinitionName: 'Azure Service Bus Data Receiver', principalId: PRINCIPAL });
  new RoleAssignments(stack).assign(receiver(), PRINCIPAL);
  expect(Object.keys(synth(stack).resource?.azurerm_role_assignment ?? {}).sort()).toEqual(['Own', 'Receiver']);
});

test('a thousand apps with roles of their own take no time to speak of', () => {
  const stack = testStack();
  const started = performance.now();
  for (let app = 0; app < 1000; app += 1) {
    const { principalId } = identity(stack, `Identity${app}`);
    const roles = new RoleAssignments(new Construct(stack, `App${app}`));
    for (const id of ['A', 'B', 'C']) roles.assign(receiver({ id, scopeId: `${QUEUE}${id}` }), principalId);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(stack.node.findAll().filter((construct) => construct instanceof RoleAssignment)).toHaveLength(3000);
});
