import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import fc from 'fast-check';
import {
  AlwaysReady,
  ApplicationInsights,
  AzureRole,
  ConnectionAccess,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  HostStorage,
  HostStorageUse,
  IdentityConnection,
  InProcessRuntime,
  IpRestriction,
  IsolatedRuntime,
  KeyVaultSecret,
  OperatingSystem,
  StorageMount,
  StorageReplication,
  type IHostingPlan,
} from '../../src';
import { IN_PROCESS_FIELDS, ISOLATED_FIELDS } from '../../src/constructs/function-app-fields';
import type { Field, Fields } from '../../src/rules/fields';
import { PLACE } from '../support/stacks';

/** A value that is made anew for each run, because tokens and constructs belong to a stack. */
export type Make<T = unknown> = (stack: TerraformStack) => T;

const fixed = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Make<T>> => arbitrary.map((value) => () => value);

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-orders/providers';
export const IDENTITY_ID = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders`;
const ACCOUNT_ID = `${GROUP}/Microsoft.Storage/storageAccounts/stshared`;
const UUID = '00000000-0000-0000-0000-000000000001';

/** Tokens of each kind. */
export const textToken: Make<string> = (stack) => variable(stack, 'text').stringValue;
const numberToken: Make<number> = (stack) => variable(stack, 'number').numberValue;
const listToken: Make<string[]> = (stack) => variable(stack, 'list').listValue;

const VARIABLES = { text: 'string', number: 'number', list: 'list(string)', any: 'any' } as const;

/** Defines the variables that tokens come from. */
export function defineVariables(stack: TerraformStack): void {
  for (const [id, type] of Object.entries(VARIABLES)) new TerraformVariable(stack, id, { type });
}

const variable = (stack: TerraformStack, id: keyof typeof VARIABLES): TerraformVariable => stack.node.findChild(id) as TerraformVariable;

class Impostor {
  public readonly workerRuntime = 'dotnet-isolated';
  public readonly servicePlanId = '/subscriptions/1';
  public get _terms(): object {
    return {};
  }
}

const cyclic = (): object => {
  const object: Record<string, unknown> = { name: 'func-orders' };
  object.self = object;
  return object;
};
const cyclicList = (): unknown[] => {
  const list: unknown[] = [];
  list.push(list);
  return list;
};

/** Everything that JavaScript lets a program pass in by mistake. */
export const hostile: fc.Arbitrary<Make> = fc.oneof(
  fixed(fc.constantFrom<unknown>(null, Number.NaN, Infinity, -Infinity, -0, 0, -1, 0.1, 1e300, true, false, '', ' ', '\t\n', '\0', 10n, Symbol('x'))),
  fixed(fc.constantFrom<unknown>('a'.repeat(100_000), '${var.text}', 'a${var.text}', '$${', '${', '%{ if', '%{ if true }a%{ endif }', '{{', '\u202egnp', '𝒳', '__proto__', 'constructor')),
  fixed(fc.constantFrom<unknown>([], [[]], [undefined], [null], {}, { '': '' }, { length: 1 }, Object.create(null), new Array(3))),
  fixed(fc.constantFrom<unknown>(() => 'a', class {}, new Date(0), new Date(Number.NaN), new Map([['a', 'b']]), new Set(['a']), /a/, new Error('a'), new Uint8Array(2), Promise.resolve('a'))),
  fixed(fc.constantFrom<unknown>(JSON.parse('{"__proto__": {"polluted": "yes"}, "a": "b"}'), JSON.parse('{"constructor": {"prototype": {"polluted": "yes"}}}'))),
  fixed(fc.constantFrom<unknown>(Object.freeze({ a: 'b' }), new Impostor(), Object('text'), Object(1), Object(false))),
  fixed(fc.constantFrom<unknown>(IsolatedRuntime.DOTNET_10, InProcessRuntime.DOTNET_8, IsolatedRuntime, HostStorage.newAccountKey(), FunctionAppIdentity.systemAssigned(), AlwaysReady.http(1), AzureRole.ACR_PULL, ApplicationInsights.newWorkspaceBased())),
  fc.constant<Make>(() => cyclic()),
  fc.constant<Make>(() => cyclicList()),
  fc.constant<Make>((stack) => stack),
  fc.constant<Make>(textToken),
  fc.constant<Make>(numberToken),
  fc.constant<Make>(listToken),
  fc.constant<Make>((stack) => ({ name: textToken(stack) })),
  fc.constant<Make>((stack) => [textToken(stack)]),
  fc.constant<Make>((stack) => ({ [textToken(stack)]: 'a' })),
  fc.constant<Make>((stack) => variable(stack, 'any').value as unknown),
  fc.constant<Make>((stack) => Token.asAny({ resolve: () => textToken(stack) })),
  fixed(fc.string({ unit: 'binary', maxLength: 80 })),
  fixed(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, maxDepth: 2 })),
);

/** Names of settings: plain ones, ones that are somebody's, and odd ones. */
const settingName = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,20}$/) },
  { weight: 1, arbitrary: fc.constantFrom('FUNCTIONS_WORKER_RUNTIME', 'functions_extension_version', 'AzureWebJobsStorage', 'WEBSITE_RUN_FROM_PACKAGE', 'AzureFunctionsJobHost__functionTimeout', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED', 'WEBSITE_TIME_ZONE') },
  { weight: 1, arbitrary: fc.constantFrom('A:B', 'a b', '${var.text}', '__proto__', 'constructor', 'ümlaut', '-', '1') },
);
const settingValue = fc.oneof(
  { weight: 5, arbitrary: fixed(fc.string({ maxLength: 30 })) },
  { weight: 1, arbitrary: fixed(fc.constantFrom('', '1', 'true', '-1', '00:05:00', '@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/a)', '@Microsoft.KeyVault(x)')) },
  { weight: 1, arbitrary: fc.constant<Make<string>>(textToken) },
  { weight: 1, arbitrary: fc.constant<Make<string>>((stack) => `https://${textToken(stack)}/api`) },
);

