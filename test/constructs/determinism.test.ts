import { App, LocalBackend, type TerraformStack } from 'cdktf';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlwaysReady,
  ApplicationInsights,
  ConnectionAccess,
  ConnectionStringType,
  ElasticPremiumPlan,
  HostStorage,
  IdentityConnection,
  InProcessFunctionApp,
  InProcessRuntime,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  KeyVaultSecret,
  OperatingSystem,
  type IsolatedFunctionAppProps,
} from '../../src';
import { emptyFolder, PLACE, stackIn, synthProgram, testApp, warningCodes } from '../support/stacks';

const SETTINGS = { Alpha: '1', beta: '2', Gamma__Delta: '3', ZETA: '4', epsilon: '5' };
const STICKY = { Environment: 'production', Audience: 'api', region: 'we' };
const CONNECTIONS = {
  Db: { connectionType: ConnectionStringType.SQL_AZURE, value: 'Server=sql', slotSetting: true },
  Bus: { connectionType: ConnectionStringType.SERVICE_BUS, value: 'Endpoint=sb' },
  Archive: { connectionType: ConnectionStringType.CUSTOM, value: 'x', slotSetting: true },
};
const TAGS = { team: 'orders', cost: '42', Environment: 'prod' };
const AUTH = {
  authEnabled: true, requireAuthentication: false, login: { tokenStoreEnabled: true, validateNonce: true },
  microsoftV2: { clientId: 'orders', clientSecretSettingName: 'MICROSOFT_SECRET' },
};
const SCOPE = '/subscriptions/1/resourceGroups/rg-shared/providers';
const SECRETS = {
  ORDERS_KEY: KeyVaultSecret.fromVault({ secretName: 'orders', vaultId: `${SCOPE}/Microsoft.KeyVault/vaults/kv-orders` }),
  AUDIT_KEY: KeyVaultSecret.fromSecretUri('https://kv-orders.vault.azure.net/secrets/audit'),
};
const SERVICES = {
  Orders: IdentityConnection.serviceBus({
    fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER, ConnectionAccess.OUTPUT],
    scopeId: `${SCOPE}/Microsoft.ServiceBus/namespaces/sb-orders`,
  }),
  Archive: IdentityConnection.blobs({
    blobServiceUri: 'https://starchive.blob.core.windows.net', access: [ConnectionAccess.OUTPUT], scopeId: `${SCOPE}/Microsoft.Storage/storageAccounts/starchive`,
  }),
};

/** Entries in another order, the same one for the same number. */
function shuffled<T>(entries: Readonly<Record<string, T>>, seed: number): Record<string, T> {
  const names = Object.keys(entries);
  let state = seed + 1;
  for (let last = names.length - 1; last > 0; last -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const at = state % (last + 1);
    [names[last], names[at]] = [names[at], names[last]];
  }
  return Object.fromEntries(names.map((name) => [name, entries[name]]));
}

/** A program with a bit of everything. */
function define(stack: TerraformStack, order = 0): void {
  const pick = <T>(entries: Readonly<Record<string, T>>): Record<string, T> => (order === 0 ? { ...entries } : shuffled(entries, order));
  const props = {
    ...PLACE,
    appSettings: pick(SETTINGS), slotSettings: pick(STICKY), tags: pick(TAGS), authSettingsV2: pick(AUTH),
    connectionStrings: CONNECTIONS, // the provider keeps them as a set
    secretSettings: pick(SECRETS), connections: pick(SERVICES), applicationInsights: ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }),
  };
  new IsolatedFunctionApp(stack, 'Flex', pick<unknown>({
    ...props, appName: 'func-flex', runtime: IsolatedRuntime.DOTNET_10, alwaysReady: [AlwaysReady.http(2), AlwaysReady.blob(1)],
    ipRestrictions: [IpRestriction.ipAddress('203.0.113.0/24', { forwardedHosts: ['a.contoso.example'] })],
  }) as unknown as IsolatedFunctionAppProps);
  new IsolatedFunctionApp(stack, 'FlexWithKey', pick<unknown>({
    ...props, appName: 'func-flexkey', runtime: IsolatedRuntime.DOTNET_10, hostStorage: HostStorage.newAccountKey(), alwaysReady: [AlwaysReady.http(2), AlwaysReady.blob(1)],
  }) as unknown as IsolatedFunctionAppProps);
  const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
  const app = new InProcessFunctionApp(stack, 'InProcess', { ...props, plan, appName: `func-${'x'.repeat(40)}`, runtime: InProcessRuntime.DOTNET_8 });
  for (const [name, value] of Object.entries(pick({ Late: '1', Later: '2', latest: '3' }))) {
    app.addAppSetting(name, value);
    app.addSlotSetting(`${name}Sticky`, value);
  }
  const existing = HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'k' });
  new IsolatedFunctionApp(stack, 'Shared', { ...props, plan, appName: 'func-shared', runtime: IsolatedRuntime.DOTNET_8, hostStorage: existing, zipDeployFile: PACKAGE });
}

const PACKAGE = join(emptyFolder(), 'app.zip');
writeFileSync(PACKAGE, 'the package');

interface Files {
  readonly text: string;
  readonly manifest: string;
  readonly program: App;
}

