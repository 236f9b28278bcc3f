import { TerraformOutput, TerraformVariable, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import {
  ElasticPremiumPlan,
  FunctionAppIdentity,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type FunctionAppAttributes,
  type IFunctionApp,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, PLACES } from '../support/places';
import { emptyFolder, functionApp, PLACE, pathsIn, refusedWith, resolved, stackIn, synth, synthProgram, testApp, testStack, type Block } from '../support/stacks';

const IDENTITY_ID = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';
const CLIENT_ID = '11111111-2222-3333-4444-555555555555';
const PRINCIPAL_ID = '66666666-7777-8888-9999-000000000000';
const APP_ID = '/subscriptions/1/resourceGroups/rg-orders/providers/Microsoft.Web/sites/func-orders';

const define = (identity?: FunctionAppIdentity, place: keyof typeof PLACES = 'Dedicated on Windows') => {
  const stack = testStack();
  const plan = PLACES[place].define(stack) as IHostingPlan;
  const props = { appName: 'func-orders', ...PLACE, plan, runtime: IsolatedRuntime.DOTNET_8, identity, ...PLACES[place].props };
  return { stack, app: new IsolatedFunctionApp(stack, 'Orders', props) };
};

describe('what an app tells', () => {
  test.each(EVERYWHERE)('are attributes of its resource on %s', (place) => {
    const { stack, app } = define(FunctionAppIdentity.systemAssigned(), place);
    const { resource } = PLACES[place];
    const attribute = (name: string) => new RegExp(`^\\$\\{${resource}[.]Orders_\\w+[.]${name}\\}$`);
    expect(resolved(stack, app.functionAppId)).toMatch(attribute('id'));
    expect(resolved(stack, app.appName)).toMatch(attribute('name'));
    expect(resolved(stack, app.defaultHostname)).toMatch(attribute(resource === 'azapi_resource' ? 'output[.]properties[.]defaultHostName' : 'default_hostname'));
    expect(resolved(stack, app.principalId)).toMatch(attribute('identity\\[0\\][.]principal_id'));
    expect(resolved(stack, app.systemAssignedPrincipalId)).toBe(resolved(stack, app.principalId));
    expect([app.identityId, app.identityClientId]).toEqual([undefined, undefined]);
  });

  test.each(EVERYWHERE)('is about the identity that it has by default on %s', (place) => {
    const { stack, app } = define(undefined, place);
    const of = (name: string) => new RegExp(`^\\$\\{azurerm_user_assigned_identity[.]Orders_Identity_\\w+[.]${name}\\}$`);
    if (PLACES[place].keyless) {
      expect(resolved(stack, app.principalId)).toMatch(of('principal_id'));
      expect(resolved(stack, app.identityId)).toMatch(of('id'));
      expect(resolved(stack, app.identityClientId)).toMatch(of('client_id'));
      expect(app.systemAssignedPrincipalId).toBeUndefined();
    } else {
      expect(resolved(stack, app.principalId)).toBe(resolved(stack, app.systemAssignedPrincipalId));
      expect([app.identityId, app.identityClientId]).toEqual([undefined, undefined]);
    }
  });

  test('reaches outputs of the stack', () => {
    const { stack, app } = define();
    new TerraformOutput(stack, 'url', { value: `https://${app.defaultHostname}` });
    const json = synth(stack);
    expect(json.output).toEqual({ url: { value: expect.stringMatching(/^https:\/\/\$\{azurerm_windows_function_app[.]Orders_\w+[.]default_hostname\}$/) as unknown } });
  });

  test.each<[string, FunctionAppIdentity, string | undefined, boolean, string | undefined]>([
    ['one of its own', FunctionAppIdentity.systemAssigned(), 'azurerm_windows_function_app', true, undefined],
    ['one that it defines', FunctionAppIdentity.newUserAssigned(), 'azurerm_user_assigned_identity', false, 'azurerm_user_assigned_identity'],
    ['one that it defines, beside its own', FunctionAppIdentity.newUserAssigned({ systemAssigned: true }), 'azurerm_user_assigned_identity', true, 'azurerm_user_assigned_identity'],
    ['one that exists and is known', FunctionAppIdentity.userAssigned([IDENTITY_ID], { clientId: CLIENT_ID, principalId: PRINCIPAL_ID }), PRINCIPAL_ID, false, IDENTITY_ID],
    ['one that exists, beside its own', FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID]), 'azurerm_windows_function_app', true, undefined],
    ['both, and what is known of the other', FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID], { clientId: CLIENT_ID, principalId: PRINCIPAL_ID }), PRINCIPAL_ID, true, IDENTITY_ID],
    ['one of which nothing is known', FunctionAppIdentity.userAssigned([IDENTITY_ID]), undefined, false, undefined],
  ])('names the identity that it works with: %s', (_, identity, principal, system, identityId) => {
    const { stack, app } = define(identity, 'Elastic Premium on Windows');
    const text = (value: string | undefined): string | undefined => (value === undefined ? undefined : String(resolved(stack, value)));
    const told = (value: string | undefined, expected: string | undefined): void =>
      expected?.startsWith('azurerm_') === true ? expect(text(value)).toContain(`{${expected}.`) : expect(text(value)).toBe(expected);
    told(app.principalId, principal);
    told(app.identityId, identityId);
    expect(app.systemAssignedPrincipalId !== undefined).toBe(system);
    if (system) expect(text(app.systemAssignedPrincipalId)).toContain('{azurerm_windows_function_app.');
  });
});