/** A map with values that are made; its names stay names, whatever they are. */
const mapOf = (name: fc.Arbitrary<string>, value: fc.Arbitrary<Make>): fc.Arbitrary<Make> =>
  fc.array(fc.tuple(name, value), { maxLength: 4 }).map((entries) => (stack) => {
    const map: Record<string, unknown> = {};
    for (const [key, make] of entries) Object.defineProperty(map, key, { value: make(stack), enumerable: true, configurable: true, writable: true });
    return map;
  });

const each = <T>(arbitrary: fc.Arbitrary<Make<T>>, maxLength = 3): fc.Arbitrary<Make<T[]>> =>
  fc.array(arbitrary, { maxLength }).map((makes) => (stack) => makes.map((make) => make(stack)));

const ENDPOINTS = `${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/endpoints`;
const SECRET_URI = 'https://kv-orders.vault.azure.net/secrets/storage';
const VAULT_ID = `${GROUP}/Microsoft.KeyVault/vaults/kv-orders`;

/** Accounts that hosts reach without a key in the program. */
const keylessStorage: fc.Arbitrary<Make> = fc
  .record(
    {
      uses: fc.uniqueArray(fc.constantFrom(...Object.values(HostStorageUse)), { maxLength: 3 }),
      network: fc.record({ subnetId: fc.constant(ENDPOINTS), publicNetworkAccess: fc.boolean() }, { requiredKeys: ['subnetId'] }),
    },
    { requiredKeys: [] },
  )
  .chain(({ uses, network }) =>
    fc.constantFrom<Make>(
      () => HostStorage.newManagedIdentity({ uses, network }),
      () => HostStorage.newAccountKey({ network }),
      () => HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID, uses }),
      () => HostStorage.managedIdentity({ storageAccountName: 'stshared', uses }),
      () => HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID, grantRoles: false, publicNetworkAccess: network === undefined }),
      () => HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID, contentShareSecretUri: SECRET_URI, contentShareKeyVaultId: VAULT_ID }),
      () => HostStorage.managedIdentity({ storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID, blobServiceUri: 'https://stshared.blob.core.usgovcloudapi.net' }),
      (stack) => HostStorage.managedIdentity({ storageAccountName: textToken(stack), storageAccountId: textToken(stack), uses }),
      () => HostStorage.keyVaultSecret({ secretUri: SECRET_URI, keyVaultId: VAULT_ID, storageAccountName: 'stshared', storageAccountId: ACCOUNT_ID }),
      () => HostStorage.keyVaultSecret({ secretUri: SECRET_URI, storageAccountName: 'stshared' }),
      (stack) => HostStorage.keyVaultSecret({ secretUri: textToken(stack), keyVaultId: textToken(stack) }),
    ),
  );

