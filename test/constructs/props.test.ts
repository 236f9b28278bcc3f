import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  BackupFrequencyUnit,
  ClientCertificateMode,
  FunctionAppIdentity,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestriction,
  IpRestrictionAction,
  IsolatedFunctionApp,
  IsolatedRuntime,
} from '../../src';
import { IN_PROCESS_FIELDS, ISOLATED_FIELDS } from '../../src/constructs/function-app-fields';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, ON_LINUX, PLACES, type PlaceName } from '../support/places';
import { CASES, everyProp, ISOLATED_CASES, SUBNET_ID, type PropCase } from '../support/prop-cases';
import { functionApp, PLACE, refusal, synth, testStack, warningCodes, type Block } from '../support/stacks';

/** Props that have tests of their own: they decide about the whole resource, or do not show in it. */
const ELSEWHERE = ['appName', 'resourceGroupName', 'location', 'runtime', 'plan', 'acknowledge'];

/** Props that Flex ignores instead of refusing them. */
const IGNORED_ON_FLEX = ['functionsVersion', 'hostId', 'healthCheckEvictionMinutes'];

const define = {
  isolated: (stack: TerraformStack, place: PlaceName, props: Block) =>
    new IsolatedFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: IsolatedRuntime.DOTNET_8, ...props,
    }),
  'in-process': (stack: TerraformStack, place: PlaceName, props: Block) =>
    new InProcessFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8, ...props,
    }),
};
type Model = keyof typeof define;

/** The resource with some props, checked for what the provider takes. */
function appWith(model: Model, place: PlaceName, props: Block): Block {
  const stack = testStack();
  define[model](stack, place, props);
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return functionApp(json);
}

const bare = new Map<string, Block>();

/** The resource with nothing but what it needs; made once for each place. */
function appWithout(model: Model, place: PlaceName): Block {
  const key = `${model} ${place}`;
  const app = bare.get(key) ?? appWith(model, place, {});
  bare.set(key, app);
  return app;
}

/** Whether everything of `part` is in `whole`, `undefined` standing for what is not there. */
function expectPart(whole: Block | undefined, part: Block): void {
  for (const [name, value] of Object.entries(part)) {
    const actual: unknown = whole?.[name];
    if (isBlock(value) && (actual === undefined || isBlock(actual))) expectPart(actual as Block | undefined, value);
    else expect({ [name]: actual }).toEqual({ [name]: value });
  }
}
const isBlock = (value: unknown): value is Block => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

describe.each<[Model, readonly string[], Readonly<Record<string, PropCase>>]>([
  ['isolated', Object.keys(ISOLATED_FIELDS), { ...CASES, ...ISOLATED_CASES }],
  ['in-process', Object.keys(IN_PROCESS_FIELDS), CASES],
])('a prop of an %s app', (model, fields, cases) => {
  const places = EVERYWHERE.filter((place) => model === 'isolated' || place !== 'Flex Consumption');
  const combinations = Object.entries(cases).flatMap(([prop, each]) => places.map((place) => ({ prop, place, ...each })));

  test('has a case in this file', () => {
    expect([...Object.keys(cases), ...ELSEWHERE].sort()).toEqual([...fields].sort());
  });

  test.each(places)('reaches its argument on %s beside every other one', (place) => {
    const { site_config: site, ...app } = appWith(model, place, everyProp(place, cases, ['container']));
    const shown = Object.values(cases).filter(({ shows, on }) => on.includes(place) && shows.site_config !== undefined);
    for (const { shows } of shown) expect(Object.keys(site as Block)).toEqual(expect.arrayContaining(Object.keys(shows.site_config as Block).filter((name) => name !== 'application_stack')));
    expect(Object.keys(app).length).toBeGreaterThan(15);
  });

  test.each(combinations.filter(({ place, on }) => on.includes(place)))('$prop reaches its argument on $place', ({ prop, place, value, beside, shows, otherwise }) => {
    expectPart(appWith(model, place, { ...beside, [prop]: value }), shows);
    expectPart(appWithout(model, place), otherwise);
  });

  test.each(combinations.filter(({ prop, place, on }) => !on.includes(place) && !IGNORED_ON_FLEX.includes(prop) && prop !== 'hostStorage' && prop !== 'alwaysOn'))(
    '$prop is refused on $place',
    ({ prop, place, value, code }) => {
      const stack = testStack();
      const { codes } = refusal(() => define[model](stack, place, { [prop]: value }));
      const expected = [code ?? (prop === 'use32BitWorker' && place !== 'Flex Consumption' ? 'AZFN2019' : 'AZFN2013')];
      // What the prop would need beside it is said as well.
      expect(codes.filter((found) => !['AZFN4014', 'AZFN5005', 'AZFN5006'].includes(found))).toEqual(expected);
    },
  );
});

