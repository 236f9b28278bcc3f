import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  ApplicationInsights,
  BackupFrequencyUnit,
  ClientCertificateMode,
  FunctionAppIdentity,
  HostStorage,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestriction,
  IpRestrictionAction,
  IsolatedFunctionApp,
  IsolatedRuntime,
} from '../../src';
import { IN_PROCESS_FIELDS, ISOLATED_FIELDS } from '../../src/constructs/function-app-fields';
import { schemaProblems } from '../support/azurerm-schema';
import { EVERYWHERE, ON_FLEX, ON_LINUX, PLACES, type PlaceName } from '../support/places';
import { CASES, everyProp, ISOLATED_CASES, shownOn, SUBNET_ID, type PropCase } from '../support/prop-cases';
import { functionApp, PLACE, refusal, synth, testStack, warningCodes, type Block } from '../support/stacks';

/** Props that have tests of their own: they decide about the whole resource, or do not show in it. */
// 'project' writes nothing: what it does is in project.test.ts.
const ELSEWHERE = ['appName', 'resourceGroupName', 'location', 'runtime', 'plan', 'acknowledge', 'project'];

/** Props that Flex ignores instead of refusing them. */
const IGNORED_ON_FLEX = ['functionsVersion', 'hostId', 'healthCheckEvictionMinutes'];