/** Objects of this library's classes, by brand. */
const VALUES: Readonly<Record<string, fc.Arbitrary<Make>>> = {
  HostStorage: fc.oneof(
    fc.constant<Make>(() => HostStorage.newAccountKey()),
    fixed(fc.record({ storageAccountName: fc.stringMatching(/^[0-9a-z]{3,24}$/), replication: fc.constantFrom(...Object.values(StorageReplication)) }).map((options) => HostStorage.newAccountKey(options))),
    fc.constant<Make>(() => HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'key', storageAccountId: ACCOUNT_ID })),
    fc.constant<Make>(() => HostStorage.accountKey({ storageAccountName: 'stshared', storageAccountAccessKey: 'key' })),
    fc.constant<Make>((stack) => HostStorage.accountKey({ storageAccountName: textToken(stack), storageAccountAccessKey: textToken(stack), storageAccountId: textToken(stack), primaryBlobEndpoint: textToken(stack) })),
    keylessStorage,
  ),
  FunctionAppIdentity: fc.constantFrom<Make>(
    () => FunctionAppIdentity.systemAssigned(),
    () => FunctionAppIdentity.newUserAssigned(),
    () => FunctionAppIdentity.newUserAssigned({ identityName: 'id-own', systemAssigned: true }),
    () => FunctionAppIdentity.userAssigned([IDENTITY_ID]),
    () => FunctionAppIdentity.userAssigned([IDENTITY_ID], { clientId: UUID }),
    () => FunctionAppIdentity.userAssigned([IDENTITY_ID, `${IDENTITY_ID}-other`], { clientId: UUID, principalId: UUID }),
    (stack) => FunctionAppIdentity.userAssigned(listToken(stack), { clientId: textToken(stack), principalId: textToken(stack) }),
    (stack) => FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID, textToken(stack)]),
    () => FunctionAppIdentity.systemAndUserAssigned([IDENTITY_ID], { clientId: UUID, principalId: UUID }),
  ),
  ApplicationInsights: fc.constantFrom<Make>(
    () => ApplicationInsights.newWorkspaceBased(),
    () => ApplicationInsights.newWorkspaceBased({ workspaceId: `${GROUP}/Microsoft.OperationalInsights/workspaces/la-shared`, entraAuthentication: true, tags: { team: 'orders' } }),
    () => ApplicationInsights.newWorkspaceBased({ retentionDays: 90, dailyDataCapGb: 1, samplingPercentage: 50, publicNetworkAccessForQuery: false }),
    (stack) => ApplicationInsights.existing({ connectionString: textToken(stack) }),
    () => ApplicationInsights.existing({ connectionString: 'InstrumentationKey=1', applicationInsightsId: `${GROUP}/Microsoft.Insights/components/appi`, entraAuthentication: true }),
  ),
  IpRestriction: fixed(
    fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 2_147_483_647 })).map(([address, priority]) => IpRestriction.ipAddress(address, { priority, forwardedHosts: ['a.contoso.example'] })),
      fc.constantFrom(IpRestriction.serviceTag('AzureFrontDoor.Backend', { azureFrontDoorIds: [UUID], frontDoorHealthProbe: ['1'] }), IpRestriction.virtualNetworkSubnet(`${GROUP}/Microsoft.Network/virtualNetworks/v/subnets/s`)),
    ),
  ),
  AlwaysReady: fixed(
    fc.oneof(
      fc.integer({ min: 0, max: 60 }).map((count) => AlwaysReady.http(count)),
      fc.integer({ min: 0, max: 60 }).map((count) => AlwaysReady.blob(count)),
      fc.tuple(fc.stringMatching(/^[A-Za-z][0-9A-Za-z_-]{0,10}$/), fc.integer({ min: 0, max: 5 })).map(([name, count]) => AlwaysReady.functionNamed(name, count)),
    ),
  ),
  StorageMount: fixed(
    fc.record({ mountName: fc.stringMatching(/^[0-9A-Za-z_-]{1,20}$/), mountPath: fc.constantFrom('/data', '/mnt/a', '\\mounts\\data') }).chain((options) =>
      fc.constantFrom(StorageMount.azureFiles, StorageMount.azureBlob).map((make) => make({ accountName: 'stdata', shareName: 'data', accessKey: 'key', ...options })),
    ),
  ),
  IdentityConnection: fixed(
    fc.constantFrom(
      IdentityConnection.serviceBus({ fullyQualifiedNamespace: 'sb-orders.servicebus.windows.net', access: [ConnectionAccess.TRIGGER, ConnectionAccess.OUTPUT], scopeId: `${GROUP}/Microsoft.ServiceBus/namespaces/sb-orders` }),
      IdentityConnection.blobs({ blobServiceUri: 'https://stshared.blob.core.windows.net', access: [ConnectionAccess.TRIGGER], scopeId: ACCOUNT_ID }),
      IdentityConnection.cosmosDb({ accountEndpoint: 'https://cosmos-orders.documents.azure.com:443/', access: [ConnectionAccess.INPUT], scopeId: `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-orders` }),
      IdentityConnection.sql({ serverHostName: 'sql-orders.database.windows.net', databaseName: 'orders' }),
    ),
  ),
  KeyVaultSecret: fixed(
    fc.constantFrom(
      KeyVaultSecret.fromSecretUri('https://kv-orders.vault.azure.net/secrets/orders-key'),
      KeyVaultSecret.fromVault({ vaultId: `${GROUP}/Microsoft.KeyVault/vaults/kv-orders`, secretName: 'orders-key' }),
    ),
  ),
  ContainerImage: fixed(
    fc.constantFrom(
      ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2'),
      ContainerImage.fromImage('orders:1', { registryUsername: 'user', registryPassword: 'pass' }),
      ContainerImage.fromImage('contoso.azurecr.io/orders:1', { useManagedIdentity: true, managedIdentityClientId: UUID }),
    ),
  ),
};