describe('a flag that is off', () => {
  test.each(['alwaysOn', 'runtimeScaleMonitoringEnabled', 'vnetRouteAllEnabled', 'vnetImagePullEnabled', 'contentOverVnet'])('%s is taken everywhere', (prop) => {
    for (const place of EVERYWHERE) expect(functionApp(stackWith(place, { [prop]: false }))).toHaveProperty('name', 'func-orders');
  });

  const stackWith = (place: PlaceName, props: Block): TerraformStack => {
    const stack = testStack();
    define.isolated(stack, place, props);
    return stack;
  };

  test.each(ON_LINUX)('a 64-bit worker is what there is on %s', (place) => {
    expect(functionApp(stackWith(place, { use32BitWorker: false })).site_config.use_32_bit_worker).toBe(false);
  });
});

describe('what belongs together', () => {
  test('a list of denied callers leaves everybody else in', () => {
    const app = appWith('isolated', 'Dedicated on Linux', { ipRestrictions: [IpRestriction.ipAddress('203.0.113.7', { action: IpRestrictionAction.DENY })] });
    expect(app.site_config.ip_restriction).toEqual([{ action: 'Deny', ip_address: '203.0.113.7/32', priority: 65_000 }]);
    expect(app.site_config.ip_restriction_default_action).toBeUndefined();
  });

  test('a list of allowed callers can let everybody in, if the program says so', () => {
    const app = appWith('isolated', 'Dedicated on Linux', {
      ipRestrictions: [IpRestriction.serviceTag('AzureCloud')], ipRestrictionDefaultAction: IpRestrictionAction.ALLOW,
    });
    expect(app.site_config.ip_restriction_default_action).toBe('Allow');
  });

  test('a rule about callers reaches the provider whole', () => {
    const id = '00000000-0000-0000-0000-000000000001';
    const options = {
      ruleName: 'front-door', priority: 10, action: IpRestrictionAction.ALLOW, description: 'by way of the front door',
      azureFrontDoorIds: [id], frontDoorHealthProbe: ['1'], forwardedFor: ['203.0.113.0/24'], forwardedHosts: ['orders.contoso.example'],
    };
    const app = appWith('isolated', 'Flex Consumption', {
      ipRestrictions: [
        IpRestriction.serviceTag('AzureFrontDoor.Backend', options),
        IpRestriction.virtualNetworkSubnet(SUBNET_ID, { priority: 20 }),
        IpRestriction.ipAddress('203.0.113.7,2001:db8::/32', { priority: 30, forwardedHosts: ['a.contoso.example'] }),
      ],
    });
    expect(app.site_config.ip_restriction).toEqual([
      {
        name: 'front-door', priority: 10, action: 'Allow', description: 'by way of the front door', service_tag: 'AzureFrontDoor.Backend',
        headers: [{ x_azure_fdid: [id], x_fd_health_probe: ['1'], x_forwarded_for: ['203.0.113.0/24'], x_forwarded_host: ['orders.contoso.example'] }],
      },
      { priority: 20, action: 'Allow', virtual_network_subnet_id: SUBNET_ID },
      {
        priority: 30, action: 'Allow', ip_address: '203.0.113.7/32,2001:db8::/32',
        headers: [{ x_azure_fdid: [], x_fd_health_probe: [], x_forwarded_for: [], x_forwarded_host: ['a.contoso.example'] }],
      },
    ]);
  });

  test('no restriction at all is an empty list', () => {
    expect(appWith('isolated', 'Dedicated on Linux', { ipRestrictions: [] }).site_config.ip_restriction_default_action).toBeUndefined();
  });

  test('certificates are not asked for without a mode', () => {
    const app = appWith('isolated', 'Dedicated on Linux', {});
    expect(app.client_certificate_enabled).toBeUndefined();
  });

  test('a backup keeps to the defaults of the provider where the program says nothing', () => {
    const backup = { backupName: 'b', storageAccountUrl: 'https://a.blob.core.windows.net/b', frequencyInterval: 7, frequencyUnit: BackupFrequencyUnit.HOUR };
    expect(appWith('isolated', 'Dedicated on Linux', { backup }).backup.schedule).toEqual({ frequency_interval: 7, frequency_unit: 'Hour' });
  });
});

