import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { Construct } from 'constructs';
import { inspect } from 'node:util';
import {
  AzureRole,
  ConnectionStringType,
  DiagnosticLog,
  FunctionAppSlot,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  RecommendedAlert,
} from '../../src';
import { AzfnError } from '../../src/rules/azfn-error';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACE, synthText, testStack, validationErrors, type Synthesized } from '../support/stacks';
import {
  appName, connection, defineVariables, hostile, hostileProps, identity, meantOptionalProps, plan, runtime, secret, storage, textToken, type Filled, type Make,
} from './arbitraries';
import { attempt } from './attempt';

/** One seed for all; a failure prints it together with the path to the program that failed. */
const runs = (numRuns: number) => ({ seed: 20_261_121, numRuns });

type Model = 'isolated' | 'inProcess';

/** A value in one line; constructs and values of the library by their class. */
const shown = (value: unknown): string =>
  Construct.isConstruct(value) || (typeof value === 'object' && value !== null && '_terms' in value)
    ? value.constructor.name
    : inspect(value, { depth: 2, breakLength: Infinity, maxStringLength: 100, getters: false });

class AppProgram {
  constructor(public readonly model: Model, public readonly filled: readonly Filled[], public readonly calls: readonly Call[]) {}

  /** The props on a stack; a later one takes the place of an earlier one of its name. */
  public props(stack: TerraformStack): object {
    const props = {};
    for (const { prop, make } of this.filled) Object.defineProperty(props, prop, { value: make(stack), enumerable: true, configurable: true });
    return props;
  }

  /** What a failure shows. */
  public [fc.toStringMethod](): string {
    const props = Object.entries(this.props(stackWithVariables())).map(([prop, value]) => `${prop}: ${shown(value)}`);
    return `${this.model} { ${props.join(', ')} } ${this.calls.map(String).join('; ')}`;
  }
}
type App = IsolatedFunctionApp | InProcessFunctionApp;
type Call = (app: App, stack: TerraformStack) => void;

const required = (model: Model): fc.Arbitrary<Filled[]> =>
  fc.tuple(appName, fc.oneof({ weight: 3, arbitrary: fc.constant<Make>(() => (model === 'isolated' ? IsolatedRuntime.DOTNET_8 : InProcessRuntime.DOTNET_8)) }, { weight: 2, arbitrary: runtime })).map(([name, make]) => [
    { prop: 'appName', make: () => name },
    { prop: 'resourceGroupName', make: () => PLACE.resourceGroupName },
    { prop: 'location', make: () => PLACE.location },
    { prop: 'runtime', make },
  ]);

const placed: fc.Arbitrary<Filled[]> = fc.oneof(
  { weight: 3, arbitrary: plan.map((make): Filled[] => [{ prop: 'plan', make }]) },
  { weight: 1, arbitrary: fc.constant<Filled[]>([]) },
);

const SCOPE = '/subscriptions/1/resourceGroups/rg-shared/providers';
const ACTION_GROUP = `${SCOPE}/Microsoft.Insights/actionGroups/ag-orders`;
const callId = fc.stringMatching(/^[A-Z][A-Za-z]{0,5}$/);

/** How the host reaches its storage, and the identities of the app. */
const reached: fc.Arbitrary<Filled[]> = fc.tuple(fc.option(storage, { freq: 2, nil: undefined }), fc.option(identity, { freq: 2, nil: undefined })).map(([makeStorage, makeIdentity]) => [
  ...(makeStorage === undefined ? [] : [{ prop: 'hostStorage', make: makeStorage }]),
  ...(makeIdentity === undefined ? [] : [{ prop: 'identity', make: makeIdentity }]),
]);

