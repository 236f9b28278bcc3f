import { ContainerAppEnvironment } from '@cdktf/provider-azurerm/lib/container-app-environment';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { Subnet, type SubnetConfig } from '@cdktf/provider-azurerm/lib/subnet';
import { Aspects, Lazy, TerraformResource, TerraformStack, TerraformVariable, Token, type App } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { SUBNETS } from '../../src/catalog/network';
import type { PlanId } from '../../src/catalog/plans';
import { watchEndpoint, watchSubnet } from '../../src/constructs/subnets-in-tree';
import { readContext } from '../../src/intake';
import { isWarning, type Code } from '../../src/rules/codes';
import type { System } from '../../src/rules/plan-terms';
import { plan as terms } from '../rules/verdict';
import { stackIn, synth, testApp, testStack } from '../support/stacks';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers';
const LITERAL = `${GROUP}/Microsoft.Network/virtualNetworks/vnet/subnets/functions`;
const FLEX = 'flexConsumption';

const delegation = (...services: string[]) => services.map((name, index) => ({ name: `d${index}`, serviceDelegation: { name } }));
const subnet = (scope: Construct, more: Partial<SubnetConfig> = {}, id = 'Subnet') =>
  new Subnet(scope, id, { name: 'functions', resourceGroupName: 'rg-network', virtualNetworkName: 'vnet', addressPrefixes: ['10.0.0.0/24'], ...more });
const plan = (scope: Construct, id = 'Plan') => new ServicePlan(scope, id, { name: 'plan', resourceGroupName: 'rg', location: 'x', osType: 'Linux', skuName: 'EP1' });

interface AppOptions {
  readonly on?: PlanId;
  readonly system?: System;
  readonly servicePlanId?: string;
  readonly acknowledge?: Code[];
}

/** What stands for an app: a construct with a subnet. */
function app(scope: Construct, subnetId: string, { on = 'elasticPremium', system, servicePlanId, acknowledge = [] }: AppOptions = {}, id = 'App'): Construct {
  const construct = new Construct(scope, id);
  watchSubnet(construct, subnetId, {
    plan: terms(on, system),
    servicePlanId: servicePlanId ?? `${GROUP}/Microsoft.Web/serverFarms/plan-${id}`,
    acknowledge: acknowledge.map((code) => ({ code, reason: 'known' })),
    context: readContext(scope),
  });
  return construct;
}

const TEXT = /^AZFN\d{4}/;
const codesIn = (texts: readonly string[]): string[] => texts.map((text) => TEXT.exec(text)?.[0] ?? text);
const warningsOf = ({ node }: IConstruct): string[] => node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));

/** What a program says, by the path of who says it; aspects first, as in a synthesis. */
function said(root: IConstruct): Record<string, string[]> {
  const constructs = root.node.findAll();
  for (const construct of constructs) for (const aspect of Aspects.of(construct).all) aspect.visit(construct);
  const texts = constructs.map((construct): [string, string[]] => [construct.node.path, [...codesIn(construct.node.validate()), ...codesIn(warningsOf(construct))]]);
  return Object.fromEntries(texts.filter(([, codes]) => codes.length > 0 && codes.every((code) => TEXT.test(code))));
}