/** Texts that a field takes, where its pattern says too little to find them. */
const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  zipDeployFile: fc.constantFrom(__filename, 'gone.zip'),
  healthCheckPath: fc.constantFrom('/', '/api/health'),
  apiDefinitionUrl: fc.webUrl(),
  keyVaultReferenceIdentityId: fc.constantFrom(IDENTITY_ID, `${IDENTITY_ID}-other`),
  virtualNetworkSubnetId: fc.constant(`${GROUP}/Microsoft.Network/virtualNetworks/vnet-orders/subnets/functions`),
  apiManagementApiId: fc.constant(`${GROUP}/Microsoft.ApiManagement/service/apim-contoso/apis/orders`),
  storageAccountUrl: fc.constant('https://stbackup.blob.core.windows.net/backups?sv=1'),
  startTime: fc.constant('2027-01-31T02:00:00Z'),
  code: fc.constantFrom('AZFN1010', 'AZFN1012', 'AZFN2020', 'AZFN2004', 'AZFN0000'),
};

const MEANT = new WeakMap<Field, Map<string, fc.Arbitrary<Make>>>();

/** What a field is meant to take, made from the same table that the library reads props with. To make an arbitrary takes long, so each is made once. */
export function meant(field: Field, name: string): fc.Arbitrary<Make> {
  const made = MEANT.get(field) ?? new Map<string, fc.Arbitrary<Make>>();
  MEANT.set(field, made);
  const arbitrary = made.get(name) ?? meantOf(field, name);
  made.set(name, arbitrary);
  return arbitrary;
}

