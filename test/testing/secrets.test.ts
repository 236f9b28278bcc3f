import { TerraformVariable } from 'cdktf';
import { ConnectionStringType, ElasticPremiumPlan, FlexConsumptionPlan, HostStorage, IsolatedFunctionApp, OperatingSystem, testing } from '../../src';
import '../../src/testing/jest';
import { piecesOf } from '../../src/testing/expressions';
import { shown } from '../../src/testing/matching';
import { textWithoutSecrets, withoutSecrets } from '../../src/testing/secrets';
import { AnyResource, APP, message, PLACE, stackOf } from './programs';

const { TestKit } = testing;
const SECRET = 'hunter2hunter2';

describe('a name tells that the value is a secret', () => {
  test.each([
    'PASSWORD', 'LONGER_PASSWORD', 'DBPASSWORD', 'dbPassword', 'Db:Password', 'Db__Password', 'db-password', 'smtp.password', 'PASSWORD_OLD', 'PASSWORD2', 'DB_PASS', 'SQL_PWD', 'MyPWD',
    'ClientSecret', 'CLIENT_SECRET', 'client_secret', 'SLOT_SECRET', 'SECRET', 'KEY_VAULT_SECRET', 'API_KEY', 'ApiKey', 'apikey', 'APIKEY', 'KEY', 'KEY1', 'STRIPE_KEYS', 'AccountKey',
    'storage_account_access_key', 'TOKEN', 'GITHUB_TOKEN', 'OAuth2Token', 'SASToken', 'CONTAINER_SAS', 'SAS_URL', 'blobSasUri', 'GITHUB_PAT', 'SMTP_CREDENTIALS', 'PRIVATE_KEY',
    'SqlConnectionString', 'SQL_CONNECTION_STRING', 'CONNSTR', 'ORDERS_CONNECTION', 'storage_account_url', 'DOCKER_REGISTRY_SERVER_PASSWORD', 'signingKey',
    'TOKENS', 'API_TOKENS', 'REFRESH_TOKENS', 'REFRESHTOKENS', 'AUTHKEY', 'STRIPEKEY', 'OPENAIKEY', 'APPKEY', 'LICENSEKEY', 'WEBHOOKKEY', 'TOKEN_CACHE_PASSWORD',
  ])('%s', (name) => {
    expect(textWithoutSecrets(SECRET, [name])).toBe('<secret>');
  });

  test.each([
    'TOPIC', 'KEY_VAULT_URI', 'KeyVaultName', 'key_vault_reference_identity_id', 'storage_key_vault_secret_id', 'client_secret_setting_name', 'clientSecretSettingName', 'TOKEN_ENDPOINT',
    'TOKEN_LIFETIME_SECONDS', 'SECRET_NAME', 'PASSWORD_RESET_URL', 'MONKEY', 'KEYBOARD', 'MAX_TOKENS', 'PARTITION_KEY', 'public_key', 'SASL_MECHANISM', 'COMPASS', 'PATTERN', 'SPAWN',
    'AzureWebJobsStorage__accountName', 'AzureWebJobsStorage__clientId', 'ORDERS_CONNECTION__fullyQualifiedNamespace', 'Token__blobServiceUri', 'app_setting_names', 'CONNECTION_NAME', '',
    'MAX_TOKEN', 'MAX_OUTPUT_TOKENS', 'TOKEN_CACHE', 'TOKEN_BUCKET', 'KEY_COLUMN', 'KEY_FIELD', 'SECRETS_MOUNT', 'PASSWORD_MIN', 'PASS_THROUGH', 'HOTKEY', 'PARTITIONKEY', 'HOCKEY',
  ])('%s does not', (name) => {
    expect(textWithoutSecrets(SECRET, [name])).toBe(SECRET);
  });

  test.each(['', 'true', 'false', 'managedidentity', '@Microsoft.KeyVault(SecretUri=https://kv-orders.vault.azure.net/secrets/orders)', '@Microsoft.KeyVault(SecretUri=${azurerm_key_vault_secret.orders.id})', '${var.password}', '${a.b}${c.d}'])(
    'but %j is none',
    (text) => {
      expect(textWithoutSecrets(text, ['PASSWORD'])).toBe(text);
    },
  );
});