describe('a subnet is found', () => {
  test.each<[string, (stack: TerraformStack) => string]>([
    ['by its id', (stack) => subnet(stack).id],
    ['by its id as a token of its own', (stack) => Token.asString(subnet(stack).interpolationForAttribute('id'))],
    ['by an expression written by hand', (stack) => {
      subnet(stack);
      return '${azurerm_subnet.Subnet.id}';
    }],
    ['by a token that is made late', (stack) => {
      const late = subnet(stack);
      return Lazy.stringValue({ produce: () => late.id });
    }],
    ['in a construct', (stack) => subnet(new Construct(stack, 'Network')).id],
    ['under a name of its own', (stack) => {
      const named = subnet(stack);
      named.overrideLogicalId('named_subnet');
      return named.id;
    }],
    ['as a resource of another class', (stack) => new TerraformResource(stack, 'Other', { terraformResourceType: 'azurerm_subnet' }).getStringAttribute('id')],
  ])('%s', (_, make) => {
    const stack = testStack();
    app(stack, make(stack));
    expect(said(stack)).toEqual({ 'test/App': ['AZFN6006'] });
  });

  test.each<[string, (stack: TerraformStack) => string]>([
    ['a literal', () => LITERAL],
    ['a variable', (stack) => new TerraformVariable(stack, 'SubnetId', {}).stringValue],
    ['another attribute of a subnet', (stack) => subnet(stack).name],
    ['the id of something else', (stack) => plan(stack).id],
    ['a subnet of data', (stack) => {
      subnet(stack);
      return '${data.azurerm_subnet.Subnet.id}';
    }],
  ])('not where the id is that of no subnet of the program: %s', (_, make) => {
    const stack = testStack();
    app(stack, make(stack));
    expect(said(stack)).toEqual({});
  });

  test('in another stack, and not one of the same name in the stack of the app', () => {
    const program = testApp();
    const network = stackIn(program, 'network');
    const apps = stackIn(program, 'apps');
    subnet(apps, { delegation: delegation(SUBNETS.elasticPremium.delegation) });
    app(apps, subnet(network).id);
    expect(said(program)).toEqual({ 'apps/App': ['AZFN6006'] });
    expect(() => program.synth()).toThrow(/AZFN6006 network\/subnet-delegation: .*the subnet 'network\/Subnet'/);
  });

  test('with the changes of aspects that come before the validation', () => {
    const stack = testStack();
    app(stack, subnet(stack).id);
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof Subnet) node.putDelegation(delegation(SUBNETS.elasticPremium.delegation));
      },
    });
    expect(() => synth(stack)).not.toThrow();
  });

  test('with its overrides', () => {
    const stack = testStack();
    const overridden = subnet(stack, { delegation: delegation('Microsoft.Sql/managedInstances') });
    overridden.addOverride('delegation.0.service_delegation.name', SUBNETS.elasticPremium.delegation);
    app(stack, overridden.id);
    expect(said(stack)).toEqual({});
  });
});

describe('a subnet of the program', () => {
  const PLANS = Object.keys(SUBNETS) as (keyof typeof SUBNETS)[];
  const cases = PLANS.flatMap((on) => PLANS.map((of) => [on, of] as const));
  test.each(cases)('an app on %s in a subnet for %s', (on, of) => {
    const stack = testStack();
    app(stack, subnet(stack, { delegation: delegation(SUBNETS[of].delegation) }).id, { on });
    const fits = SUBNETS[on].delegation === SUBNETS[of].delegation;
    expect(said(stack)).toEqual(fits ? {} : { 'test/App': ['AZFN6006'] });
  });

  test('everything about it is said at once', () => {
    const stack = testStack();
    app(stack, subnet(stack, { name: 'my_functions', addressPrefixes: ['10.0.0.0/28'] }).id, { on: FLEX });
    expect(said(stack)).toEqual({ 'test/App': ['AZFN6006', 'AZFN6007', 'AZFN6009'] });
  });

  test('the validation stops the synthesis with the text and its block', () => {
    const stack = testStack();
    app(stack, subnet(stack).id, { on: FLEX });
    expect(() => synth(stack)).toThrow(/serviceDelegation: \{ name: 'Microsoft\.App\/environments', actions: \['Microsoft\.Network\/virtualNetworks\/subnets\/join\/action'\] \}/);
  });

  test.each<[string, Partial<SubnetConfig>, string[]]>([
    ['no delegation, left alone by Terraform', { lifecycle: { ignoreChanges: ['delegation'] } }, []],
    ['no delegation, and everything left alone', { lifecycle: { ignoreChanges: 'all' } }, []],
    ['no delegation, and something else left alone', { lifecycle: { ignoreChanges: ['service_endpoints'] } }, ['AZFN6006']],
    ['delegations that only Terraform knows', { delegation: Token.asAny('${var.delegations}') as never }, []],
    ['a service that only Terraform knows', { delegation: delegation('${var.service}') }, []],
    ['two delegations', { delegation: delegation(SUBNETS.elasticPremium.delegation, 'Microsoft.Sql/managedInstances') }, ['AZFN6006']],
    ['a /29', { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: ['10.0.0.0/29'] }, ['AZFN6008']],
    ['two ranges of /29', { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: ['10.0.0.0/29', '10.0.1.0/29'] }, ['AZFN6009']],
    ['a range that only Terraform knows', { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: ['${var.range}'] }, []],
    ['ranges that only Terraform knows', { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: Token.asList('${var.ranges}') }, []],
    ['no ranges', { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: undefined }, []],
    ['an underscore, which only Flex Consumption minds', { name: 'a_b', delegation: delegation(SUBNETS.elasticPremium.delegation) }, []],
  ])('%s', (_, more, expected) => {
    const stack = testStack();
    app(stack, subnet(stack, more).id);
    expect(said(stack)).toEqual(expected.length === 0 ? {} : { 'test/App': expected });
  });
});