const define = {
  isolated: (stack: TerraformStack, place: PlaceName, props: Block) =>
    new IsolatedFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: IsolatedRuntime.DOTNET_8, ...PLACES[place].props, ...props,
    }),
  'in-process': (stack: TerraformStack, place: PlaceName, props: Block) =>
    new InProcessFunctionApp(stack, 'App', {
      appName: 'func-orders', ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8, ...PLACES[place].props, ...props,
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
  const places = EVERYWHERE.filter((place) => model === 'isolated' || !ON_FLEX.includes(place));
  const combinations = Object.entries(cases).flatMap(([prop, each]) => places.map((place) => ({ prop, place, ...each })));

  test('has a case in this file', () => {
    expect([...Object.keys(cases), ...ELSEWHERE].sort()).toEqual([...fields].sort());
  });

  test.each(places)('reaches its argument on %s beside every other one', (place) => {
    const { site_config: site, siteConfig = site, ...app } = appWith(model, place, everyProp(place, cases, ['container', 'applicationInsights']));
    const shown = Object.values(cases).filter(({ on }) => on.includes(place)).map((each) => shownOn(place, each).shows);
    for (const shows of shown) {
      const wanted = (shows.site_config ?? shows.siteConfig ?? {}) as Block;
      expect(Object.keys(siteConfig as Block)).toEqual(expect.arrayContaining(Object.keys(wanted).filter((name) => name !== 'application_stack' && wanted[name] !== undefined)));
    }
    expect(Object.keys(app).length).toBeGreaterThan(15);
  });

  test.each(combinations.filter(({ place, on }) => on.includes(place)))('$prop reaches its argument on $place', ({ prop, place, value, beside, ...each }) => {
    const { shows, otherwise } = shownOn(place, { value, ...each });
    expectPart(appWith(model, place, { ...beside, [prop]: value }), shows);
    expectPart(appWithout(model, place), otherwise);
  });

  test.each(combinations.filter(({ prop, place, on }) => !on.includes(place) && !IGNORED_ON_FLEX.includes(prop) && !['hostStorage', 'alwaysOn'].includes(prop)))(
    '$prop is refused on $place',
    ({ prop, place, value, code }) => {
      const stack = testStack();
      const { codes } = refusal(() => define[model](stack, place, { [prop]: value }));
      const unknown = prop === 'use32BitWorker' && !ON_FLEX.includes(place) ? 'AZFN2019' : prop === 'siteUpdateStrategy' && ON_FLEX.includes(place) ? 'AZFN2030' : 'AZFN2013';
      const expected = code ?? unknown;
      // What the prop would need beside it is said as well.
      expect([...new Set(codes.filter((found) => found === expected || !['AZFN4014', 'AZFN5005', 'AZFN5006'].includes(found)))]).toEqual([expected]);
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
    const props = {
      ipRestrictions: [
        IpRestriction.serviceTag('AzureFrontDoor.Backend', options),
        IpRestriction.virtualNetworkSubnet(SUBNET_ID, { priority: 20 }),
        IpRestriction.ipAddress('203.0.113.7,2001:db8::/32', { priority: 30, forwardedHosts: ['a.contoso.example'] }),
      ],
    };
    expect(appWith('isolated', 'Flex Consumption', props).siteConfig.ipSecurityRestrictions).toEqual([
      {
        name: 'front-door', priority: 10, action: 'Allow', description: 'by way of the front door', ipAddress: 'AzureFrontDoor.Backend', tag: 'ServiceTag',
        headers: { 'x-azure-fdid': [id], 'x-fd-healthprobe': ['1'], 'x-forwarded-for': ['203.0.113.0/24'], 'x-forwarded-host': ['orders.contoso.example'] },
      },
      { priority: 20, action: 'Allow', vnetSubnetResourceId: SUBNET_ID, headers: null },
      { priority: 30, action: 'Allow', ipAddress: '203.0.113.7/32,2001:db8::/32', headers: { 'x-forwarded-host': ['a.contoso.example'] } },
    ]);
    expect(appWith('isolated', 'Flex Consumption with a key', props).site_config.ip_restriction).toEqual([
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
  const given = (place: PlaceName, props: (list: string[]) => Block): Block => {
    const stack = testStack();
    define.isolated(stack, place, props(new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue));
    return functionApp(stack);
  };

  test.each<[string, (list: string[]) => Block, (app: Block) => unknown, (app: Block) => unknown]>([
    ['defaultDocuments', (defaultDocuments) => ({ defaultDocuments }), (app) => app.site_config.default_documents, (app) => app.siteConfig.defaultDocuments],
    ['origins', (allowedOrigins) => ({ cors: { allowedOrigins } }), (app) => app.site_config.cors.allowed_origins, (app) => app.siteConfig.cors.allowedOrigins],
    [
      'identities',
      (list) => ({ identity: FunctionAppIdentity.userAssigned(list, { clientId: '${var.client}', principalId: '${var.principal}' }) }),
      (app) => app.identity.identity_ids,
      (app) => app.identity.identity_ids,
    ],
    [
      'hosts',
      (forwardedHosts) => ({ ipRestrictions: [IpRestriction.serviceTag('AzureCloud', { forwardedHosts })] }),
      (app) => app.site_config.ip_restriction[0].headers[0].x_forwarded_host,
      (app) => app.siteConfig.ipSecurityRestrictions[0].headers['x-forwarded-host'],
    ],
  ])('%s stays a list', (_, props, inAzurerm, inAzapi) => {
    expect(inAzurerm(given('Flex Consumption with a key', props))).toBe('${var.list}');
    expect(inAzapi(given('Flex Consumption', props))).toBe('${var.list}');
  });

  test('paths without a certificate become one text', () => {
    const props = (clientCertificateExclusionPaths: string[]) => ({ clientCertificateExclusionPaths, clientCertificateMode: ClientCertificateMode.REQUIRED });
    expect(given('Flex Consumption with a key', props).client_certificate_exclusion_paths).toBe('${join(";", var.list)}');
    expect(given('Flex Consumption', props).clientCertExclusionPaths).toBe('${join(";", var.list)}');
  });
});

describe('tags reach everything that the app defines for itself and that has tags', () => {
  const tagsOf = (props: Block): Record<string, unknown[]> => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, tags: { team: 'orders' }, ...props });
    const { resource = {} } = synth(stack);
    const name = (type: string, block: Block): string => (type === 'azapi_resource' ? String(block.type).split('@')[0] : type);
    const all = Object.entries(resource).flatMap(([type, instances]) => Object.values(instances).map((block) => [name(type, block), block.tags as unknown] as const));
    return Object.fromEntries(all.map(([type]) => [type, all.filter(([other]) => other === type).map(([, tags]) => tags)]));
  };
  const TAGS = [{ team: 'orders' }];

  test('with a key', () => {
    expect(tagsOf({ hostStorage: HostStorage.newAccountKey() })).toEqual({
      azurerm_function_app_flex_consumption: TAGS,
      azurerm_service_plan: TAGS,
      azurerm_storage_account: TAGS,
      azurerm_storage_container: [undefined],
    });
  });

  test('without', () => {
    expect(tagsOf({ applicationInsights: ApplicationInsights.newWorkspaceBased() })).toEqual({
      'Microsoft.Web/sites': TAGS,
      'Microsoft.Storage/storageAccounts': TAGS,
      'Microsoft.Storage/storageAccounts/blobServices/containers': [undefined],
      azurerm_application_insights: TAGS,
      azurerm_log_analytics_workspace: TAGS,
      azurerm_role_assignment: [undefined],
      azurerm_service_plan: TAGS,
      azurerm_user_assigned_identity: TAGS,
    });
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