describe('a text is a secret whatever its name is', () => {
  test.each([
    'Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=abc', 'AccountName=x;AccountKey=abc', 'Server=x;Password=abc', 'Server=x;pwd = abc', 'ClientSecret=abc',
    'https://x.blob.core.windows.net/c?sv=1&sig=abc', 'sig=abc', 'https://func-x.azurewebsites.net/api/f?code=abc', 'postgres://user:abc@host/db', 'redis://:abc@host', 'Bearer abcdefghijkl1234',
    'sk_live_abcdef', 'ghp_abcdefghijklmnopqrst', 'xoxb-1234567890', 'AKIAABCDEFGHIJKLMNOP', '-----BEGIN RSA PRIVATE KEY-----\nabc', 'eyJhbGciOiJI.eyJzdWIiOiIx.abc',
    'https://hooks.slack.com/services/T0/B0/abc', '{"apiKey":"abc"} and more', 'AccessToken=abc',
    'https://x?subscription-key=S', 'https://x?a=b&api_key=S', 'mysql --password S', '--db-password=S', 'password: S', 'dbPassword: "S"', "{'Password':'S'}", 'hvs.CAESIabcdefgh', 'npm_abcdefghijklmnop1234',
    'SG.abcdefghijkl.mnopqrstuvwx', 'abc8Q~abcdefghijklmnopqrstuvwx', 'sk-abcdefghijklmnopqrst', 'Basic dXNlcjpwYXNzd29yZA==', 'Basic dXNlcjpwYXNz',
  ])('%s', (text) => {
    expect(textWithoutSecrets(text, ['X'])).toBe('<secret>');
  });

  test.each(['orders', 'https://kv-orders.vault.azure.net/', 'https://host:443/a@b', 'Design=abc', 'InstrumentationKey', 'user@example.com', 'a?b=c&d=e', 'SecretName=abc', '{"topic":"orders"}', '[1, 2', 'Password=',
    'func-sk-orders-production-01', 'rg-sk-bratislava-production', 'Basic authentication', 'Basic configuration', 'Bearer authentication', 'https://x?key={key}', 'https://x?code=<code>&a=b', 'password: {password}',
    'npm_config_registry_of_all', '--password <password>', "{'Password':''}", 'https://x?partition-key=1',
  ])('%s is none', (text) => {
    expect(textWithoutSecrets(text, ['X'])).toBe(text);
  });
});