describe('warnings', () => {
  const small = (stack: TerraformStack) => subnet(stack, { delegation: delegation(SUBNETS.elasticPremium.delegation), addressPrefixes: ['10.0.0.0/28'] }).id;

  test('are on the app once, however often the program is synthesized', () => {
    const stack = testStack();
    const warned = app(stack, small(stack));
    synth(stack);
    synth(stack);
    said(stack);
    expect(codesIn(warningsOf(warned))).toEqual(['AZFN6009']);
    expect(isWarning('AZFN6009')).toBe(true);
  });

  test('can be acknowledged', () => {
    const stack = testStack();
    const warned = app(stack, small(stack), { acknowledge: ['AZFN6009'] });
    synth(stack);
    expect(warningsOf(warned)).toEqual([]);
  });

  test('several plans of the program in a subnet of unknown size', () => {
    const stack = testStack();
    const [one, two] = [plan(stack, 'One'), plan(stack, 'Two')];
    app(stack, LITERAL, { on: 'dedicated', servicePlanId: one.id }, 'A');
    app(stack, LITERAL.toUpperCase(), { on: 'dedicated', servicePlanId: two.id }, 'B');
    app(stack, LITERAL, { on: 'dedicated', servicePlanId: two.id }, 'C');
    expect(said(stack)).toEqual({ 'test/B': ['AZFN6013'] });
  });
});

describe('neighbours', () => {
  const endpointIn = (scope: Construct, subnetId: string, id = 'Endpoint') =>
    new PrivateEndpoint(scope, id, {
      name: 'pe', resourceGroupName: 'rg', location: 'x', subnetId, privateServiceConnection: { name: 'pe', isManualConnection: false, privateConnectionResourceId: LITERAL },
    });

  test('apps of both kinds, in two stacks, by a literal id', () => {
    const program = testApp();
    app(stackIn(program, 'one'), LITERAL, { on: FLEX });
    app(stackIn(program, 'two'), LITERAL);
    expect(said(program)).toEqual({ 'two/App': ['AZFN6010'] });
  });

  test('apps of both kinds, in two stacks, by the subnet of a third', () => {
    const program = testApp();
    const { id } = subnet(stackIn(program, 'network'), { delegation: delegation(SUBNETS.elasticPremium.delegation) });
    app(stackIn(program, 'one'), id, { on: FLEX });
    app(stackIn(program, 'two'), id);
    expect(said(program)).toEqual({ 'one/App': ['AZFN6010'] });
  });

  test.each<[string, (scope: Construct, subnetId: string) => unknown]>([
    ['a private endpoint', (scope, subnetId) => endpointIn(scope, subnetId)],
    ['a Container Apps environment', (scope, infrastructureSubnetId) =>
      new ContainerAppEnvironment(scope, 'Environment', { name: 'env', resourceGroupName: 'rg', location: 'x', infrastructureSubnetId })],
  ])('%s that somebody put there', (what, put) => {
    for (const on of [FLEX, 'dedicated'] as const) {
      const stack = testStack();
      const { id } = subnet(stack, { delegation: delegation(SUBNETS[on].delegation) });
      app(stack, id, { on });
      put(stack, id);
      expect(said(stack)).toEqual({ 'test/App': ['AZFN6010'] });
      expect(stack.node.findChild('App').node.validate()[0]).toContain(what);
    }
  });

  test('a private endpoint elsewhere, and one in a subnet without apps', () => {
    const stack = testStack();
    app(stack, subnet(stack, { delegation: delegation(SUBNETS.elasticPremium.delegation) }).id);
    const other = subnet(stack, {}, 'Other');
    endpointIn(stack, other.id, 'Elsewhere');
    endpointIn(stack, LITERAL, 'Literal');
    expect(said(stack)).toEqual({});
  });

  test('an app that was taken out of the tree is nobody', () => {
    const stack = testStack();
    app(stack, LITERAL, { on: FLEX }, 'A');
    app(stack, LITERAL, {}, 'B');
    stack.node.tryRemoveChild('A');
    expect(said(stack)).toEqual({});
  });
});

