import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  ConnectionStringType,
  FunctionAppIdentity,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  type FunctionAppSlot,
  type InProcessFunctionAppProps,
  type IsolatedFunctionAppProps,
} from '../../src';
import { PLACES, type PlaceName } from '../support/places';
import { PLACE, synth, testStack, warnings, type Block, type Synthesized } from '../support/stacks';

/** What a swap looks at, of an app or slot as it is in Azure. */
interface Site {
  settings: Record<string, string>;
  connections: Record<string, string>;
  /** The stack, which is exchanged with the code. */
  stack: Block;
}

/** App and slots in Azure, made of a file that was applied, and what the next plan makes of them. */
class Azure {
  public readonly sites: Record<string, Site> = {};

  constructor(private readonly json: Synthesized) {
    for (const [address, block] of Object.entries(this.blocks())) this.sites[address] = wanted(block);
  }

  /** Exchanges what does not stay. */
  public swap(from: string, to: string): void {
    const [a, b] = [this.sites[this.address(from)], this.sites[this.address(to)]];
    const app = Object.values(this.blocks()).find((block) => block.service_plan_id !== undefined) as Block;
    const lower = (names: string[] = []) => names.map((name) => name.toLowerCase());
    const stay = { settings: lower(app.sticky_settings?.app_setting_names), connections: lower(app.sticky_settings?.connection_string_names) };
    for (const kind of ['settings', 'connections'] as const) {
      const part = (site: Site, sticky: boolean) => Object.entries(site[kind]).filter(([name]) => stay[kind].includes(name.toLowerCase()) === sticky);
      const [mine, theirs] = [[...part(a, true), ...part(b, false)], [...part(b, true), ...part(a, false)]];
      a[kind] = Object.fromEntries(mine);
      b[kind] = Object.fromEntries(theirs);
    }
    [a.stack, b.stack] = [b.stack, a.stack];
  }

  /** What the next plan would change, by resource. */
  public plan(): string[] {
    return Object.entries(this.blocks()).flatMap(([address, block]) => {
      const [is, goal] = [this.sites[address], wanted(block)];
      for (const path of (block.lifecycle?.ignore_changes ?? []) as string[]) {
        const [, key] = /^app_settings\["(.+)"\]$/.exec(path) ?? [];
        if (path === 'site_config[0].application_stack') goal.stack = is.stack;
        else if (key === undefined) throw new Error(`the model does not know ${path}`);
        else if (Object.hasOwn(is.settings, key)) goal.settings[key] = is.settings[key];
        else delete goal.settings[key];
      }
      const sorted = (value: unknown): string => JSON.stringify(value, (_, item: unknown) =>
        typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([x], [y]) => (x < y ? -1 : 1))) : item);
      return (['settings', 'connections', 'stack'] as const).filter((part) => sorted(is[part]) !== sorted(goal[part])).map((part) => `${address}: ${part}`);
    });
  }

  /** Conditions on slots that do not hold. */
  public failedConditions(): string[] {
    return Object.entries(this.blocks()).flatMap(([address, { lifecycle }]) =>
      ((lifecycle?.postcondition ?? []) as Block[]).filter(({ condition }) => !this.holds(String(condition), address)).map(({ error_message: message }) => String(message)));
  }

  /** Evaluates the few functions of Terraform that conditions on stacks use. */
  private holds(condition: string, self: string): boolean {
    const text = condition
      .replace(/^\$\{|\}$/g, '')
      .replaceAll(/\bself(?=[.])/g, self)
      .replaceAll(/azurerm_\w+[.][\w-]+(?=[.]site_config)/g, (address) => `at[${JSON.stringify(address)}]`)
      .replaceAll('try(', 'attempt(() => (')
      .replaceAll(', false)', '))')
      .replaceAll('anytrue(', 'any(');
    const at = Object.fromEntries(Object.entries(this.sites).map(([address, { stack }]) => [address, { site_config: [{ application_stack: [stack] }] }]));
    const attempt = (read: () => unknown): unknown => {
      try {
        return read() ?? false;
      } catch {
        return false;
      }
    };
    const any = (values: unknown[]): boolean => values.includes(true);
    return new Function('at', 'attempt', 'any', `return ${text};`)(at, attempt, any) as boolean;
  }

  private address(name: string): string {
    const [address] = Object.entries(this.blocks()).find(([, block]) => block.name === name) ?? [];
    if (address === undefined) throw new Error(`there is no ${name}`);
    return address;
  }

  private blocks(): Record<string, Block> {
    return Object.fromEntries(
      Object.entries(this.json.resource ?? {})
        .filter(([type]) => /_function_app(_slot)?$/.test(type))
        .flatMap(([type, all]) => Object.entries(all).map(([name, block]) => [`${type}.${name}`, block])),
    );
  }
}