function files({ order = 0, today = '2026-11-21', folder = emptyFolder() } = {}): Files {
  const program = new App({ outdir: folder, context: { 'azfn:today': today } }); // with the stack traces that it takes by default
  const stack = stackIn(program);
  // The state that the framework gives a stack without a backend has the path of the working folder in it.
  new LocalBackend(stack, { path: 'terraform.tfstate' });
  define(stack, order);
  const { texts, manifest } = synthProgram(program);
  return { text: texts.test, manifest, program };
}

describe('the synthesized files', () => {
  const first = files();

  test('are the same twice', () => {
    const second = files();
    expect(second.text).toBe(first.text);
    expect(second.manifest.replaceAll(second.program.outdir, '')).toBe(first.manifest.replaceAll(first.program.outdir, ''));
  });

  test.each(['2020-01-01', '2027-06-30', '2035-12-31'])('are the same on %s, apart from warnings', (today) => {
    const other = files({ today });
    expect(other.text).toBe(first.text);
  });

  test('differ in warnings by the day, which is what the day is for', () => {
    expect(files({ today: '2020-01-01' }).manifest).not.toContain('AZFN1012');
    expect(first.manifest).toContain('AZFN1012');
  });

  test('do not depend on the clock when a day is given', () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    jest.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const other = files();
      expect(other.text).toBe(first.text);
      expect(other.manifest.replaceAll(other.program.outdir, '')).toBe(first.manifest.replaceAll(first.program.outdir, ''));
    } finally {
      jest.useRealTimers();
      clock.mockRestore();
    }
  });

  test.each<[string, string[]]>([['2020-01-01', []], ['2028-09-01', ['AZFN1011']], ['2028-11-15', ['AZFN1010']]])('take the day from the clock when none is given: %s', (day, codes) => {
    jest.useFakeTimers({ now: new Date(`${day}T12:00:00Z`) });
    try {
      const program = new App({ outdir: emptyFolder() });
      const stack = stackIn(program);
      new IsolatedFunctionApp(stack, 'App', { ...PLACE, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10 });
      expect(warningCodes(stack)).toEqual(codes);
    } finally {
      jest.useRealTimers();
    }
  });

  test('are the same from another working folder', () => {
    const before = process.cwd();
    try {
      process.chdir(emptyFolder());
      const other = files();
      expect(other.text).toBe(first.text);
      expect(other.manifest.replaceAll(other.program.outdir, '')).toBe(first.manifest.replaceAll(first.program.outdir, ''));
    } finally {
      process.chdir(before);
    }
  });

  test.each(Array.from({ length: 20 }, (_, index) => index + 1))('are the same whatever the order of props, settings and tags (%d)', (order) => {
    const other = files({ order });
    expect(Object.keys(shuffled(SETTINGS, order)).sort()).toEqual(Object.keys(SETTINGS).sort());
    expect(other.text).toBe(first.text);
  });

  test('have orders to be the same of', () => {
    const orders = new Set(Array.from({ length: 20 }, (_, index) => Object.keys(shuffled(SETTINGS, index + 1)).join()));
    expect(orders.size).toBeGreaterThan(10);
  });

  test('keep an order that means something: always ready groups', () => {
    const groups = (alwaysReady: AlwaysReady[]) => {
      const program = testApp({}, emptyFolder());
      new IsolatedFunctionApp(stackIn(program), 'Flex', { ...PLACE, appName: 'func-flex', runtime: IsolatedRuntime.DOTNET_10, alwaysReady });
      return synthProgram(program).texts.test;
    };
    expect(groups([AlwaysReady.http(2), AlwaysReady.blob(1)])).not.toBe(groups([AlwaysReady.blob(1), AlwaysReady.http(2)]));
  });

  test('name no folder, no file of the library, and no stack trace', () => {
    const manifest = first.manifest.replaceAll(first.program.outdir, '');
    for (const text of [first.text, manifest]) {
      expect(text).not.toContain(process.cwd());
      expect(text).not.toContain(first.program.outdir);
      expect(text).not.toMatch(/node_modules|\.[jt]s:\d+/);
      expect(text).not.toMatch(/\n\s*at |\\n\s*at |"\s*at [\w.]+ \(/);
      expect(text).not.toMatch(/TfToken\[|-8\.1[0-9e+]+/);
    }
  });

  test('have warnings that are text alone', () => {
    const { stacks } = JSON.parse(first.manifest) as { stacks: Record<string, { annotations: { message: string; stacktrace?: string[] }[] }> };
    expect(stacks.test.annotations.length).toBeGreaterThan(0);
    for (const annotation of stacks.test.annotations) {
      expect(annotation.message).toMatch(/^AZFN\d{4} /);
      expect(annotation.stacktrace ?? []).toEqual([]);
    }
  });

  test('are the same for the package by another path', () => {
    const copy = join(emptyFolder(), 'app.zip');
    writeFileSync(copy, 'the package');
    const path = (zipDeployFile: string) => {
      const program = testApp({}, emptyFolder());
      const stack = stackIn(program);
      const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
      new IsolatedFunctionApp(stack, 'App', { ...PLACE, plan, appName: 'func-orders', runtime: IsolatedRuntime.DOTNET_10, zipDeployFile });
      return synthProgram(program).texts.test;
    };
    expect(path(copy)).toBe(path(PACKAGE));
  });

  test('are the ones that cdktf writes, and nothing of ours beside them', () => {
    expect(readdirSync(first.program.outdir).sort()).toEqual(['manifest.json', 'stacks']);
    expect(readdirSync(join(first.program.outdir, 'stacks', 'test')).sort()).toEqual(['assets', 'cdk.tf.json']);
  });
});