describe('the way down', () => {
  test.each(EVERYWHERE)('is the default child on %s', (place) => {
    const { stack, app } = define(undefined, place);
    const child = app.node.defaultChild as TerraformResource;
    expect([child.node.id, child.terraformResourceType]).toEqual(['Resource', PLACES[place].resource]);
    const written = (): Block => functionApp(synth(stack));
    if (PLACES[place].resource === 'azapi_resource') {
      child.addOverride('body.properties.httpsOnly', false);
      child.addOverride('body.properties.functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency', 4); // below null
      expect(written()).toMatchObject({ httpsOnly: false, scaleAndConcurrency: { triggers: { http: { perInstanceConcurrency: 4 } } }, siteConfig: { minTlsVersion: '1.2' } });
    } else {
      child.addOverride('site_config.managed_pipeline_mode', 'Classic');
      child.addOverride('https_only', false);
      expect(written()).toMatchObject({ https_only: false, site_config: { managed_pipeline_mode: 'Classic', minimum_tls_version: '1.2' } });
    }
    expect(schemaProblems(synth(stack))).toEqual([]);
  });

  test('takes a lifecycle beside the one of the library', () => {
    const { stack, app } = define();
    (app.node.defaultChild as TerraformResource).addOverride('lifecycle.ignore_changes', ['tags']);
    expect(functionApp(stack).lifecycle).toEqual({ ignore_changes: ['tags'] });
  });

  test('keeps what comes later: a call after an override adds to what is there', () => {
    const { stack, app } = define();
    (app.node.defaultChild as TerraformResource).addOverride('app_settings.FROM_OVERRIDE', '1');
    app.addAppSetting('FROM_CALL', '2');
    expect(functionApp(stack).app_settings).toMatchObject({ FROM_OVERRIDE: '1', FROM_CALL: '2' });
  });

  const children = (props: Partial<IsolatedFunctionAppProps>): string[] => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'Orders', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, ...props });
    const root = 'test/Orders/';
    return pathsIn(stack).filter((path) => path.startsWith(root)).map((path) => path.slice(root.length)).sort();
  };

  test('leads to the children with names that are part of the state', () => {
    expect(children({})).toEqual(['DeploymentContainer', 'Identity', 'Plan', 'Plan/Resource', 'Resource', 'Storage', 'Storage-StorageBlobDataOwner']);
    expect(children({ hostStorage: HostStorage.newAccountKey() })).toEqual(['DeploymentContainer', 'Plan', 'Plan/Resource', 'Resource', 'Storage']);
  });
});