describe('beside references', () => {
  test.each<[string, string, string]>([
    ['X', 'Password=abc;Host=${var.host}', '<secret>${var.host}'],
    ['X', 'Host=${var.host};Password=${var.password}', 'Host=${var.host};Password=${var.password}'],
    ['STORAGE_CONNECTION_STRING', 'AccountName=${a.b.name};AccountKey=${a.b.key};EndpointSuffix=core.windows.net', 'AccountName=${a.b.name};AccountKey=${a.b.key};EndpointSuffix=core.windows.net'],
    ['STORAGE_CONNECTION_STRING', 'AccountName=${a.b.name};AccountKey=abc', '<secret>${a.b.name}<secret>'],
    ['X', 'postgres://u:${var.password}@h', 'postgres://u:${var.password}@h'],
    ['X', 'postgres://u:abc@${var.host}', '<secret>${var.host}'],
    ['X', 'https://x/?sig=${var.sig}', 'https://x/?sig=${var.sig}'],
    ['API_KEY', 'abc-${var.suffix}', '<secret>${var.suffix}'],
    ['API_KEY', '$${abc}', '<secret>'],
    ['API_KEY', '${sensitive("abc")}', '${sensitive("<secret>")}'],
    ['DB_PASSWORD', '${"hunter2"}', '${"<secret>"}'],
    ['DB_PASSWORD', '${ "hunter2" }', '${ "<secret>" }'],
    ['API_KEY', '${join("", ["abc", var.x["name"]])}', '${join("", ["<secret>", var.x["name"]])}'],
    ['X', '${format("Password=abc;Host=%s", var.host)}', '${format("<secret>", var.host)}'],
    ['API_KEY', '${data.terraform_remote_state.x.outputs["key"]}', '${data.terraform_remote_state.x.outputs["key"]}'],
    ['API_KEY', 'abc${', '<secret>'],
  ])('%s: %s', (name, text, expected) => {
    expect(textWithoutSecrets(text, [name])).toBe(expected);
  });

  test('an expression ends where its braces do', () => {
    const text = 'a${f("}", "${g({ b = 1 })}", "\\"")}c$${d}';
    expect(piecesOf(text)).toEqual([{ text: 'a', expression: false }, { text: '${f("}", "${g({ b = 1 })}", "\\"")}', expression: true }, { text: 'c$${d}', expression: false }]);
    expect(piecesOf('')).toEqual([]);
  });
});

test('data keep no secret, in any shape', () => {
  expect(
    withoutSecrets({
      appSettings: [{ name: 'API_KEY', value: SECRET }, { name: 'TOPIC', value: 'orders' }],
      pairs: [{ key: 'Orders:Password', value: SECRET }],
      connectionStrings: [{ name: 'Sql', type: 'SQLAzure', connectionString: SECRET }],
      connection_string: [{ name: 'Sql', type: 'SQLAzure', value: SECRET }],
      properties: { Sql: { type: 'Custom', value: SECRET } },
      other: { name: 'Sql', type: '${var.type}', value: SECRET },
      sensitive_body: { properties: { anything: [SECRET] } },
      secret: { value: SECRET, expires: '2027' },
      storage: { type: 'blobContainer', value: 'https://x.blob.core.windows.net/c' },
      body: JSON.stringify({ properties: { siteConfig: { appSettings: [{ name: 'API_KEY', value: SECRET }] } } }),
      passwords: [SECRET, 1, null],
    }),
  ).toEqual({
    appSettings: [{ name: 'API_KEY', value: '<secret>' }, { name: 'TOPIC', value: 'orders' }],
    pairs: [{ key: 'Orders:Password', value: '<secret>' }],
    connectionStrings: [{ name: 'Sql', type: 'SQLAzure', connectionString: '<secret>' }],
    connection_string: [{ name: 'Sql', type: 'SQLAzure', value: '<secret>' }],
    properties: { Sql: { type: 'Custom', value: '<secret>' } },
    other: { name: 'Sql', type: '${var.type}', value: '<secret>' },
    sensitive_body: { properties: { anything: ['<secret>'] } },
    secret: { value: '<secret>', expires: '2027' },
    storage: { type: 'blobContainer', value: 'https://x.blob.core.windows.net/c' },
    body: '{"properties":{"siteConfig":{"appSettings":[{"name":"API_KEY","value":"<secret>"}]}}}',
    passwords: ['<secret>', 1, null],
  });
});