const wanted = (block: Block): Site => ({
  settings: { ...block.app_settings },
  connections: Object.fromEntries(((block.connection_string ?? []) as Block[]).map(({ name, type, value }) => [name, `${type} ${value}`])),
  stack: { ...block.site_config.application_stack },
});

const SQL = { connectionType: ConnectionStringType.SQL_AZURE };
const APP = 'func-orders';

const isolated = (stack: TerraformStack, props: Partial<IsolatedFunctionAppProps> = {}, place: PlaceName = 'Elastic Premium on Windows') =>
  new IsolatedFunctionApp(stack, 'App', { appName: APP, ...PLACE, plan: PLACES[place].define(stack), runtime: IsolatedRuntime.DOTNET_10, ...props });

const inProcess = (stack: TerraformStack, props: Partial<InProcessFunctionAppProps> = {}, place: PlaceName = 'Elastic Premium on Windows') =>
  new InProcessFunctionApp(stack, 'App', {
    appName: APP, ...PLACE, plan: PLACES[place].define(stack), runtime: InProcessRuntime.DOTNET_8, acknowledge: [{ code: 'AZFN1012', reason: 'moving' }], ...props,
  });

const accept = (code: string) => ({ acknowledge: [{ code, reason: 'test' }] });

/** Programs that are accepted without a warning. */
const CLEAN: readonly [string, (stack: TerraformStack) => FunctionAppSlot][] = [
  ['nothing of its own', (s) => isolated(s).addSlot('staging')],
  ['nothing of its own on Linux', (s) => isolated(s, {}, 'Elastic Premium on Linux').addSlot('staging')],
  ['settings that it repeats', (s) => isolated(s, { appSettings: { TOPIC: 'orders' }, connectionStrings: { Db: { ...SQL, value: 'x' } } }).addSlot('staging')],
  ['settings that stay', (s) => isolated(s, { slotSettings: { ENV: 'production' } }).addSlot('staging', { slotSettings: { ENV: 'staging' } })],
  ['a setting that stays and its app does not say so', (s) => isolated(s, { appSettings: { ENV: 'production' } }).addSlot('staging', { slotSettings: { ENV: 'staging' } })],
  ['a setting that stays under a name in other letters', (s) => isolated(s, { slotSettings: { Env: 'production' } }).addSlot('staging', { slotSettings: { ENV: 'staging' } })],
  [
    'a connection string that stays',
    (s) =>
      isolated(s, { connectionStrings: { Db: { ...SQL, value: 'x', slotSetting: true } } })
        .addSlot('staging', { connectionStrings: { Db: { ...SQL, value: 'y', slotSetting: true } } }),
  ],
  ['host ids', (s) => isolated(s, { hostId: 'orders' }).addSlot('staging')],
  ['long names', (s) => isolated(s, { appName: APP }).addSlot('staging-of-the-team-for-orders')],
  ['content shares of their own', (s) => isolated(s, { contentShareName: 'orders' }).addSlot('staging', { contentShareName: 'orders-staging' })],
  ['a content share of the app alone', (s) => isolated(s, { contentShareName: 'orders' }).addSlot('staging')],
  ['a content share of the slot alone', (s) => isolated(s).addSlot('staging', { contentShareName: 'orders-staging' })],
  ['identity, tags and network of its own', (s) => isolated(s).addSlot('staging', { identity: FunctionAppIdentity.systemAssigned(), tags: { a: 'b' }, enabled: false })],
  ['a setting added later', (s) => {
    const app = isolated(s);
    const slot = app.addSlot('staging');
    app.addAppSetting('TOPIC', 'orders');
    return slot;
  }],
  ['another version of the language', (s) => isolated(s, { runtime: IsolatedRuntime.NODE_22, ...accept('AZFN1011') }, 'Dedicated on Linux').addSlot('staging', { runtime: IsolatedRuntime.NODE_20, ...accept('AZFN1010') })],
  ['an older .NET', (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 })],
  ['an isolated build of .NET 10', (s) => inProcess(s).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 })],
  ['an isolated build of .NET 8', (s) => inProcess(s).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_8, ...accept('AZFN1010') })],
  ['an isolated build on Linux', (s) => inProcess(s, {}, 'Dedicated on Linux').addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 })],
  ['an isolated build on Consumption', (s) => inProcess(s, {}, 'Consumption on Windows').addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 })],
  ['an isolated build of .NET 6 with a switch', (s) => inProcess(s, { runtime: InProcessRuntime.DOTNET_6 }).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 })],
  ['the placeholder switched off in both', (s) =>
    isolated(s, { appSettings: { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0' } }).addSlot('staging')],
  ['a value that Terraform alone knows', (s) => {
    const value = new TerraformVariable(s, 'topic', { type: 'string' });
    return isolated(s, { appSettings: { TOPIC: value.stringValue } }).addSlot('staging', { appSettings: { TOPIC: value.stringValue } });
  }],
];

describe.each(CLEAN)('a swap with a slot that has %s', (_, program) => {
  let azure: Azure;
  let slot: FunctionAppSlot;
  beforeEach(() => {
    const stack = testStack();
    slot = program(stack);
    azure = new Azure(synth(stack));
    expect(warnings(stack)).toEqual([]);
  });

  test('is not undone by the next plan, nor is the swap back', () => {
    expect(azure.plan()).toEqual([]);
    azure.swap(APP, slot.slotName);
    expect(azure.plan()).toEqual([]);
    azure.swap(APP, slot.slotName);
    expect(azure.plan()).toEqual([]);
  });

  test('breaks no condition', () => {
    expect(azure.failedConditions()).toEqual([]);
    azure.swap(APP, slot.slotName);
    expect(azure.failedConditions()).toEqual([]);
  });
});

test.each<[string, (stack: TerraformStack) => unknown]>([
  ['a value that differs', (s) => isolated(s, { appSettings: { TOPIC: 'a' } }).addSlot('staging', { appSettings: { TOPIC: 'b' } })],
  ['a setting of its own', (s) => isolated(s).addSlot('staging', { appSettings: { TOPIC: 'b' } })],
  ['a connection string that differs', (s) =>
    isolated(s, { connectionStrings: { Db: { ...SQL, value: 'x' } } }).addSlot('staging', { connectionStrings: { Db: { ...SQL, value: 'y' } } })],
  ['the placeholder switched off in the slot alone', (s) => isolated(s).addSlot('staging', { appSettings: { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0' } })],
])('a slot with %s is warned about, because the next plan would undo a swap', (_, program) => {
  const stack = testStack();
  program(stack);
  const azure = new Azure(synth(stack));
  expect(warnings(stack)).toEqual([expect.stringMatching(/^AZFN3005 /)]);
  azure.swap(APP, 'staging');
  expect(azure.plan()).not.toEqual([]);
});

describe('more than one slot', () => {
  const define = (): Azure => {
    const stack = testStack();
    const app = inProcess(stack);
    app.addSlot('first');
    app.addIsolatedSlot('second', { runtime: IsolatedRuntime.DOTNET_10 });
    const json = synth(stack);
    expect(warnings(stack)).toEqual([]);
    return new Azure(json);
  };

  test.each([
    ['one after the other', [[APP, 'second'], [APP, 'first']]],
    ['between slots', [['first', 'second'], [APP, 'first'], [APP, 'second']]],
    ['the same twice', [[APP, 'second'], [APP, 'second']]],
  ])('are swapped %s', (_, swaps) => {
    const azure = define();
    for (const [from, to] of swaps) {
      azure.swap(from, to);
      expect(azure.plan()).toEqual([]);
      expect(azure.failedConditions()).toEqual([]);
    }
  });
});

describe('the swap leaves a working app on both sides', () => {
  const kindOf = ({ settings, stack }: Site): string => {
    const model = stack.use_dotnet_isolated_runtime === true ? 'isolated' : 'in-process';
    return `${model} ${stack.dotnet_version}${settings.FUNCTIONS_INPROC_NET8_ENABLED === '1' ? ' with the switch' : ''}`;
  };

  test('and the swap back too', () => {
    const stack = testStack();
    inProcess(stack).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 });
    const azure = new Azure(synth(stack));
    const kinds = () => Object.values(azure.sites).map(kindOf);
    expect(kinds()).toEqual(['in-process v8.0 with the switch', 'isolated v10.0']);
    azure.swap(APP, 'staging');
    expect(kinds()).toEqual(['isolated v10.0', 'in-process v8.0 with the switch']);
    azure.swap(APP, 'staging');
    expect(kinds()).toEqual(['in-process v8.0 with the switch', 'isolated v10.0']);
  });
});

describe('what is left to swaps', () => {
  const lifecycles = (define: (stack: TerraformStack) => unknown): (string[] | undefined)[] => {
    const stack = testStack();
    define(stack);
    return Object.entries(synth(stack).resource ?? {})
      .filter(([type]) => /_function_app(_slot)?$/.test(type))
      .flatMap(([, all]) => Object.values(all).map(({ lifecycle }) => lifecycle?.ignore_changes as string[] | undefined));
  };
  const STACK = 'site_config[0].application_stack';

  test.each<[string, (stack: TerraformStack) => unknown, (string[] | undefined)[]]>([
    ['an app without slots', (s) => isolated(s), [undefined]],
    ['equal stacks', (s) => isolated(s).addSlot('staging'), [undefined, undefined]],
    ['the same runtime, said again', (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 }), [undefined, undefined]],
    ['another .NET', (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_9, ...accept('AZFN1010') }), [[STACK], [STACK]]],
    [
      'in-process .NET 8 and isolated .NET 10',
      (s) => inProcess(s).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 }),
      Array(2).fill([STACK, 'app_settings["FUNCTIONS_INPROC_NET8_ENABLED"]', 'app_settings["WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED"]']) as string[][],
    ],
    [
      'in-process .NET 6 and .NET Framework',
      (s) => inProcess(s, { runtime: InProcessRuntime.DOTNET_6 }).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 }),
      [[STACK], [STACK]],
    ],
  ])('with %s', (_, define, expected) => {
    expect(lifecycles(define)).toEqual(expected);
  });

  test('needs settings to be there, so that single ones can be left alone', () => {
    const stack = testStack();
    inProcess(stack, { runtime: InProcessRuntime.DOTNET_6 }).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 });
    const settings = (type: string) => Object.values(synth(stack).resource?.[type] ?? {}).map(({ app_settings: all }) => all as unknown);
    expect(settings('azurerm_windows_function_app')).toEqual([{}]);
    const alone = testStack();
    inProcess(alone, { runtime: InProcessRuntime.DOTNET_6 });
    expect(Object.values(synth(alone).resource?.azurerm_windows_function_app ?? {})[0].app_settings).toBeUndefined();
  });
});

