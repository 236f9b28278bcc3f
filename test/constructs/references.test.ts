import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Lazy, TerraformVariable, Token, type TerraformStack } from 'cdktf';
import { argumentsOf, identityOf, identityOfResource, kindOfIdentity } from '../../src/intake/references';
import { stackIn, testApp, testStack } from '../support/stacks';

const subnet = (stack: TerraformStack, id = 'Subnet') => new Subnet(stack, id, { name: 'functions', resourceGroupName: 'rg', virtualNetworkName: 'vnet' });

describe('identityOf', () => {
  test('is the same for every token of one attribute, whichever stack asks', () => {
    const program = testApp();
    const [network, apps] = [stackIn(program, 'network'), stackIn(program, 'apps')];
    const resource = subnet(network);
    const asked = [identityOf(network, resource.id), identityOf(network, resource.id), identityOf(apps, resource.id), identityOfResource(resource)];
    expect(new Set(asked)).toEqual(new Set(['network ${azurerm_subnet.Subnet.id}']));
  });

  test('stays the same once the program was prepared for references from stack to stack', () => {
    const program = testApp();
    const [network, apps] = [stackIn(program, 'network'), stackIn(program, 'apps')];
    const { id } = subnet(network);
    const before = identityOf(apps, id);
    subnet(apps, 'Other').addOverride('tags', { other: id });
    program.synth();
    expect(identityOf(apps, id)).toBe(before);
  });

  test('tells resources of one name in two stacks apart', () => {
    const program = testApp();
    const [one, two] = [stackIn(program, 'one'), stackIn(program, 'two')];
    expect(identityOf(one, subnet(one).id)).not.toBe(identityOf(one, subnet(two).id));
  });

  test('of literals does not mind upper and lower case', () => {
    const stack = testStack();
    expect(identityOf(stack, '/subscriptions/A/x')).toBe(identityOf(stack, '/subscriptions/a/X'));
  });

  test.each<[string, (stack: TerraformStack) => string, string]>([
    ['a token that is made late', (stack) => Lazy.stringValue({ produce: () => subnet(stack).id }), 'resource'],
    ['an expression written by hand', () => '${azurerm_subnet.Subnet.id}', 'resource'],
    ['a literal', () => '/subscriptions/x', 'literal'],
    ['a variable', (stack) => new TerraformVariable(stack, 'id', {}).stringValue, 'other'],
    ['data', () => '${data.azurerm_subnet.Subnet.id}', 'other'],
    ['one of several', () => '${azurerm_subnet.Subnet[0].id}', 'other'],
    ['another attribute', (stack) => subnet(stack).name, 'other'],
    ['a text around a token', (stack) => `${subnet(stack).id}-2`, 'other'],
    ['a function', () => '${lower(azurerm_subnet.Subnet.id)}', 'other'],
    ['a text that is no id', () => 'functions', 'other'],
  ])('%s', (_, make, kind) => {
    const stack = testStack();
    expect(kindOfIdentity(identityOf(stack, make(stack)))).toBe(kind);
  });
});

test('argumentsOf has overrides, and expressions in place of tokens', () => {
  const stack = testStack();
  const resource = subnet(stack);
  resource.name = Token.asString('${var.name}');
  resource.addOverride('delegation', [{ name: 'd' }]);
  expect(argumentsOf(resource)).toEqual({ name: '${var.name}', resource_group_name: 'rg', virtual_network_name: 'vnet', delegation: [{ name: 'd' }] });
});