test.each<[unknown, unknown]>([
  [{ nested: { secret: { deep: SECRET } } }, { nested: { secret: { deep: '<secret>' } } }],
  [{ credentials: { user: 'u', p: 'S7' } }, { credentials: { user: '<secret>', p: '<secret>' } }],
  [{ SETTING: '{"db":{"secret":{"deep":"S"}}}' }, { SETTING: '{"db":{"secret":{"deep":"<secret>"}}}' }],
  [{ tokens: [SECRET] }, { tokens: ['<secret>'] }],
  [{ secret: { list: [{ a: { b: 'S' } }] } }, { secret: { list: [{ a: { b: '<secret>' } }] } }],
  [{ secret: [{ name: 'db', id: '1', type: 't', enabled: true, uri: 'https://x', value: 'S' }] }, { secret: [{ name: 'db', id: '1', type: 't', enabled: true, uri: 'https://x', value: '<secret>' }] }],
  [{ admin_ssh_key: [{ public_key: 'ssh-rsa x' }] }, { admin_ssh_key: [{ public_key: 'ssh-rsa x' }] }],
  [{ key_vault_secrets: { pairs: [{ key: 'topic', value: 'S' }] } }, { key_vault_secrets: { pairs: [{ key: 'topic', value: '<secret>' }] } }],
])('what is below the name of a secret is one: %j', (data, expected) => {
  expect(withoutSecrets(data)).toEqual(expected);
});

describe('what is looked for is shown without secrets', () => {
  const cycle: unknown[] = [1];
  cycle.push({ cycle });
  test.each<[string, unknown, readonly string[]]>([
    ['ObjectContaining {"API_KEY":StringContaining <secret>}', expect.objectContaining({ API_KEY: expect.stringContaining(SECRET) }), []],
    ['ObjectContaining {"TOPIC":StringContaining \'orders\'}', expect.objectContaining({ TOPIC: expect.stringContaining('orders') }), []],
    ['[ObjectContaining {"name":"Db","value":StringContaining <secret>}]', [expect.objectContaining({ name: 'Db', value: expect.stringContaining('hunter3') })], ['connection_string']],
    ['ArrayContaining [StringContaining <secret>]', expect.arrayContaining([expect.stringContaining(SECRET)]), ['api_keys']],
    ['{"deep":"<secret>"}', { deep: SECRET }, ['secret']],
    ['{"secret":{"deep":StringMatching <secret>},"x":/a/}', { secret: { deep: expect.stringMatching(/hunter/) }, x: /a/ }, []],
    ['<secret>', /hunter/, ['ORDERS_CONNECTION']],
    ['Any<Number>', expect.any(Number), []],
    ['Anything', expect.anything(), []],
    ['a matcher', { asymmetricMatch: () => false }, []],
    ['Even', new (class Even { public asymmetricMatch() { return false; } })(), []],
    ['even', { asymmetricMatch: () => false, toString: () => 'even' }, []],
    ['<secret>', { asymmetricMatch: () => false, toString: () => SECRET }, ['API_KEY']],
    ['[a bigint,a function]', [10n, () => 1], []],
    ['[1,{"cycle":…}]', cycle, []],
    ['ArrayContaining [1,{"cycle":…}]', expect.arrayContaining(cycle), []],
    ['orders', stackOf(), []],
    ['{"x":App}', { x: TestKit.app() }, []],
  ])('%s', (text, value, names) => {
    expect(shown(value, names)).toBe(text);
  });
});