describe.each([
  ['IsolatedFunctionApp', IsolatedFunctionApp.fromFunctionAppAttributes],
  ['InProcessFunctionApp', InProcessFunctionApp.fromFunctionAppAttributes],
] as const)('an app that exists, by %s', (_, from) => {
  const existing = (attributes: FunctionAppAttributes): IFunctionApp => from(testStack(), 'Orders', attributes);

  test('has its name from its id, and a host name from its name', () => {
    const app = existing({ functionAppId: APP_ID });
    expect({ id: app.functionAppId, name: app.appName, host: app.defaultHostname, principal: app.principalId }).toEqual({
      id: APP_ID, name: 'func-orders', host: 'func-orders.azurewebsites.net', principal: undefined,
    });
  });

  test('has the host name and the principal that it is told', () => {
    const app = existing({ functionAppId: APP_ID, defaultHostname: 'func-orders-a1b2.westeurope-01.azurewebsites.net', principalId: 'p-1' });
    expect([app.defaultHostname, app.principalId]).toEqual(['func-orders-a1b2.westeurope-01.azurewebsites.net', 'p-1']);
  });

  test('has its name from a token', () => {
    const stack = testStack();
    const app = from(stack, 'Orders', { functionAppId: new TerraformVariable(stack, 'app', { type: 'string' }).stringValue });
    expect(resolved(stack, app.functionAppId)).toBe('${var.app}');
    expect(resolved(stack, app.appName)).toBe('${element(split("/", var.app), 8)}');
    expect(resolved(stack, app.defaultHostname)).toBe('${element(split("/", var.app), 8)}.azurewebsites.net');
  });

  test('defines nothing', () => {
    const stack = testStack();
    from(stack, 'Orders', { functionAppId: APP_ID });
    expect(synth(stack).resource).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ['no attributes', undefined, 'AZFN8001'],
    ['no id', {}, 'AZFN8002'],
    ['a name instead of an id', { functionAppId: 'func-orders' }, 'AZFN6005'],
    ['an id in lower case', { functionAppId: APP_ID.replace('Microsoft.Web', 'microsoft.web') }, 'AZFN6005'],
    ['the id of a slot', { functionAppId: `${APP_ID}/slots/staging` }, 'AZFN6005'],
    ['an empty host name', { functionAppId: APP_ID, defaultHostname: '' }, 'AZFN8002'],
    ['a number as principal', { functionAppId: APP_ID, principalId: 1 }, 'AZFN8001'],
  ])('is refused with %s', (_label, attributes, code) => {
    const stack = testStack();
    expect(refusedWith(() => from(stack, 'Orders', attributes as FunctionAppAttributes))).toEqual([code]);
    expect(stack.node.tryFindChild('Orders')).toBeUndefined();
  });
});

describe('an app of another stack', () => {
  test('is referred to through its state', () => {
    const program = testApp({}, emptyFolder());
    const [first, second] = [stackIn(program, 'first'), stackIn(program, 'second')];
    const app = new IsolatedFunctionApp(first, 'Orders', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 });
    new IsolatedFunctionApp(second, 'Billing', {
      appName: 'func-billing', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, appSettings: { ORDERS: app.defaultHostname },
    });
    const { stacks } = synthProgram(program);
    expect(functionApp(stacks.second).siteConfig.appSettings.ORDERS).toMatch(/^\$\{data[.]terraform_remote_state[.]\S+[.]outputs[.]\S+outputpropertiesdefaultHostName\}$/);
    expect(Object.values(stacks).flatMap(schemaProblems)).toEqual([]);
  });
});

describe('apps below other constructs', () => {
  class Service extends Construct {
    public readonly app: IFunctionApp;

    constructor(scope: Construct, id: string, plan: ElasticPremiumPlan) {
      super(scope, id);
      this.app = new InProcessFunctionApp(this, 'App', { appName: `func-${id.toLowerCase()}`, ...PLACE, plan, runtime: InProcessRuntime.DOTNET_8 });
    }
  }

  test('are the same, with other names in Terraform', () => {
    const stack = testStack();
    const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
    new Service(stack, 'Orders', plan);
    new Service(stack, 'Billing', plan);
    const json = synth(stack);
    const apps = (json.resource?.azurerm_windows_function_app ?? {}) as Record<string, Block>;
    expect(Object.entries(apps).map(([name, app]) => [name.replace(/_[0-9A-F]{8}$/, ''), String(app.name)])).toEqual([
      ['Billing_App', 'func-billing'], ['Orders_App', 'func-orders'],
    ]);
    expect(schemaProblems(json)).toEqual([]);
  });
});
