import fc from 'fast-check';
import { ApplicationInsights, HostStorage, InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime } from '../../src';
import { derivedContainerName, derivedHostId, derivedShareName, derivedStorageAccountName, effectiveHostId } from '../../src/constructs/derived-names';
import { planTerms } from '../../src/rules/plan-terms';
import { schemaProblems } from '../support/azurerm-schema';
import { storageSettingsOn } from '../support/places';
import { flexSite, only, PLACE, synth, testStack, validationCodes } from '../support/stacks';

const runs = (numRuns: number) => ({ seed: 20_261_121, numRuns });

const SUBNET_ID = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/endpoints';
const ACCOUNT = /^[0-9a-z]{3,24}$/;
const CONTAINER = /^(?=.{3,63}$)[0-9a-z]+(-[0-9a-z]+)*$/;
const HOST_ID = /^(?=.{1,32}$)[0-9a-z]+(-[0-9a-z]+)*$/;
const WINDOWS = planTerms('consumption', 'Windows', 'Y1');

/** Names that Azure takes for an app; many of them long, with hyphens where a cut falls. */
const appName = fc.oneof(
  fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$/),
  fc.stringMatching(/^[0-9A-Za-z]-{0,30}[0-9A-Za-z-]{0,28}[0-9A-Za-z]$/),
  fc.tuple(fc.constantFrom('func-orders-of-contoso-in-westeu', 'a'.repeat(31)), fc.stringMatching(/^[0-9A-Za-z-]{0,20}[0-9A-Za-z]$/)).map((parts) => parts.join('')),
);
/** Two names that Azure tells apart. */
const twoNames = fc.tuple(appName, appName).filter(([a, b]) => a.toLowerCase() !== b.toLowerCase());

/** The id under which the host of an app works in the end. */
const hostIdOf = (name: string): string | undefined => effectiveHostId(name, derivedHostId(WINDOWS, name, undefined));

describe('for any name of an app', () => {
  test('the name of its account is legal, and the same whatever the case', () => {
    fc.assert(fc.property(appName, (name) => {
      for (const kind of [undefined, 'identity', 'key']) {
        expect(derivedStorageAccountName(name, kind)).toMatch(ACCOUNT);
        expect(derivedStorageAccountName(name.toUpperCase(), kind)).toBe(derivedStorageAccountName(name.toLowerCase(), kind));
      }
      expect(new Set([undefined, 'identity', 'key'].map((kind) => derivedStorageAccountName(name, kind))).size).toBe(3);
    }), runs(500));
  });

  test('the name of its container is legal, and the same whatever the case', () => {
    fc.assert(fc.property(appName, (name) => {
      expect(derivedContainerName(name)).toMatch(CONTAINER);
      expect(derivedContainerName(name.toUpperCase())).toBe(derivedContainerName(name.toLowerCase()));
    }), runs(500));
  });

  test('the names of its content shares are legal, and others for others and for each slot', () => {
    const slot = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z-]{0,20}[0-9A-Za-z]$/);
    fc.assert(fc.property(twoNames, slot, ([a, b], name) => {
      const names = [derivedShareName(a), derivedShareName(b), derivedShareName(a, name), derivedShareName(b, name)];
      for (const share of names) expect(share).toMatch(CONTAINER);
      expect(names[0]).not.toBe(names[1]);
      expect(names[2]).not.toBe(names[3]);
      expect(names[0]).not.toBe(names[2]);
      expect(derivedShareName(a.toUpperCase(), name)).toBe(derivedShareName(a.toLowerCase(), name));
    }), runs(500));
  });

  test('the host id is legal where one is set, and is set only where Azure would cut the name', () => {
    fc.assert(fc.property(appName, (name) => {
      const derived = derivedHostId(WINDOWS, name, undefined);
      expect(derived === undefined).toBe(name.length <= 32);
      if (derived !== undefined) expect(derived).toMatch(HOST_ID);
    }), runs(500));
  });

  test('another name has another account, another container and another host id', () => {
    fc.assert(fc.property(twoNames, ([a, b]) => {
      expect(derivedStorageAccountName(a)).not.toBe(derivedStorageAccountName(b));
      expect(derivedContainerName(a)).not.toBe(derivedContainerName(b));
      expect(hostIdOf(a)).not.toBe(hostIdOf(b));
    }), runs(500));
  });
});