/** A call that an app and a slot take alike. */
type SharedCall = (to: App | FunctionAppSlot, stack: TerraformStack) => void;
const shared: fc.Arbitrary<SharedCall> = fc.oneof(
  fc.tuple(callId, secret, fc.boolean()).map(([name, make, slotSetting]): SharedCall => (to, stack) => to.addSecretSetting(name, make(stack), { slotSetting })),
  fc.tuple(callId, connection, fc.boolean()).map(([name, make, slotSetting]): SharedCall => (to, stack) => to.addConnection(name, make(stack), { slotSetting })),
  fc.tuple(callId, fc.constantFrom(AzureRole.ACR_PULL, AzureRole.STORAGE_BLOB_DATA_OWNER, AzureRole.ofName('Reader')), fc.constantFrom('rg', 'app', 'storage', 'token'), fc.boolean()).map(
    ([id, role, on, afterApp]): SharedCall => (to, stack) => {
      const own = to instanceof FunctionAppSlot ? to.functionAppSlotId : to.functionAppId;
      const scopes = { rg: '/subscriptions/1/resourceGroups/rg-shared', app: own, storage: `${SCOPE}/Microsoft.Storage/storageAccounts/stshared`, token: textToken(stack) };
      to.grantRole(id, role, scopes[on], { afterApp });
    }),
  callId.map((id): SharedCall => (to) => to.addDiagnosticSetting(id, { logAnalyticsWorkspaceId: `${SCOPE}/Microsoft.OperationalInsights/workspaces/la`, logs: [DiagnosticLog.FUNCTION_APP_LOGS] })),
  fc.tuple(callId, fc.boolean()).map(([id, zones]): SharedCall => (to) =>
    to.addPrivateEndpoint(id, {
      subnetId: `${SCOPE}/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints`,
      privateDnsZoneIds: zones ? [`${SCOPE}/Microsoft.Network/privateDnsZones/privatelink.azurewebsites.net`] : undefined,
    })),
);
const slotOptions: fc.Arbitrary<Make<object>> = fc.record({ identity, secret, connection, given: fc.integer({ min: 0, max: 7 }) }).map((makes): Make<object> => (stack) => ({
  ...((makes.given & 1) === 0 ? {} : { identity: makes.identity(stack) }),
  ...((makes.given & 2) === 0 ? {} : { secretSettings: { SLOT_KEY: makes.secret(stack) } }),
  ...((makes.given & 4) === 0 ? {} : { connections: { SlotService: makes.connection(stack) } }),
}));