describe('a runtime that is changed while stacks are left alone', () => {
  const FAILED = [expect.stringMatching(/^AZFN3013: .*terraform apply -replace=azurerm_\w+_function_app_slot[.]App_Slot-staging_/)];
  const programs: readonly [string, (stack: TerraformStack) => unknown, (stack: TerraformStack) => unknown][] = [
    ['in-process slot to isolated', (s) => inProcess(s).addSlot('staging'), (s) => inProcess(s).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_10 })],
    ['in-process slot to isolated of the same .NET', (s) => inProcess(s).addSlot('staging'), (s) => inProcess(s).addIsolatedSlot('staging', { runtime: IsolatedRuntime.DOTNET_8 })],
    ['slot to another .NET', (s) => isolated(s).addSlot('staging'), (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_9 })],
    [
      'slot from one .NET to a third', (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_8 }),
      (s) => isolated(s).addSlot('staging', { runtime: IsolatedRuntime.DOTNET_9 }),
    ],
  ];

  test.each(programs)('%s: the plan fails and says what to do', (_, before, after) => {
    const [old, next] = [testStack(), testStack()];
    before(old);
    after(next);
    const azure = new Azure(synth(next));
    expect(azure.failedConditions()).toEqual([]);
    Object.assign(azure.sites, new Azure(synth(old)).sites);
    expect(azure.failedConditions()).toEqual(FAILED);
  });

  test('is on the last slot alone, and not there while stacks are equal', () => {
    const stack = testStack();
    const app = isolated(stack);
    app.addSlot('one', { runtime: IsolatedRuntime.DOTNET_9 });
    app.addSlot('two');
    const slots = Object.values(synth(stack).resource?.azurerm_windows_function_app_slot ?? {});
    expect(slots.map(({ lifecycle }) => lifecycle?.postcondition !== undefined)).toEqual([false, true]);
    const equal = testStack();
    isolated(equal).addSlot('staging');
    expect(JSON.stringify(synth(equal))).not.toContain('postcondition');
  });
});
