import { TerraformVariable } from 'cdktf';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import {
  ContainerImage,
  HostStorage,
  IsolatedFunctionApp,
  IsolatedRuntime,
  type ContainerImageOptions,
  type IHostingPlan,
  type IsolatedFunctionAppProps,
} from '../../src';
import { schemaProblems } from '../support/azurerm-schema';
import { PLACES, storageSettingsOn, type PlaceName } from '../support/places';
import { emptyFolder, flexSite, functionApp, only, PLACE, refusal, refusedWith, stackIn, synth, synthProgram, testApp, testStack, type Block } from '../support/stacks';

const APP = { appName: 'func-orders', ...PLACE, runtime: IsolatedRuntime.DOTNET_10 };

function app(place: PlaceName, props: Partial<IsolatedFunctionAppProps>): Block {
  const stack = testStack();
  new IsolatedFunctionApp(stack, 'App', { ...APP, plan: PLACES[place].define(stack) as IHostingPlan, ...PLACES[place].props, ...props });
  const json = synth(stack);
  expect(schemaProblems(json)).toEqual([]);
  return functionApp(json);
}

describe('a package', () => {
  const folder = emptyFolder();
  const zip = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const deployed = (path: string): string => app('Dedicated on Windows', { zipDeployFile: path }).zip_deploy_file as string;

  test('is a file of the synthesized stack, by a relative path', () => {
    const path = deployed(zip('app.zip', 'one'));
    expect(path).toMatch(/^assets\/App_Package_[0-9A-F]{8}\/[0-9A-F]+\/app[.]zip$/);
    expect(isAbsolute(path)).toBe(false);
  });

  test('has another path when its content changes, and the same one when it does not', () => {
    const before = deployed(zip('app.zip', 'one'));
    expect(deployed(zip('app.zip', 'one'))).toBe(before);
    expect(deployed(zip('app.zip', 'two'))).not.toBe(before);
  });

  test('may be named relative to the working directory', () => {
    const path = zip('app.zip', 'one');
    expect(deployed(relative(process.cwd(), path))).toBe(deployed(path));
  });

  test('is copied next to the file that names it', () => {
    const program = testApp({}, emptyFolder());
    const stack = stackIn(program);
    new IsolatedFunctionApp(stack, 'App', { ...APP, plan: PLACES['Dedicated on Windows'].define(stack), zipDeployFile: zip('app.zip', 'the content') });
    const { stacks } = synthProgram(program);
    const path = join(program.outdir, 'stacks', 'test', String(functionApp(stacks.test).zip_deploy_file));
    expect(readFileSync(path, 'utf8')).toBe('the content');
  });

  test('is run from the package, unless it is built on the server', () => {
    const zipDeployFile = zip('app.zip', 'one');
    const named = storageSettingsOn('Dedicated on Linux');
    expect(app('Dedicated on Linux', { zipDeployFile, runtime: IsolatedRuntime.PYTHON_3_12 }).app_settings).toEqual({ WEBSITE_RUN_FROM_PACKAGE: '1', ...named });
    const built = { SCM_DO_BUILD_DURING_DEPLOYMENT: 'true' };
    expect(app('Dedicated on Linux', { zipDeployFile, runtime: IsolatedRuntime.PYTHON_3_12, appSettings: built }).app_settings).toEqual({ ...built, ...named });
    const lower = { scm_do_build_during_deployment: '1' };
    expect(app('Dedicated on Linux', { zipDeployFile, runtime: IsolatedRuntime.PYTHON_3_12, slotSettings: lower }).app_settings).toEqual({ ...lower, ...named });
  });

  test('gives way to a setting of the program', () => {
    const settings = { WEBSITE_RUN_FROM_PACKAGE: '0' };
    expect(app('Dedicated on Windows', { zipDeployFile: zip('app.zip', 'one'), runtime: IsolatedRuntime.JAVA_21, appSettings: settings }).app_settings).toEqual({
      ...settings, ...storageSettingsOn('Dedicated on Windows'),
    });
  });

  test('switches on the basic authentication that the provider pushes with, and only that', () => {
    expect(app('Dedicated on Windows', { zipDeployFile: zip('app.zip', 'one') })).toMatchObject({
      webdeploy_publish_basic_authentication_enabled: true, ftp_publish_basic_authentication_enabled: false,
    });
  });

  test('may be a path that Terraform knows later', () => {
    const stack = testStack();
    const zipDeployFile = new TerraformVariable(stack, 'package', { type: 'string' }).stringValue;
    new IsolatedFunctionApp(stack, 'App', { ...APP, plan: PLACES['Dedicated on Windows'].define(stack), zipDeployFile });
    const json = synth(stack);
    expect(functionApp(json).zip_deploy_file).toBe('${var.package}');
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each<[string, () => unknown, string]>([
    ['where there is nothing', () => join(folder, 'gone.zip'), 'AZFN8010'],
    ['that is a folder', () => { mkdirSync(join(folder, 'folder'), { recursive: true }); return join(folder, 'folder'); }, 'AZFN8010'],
    ['without a path', () => '', 'AZFN4010'],
    ['with a character that no path has', () => 'app\0.zip', 'AZFN8010'],
    ['that is a number', () => 1, 'AZFN8001'],
  ])('%s is refused', (_, path, code) => {
    expect(refusedWith(() => app('Dedicated on Windows', { zipDeployFile: path() as string }))).toEqual([code]);
  });

  test('beside an image is refused', () => {
    const container = ContainerImage.fromImage('contoso.azurecr.io/orders:1');
    expect(refusedWith(() => app('Dedicated on Linux', { zipDeployFile: zip('app.zip', 'one'), container }))).toEqual(['AZFN4010']);
    const stack = testStack();
    const later = new TerraformVariable(stack, 'package', { type: 'string' }).stringValue;
    const plan = PLACES['Dedicated on Linux'].define(stack);
    expect(refusedWith(() => new IsolatedFunctionApp(stack, 'App', { ...APP, plan, zipDeployFile: later, container }))).toEqual(['AZFN4010']);
  });
});

describe('an image', () => {
  const site = (image: string, options?: ContainerImageOptions) =>
    app('Elastic Premium on Linux', { container: ContainerImage.fromImage(image, options) }).site_config as Block;

  test.each<[string, Block]>([
    ['contoso.azurecr.io/functions/orders:1.4.2', { registry_url: 'https://contoso.azurecr.io', image_name: 'functions/orders', image_tag: '1.4.2' }],
    ['https://contoso.azurecr.io/orders:latest', { registry_url: 'https://contoso.azurecr.io', image_name: 'orders', image_tag: 'latest' }],
    ['mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated8.0', { registry_url: 'https://mcr.microsoft.com', image_name: 'azure-functions/dotnet-isolated', image_tag: '4-dotnet-isolated8.0' }],
    ['localhost:5000/orders:1', { registry_url: 'https://localhost:5000', image_name: 'orders', image_tag: '1' }],
    ['contoso/orders:1', { registry_url: 'https://index.docker.io', image_name: 'contoso/orders', image_tag: '1' }],
    ['nginx:1', { registry_url: 'https://index.docker.io', image_name: 'library/nginx', image_tag: '1' }],
  ])('%s is taken apart', (image, docker) => {
    expect(site(image).application_stack).toEqual({ docker: [docker] });
  });

  test('takes the place of the stack, and the app says what its code is', () => {
    const { app_settings: settings, site_config: { application_stack: stack } } = app('Dedicated on Linux', {
      container: ContainerImage.fromImage('contoso.azurecr.io/orders:1'), runtime: IsolatedRuntime.PYTHON_3_14,
    });
    expect(settings).toEqual({ FUNCTIONS_WORKER_RUNTIME: 'python', WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false', ...storageSettingsOn('Dedicated on Linux') });
    expect(Object.keys(stack as Block)).toEqual(['docker']);
  });

  test('is pulled with credentials', () => {
    const { application_stack: stack, ...rest } = site('contoso.azurecr.io/orders:1', { registryUsername: 'user', registryPassword: 'pass' });
    expect((stack as Block).docker).toEqual([{ registry_url: 'https://contoso.azurecr.io', image_name: 'orders', image_tag: '1', registry_username: 'user', registry_password: 'pass' }]);
    expect(rest).not.toHaveProperty('container_registry_use_managed_identity');
  });

  test('is pulled with an identity', () => {
    const client = '00000000-0000-0000-0000-000000000001';
    expect(site('contoso.azurecr.io/orders:1', { useManagedIdentity: true })).toMatchObject({ container_registry_use_managed_identity: true });
    expect(site('contoso.azurecr.io/orders:1', { useManagedIdentity: true, managedIdentityClientId: client })).toMatchObject({
      container_registry_use_managed_identity: true, container_registry_managed_identity_client_id: client,
    });
    expect(site('contoso.azurecr.io/orders:1', { useManagedIdentity: false })).not.toHaveProperty('container_registry_use_managed_identity');
  });

  test.each<[string, unknown, unknown, string]>([
    ['without a tag', 'contoso.azurecr.io/orders', undefined, 'AZFN4012'],
    ['with a digest', `contoso.azurecr.io/orders@sha256:${'a'.repeat(64)}`, undefined, 'AZFN4012'],
    ['with a tag and a digest', `contoso.azurecr.io/orders:1@sha256:${'a'.repeat(64)}`, undefined, 'AZFN4012'],
    ['in upper case', 'contoso.azurecr.io/Orders:1', undefined, 'AZFN4012'],
    ['with two slashes', 'contoso.azurecr.io//orders:1', undefined, 'AZFN4012'],
    ['with a slash at its end', 'contoso.azurecr.io/orders/:1', undefined, 'AZFN4012'],
    ['that is nothing', '', undefined, 'AZFN8001'],
    ['that is a number', 1, undefined, 'AZFN8001'],
    ['with half of the credentials', 'a.io/b:1', { registryUsername: 'u' }, 'AZFN4012'],
    ['with the other half', 'a.io/b:1', { registryPassword: 'p' }, 'AZFN4012'],
    ['with two ways to pull', 'a.io/b:1', { registryUsername: 'u', registryPassword: 'p', useManagedIdentity: true }, 'AZFN4012'],
    ['with a client and no identity', 'a.io/b:1', { managedIdentityClientId: '00000000-0000-0000-0000-000000000001' }, 'AZFN4012'],
    ['with a client that is a name', 'a.io/b:1', { useManagedIdentity: true, managedIdentityClientId: 'id-orders' }, 'AZFN4012'],
  ])('%s is refused', (_, image, options, code) => {
    expect(refusedWith(() => ContainerImage.fromImage(image as string, options as ContainerImageOptions))).toEqual([code]);
  });

  test('known to Terraform only is refused', () => {
    const stack = testStack();
    const tag = new TerraformVariable(stack, 'tag', { type: 'string' }).stringValue;
    expect(refusedWith(() => ContainerImage.fromImage(`contoso.azurecr.io/orders:${tag}`))).toEqual(['AZFN8005']);
  });

  test('never shows its password', () => {
    const { message } = refusal(() => ContainerImage.fromImage('Wrong', { registryUsername: 'u', registryPassword: ['hunter2'] as never }));
    expect(message).not.toContain('hunter2');
  });
});

describe('Easy Auth', () => {
  const auth = (authSettingsV2: Block, place: PlaceName = 'Dedicated on Windows') => app(place, { authSettingsV2 }).auth_settings_v2 as Block;

  const ASKED: Block = {
    authEnabled: true,
    requireAuthentication: true,
    unauthenticatedAction: 'RedirectToLoginPage',
    defaultProvider: 'azureactivedirectory',
    excludedPaths: ['/api/Health'],
    activeDirectoryV2: {
      clientId: '1', tenantAuthEndpoint: 'https://login.microsoftonline.com/t/v2.0', clientSecretSettingName: 'AAD_SECRET',
      allowedAudiences: ['api://orders'], loginParameters: { responseType: 'code id_token', 'X-Custom': '1' },
    },
    customOidcV2: [{ name: 'contoso', clientId: '2', openidConfigurationEndpoint: 'https://contoso.example/.well-known' }],
    login: { tokenStoreEnabled: true, tokenRefreshExtensionTime: 24 },
  };

  test('is settings of their own where AzAPI writes the app, which waits for nothing of them', () => {
    const stack = testStack();
    new IsolatedFunctionApp(stack, 'App', { ...APP, authSettingsV2: ASKED });
    const json = synth(stack);
    expect(only(json, 'azapi_update_resource')).toMatchObject({
      type: 'Microsoft.Web/sites/config@2024-11-01', name: 'authsettingsV2', parent_id: expect.stringMatching(/^\$\{azapi_resource[.]App_\w+[.]id\}$/) as unknown,
    });
    expect(flexSite(json).easyAuth).toMatchObject({
      platform: { enabled: true },
      globalValidation: {
        requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage', redirectToProvider: 'azureactivedirectory', excludedPaths: ['/api/Health'],
      },
      identityProviders: {
        azureActiveDirectory: {
          enabled: true, registration: { clientId: '1', openIdIssuer: 'https://login.microsoftonline.com/t/v2.0', clientSecretSettingName: 'AAD_SECRET' },
          validation: { allowedAudiences: ['api://orders'] },
        },
        customOpenIdConnectProviders: { contoso: { registration: { clientId: '2' } } },
      },
      login: { tokenStore: { enabled: true, tokenRefreshExtensionHours: 24 } },
    });
    expect(schemaProblems(json)).toEqual([]);
  });

  test.each(['Dedicated on Windows', 'Dedicated on Linux', 'Flex Consumption with a key'] as const)('is written with the names of Terraform on %s', (place) => {
    expect(auth(ASKED, place)).toEqual({
      auth_enabled: true,
      require_authentication: true,
      unauthenticated_action: 'RedirectToLoginPage',
      default_provider: 'azureactivedirectory',
      excluded_paths: ['/api/Health'],
      active_directory_v2: {
        client_id: '1', tenant_auth_endpoint: 'https://login.microsoftonline.com/t/v2.0', client_secret_setting_name: 'AAD_SECRET',
        allowed_audiences: ['api://orders'], login_parameters: { responseType: 'code id_token', 'X-Custom': '1' },
      },
      custom_oidc_v2: [{ name: 'contoso', client_id: '2', openid_configuration_endpoint: 'https://contoso.example/.well-known' }],
      login: { token_store_enabled: true, token_refresh_extension_time: 24 },
    });
  });

  test('takes names that are Terraform\'s already', () => {
    expect(auth({ auth_enabled: true, login: { token_store_enabled: true } })).toEqual({ auth_enabled: true, login: { token_store_enabled: true } });
  });

  test('may carry tokens', () => {
    const stack = testStack();
    const client = new TerraformVariable(stack, 'client', { type: 'string' }).stringValue;
    const authSettingsV2 = { authEnabled: true, activeDirectoryV2: { clientId: client, tenantAuthEndpoint: `https://login/${client}` }, login: {} };
    new IsolatedFunctionApp(stack, 'App', { ...APP, authSettingsV2, hostStorage: HostStorage.newAccountKey() });
    expect(functionApp(stack).auth_settings_v2.active_directory_v2).toEqual({ client_id: '${var.client}', tenant_auth_endpoint: 'https://login/${var.client}' });
    const other = testStack();
    new TerraformVariable(other, 'client', { type: 'string' });
    new IsolatedFunctionApp(other, 'App', { ...APP, authSettingsV2 });
    expect(flexSite(other).easyAuth).toMatchObject({ identityProviders: { azureActiveDirectory: { registration: { clientId: '${var.client}', openIdIssuer: 'https://login/${var.client}' } } } });
  });

  test('leaves out what is undefined', () => {
    expect(auth({ authEnabled: undefined, login: { tokenStoreEnabled: undefined } })).toEqual({ login: {} });
  });

  test('is copied: a later change is not seen', () => {
    const stack = testStack();
    const authSettingsV2: Block = { authEnabled: true, login: {} };
    new IsolatedFunctionApp(stack, 'App', { ...APP, authSettingsV2, hostStorage: HostStorage.newAccountKey() });
    authSettingsV2.authEnabled = false;
    expect(functionApp(stack).auth_settings_v2).toEqual({ auth_enabled: true, login: {} });
  });

  const cyclic: Block = { login: {} };
  cyclic.login.login = cyclic;
  test.each<[string, unknown, string]>([
    ['without login', { authEnabled: true }, 'AZFN4011'],
    ['with a login that is none', { login: true }, 'AZFN4011'],
    ['with a login that is a list', { login: [{}] }, 'AZFN4011'],
    ['that contains itself', cyclic, 'AZFN4011'],
    ['that is a text', 'on', 'AZFN8001'],
    ['that is a list', [{ login: {} }], 'AZFN8001'],
    ['that is null', null, 'AZFN8001'],
  ])('%s is refused', (_, authSettingsV2, code) => {
    expect(refusedWith(() => auth(authSettingsV2 as Block))).toEqual([code]);
  });
});
