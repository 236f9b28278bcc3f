import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { ServicePlan } from '@cdktf/provider-azurerm/lib/service-plan';
import { TerraformLocal, TerraformOutput, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionStringType, ContainerImage, DedicatedPlan, DedicatedSku, HostStorage, InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime, OperatingSystem, testing } from '../../src';
import '../../src/testing/jest';
import { snapshotSerializer } from '../../src/testing/matchers';
import { PLACE, stackOf } from './programs';

const { TestKit } = testing;
const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey() };
const SECRET = 'c2VjcmV0IG9mIGNvbnRvc28';

describe('a snapshot', () => {
  test('has resources, sorted, and the codes of warnings', () => {
    const stack = stackOf();
    new InProcessFunctionApp(stack, 'Old', { ...APP, appName: 'func-old', runtime: InProcessRuntime.DOTNET_8 });
    const { resources, warnings, ...rest } = JSON.parse(TestKit.synthesize(stack).snapshot()) as Record<string, object>;
    expect(rest).toEqual({});
    expect(Object.keys(resources)).toEqual(Object.keys(resources).sort());
    expect(Object.keys(resources).map((address) => address.split('.')[0])).toEqual(['azurerm_service_plan', 'azurerm_storage_account', 'azurerm_windows_function_app']);
    expect(warnings).toEqual(expect.arrayContaining(['orders/Old: AZFN1012']));
  });

  test('has none of the noise', () => {
    const stack = stackOf();
    new IsolatedFunctionApp(stack, 'Orders', APP);
    const text = TestKit.synthesize(stack).snapshot();
    for (const noise of ['"//"', 'required_providers', '"provider"', 'backend', 'uniqueId', process.cwd(), TestKit.TODAY]) expect(text).not.toContain(noise);
  });

  test('has sorted keys all the way down, so that the order of a program does not matter', () => {
    const of = (appSettings: Record<string, string>) => {
      const stack = stackOf();
      new IsolatedFunctionApp(stack, 'Orders', { ...APP, appSettings, tags: { b: '2', a: '1' } });
      return TestKit.synthesize(stack).snapshot();
    };
    expect(of({ A: '1', B: '2' })).toBe(of({ B: '2', A: '1' }));
  });

  test('changes with what matters: a setting, a resource, the address of one', () => {
    const of = (id: string, props: object) => {
      const stack = stackOf();
      new IsolatedFunctionApp(stack, id, { ...APP, ...props });
      return TestKit.synthesize(stack).snapshot();
    };
    expect(new Set([of('Orders', {}), of('Orders', { appSettings: { A: '1' } }), of('Orders', { httpsOnly: false }), of('Other', {})]).size).toBe(4);
  });

  test('does not change with the content of a package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'azfn-snapshot-'));
    const zipDeployFile = join(folder, 'app.zip');
    const of = (content: string) => {
      writeFileSync(zipDeployFile, content);
      const stack = stackOf();
      const plan = new DedicatedPlan(stack, 'Plan', {
        planName: 'plan-orders',
        ...PLACE,
        operatingSystem: OperatingSystem.WINDOWS,
        sku: DedicatedSku.S1,
      });
      new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, zipDeployFile });
      return TestKit.synthesize(stack).snapshot();
    };
    expect(of('one')).toBe(of('two'));
    expect(of('one')).toMatch(/"zip_deploy_file": "assets\/[^/"]+\/<hash>\/app.zip"/);
    rmSync(folder, { recursive: true });
  });

  test('keeps no secret, and every reference to one', () => {
    const stack = stackOf();
    const password = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true }).stringValue;
    const plan = new DedicatedPlan(stack, 'Plan', {
      planName: 'plan-orders',
      ...PLACE,
      operatingSystem: OperatingSystem.LINUX,
      sku: DedicatedSku.S1,
    });
    new IsolatedFunctionApp(stack, 'Orders', {
      ...APP,
      plan,
      hostStorage: HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: SECRET }),
      container: ContainerImage.fromImage('contoso.azurecr.io/orders:1', { registryUsername: 'user', registryPassword: SECRET }),
      appSettings: { QUEUE: `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKey=${SECRET}`, PLAIN: 'plain', PASSWORD: password },
      connectionStrings: { Sql: { connectionType: ConnectionStringType.SQL_AZURE, value: SECRET } },
    });
    const text = TestKit.synthesize(stack).snapshot();
    expect(text).not.toContain(SECRET);
    expect(text.match(/"<secret>"/g)).toHaveLength(4);
    expect(text).toContain('"PASSWORD": "${var.password}"');
    expect(text).toContain('"PLAIN": "plain"');
    expect(text).toContain('"type": "SQLAzure"');
  });

  test('keeps none of an app that is written as Azure spells it, and references to Key Vault as they are', () => {
    const stack = stackOf();
    new IsolatedFunctionApp(stack, 'Orders', {
      ...APP,
      hostStorage: HostStorage.newManagedIdentity(),
      appSettings: { REFERENCE: '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/orders)' },
      connectionStrings: { Sql: { connectionType: ConnectionStringType.SQL_AZURE, value: SECRET } },
    });
    const text = TestKit.synthesize(stack).snapshot();
    expect(text).toContain('azapi_resource.');
    expect(text).not.toContain(SECRET);
    expect(text).toContain('"connectionString": "<secret>"');
    expect(text).toContain('"@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/orders)"');
  });

  describe('of more than resources', () => {
    const PLAN = { name: 'plan-orders', resourceGroupName: 'rg-orders', location: 'westeurope', osType: 'Linux', skuName: 'EP1' };
    type Snapshot = Record<'resources' | 'data' | 'import' | 'moved' | 'output', unknown>;
    const snapshot = (define: (stack: ReturnType<typeof stackOf>) => void): Snapshot => {
      const stack = stackOf();
      define(stack);
      return JSON.parse(TestKit.synthesize(stack).snapshot()) as Snapshot;
    };

    test('has what Terraform moves and imports, so that an address that is given up without them shows', () => {
      const plan = (with_: (made: ServicePlan) => void) => snapshot((stack) => with_(new ServicePlan(stack, 'New', PLAN)));
      const kept = plan((made) => {
        made.moveFromId('azurerm_service_plan.Old');
        made.importFrom('/subscriptions/s/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders');
      });
      expect(kept.moved).toEqual([{ from: 'azurerm_service_plan.Old', to: 'azurerm_service_plan.New' }]);
      expect(kept.import).toEqual([{ id: '/subscriptions/s/resourceGroups/rg-orders/providers/Microsoft.Web/serverFarms/plan-orders', to: 'azurerm_service_plan.New' }]);
      expect(Object.keys(plan(() => undefined))).toEqual(['resources']);
      expect(plan(() => undefined).resources).toEqual(kept.resources);
    });

    test('has data sources and outputs, sorted', () => {
      const { data, output, ...rest } = snapshot((stack) => {
        const me = new DataAzurermClientConfig(stack, 'me', {});
        new DataAzurermClientConfig(stack, 'Before', { timeouts: { read: '5m' } });
        new TerraformOutput(stack, 'tenant', { value: me.tenantId, description: 'who we are' });
        new TerraformOutput(stack, 'Port', { value: 443 });
      });
      expect(rest).toEqual({ resources: {} });
      expect(Object.entries(data as object)).toEqual([['data.azurerm_client_config.Before', { timeouts: { read: '5m' } }], ['data.azurerm_client_config.me', {}]]);
      expect(Object.entries(output as object)).toEqual([['Port', { value: 443 }], ['tenant', { description: 'who we are', value: '${data.azurerm_client_config.me.tenant_id}' }]]);
    });

    test('keeps no secret of an output, and references to one', () => {
      const { output } = snapshot((stack) => {
        const key = new TerraformVariable(stack, 'key', { type: 'string', sensitive: true }).stringValue;
        new TerraformOutput(stack, 'a', { value: SECRET, sensitive: true });
        new TerraformOutput(stack, 'b', { value: { user: 'u', word: SECRET }, sensitive: true });
        new TerraformOutput(stack, 'c', { value: `${SECRET}${key}`, sensitive: true });
        new TerraformOutput(stack, 'd', { value: key, sensitive: true });
        new TerraformOutput(stack, 'admin_password', { value: SECRET });
        new TerraformOutput(stack, 'API_KEYS', { value: { orders: SECRET } });
        new TerraformOutput(stack, 'e', { value: { password: SECRET, user: 'u' } });
      });
      const sensitive = (value: string) => ({ sensitive: true, value });
      expect(output).toEqual({
        a: sensitive('<secret>'), b: sensitive('<secret>'), c: sensitive('<secret>${var.key}'), d: sensitive('${var.key}'),
        admin_password: { value: '<secret>' }, API_KEYS: { value: { orders: '<secret>' } }, e: { value: { password: '<secret>', user: 'u' } },
      });
    });

    test('has of a construct what is in it', () => {
      const stack = stackOf();
      const [inner, outer] = ['Inner', 'Outer'].map((id) => new Construct(stack, id));
      for (const scope of [inner, outer]) {
        const plan = new ServicePlan(scope, 'Plan', PLAN);
        plan.moveFromId(`azurerm_service_plan.${scope.node.id}`);
        new DataAzurermClientConfig(scope, 'me', {});
        new TerraformOutput(scope, 'id', { value: plan.id });
      }
      const { data, moved, output } = JSON.parse(TestKit.synthesize(inner).snapshot()) as Record<'data' | 'moved' | 'output', object>;
      expect([data, moved, output].map((found) => JSON.stringify(found).includes('Outer'))).toEqual([false, false, false]);
      expect([data, moved, output].map((found) => Object.keys(found).length)).toEqual([1, 1, 1]);
      expect(moved).toEqual([{ from: 'azurerm_service_plan.Inner', to: expect.stringMatching(/^azurerm_service_plan\.Inner_Plan_/) }]);
    });

    test('has of a construct what is moved to an instance of what is in it', () => {
      const stack = stackOf();
      const plan = new ServicePlan(new Construct(stack, 'Inner'), 'Plan', PLAN);
      const address = `azurerm_service_plan.${plan.friendlyUniqueId}`;
      const moved = [`${address}["a"]`, `${address}2["a"]`, 'module.b'].map((to, index) => ({ from: `azurerm_service_plan.Old${index}`, to }));
      stack.addOverride('moved', moved);
      const found = (scope: Construct) => (JSON.parse(TestKit.synthesize(scope).snapshot()) as Snapshot).moved;
      expect(found(plan)).toEqual([moved[0]]);
      expect(found(stack)).toEqual([moved[1], moved[0], moved[2]]);
    });

    test('leaves variables and locals to where they are used', () => {
      const found = snapshot((stack) => {
        new TerraformVariable(stack, 'sku', { type: 'string', default: 'EP1' });
        new TerraformLocal(stack, 'place', 'westeurope');
      });
      expect(found).toEqual({ resources: {} });
    });
  });

  test('of a program that is refused is none, and says why', () => {
    const stack = stackOf();
    for (const id of ['A', 'B']) new IsolatedFunctionApp(stack, id, APP);
    stack.node.addValidation({ validate: () => ['no'] });
    for (const snapshot of [() => TestKit.synthesize(stack).snapshot(), () => snapshotSerializer.serialize(stack)]) {
      expect(snapshot).toThrow(/^the program is refused, so nothing can be said about what it comes to:\n {2}\[orders\] no\n {2}\[orders\/B\] AZFN4016 /);
    }
  });
});

test('the serializer writes programs and nothing else', () => {
  const stack = stackOf();
  const app = new IsolatedFunctionApp(stack, 'Orders', APP);
  const text = TestKit.synthesize(stack).snapshot();
  for (const value of [stack, stack.node.root, TestKit.synthesize(stack)]) {
    expect(snapshotSerializer.test(value)).toBe(true);
    expect(snapshotSerializer.serialize(value)).toBe(text);
  }
  expect(Object.keys((JSON.parse(snapshotSerializer.serialize(app)) as { resources: object }).resources)).toHaveLength(4);
  for (const value of [{}, 'text', null, undefined, [stack]]) expect(snapshotSerializer.test(value)).toBe(false);
});

test('a matcher of jest writes it too', () => {
  const stack = stackOf();
  new DedicatedPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 });
  expect(stack).toMatchInlineSnapshot(`
    {
      "resources": {
        "azurerm_service_plan.Plan_DAF4E53A": {
          "location": "westeurope",
          "name": "plan-orders",
          "os_type": "Linux",
          "resource_group_name": "rg-orders",
          "sku_name": "S1"
        }
      }
    }
  `);
});