describe('a private endpoint of the library', () => {
  const NO_ZONES = { subresource: 'blob', prop: 'blobPrivateDnsZoneIds', zoneIds: undefined } as const;
  const watched = (scope: Construct, subnetId: string, id = 'Own', zoneIds?: string[]) => {
    const construct = new Construct(scope, id);
    watchEndpoint(construct, subnetId, { ...NO_ZONES, zoneIds });
    return construct;
  };

  test('says that its subnet is delegated, and the app in it does not say it again', () => {
    const stack = testStack();
    const { id } = subnet(stack, { delegation: delegation(SUBNETS.elasticPremium.delegation) });
    watched(stack, id);
    expect(said(stack)).toEqual({ 'test/Own': ['AZFN6010'] });
    app(stack, id);
    expect(said(stack)).toEqual({ 'test/Own': ['AZFN6010'] });
  });

  test('says that its subnet is that of an app, by a literal id', () => {
    const stack = testStack();
    app(stack, LITERAL);
    watched(stack, LITERAL);
    expect(said(stack)).toEqual({ 'test/Own': ['AZFN6010'] });
  });

  test('has nothing to say about a plain subnet', () => {
    const stack = testStack();
    watched(stack, subnet(stack).id);
    expect(said(stack)).toEqual({});
  });

  test.each<[string, string, string[]]>([
    ['its own', 'privatelink.blob.core.windows.net', []],
    ['another', 'privatelink.table.core.windows.net', ['AZFN6015']],
    ['none of these', 'corp.contoso.example', []],
    ['one that only Terraform knows', '${var.zone}', []],
  ])('looks at the zone of the program: %s', (_, name, expected) => {
    const program = testApp();
    const zone = new PrivateDnsZone(stackIn(program, 'network'), 'Zone', { name, resourceGroupName: 'rg' });
    watched(stackIn(program, 'apps'), LITERAL, 'Own', [zone.id]);
    expect(said(program)).toEqual(expected.length === 0 ? {} : { 'apps/Own': expected });
  });

  test.each<[string, string[]]>([
    ['literals, which were looked at before', [`${GROUP}/Microsoft.Network/privateDnsZones/privatelink.table.core.windows.net`]],
    ['a list that only Terraform knows', Token.asList('${var.zones}')],
    ['a token of something else', ['${azurerm_dns_zone.Zone.id}']],
  ])('leaves zones alone: %s', (_, zoneIds) => {
    const stack = testStack();
    watched(stack, LITERAL, 'Own', zoneIds);
    expect(said(stack)).toEqual({});
  });
});

describe('the tree is looked through once', () => {
  /** A program of many apps in several stacks, with one subnet per ten apps. */
  function program(count: number): App {
    const root = testApp();
    const stacks = Array.from({ length: 4 }, (_, index) => stackIn(root, `stack${index}`));
    const subnets = Array.from({ length: count / 10 }, (_, index) => subnet(stacks[index % 4], { delegation: delegation(SUBNETS.flexConsumption.delegation) }, `Subnet${index}`));
    for (let index = 0; index < count; index += 1) app(stacks[index % 4], subnets[index % subnets.length].id, { on: FLEX }, `App${index}`);
    return root;
  }

  /** How often the tree is looked through, and arguments of subnets are read, in one validation of everything. */
  function effort(root: App): { readonly trees: number; readonly subnets: number } {
    const constructs = root.node.findAll();
    const trees = jest.spyOn(root.node, 'findAll');
    const spies = constructs.filter((construct) => construct instanceof Subnet).map((construct) => jest.spyOn(construct as Subnet, 'toTerraform'));
    for (const construct of constructs) construct.node.validate();
    const result = { trees: trees.mock.calls.length, subnets: spies.reduce((sum, { mock }) => sum + mock.calls.length, 0) };
    jest.restoreAllMocks();
    return result;
  }

  test.each([200, 2000])('for %i apps', (count) => {
    const root = program(count);
    expect(effort(root)).toEqual({ trees: 1, subnets: count / 10 });
    expect(effort(root)).toEqual({ trees: 1, subnets: count / 10 });
  });

  test('for the warnings of 2000 apps', () => {
    const root = program(2000);
    const constructs = root.node.findAll();
    const trees = jest.spyOn(root.node, 'findAll');
    for (const construct of constructs) for (const aspect of Aspects.of(construct).all) aspect.visit(construct);
    expect(trees).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
  });

  test('again when the program is validated again, because it may have changed', () => {
    const root = program(200);
    expect(effort(root).trees).toBe(1);
    const [first] = root.node.children.filter((child) => child instanceof TerraformStack);
    app(first as TerraformStack, LITERAL, {}, 'Late');
    app(first as TerraformStack, LITERAL, { on: FLEX }, 'Later');
    expect(said(root)).toEqual({ 'stack0/Later': ['AZFN6010'] });
  });
});