const meantCall: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.stringMatching(/^[A-Za-z]\w{0,10}$/), fc.string({ maxLength: 10 })).map(([name, value]): Call => (app) => app.addAppSetting(name, value)),
  fc.stringMatching(/^[A-Za-z]\w{0,10}$/).map((name): Call => (app, stack) => app.addSlotSetting(name, textToken(stack))),
  fc.tuple(fc.stringMatching(/^[A-Za-z]\w{0,10}$/), fc.constantFrom(...Object.values(ConnectionStringType)), fc.boolean()).map(([name, connectionType, slotSetting]): Call =>
    (app) => app.addConnectionString(name, { connectionType, value: 'x', slotSetting })),
  fc.stringMatching(/^[A-Za-z]\w{0,10}$/).map((id): Call => (app) =>
    app.addHybridConnection(id, { relayId: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Relay/namespaces/r/hybridConnections/h', hostname: 'sql', port: 1433 })),
  { weight: 3, arbitrary: shared.map((call): Call => (app, stack) => call(app, stack)) },
  fc.tuple(fc.constantFrom('staging', 'test', 'x1'), slotOptions, fc.array(shared, { maxLength: 2 })).map(([name, options, calls]): Call => (app, stack) => {
    const slot = app.addSlot(name, options(stack));
    for (const call of calls) attempt(stack, () => call(slot, stack));
  }),
  fc.tuple(callId, fc.constantFrom(...Object.values(RecommendedAlert))).map(([id, alert]): Call => (app) => app.addMetricAlerts(id, { alerts: [alert], actionGroupIds: [ACTION_GROUP] })),
);
const METHODS = [
  'addAppSetting', 'addSlotSetting', 'addConnectionString', 'addHybridConnection', 'addSecretSetting', 'addConnection', 'grantRole', 'addDiagnosticSetting',
  'addMetricAlerts', 'addPrivateEndpoint', 'addSlot',
] as const;
const hostileCall: fc.Arbitrary<Call> = fc.tuple(fc.constantFrom(...METHODS), hostile, hostile, hostile, hostile).map(([method, ...makes]): Call =>
  (app, stack) => (app[method] as (...values: unknown[]) => unknown)(...makes.map((make) => make(stack))));

const programOf = (most: number, spoil: boolean): fc.Arbitrary<AppProgram> =>
  fc.constantFrom<Model>('isolated', 'inProcess').chain((model) =>
    fc.tuple(required(model), fc.tuple(placed, reached).map((parts) => parts.flat()), meantOptionalProps(model, most), spoil ? hostileProps(model) : fc.constant([]), fc.array(spoil ? fc.oneof(meantCall, hostileCall) : meantCall, { maxLength: 2 }))
      .map(([base, place, optional, spoiled, calls]) => new AppProgram(model, [...base, ...place, ...optional, ...spoiled], calls)));

/** A stack with the variables that tokens come from. */
function stackWithVariables(): TerraformStack {
  const stack = testStack();
  defineVariables(stack);
  return stack;
}

/** What came of a program: the text of the file, or why there is none. */
type Outcome = { readonly json: string } | { readonly refused: string };

function run(apps: readonly AppProgram[]): Outcome[] {
  const stack = stackWithVariables();
  const outcomes: Outcome[] = [];
  apps.forEach((program, index) => {
    const props = program.props(stack);
    const Kind = program.model === 'isolated' ? IsolatedFunctionApp : InProcessFunctionApp;
    const app = attempt(stack, () => new Kind(stack, `App${index}`, props as never));
    if (app instanceof AzfnError) {
      outcomes.push({ refused: app.message });
      return;
    }
    for (const call of program.calls) {
      const result = attempt(stack, () => call(app as App, stack));
      if (result instanceof AzfnError) outcomes.push({ refused: result.message });
    }
  });
  const said = validationErrors(stack).filter((text) => text.startsWith('AZFN'));
  if (said.length > 0) return [...outcomes, ...said.map((refused) => ({ refused }))];
  return [...outcomes, { json: synthText(stack) }];
}

/** Runs a program twice: the same must come of it, and what is written must be what the provider takes. */
function check(apps: readonly AppProgram[]): void {
  const first = run(apps);
  expect(run(apps)).toEqual(first);
  for (const outcome of first) {
    if ('json' in outcome) expect(schemaProblems(JSON.parse(outcome.json) as Synthesized)).toEqual([]);
  }
}

describe('a program', () => {
  test('of props as they are meant is refused with codes, or synthesizes what the provider takes', () => {
    fc.assert(fc.property(programOf(3, false), (app) => check([app])), runs(250));
  });

  test('of many props is the same', () => {
    fc.assert(fc.property(programOf(20, false), (app) => check([app])), runs(60));
  });

  test('of anything at all is the same', () => {
    fc.assert(fc.property(programOf(2, true), (app) => check([app])), runs(300));
  });

  test('of several apps is the same', () => {
    fc.assert(fc.property(fc.array(programOf(1, false), { minLength: 2, maxLength: 3 }), check), runs(60));
  });

  test('of a single wrong value is the same, whatever the prop and the value', () => {
    const one = fc.constantFrom<Model>('isolated', 'inProcess').chain((model) =>
      fc.tuple(required(model), hostileProps(model)).map(([base, spoiled]) => new AppProgram(model, [...base, spoiled[0]], [])));
    fc.assert(fc.property(one, (app) => check([app])), runs(400));
  });

  test('is really accepted often enough to mean something, and really refused', () => {
    const outcomes = fc.sample(programOf(2, false), runs(100)).map((app) => run([app]));
    const accepted = outcomes.filter((each) => each.every((outcome) => 'json' in outcome)).length;
    expect(accepted).toBeGreaterThan(25);
    expect(outcomes.length - accepted).toBeGreaterThan(25);
  });
});

describe('what is passed on as it is', () => {
  const anywhere = fc.tuple(fc.constantFrom('login', 'activeDirectoryV2', 'x', 'customOidcV2'), hostile).map(([name, make]): Make => (stack) => ({ login: {}, [name]: make(stack) }));

  test('is refused with codes, or synthesizes', () => {
    fc.assert(
      fc.property(anywhere, (make) => {
        const stack = stackWithVariables();
        const authSettingsV2 = make(stack) as never;
        const app = attempt(stack, () => new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, authSettingsV2 }));
        if (!(app instanceof AzfnError)) expect(JSON.parse(synthText(stack))).toHaveProperty('resource');
      }),
      runs(200),
    );
  });

  test('changes no object but its own', () => {
    const stack = testStack();
    const authSettingsV2 = JSON.parse('{"login": {}, "x": {"__proto__": {"polluted": "yes"}}}') as never;
    const app = attempt(stack, () => new IsolatedFunctionApp(stack, 'App', { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10, authSettingsV2 }));
    if (!(app instanceof AzfnError)) synthText(stack);
    const { polluted } = {} as { polluted?: string };
    delete (Object.prototype as { polluted?: string }).polluted;
    expect(polluted).toBeUndefined();
  });
});