function meantOf(field: Field, name: string): fc.Arbitrary<Make> {
  switch (field.type) {
    case 'text': {
      const literal = fixed(TEXTS[name] ?? (field.pattern === undefined ? fc.stringMatching(/^[\w./ -]*[\w.]$/) : fc.stringMatching(new RegExp(field.pattern)))
        .filter((text) => text.length >= (field.minLength ?? 0) && text.length <= (field.maxLength ?? Infinity)));
      const later = fc.constantFrom<Make>(textToken, () => '${var.text}'); // as the framework makes it, and by hand
      return field.literal === true ? literal : fc.oneof({ weight: 6, arbitrary: literal as fc.Arbitrary<Make> }, { weight: 1, arbitrary: later });
    }
    case 'number': {
      const literal = field.oneOf === undefined ? fc.integer({ min: field.min ?? 0, max: Math.min(field.max ?? 1000, 200) }) : fc.constantFrom(...field.oneOf);
      return fc.oneof({ weight: 6, arbitrary: fixed(literal) as fc.Arbitrary<Make> }, { weight: 1, arbitrary: fc.constant<Make>(numberToken) });
    }
    case 'flag':
      return fixed(fc.boolean());
    case 'choice':
      return fixed(fc.constantFrom(...Object.values(field.members)));
    case 'map':
      return mapOf(settingName, field.each.type === 'text' ? settingValue : meant(field.each, name));
    case 'list':
      return each(meant(field.each, name));
    case 'struct':
      return meantProps(field.fields, 0.7);
    case 'value':
      return name === 'plan' ? plan : name === 'runtime' ? runtime : fc.oneof(...field.brands.map((brand) => VALUES[brand]));
    case 'plain':
      return fixed(fc.constantFrom({ login: {} }, {
        authEnabled: true, requireAuthentication: false, login: { tokenStoreEnabled: true, cookieExpirationTime: '08:00:00' },
        microsoftV2: { clientId: 'orders', clientSecretSettingName: 'MICROSOFT_SECRET' },
      }));
  }
}

/** Some of the props of a table. */
function meantProps(fields: Fields, likely: number): fc.Arbitrary<Make> {
  const entries = Object.entries(fields).map(([name, field]) =>
    fc.tuple(fc.constant(name), fc.double({ min: 0, max: 1, noNaN: true }), meant(field, name)).map(([key, chance, make]) => ({ key, make, given: field.required === true || chance < likely })),
  );
  return fc.tuple(...entries).map((all) => (stack) => Object.fromEntries(all.filter(({ given }) => given).map(({ key, make }) => [key, make(stack)])));
}

const constants = <T>(of: object): T[] => Object.values(of).filter((value) => value instanceof (of as never)) as T[];

/** Every runtime, mostly of the model that the construct runs. */
const ISOLATED = constants<IsolatedRuntime>(IsolatedRuntime);
const IN_PROCESS = constants<InProcessRuntime>(InProcessRuntime);
export const runtime: fc.Arbitrary<Make> = fixed(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(IsolatedRuntime.DOTNET_10, IsolatedRuntime.DOTNET_8, IsolatedRuntime.PYTHON_3_12, InProcessRuntime.DOTNET_8, InProcessRuntime.DOTNET_6) },
    { weight: 2, arbitrary: fc.constantFrom<unknown>(...ISOLATED, ...IN_PROCESS) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>(IsolatedRuntime.of('dotnet-isolated', '12.0'), IsolatedRuntime.of('python', '3.15')) },
  ),
);

const system = fc.constantFrom(OperatingSystem.LINUX, OperatingSystem.WINDOWS);
const PLAN_ID = `${GROUP}/Microsoft.Web/serverFarms/plan-orders`;
const NAMED = { planName: 'plan-orders', ...PLACE };
const zones = fc.record({ zoneBalancingEnabled: fc.boolean() }, { requiredKeys: [] });