describe('a list that Terraform knows later', () => {
  test.each<[string, (list: string[]) => Block, (app: Block) => unknown]>([
    ['defaultDocuments', (defaultDocuments) => ({ defaultDocuments }), (app) => app.site_config.default_documents],
    ['origins', (allowedOrigins) => ({ cors: { allowedOrigins } }), (app) => app.site_config.cors.allowed_origins],
    ['identities', (list) => ({ identity: FunctionAppIdentity.userAssigned(list) }), (app) => app.identity.identity_ids],
    ['hosts', (forwardedHosts) => ({ ipRestrictions: [IpRestriction.serviceTag('AzureCloud', { forwardedHosts })] }), (app) => app.site_config.ip_restriction[0].headers[0].x_forwarded_host],
  ])('%s stays a list', (_, props, at) => {
    const stack = testStack();
    define.isolated(stack, 'Flex Consumption', props(new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue));
    expect(at(functionApp(stack))).toBe('${var.list}');
  });

  test('paths without a certificate become one text', () => {
    const stack = testStack();
    const clientCertificateExclusionPaths = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
    define.isolated(stack, 'Flex Consumption', { clientCertificateExclusionPaths, clientCertificateMode: ClientCertificateMode.REQUIRED });
    expect(functionApp(stack).client_certificate_exclusion_paths).toBe('${join(";", var.list)}');
  });
});

test('tags reach the plan and the account that the app defines for itself', () => {
  const stack = testStack();
  new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, tags: { team: 'orders' } });
  const { resource = {} } = synth(stack);
  const tags = Object.fromEntries(Object.entries(resource).map(([type, instances]) => [type, Object.values(instances).map((block) => block.tags as unknown)]));
  expect(tags).toEqual({
    azurerm_function_app_flex_consumption: [{ team: 'orders' }],
    azurerm_service_plan: [{ team: 'orders' }],
    azurerm_storage_account: [{ team: 'orders' }],
    azurerm_storage_container: [undefined],
  });
});

test('an acknowledged warning is not shown, another one still is', () => {
  const warned = (codes: string[]) => {
    const stack = testStack();
    new InProcessFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, runtime: InProcessRuntime.DOTNET_CORE_3_1, acknowledge: codes.map((code) => ({ code, reason: 'until the move is done' })),
    });
    return warningCodes(stack);
  };
  expect(warned([])).toEqual(['AZFN1012', 'AZFN1013']);
  expect(warned(['AZFN1012'])).toEqual(['AZFN1013']);
  expect(warned(['AZFN1012', 'AZFN1013'])).toEqual([]);
});