describe('an app of any name', () => {
  const existing = HostStorage.accountKey({
    storageAccountName: 'stshared', storageAccountAccessKey: 'k', storageAccountId: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stshared',
  });

  test('synthesizes what the providers take, on Flex with a key and without, and on Windows', () => {
    fc.assert(fc.property(appName, (name) => {
      const [flex, keyless, windows] = [testStack(), testStack(), testStack()];
      new IsolatedFunctionApp(flex, 'App', { appName: name, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, hostStorage: existing });
      new IsolatedFunctionApp(keyless, 'App', {
        appName: name, ...PLACE, runtime: IsolatedRuntime.DOTNET_10, applicationInsights: ApplicationInsights.newWorkspaceBased({ entraAuthentication: true }),
      }).addPrivateEndpoint('Endpoint', { subnetId: SUBNET_ID });
      new InProcessFunctionApp(windows, 'App', { appName: name, ...PLACE, runtime: InProcessRuntime.DOTNET_8 });
      expect([flex, keyless, windows].flatMap((stack) => schemaProblems(synth(stack)))).toEqual([]);
    }), runs(60));
  });

  test('does not collide with one of another name on one account', () => {
    fc.assert(fc.property(twoNames, ([a, b]) => {
      const stack = testStack();
      [a, b].forEach((name, index) => new InProcessFunctionApp(stack, `App${index}`, { appName: name, ...PLACE, runtime: InProcessRuntime.DOTNET_8, hostStorage: existing }));
      expect(validationCodes(stack)).toEqual([]);
    }), runs(60));
  });

  test('is refused if Azure takes no such name', () => {
    const wrong = fc.string({ unit: 'binary', maxLength: 70 }).filter((name) => !/^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$/.test(name));
    fc.assert(fc.property(wrong, (name) => {
      const stack = testStack();
      expect(() => new IsolatedFunctionApp(stack, 'App', { appName: name, ...PLACE, runtime: IsolatedRuntime.DOTNET_10 })).toThrow(/^test\/App cannot be defined:\n {2}AZFN4013 /);
      expect(stack.node.tryFindChild('App')).toBeUndefined();
    }), runs(150));
  });

  test('keeps every setting of a legal name as it is', () => {
    const settings = fc.dictionary(fc.stringMatching(/^X[A-Za-z0-9_.]{0,20}$/), fc.string({ maxLength: 40 }).filter((value) => !/[$%]\{|@microsoft/i.test(value)), { maxKeys: 8 })
      .filter((entries) => new Set(Object.keys(entries).map((name) => name.toLowerCase())).size === Object.keys(entries).length);
    fc.assert(fc.property(settings, settings, (appSettings, slotSettings) => {
      const stack = testStack();
      const sticky = Object.fromEntries(Object.entries(slotSettings).map(([name, value]) => [`S${name}`, value]));
      const props = { ...PLACE, runtime: IsolatedRuntime.DOTNET_10, appSettings, slotSettings: sticky };
      new IsolatedFunctionApp(stack, 'App', { ...props, appName: 'func-orders', hostStorage: HostStorage.newAccountKey() });
      new IsolatedFunctionApp(stack, 'Keyless', { ...props, appName: 'func-keyless' });
      const json = synth(stack);
      const app = only(json, 'azurerm_function_app_flex_consumption');
      expect(app.app_settings ?? {}).toEqual({ ...appSettings, ...sticky });
      expect(app.sticky_settings?.app_setting_names ?? []).toEqual(Object.keys(sticky).sort());
      expect(flexSite(json).siteConfig.appSettings).toEqual({ ...appSettings, ...sticky, ...storageSettingsOn('Flex Consumption') });
    }), runs(100));
  });
});