/** Plans of each kind, defined and existing; one per stack, so that apps share it. */
export const plan: fc.Arbitrary<Make<IHostingPlan>> = fc
  .oneof<fc.Arbitrary<Make<IHostingPlan>>[]>(
    zones.map((more) => (stack) => new FlexConsumptionPlan(stack, 'Plan', { ...NAMED, ...more })),
    system.map((operatingSystem) => (stack) => new ConsumptionPlan(stack, 'Plan', { ...NAMED, operatingSystem })),
    fc.tuple(system, zones, fc.option(fc.integer({ min: 3, max: 100 }), { nil: undefined })).map(([operatingSystem, more, maximumElasticWorkerCount]) => (stack) =>
      new ElasticPremiumPlan(stack, 'Plan', { ...NAMED, operatingSystem, ...more, maximumElasticWorkerCount })),
    fc.constantFrom(DedicatedSku.F1, DedicatedSku.B1, DedicatedSku.S1, DedicatedSku.P1V3).chain((sku) =>
      system.map((operatingSystem) => (stack) => new DedicatedPlan(stack, 'Plan', { ...NAMED, operatingSystem, sku }))),
    fc.constant((stack) => FlexConsumptionPlan.fromServicePlanId(stack, 'Plan', { servicePlanId: PLAN_ID })),
    system.map((operatingSystem) => (stack) => DedicatedPlan.fromServicePlanId(stack, 'Plan', { servicePlanId: PLAN_ID, operatingSystem })),
    system.map((operatingSystem) => (stack) => ElasticPremiumPlan.fromServicePlanId(stack, 'Plan', { servicePlanId: textToken(stack), operatingSystem })),
  )
  .map((make) => (stack) => (stack.node.tryFindChild('Plan') as IHostingPlan | undefined) ?? make(stack));

/** Names that Azure takes for an app. */
export const appName = fc.oneof(fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z-]{0,58}[0-9A-Za-z]$/), fc.stringMatching(/^func-[a-z]{2,10}$/));

/** How one prop of a program is filled. */
export interface Filled {
  readonly prop: string;
  readonly make: Make;
}

const OPTIONAL = { isolated: optionalOf(ISOLATED_FIELDS), inProcess: optionalOf(IN_PROCESS_FIELDS) };

function optionalOf(fields: Fields): readonly (readonly [string, Field])[] {
  // A project is files, which have tests of their own; a runtime is given in any case.
  return Object.entries(fields).filter(([name, { required }]) => required !== true && name !== 'project' && name !== 'runtime');
}

/** What can be given to calls, by the class that they take. */
export const connection = VALUES.IdentityConnection as fc.Arbitrary<Make<IdentityConnection>>;
export const secret = VALUES.KeyVaultSecret as fc.Arbitrary<Make<KeyVaultSecret>>;
export const storage = VALUES.HostStorage as fc.Arbitrary<Make<HostStorage>>;
export const identity = VALUES.FunctionAppIdentity as fc.Arbitrary<Make<FunctionAppIdentity>>;

/** Some props beyond those that an app needs: each as it is meant. */
export const meantOptionalProps = (model: keyof typeof OPTIONAL, most: number): fc.Arbitrary<Filled[]> =>
  fc
    .uniqueArray(fc.constantFrom(...OPTIONAL[model]), { maxLength: most, selector: ([name]) => name })
    .chain((chosen) => fc.tuple(...chosen.map(([prop, field]) => meant(field, prop).map((make): Filled => ({ prop, make })))));

/** Props that hold anything, or that do not exist. */
export const hostileProps = (model: keyof typeof OPTIONAL): fc.Arbitrary<Filled[]> => {
  const known = Object.keys(model === 'isolated' ? ISOLATED_FIELDS : IN_PROCESS_FIELDS);
  const name = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.constantFrom('appSetting', '__proto__', 'constructor', 'toString', 'x') });
  return fc.array(fc.tuple(name, hostile).map(([prop, make]) => ({ prop, make })), { minLength: 1, maxLength: 3 });
};
