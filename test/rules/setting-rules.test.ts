import { APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import type { PlanId } from '../../src/catalog/plans';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { UNRESOLVED, type MaybeKnown } from '../../src/rules/rule';
import {
  keyVaultReferenceIsWhole,
  settingIsFree,
  settingKey,
  settingNameFits,
  settingsAreUseful,
  settingsDiffer,
  settingsFit,
  timeoutFitsPlan,
  unboundedStaysLoaded,
  type SettingInput,
} from '../../src/rules/setting-rules';
import { DROPPED_FLEX_SETTINGS, DROPPED_SETTINGS } from '../fixtures/azurerm';
import { finding, plan, said, untold } from './verdict';

const setting = (name: string, value: MaybeKnown<string> = 'x', source = 'appSettings'): SettingInput => ({ name, value, source });
const LINUX = plan('elasticPremium', 'Linux');
const WINDOWS = plan('elasticPremium', 'Windows');
const FLEX = plan('flexConsumption');
const PLANS: readonly PlanTerms[] = [
  plan('consumption', 'Linux'), plan('consumption', 'Windows'), FLEX, LINUX, WINDOWS, plan('dedicated', 'Linux'), plan('dedicated', 'Windows'),
];

test.each([
  ['FUNCTIONS_WORKER_RUNTIME', 'functions_worker_runtime'],
  ['AzureWebJobsStorage:accountName', 'azurewebjobsstorage__accountname'],
  ['a:b:c', 'a__b__c'],
  ['a__b', 'a__b'],
  ['a.b-c', 'a.b-c'],
])('%s is compared as %s', (name, key) => {
  expect(settingKey(name)).toBe(key);
});

describe('settingIsFree', () => {
  const rows: readonly AppSettingFacts[] = APP_SETTINGS;
  const places = rows.flatMap((row) =>
    row.plans.flatMap((id) =>
      (id === 'flexConsumption' ? row.systems.filter((system) => system === 'Linux') : row.systems).map(
        (system) => [row.name, id, system, row] as const,
      ),
    ),
  );

  test.each(places)('%s on %s, %s is refused as its row says, in any case and with colons', (name, id, system, row) => {
    const terms = plan(id as PlanId, system as 'Linux');
    const typed = row.prefix ? `${name}anything` : name;
    const value = row.value ?? 'x';
    const expected = row.kind === 'owned' ? 'AZFN4001' : 'AZFN4002';
    for (const spelled of [typed, typed.toLowerCase(), typed.toUpperCase(), typed.replaceAll('__', ':')]) {
      expect([spelled, said(settingIsFree(setting(spelled, value), terms))]).toEqual([spelled, expected]);
    }
    const { why, fix } = finding(settingIsFree(setting(typed, value), terms));
    expect(why).toContain(row.page);
    expect(fix).toContain(row.use);
  });

  test.each(rows.map((row) => [row.name, row] as const))('%s has no words with it: longer and shorter names are free of this row', (name, row) => {
    const terms = PLANS.find(({ id, system }) => row.plans.includes(id) && row.systems.includes(system)) as PlanTerms;
    const others = row.prefix ? [name.slice(0, -1), `MY_${name}X`] : [`MY_${name}`, `${name}X`];
    for (const other of others) {
      const verdict = settingIsFree(setting(other, row.value ?? 'x'), terms);
      if (verdict !== 'ok') expect(verdict.why).not.toContain(row.why);
    }
  });

  test.each<[string, string, MaybeKnown<string>, PlanTerms, string]>([
    ['a setting of the user', 'ORDERS_TOPIC', 'orders', LINUX, 'ok'],
    ['another connection', 'ServiceBus__fullyQualifiedNamespace', 'x', LINUX, 'ok'],
    ['another storage account', 'OrdersStorage', 'x', LINUX, 'ok'],
    ['a name that only starts like the host storage', 'AzureWebJobsStorageOfOrders', 'x', LINUX, 'ok'],
    ['the prefix of the host storage by itself', 'AzureWebJobsStorage__', 'x', LINUX, 'ok'],
    ['a function that is switched off', 'AzureWebJobs.ProcessOrder.Disabled', 'true', LINUX, 'ok'],
    ['where keys are kept', 'AzureWebJobsSecretStorageType', 'files', LINUX, 'ok'],
    ['the placeholder of isolated .NET, which may be switched off', 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED', '0', FLEX, 'ok'],
    ['a time zone on Windows Consumption', 'WEBSITE_TIME_ZONE', 'W. Europe Standard Time', plan('consumption', 'Windows'), 'ok'],
    ['a time zone on Elastic Premium on Linux', 'TZ', 'Europe/Berlin', LINUX, 'ok'],
    ['a time zone on Linux Consumption', 'TZ', 'Europe/Berlin', plan('consumption', 'Linux'), 'AZFN4002'],
    ['a time zone on Flex Consumption', 'WEBSITE_TIME_ZONE', 'Europe/Berlin', FLEX, 'AZFN4002'],
    ['a package on Elastic Premium', 'WEBSITE_RUN_FROM_PACKAGE', '1', LINUX, 'ok'],
    ['a package on Windows Consumption', 'WEBSITE_RUN_FROM_PACKAGE', '1', plan('consumption', 'Windows'), 'ok'],
    ['a package from a file on Linux Consumption', 'WEBSITE_RUN_FROM_PACKAGE', '1', plan('consumption', 'Linux'), 'AZFN4002'],
    ['a package from an address on Linux Consumption', 'WEBSITE_RUN_FROM_PACKAGE', 'https://contoso.example/p.zip', plan('consumption', 'Linux'), 'ok'],
    ['a package that is known at apply on Linux Consumption', 'WEBSITE_RUN_FROM_PACKAGE', UNRESOLVED, plan('consumption', 'Linux'), 'ok'],
    ['a package on Flex Consumption, whatever its value', 'WEBSITE_RUN_FROM_PACKAGE', UNRESOLVED, FLEX, 'AZFN4002'],
    ['a remote build on Linux', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'true', LINUX, 'ok'],
    ['a remote build on Flex Consumption', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'true', FLEX, 'AZFN4002'],
    ['the host version on a classic plan', 'FUNCTIONS_EXTENSION_VERSION', '~4', LINUX, 'AZFN4001'],
    ['the host version on Flex Consumption, about which the sources disagree', 'FUNCTIONS_EXTENSION_VERSION', '~4', FLEX, 'ok'],
    ['the deployment container on Flex Consumption', 'DEPLOYMENT_STORAGE_CONNECTION_STRING', 'x', FLEX, 'AZFN4001'],
    ['the same name on a plan without one', 'DEPLOYMENT_STORAGE_CONNECTION_STRING', 'x', LINUX, 'ok'],
    ['the in-process switch on Flex Consumption', 'FUNCTIONS_INPROC_NET8_ENABLED', '1', FLEX, 'AZFN4001'],
    ['a name that every object has', 'constructor', 'x', LINUX, 'ok'],
  ])('%s', (_, name, value, terms, expected) => {
    expect(said(settingIsFree(setting(name, value), terms))).toBe(expected);
  });

  test.each(DROPPED_SETTINGS)('%s never leaves a plan clean, so it is refused on every plan but Flex', (name) => {
    for (const terms of PLANS.filter(({ id }) => id !== 'flexConsumption')) expect(said(settingIsFree(setting(name), terms))).toBe('AZFN4001');
  });

  test.each(DROPPED_FLEX_SETTINGS)('%s never leaves a plan clean on Flex, so it is refused there', (name) => {
    expect(said(settingIsFree(setting(name), FLEX))).toBe('AZFN4001');
  });

  test('says where the setting was written', () => {
    expect(finding(settingIsFree(setting('AzureWebJobsStorage', 'secret', 'addSlotSetting'), LINUX)).what).toContain(`'addSlotSetting' has 'AzureWebJobsStorage'`);
  });

  test.each<[string, string, string, string, string]>([
    [
      'a setting whatever its value', 'TZ', 'Europe/Berlin',
      `'appSettings' has 'TZ', which Linux Consumption does not take`, 'leave it out and convert from UTC in code',
    ],
    [
      'a setting with one value', 'WEBSITE_RUN_FROM_PACKAGE', '1',
      `'appSettings' has 'WEBSITE_RUN_FROM_PACKAGE' set to '1', which Linux Consumption does not take`,
      'set it to the URL of the package, or remove it and deploy with a tool that uploads one',
    ],
  ])('says what is refused: %s', (_, name, value, what, fix) => {
    expect(finding(settingIsFree(setting(name, value), plan('consumption', 'Linux')))).toMatchObject({ what, fix });
  });

  test('never shows a value that it does not look for', () => {
    for (const name of ['AzureWebJobsStorage', 'TZ']) {
      expect(JSON.stringify(settingIsFree(setting(name, 'hunter2'), FLEX))).not.toContain('hunter2');
    }
  });
});

describe('settingNameFits', () => {
  test.each<[string, string, string, string]>([
    ['letters', 'OrdersTopic', 'ok', 'ok'],
    ['digits and underscores', 'ORDERS_2', 'ok', 'ok'],
    ['a section with two underscores', 'Orders__Topic', 'ok', 'ok'],
    ['periods', 'AzureWebJobs.Ship.Disabled', 'ok', 'ok'],
    ['a hyphen, as in the name of a function', 'AzureWebJobs.ship-order.Disabled', 'ok', 'ok'],
    ['a section with a colon', 'Orders:Topic', 'AZFN4003', 'ok'],
    ['a space', 'Orders Topic', 'AZFN4003', 'AZFN4003'],
    ['an equals sign', 'Orders=Topic', 'AZFN4003', 'AZFN4003'],
    ['a slash', 'Orders/Topic', 'AZFN4003', 'AZFN4003'],
    ['a letter of another alphabet', 'Größe', 'AZFN4003', 'AZFN4003'],
    ['a line break', 'Orders\n', 'AZFN4003', 'AZFN4003'],
    ['nothing', '', 'AZFN4003', 'AZFN4003'],
    ['the name that JavaScript treats in its own way', '__proto__', 'AZFN4003', 'AZFN4003'],
  ])('%s: %j', (_, name, linux, windows) => {
    expect([said(settingNameFits(setting(name), LINUX)), said(settingNameFits(setting(name), WINDOWS))]).toEqual([linux, windows]);
  });

  test.each([
    ['Orders:Topic', `use 'Orders__Topic'`],
    ['Orders Topic', `use 'Orders_Topic'`],
    ['Orders / Topic', `use 'Orders_Topic'`],
    ['Größe', `use 'Gr_e'`],
    ['%A', `use '_A'`],
    ['%1%', `use '_1_'`],
    ['%', 'use another name'],
    ['__proto__', 'use another name'],
  ])('%s: %s', (name, fix) => {
    expect(finding(settingNameFits(setting(name), LINUX)).fix).toBe(fix);
  });

  test.each<[PlanTerms, string, string]>([
    [
      LINUX, `'appSettings' has 'Orders Topic'; names have letters, digits, '.', '_' and '-' on Linux`,
      `an app setting becomes an environment variable, and other characters cannot be in its name; '__' separates sections on both systems (`,
    ],
    [
      WINDOWS, `'appSettings' has 'Orders Topic'; names have letters, digits, '.', '_', '-' and ':' on Windows`,
      'an app setting becomes an environment variable, and other characters cannot be in its name (',
    ],
  ])('names what the system takes', (terms, what, why) => {
    const found = finding(settingNameFits(setting('Orders Topic'), terms));
    expect(found.what).toBe(what);
    expect(found.why).toContain(why);
  });
});

describe('keyVaultReferenceIsWhole', () => {
  const uri = (text: string) => `@Microsoft.KeyVault(SecretUri=${text})`;
  const named = (text: string) => `@Microsoft.KeyVault(${text})`;

  test.each<[string, MaybeKnown<string>, string]>([
    ['no reference', 'orders', 'ok'],
    ['nothing', '', 'ok'],
    ['text that mentions one', 'see @Microsoft.KeyVault(x)', 'ok'],
    ['a secret without a version', uri('https://kv-orders.vault.azure.net/secrets/topic'), 'ok'],
    ['a secret without a version and with a slash', uri('https://kv-orders.vault.azure.net/secrets/topic/'), 'ok'],
    ['a secret with a version', uri('https://kv-orders.vault.azure.net/secrets/topic/0123456789abcdef0123456789abcdef'), 'ok'],
    ['a secret of a sovereign cloud', uri('https://kv-orders.vault.usgovcloudapi.net/secrets/topic'), 'ok'],
    ['a vault and a secret', named('VaultName=kv-orders;SecretName=topic'), 'ok'],
    ['a vault, a secret and a version', named('VaultName=kv-orders;SecretName=topic;SecretVersion=0123456789abcdef'), 'ok'],
    ['a reference that is known at apply', UNRESOLVED, 'ok'],
    ['without its last bracket', '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/topic', 'AZFN4005'],
    ['without brackets', '@Microsoft.KeyVault', 'AZFN4005'],
    ['with nothing in its brackets', '@Microsoft.KeyVault()', 'AZFN4005'],
    ['in another case', '@microsoft.keyvault(SecretUri=https://kv-orders.vault.azure.net/secrets/topic)', 'AZFN4005'],
    ['after a space', ` ${uri('https://kv-orders.vault.azure.net/secrets/topic')}`, 'AZFN4005'],
    ['before a space', `${uri('https://kv-orders.vault.azure.net/secrets/topic')} `, 'AZFN4005'],
    ['without the name of its part', '@Microsoft.KeyVault(https://kv-orders.vault.azure.net/secrets/topic)', 'AZFN4005'],
    ['without encryption', uri('http://kv-orders.vault.azure.net/secrets/topic'), 'AZFN4005'],
    ['to a key', uri('https://kv-orders.vault.azure.net/keys/topic'), 'AZFN4005'],
    ['to a vault', uri('https://kv-orders.vault.azure.net/'), 'AZFN4005'],
    ['to a secret with an underscore', uri('https://kv-orders.vault.azure.net/secrets/my_topic'), 'AZFN4005'],
    ['to a secret of 127 characters', uri(`https://kv-orders.vault.azure.net/secrets/${'a'.repeat(127)}`), 'ok'],
    ['to a secret of 128 characters', uri(`https://kv-orders.vault.azure.net/secrets/${'a'.repeat(128)}`), 'AZFN4005'],
    ['with a vault alone', named('VaultName=kv-orders'), 'AZFN4005'],
    ['with a secret alone', named('SecretName=topic'), 'AZFN4005'],
    ['with something before the vault', named('Cloud=public;VaultName=kv-orders;SecretName=topic'), 'AZFN4005'],
    ['with a version of nothing', named('VaultName=kv-orders;SecretName=topic;SecretVersion='), 'AZFN4005'],
    ['with a semicolon at its end', named('VaultName=kv-orders;SecretName=topic;'), 'AZFN4005'],
    ['with a secret of 127 characters', named(`VaultName=kv-orders;SecretName=${'a'.repeat(127)}`), 'ok'],
    ['with a secret of 128 characters', named(`VaultName=kv-orders;SecretName=${'a'.repeat(128)}`), 'AZFN4005'],
    ['with a vault of 2 characters', named('VaultName=kv;SecretName=topic'), 'AZFN4005'],
    ['with a vault of 3 characters', named('VaultName=kvo;SecretName=topic'), 'ok'],
    ['with a vault of 24 characters', named(`VaultName=${'k'.repeat(24)};SecretName=topic`), 'ok'],
    ['with a vault of 25 characters', named(`VaultName=${'k'.repeat(25)};SecretName=topic`), 'AZFN4005'],
  ])('%s', (_, value, expected) => {
    expect(said(keyVaultReferenceIsWhole(setting('TOPIC', value)))).toBe(expected);
  });

  test('never shows the value', () => {
    expect(JSON.stringify(keyVaultReferenceIsWhole(setting('TOPIC', '@Microsoft.KeyVault(hunter2')))).not.toContain('hunter2');
  });
});

const TIMEOUT = 'AzureFunctionsJobHost__functionTimeout';

describe('timeoutFitsPlan', () => {
  const CONSUMPTION = plan('consumption', 'Windows');

  test.each<[string, PlanTerms, MaybeKnown<string>, string]>([
    ['ten minutes on Consumption', CONSUMPTION, '00:10:00', 'ok'],
    ['ten minutes and a second on Consumption', CONSUMPTION, '00:10:01', 'AZFN4006'],
    ['one second on Consumption', CONSUMPTION, '00:00:01', 'ok'],
    ['no time on Consumption', CONSUMPTION, '00:00:00', 'AZFN4006'],
    ['no limit on Consumption', CONSUMPTION, '-1', 'AZFN4006'],
    ['ten minutes with one digit for hours', CONSUMPTION, '0:10:00', 'ok'],
    ['an hour on Consumption', CONSUMPTION, '01:00:00', 'AZFN4006'],
    ['a day on Consumption', CONSUMPTION, '1.00:00:00', 'AZFN4006'],
    ['no days and ten minutes on Consumption', CONSUMPTION, '0.00:10:00', 'ok'],
    ['the same on Linux', plan('consumption', 'Linux'), '00:10:01', 'AZFN4006'],
    ['two hours on Flex Consumption', FLEX, '02:00:00', 'ok'],
    ['no limit on Flex Consumption', FLEX, '-1', 'ok'],
    ['no time on Flex Consumption', FLEX, '00:00:00', 'AZFN4006'],
    ['three days on Elastic Premium', LINUX, '3.00:00:00', 'ok'],
    ['no limit on a Dedicated plan', plan('dedicated'), '-1', 'ok'],
    ['minutes and seconds alone', LINUX, '10:00', 'AZFN4006'],
    ['a number of seconds', LINUX, '600', 'AZFN4006'],
    ['sixty minutes', LINUX, '00:60:00', 'AZFN4006'],
    ['sixty seconds', LINUX, '00:00:60', 'AZFN4006'],
    ['another negative time', LINUX, '-2', 'AZFN4006'],
    ['parts of a second', LINUX, '00:10:00.5', 'AZFN4006'],
    ['text', LINUX, 'ten minutes', 'AZFN4006'],
    ['nothing', LINUX, '', 'AZFN4006'],
    ['a space', LINUX, ' 00:10:00', 'AZFN4006'],
    ['a time that is known at apply', CONSUMPTION, UNRESOLVED, 'ok'],
  ])('%s', (_, terms, value, expected) => {
    expect(said(timeoutFitsPlan(setting(TIMEOUT, value), terms))).toBe(expected);
  });

  test.each(['AzureFunctionsJobHost:functionTimeout', 'AZUREFUNCTIONSJOBHOST__FUNCTIONTIMEOUT'])('%s is the same setting', (name) => {
    expect(said(timeoutFitsPlan(setting(name, '01:00:00'), CONSUMPTION))).toBe('AZFN4006');
  });

  test('another setting may have such a value', () => {
    expect(said(timeoutFitsPlan(setting('ORDERS_TIMEOUT', '01:00:00'), CONSUMPTION))).toBe('ok');
  });

  test('the fix is what the plan allows', () => {
    expect(finding(timeoutFitsPlan(setting(TIMEOUT, '01:00:00'), CONSUMPTION)).fix).toContain(`'00:10:00'`);
  });
});

describe('unboundedStaysLoaded', () => {
  test.each<[string, PlanTerms, MaybeKnown<string>, unknown, string]>([
    ['no limit, and always on by default', plan('dedicated'), '-1', undefined, 'ok'],
    ['no limit, and always on', plan('dedicated'), '-1', true, 'ok'],
    ['no limit, and not always on', plan('dedicated'), '-1', false, 'AZFN4015'],
    ['no limit on F1, where nothing is always on', plan('dedicated', 'Linux', 'F1'), '-1', undefined, 'AZFN4015'],
    ['no limit on a plan whose SKU was not told', untold(), '-1', undefined, 'ok'],
    ['no limit on a plan whose SKU was not told, and not always on', untold(), '-1', false, 'AZFN4015'],
    ['a limit, and not always on', plan('dedicated'), '01:00:00', false, 'ok'],
    ['a limit that is known at apply', plan('dedicated'), UNRESOLVED, false, 'ok'],
    ['no limit on Elastic Premium, which keeps instances', LINUX, '-1', undefined, 'ok'],
    ['no limit on Flex Consumption', FLEX, '-1', undefined, 'ok'],
  ])('%s', (_, terms, value, alwaysOn, expected) => {
    expect(said(unboundedStaysLoaded(setting(TIMEOUT, value), terms, alwaysOn))).toBe(expected);
  });

  test('another setting may be -1', () => {
    expect(said(unboundedStaysLoaded(setting('OFFSET', '-1'), plan('dedicated'), false))).toBe('ok');
  });
});

describe('settingsAreUseful', () => {
  const PACKAGE = 'WEBSITE_RUN_FROM_PACKAGE';
  const BUILD = 'SCM_DO_BUILD_DURING_DEPLOYMENT';

  test.each<[string, PlanTerms, SettingInput[], string]>([
    ['nothing', LINUX, [], 'ok'],
    ['the host version on Flex Consumption', FLEX, [setting('FUNCTIONS_EXTENSION_VERSION', '~4')], 'AZFN4007'],
    ['the host version in another case on Flex Consumption', FLEX, [setting('functions_extension_version', '~4')], 'AZFN4007'],
    ['the host version elsewhere, where another rule refuses it', LINUX, [setting('FUNCTIONS_EXTENSION_VERSION', '~4')], 'ok'],
    ['a package and a remote build', LINUX, [setting(PACKAGE, '1'), setting(BUILD, 'true')], 'AZFN4008'],
    ['a package and a remote build that is 1', LINUX, [setting(PACKAGE, '1'), setting(BUILD, '1')], 'AZFN4008'],
    ['a package and a remote build in capitals', LINUX, [setting(PACKAGE, '1'), setting(BUILD, 'TRUE')], 'AZFN4008'],
    ['a package from an address and a remote build', LINUX, [setting(PACKAGE, 'https://contoso.example/p.zip'), setting(BUILD, 'true')], 'AZFN4008'],
    ['a package that is known at apply and a remote build', LINUX, [setting(PACKAGE, UNRESOLVED), setting(BUILD, 'true')], 'AZFN4008'],
    ['a package and a remote build that is known at apply', LINUX, [setting(PACKAGE, '1'), setting(BUILD, UNRESOLVED)], 'ok'],
    ['a package and no remote build', LINUX, [setting(PACKAGE, '1'), setting(BUILD, 'false')], 'ok'],
    ['a package and what only ends like a remote build', LINUX, [setting(PACKAGE, '1'), setting(BUILD, 'untrue')], 'ok'],
    ['a package and what only starts like a remote build', LINUX, [setting(PACKAGE, '1'), setting(BUILD, '10')], 'ok'],
    ['a package alone', LINUX, [setting(PACKAGE, '1')], 'ok'],
    ['a remote build alone', LINUX, [setting(BUILD, 'true')], 'ok'],
    ['no package and a remote build', LINUX, [setting(PACKAGE, '0'), setting(BUILD, 'true')], 'ok'],
    ['an empty package and a remote build', LINUX, [setting(PACKAGE, ''), setting(BUILD, 'true')], 'ok'],
    ['both on Flex Consumption, where another rule refuses them', FLEX, [setting(PACKAGE, '1'), setting(BUILD, 'true')], 'ok'],
  ])('%s', (_, terms, settings, expected) => {
    expect(said(settingsAreUseful(settings, terms))).toBe(expected);
  });
});

describe('settingsDiffer', () => {
  test.each<[string, SettingInput[], string]>([
    ['no settings', [], 'ok'],
    ['different ones', [setting('A'), setting('B')], 'ok'],
    ['one in two cases', [setting('TOPIC'), setting('Topic')], 'AZFN4004'],
    ['one with a colon and with underscores', [setting('A:B'), setting('A__B')], 'AZFN4004'],
    ['one in both maps', [setting('A'), setting('A', 'y', 'slotSettings')], 'AZFN4004'],
    ['one three times', [setting('A'), setting('a'), setting('A', 'x', 'slotSettings')], 'AZFN4004 AZFN4004'],
    ['two twice', [setting('A'), setting('B'), setting('a'), setting('b')], 'AZFN4004 AZFN4004'],
    ['one twice with values that are known at apply', [setting('A', UNRESOLVED), setting('a', UNRESOLVED)], 'AZFN4004'],
  ])('%s', (_, settings, expected) => {
    expect(said(settingsDiffer(settings))).toBe(expected);
  });

  test.each<[SettingInput, SettingInput, string, string]>([
    [
      setting('TOPIC'), setting('Topic', 'x', 'slotSettings'), `'slotSettings' has 'Topic', which 'appSettings' has already as 'TOPIC'`,
      `keep one of them: in 'slotSettings' if the value stays with the slot, in 'appSettings' otherwise`,
    ],
    [
      setting('TOPIC'), setting('TOPIC', 'x', 'slotSettings'), `'slotSettings' has 'TOPIC', which 'appSettings' has already`,
      `keep one of them: in 'slotSettings' if the value stays with the slot, in 'appSettings' otherwise`,
    ],
    [setting('TOPIC'), setting('Topic'), `'appSettings' has 'Topic', which 'appSettings' has already as 'TOPIC'`, 'keep one of the two names'],
  ])('says where it was written first, and how', (first, second, what, fix) => {
    expect(finding(settingsDiffer([first, second]))).toMatchObject({ what, fix });
  });
});

describe('settingsFit', () => {
  test.each<[string, MaybeKnown<PlanTerms>, SettingInput[], string]>([
    ['nothing wrong', LINUX, [setting('TOPIC', 'orders'), setting(TIMEOUT, '01:00:00')], 'ok'],
    ['each rule has its say', plan('consumption', 'Linux'), [
      setting('A:B'), setting('AzureWebJobsStorage'), setting('TZ'), setting(TIMEOUT, '01:00:00'), setting('KV', '@Microsoft.KeyVault('), setting('a__b'),
    ], 'AZFN4004 AZFN4003 AZFN4001 AZFN4002 AZFN4006 AZFN4005'],
    ['what needs no plan is said while the plan is not known', UNRESOLVED, [
      setting('A:B'), setting('AzureWebJobsStorage'), setting('KV', '@Microsoft.KeyVault('), setting('a__b'),
    ], 'AZFN4004 AZFN4005'],
    ['a setting of the user on Flex Consumption', FLEX, [setting('TOPIC', 'orders'), setting('COUNT', '3')], 'ok'],
    ['the host version elsewhere is refused for one reason', LINUX, [setting('FUNCTIONS_EXTENSION_VERSION', '~3')], 'AZFN4001'],
    ['the host version of Flex Consumption may be repeated', FLEX, [setting('FUNCTIONS_EXTENSION_VERSION', '~4')], 'ok'],
    ['the host version of Flex Consumption may not be changed', FLEX, [setting('FUNCTIONS_EXTENSION_VERSION', '~3')], 'AZFN4002'],
    ['the host version of Flex Consumption may not be pinned', FLEX, [setting('functions_extension_version', '4.0.12345')], 'AZFN4002'],
    ['the host version of Flex Consumption may be known at apply', FLEX, [setting('FUNCTIONS_EXTENSION_VERSION', UNRESOLVED)], 'ok'],
  ])('%s', (_, terms, settings, expected) => {
    expect(said(settingsFit(settings, terms))).toBe(expected);
  });
});