describe('no snapshot and no message has one', () => {
  const SETTINGS = { LONGER_PASSWORD: SECRET, ClientSecret: SECRET, API_KEY: SECRET, LINK: `https://x/?sig=${SECRET}`, DATABASE: `postgres://u:${SECRET}@h`, TOPIC: 'orders' };
  const flex = (hostStorage: HostStorage) => {
    const stack = stackOf();
    const plan = new FlexConsumptionPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE });
    const password = new TerraformVariable(stack, 'password', { sensitive: true }).stringValue;
    new IsolatedFunctionApp(stack, 'Orders', {
      ...APP, plan, hostStorage,
      appSettings: { ...SETTINGS, MIXED: `Password=${SECRET};Host=${password}`, REFERENCE: password },
      connectionStrings: { Sql: { connectionType: ConnectionStringType.SQL_AZURE, value: SECRET } },
    });
    return stack;
  };
  const premium = () => {
    const stack = stackOf();
    const plan = new ElasticPremiumPlan(stack, 'Plan', { planName: 'plan-orders', ...PLACE, operatingSystem: OperatingSystem.WINDOWS });
    const app = new IsolatedFunctionApp(stack, 'Orders', { ...APP, plan, appSettings: SETTINGS });
    app.addSlot('staging', { appSettings: { ...SETTINGS, SLOT_SECRET: SECRET } });
    return stack;
  };

  test.each([
    ['Flex Consumption without keys', () => flex(HostStorage.newManagedIdentity())],
    ['Flex Consumption with a key', () => flex(HostStorage.newAccountKey())],
    ['Elastic Premium, with a slot', premium],
  ])('%s', (_, of) => {
    const stack = of();
    const text = TestKit.synthesize(stack).snapshot();
    expect(text).not.toContain(SECRET);
    expect(text).toContain('"orders"');
    for (const claim of [
      () => expect(stack).toHaveFunctionApp({ appSettings: { API_KEY: 'x', LINK: /sig=hunter/ } }),
      () => expect(stack).toHaveFunctionApp({ appSettings: { API_KEY: `${SECRET}!` }, attributes: { app_settings: { API_KEY: SECRET, x: 1 }, password: `${SECRET}!` } }),
      () => expect(stack).toHaveFunctionApp({ attributes: { app_settings: [], body: [] } }),
      () => expect(stack).toHaveFunctionApp({ attributes: { body: { properties: { siteConfig: { appSettings: [{ name: 'API_KEY', value: `${SECRET}1` }] } } } } }),
      () => expect(stack).toHaveFunctionApp({ appName: 'func-x', appSettings: { API_KEY: expect.stringContaining(`${SECRET}1`) } }),
      () => expect(stack).toHaveFunctionApp({ appName: 'func-x', appSettings: expect.objectContaining({ API_KEY: expect.stringContaining(`${SECRET}1`) }) }),
      () => expect(stack).toHaveFunctionApp({ attributes: { secret: { deep: SECRET }, connection_string: [expect.objectContaining({ name: 'Sql', value: expect.stringContaining(`${SECRET}1`) })] } }),
      () => expect(stack).toHaveAppSetting('API_KEY', 'x'),
      () => expect(stack).toHaveAppSetting('LINK', /hunter1/),
      () => expect(stack).toHaveAppSetting('ClientSecret', `${SECRET}1`),
      () => expect(stack).not.toHaveAppSetting('LONGER_PASSWORD'),
      () => expect(stack).not.toHaveAppSetting('LONGER_PASSWORD', /hunter/),
      () => testing.Assertions.hasAppSetting(stack, 'DATABASE', 'x'),
    ]) {
      expect(message(claim)).not.toContain('hunter2');
    }
    expect(message(() => expect(stack).toHaveAppSetting('API_KEY', 'x'))).toBe(`'func-orders' (orders/Orders) has another value for the app setting API_KEY: expected <secret>, is <secret>`);
  });

  test('what stands beside a reference is none, the reference is there', () => {
    const text = TestKit.synthesize(flex(HostStorage.newManagedIdentity())).snapshot();
    expect(text).toContain('"<secret>${var.password}"');
    expect(text).toContain('"${var.password}"');
  });

  test('the value of a secret of a vault is one', () => {
    const stack = stackOf();
    new AnyResource(stack, 'Key', 'azurerm_key_vault_secret', { name: 'orders', value: SECRET, key_vault_id: 'kv' });
    new AnyResource(stack, 'Setting', 'azurerm_app_configuration_key', { key: 'topic', value: 'orders' });
    expect(JSON.parse(TestKit.synthesize(stack).snapshot())).toEqual({
      resources: { 'azurerm_key_vault_secret.Key': { key_vault_id: 'kv', name: 'orders', value: '<secret>' }, 'azurerm_app_configuration_key.Setting': { key: 'topic', value: 'orders' } },
    });
  });
});
