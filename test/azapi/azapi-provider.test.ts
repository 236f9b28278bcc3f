import { TerraformProvider, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiProviderBlock, ensureAzapiProvider } from '../../src/azapi/azapi-provider';
import { AzapiResource } from '../../src/azapi/azapi-resource';
import { AzapiEnvironment, AzapiProvider, type AzapiProviderProps } from '../../src/constructs/azapi-provider';
import { refusedWith, refusal, stackIn, synth, synthProgram, testApp, testStack } from '../support/stacks';

interface Terraform {
  readonly terraform: { readonly required_providers: Readonly<Record<string, unknown>> };
  readonly provider: Readonly<Record<string, unknown>>;
}

const file = (stack: TerraformStack) => synth(stack) as unknown as Terraform;

/** Bindings of another origin, for example generated ones. */
class GeneratedProvider extends TerraformProvider {
  constructor(scope: Construct, id: string, private readonly name?: string) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersion: '2.7.0', providerVersionConstraint: '~> 2.0' },
      terraformProviderSource: 'azure/azapi',
    });
  }
  public get alias(): string | undefined {
    return this.name;
  }
  protected synthesizeAttributes() {
    return { subscription_id: '00000000-0000-0000-0000-000000000001' };
  }
}

const define = (scope: Construct, id = 'Group') =>
  new AzapiResource(scope, id, { type: 'Microsoft.Resources/resourceGroups@2021-04-01', name: 'rg', parentId: '/subscriptions/1', responseExportValues: [] });

const OURS = { source: 'Azure/azapi', version: '~> 2.5' };
const AZURERM = { source: 'azurerm', version: '4.55.0' };

describe('the block that a stack gets', () => {
  test('is there as soon as a resource needs it, once', () => {
    const stack = testStack();
    define(stack, 'One');
    define(new Construct(stack, 'Below'), 'Two');
    ensureAzapiProvider(stack);
    const { terraform, provider } = file(stack);
    expect(provider.azapi).toEqual([{}]);
    expect(terraform.required_providers).toEqual({ azurerm: AZURERM, azapi: OURS });
  });

  test('is not there where no resource needs it', () => {
    const { terraform, provider } = file(testStack());
    expect(Object.keys(provider)).toEqual(['azurerm']);
    expect(terraform.required_providers).toEqual({ azurerm: AZURERM });
  });

  test('takes every release of major version 2 from 2.5 on', () => {
    const [, major, minor] = /^~> (\d+)\.(\d+)$/.exec(OURS.version) ?? [];
    expect([major, minor]).toEqual(['2', '5']);
  });

  test.each<[string, boolean]>([['before it', true], ['after it', false]])('gives way to a block that the program defines %s', (_, first) => {
    const stack = testStack();
    if (first) new AzapiProvider(stack, 'Azapi', { useOidc: true });
    define(stack);
    if (!first) new AzapiProvider(stack, 'Azapi', { useOidc: true });
    const { terraform, provider } = file(stack);
    expect(provider.azapi).toEqual([{ use_oidc: true }]);
    expect(terraform.required_providers.azapi).toEqual(OURS);
  });

  test.each<[string, boolean]>([['before it', true], ['after it', false]])('gives way to generated bindings and their version %s', (_, first) => {
    const stack = testStack();
    if (first) new GeneratedProvider(stack, 'Generated');
    define(stack);
    if (!first) new GeneratedProvider(stack, 'Generated');
    const { terraform, provider } = file(stack);
    expect(provider.azapi).toEqual([{ subscription_id: '00000000-0000-0000-0000-000000000001' }]);
    expect(terraform.required_providers.azapi).toEqual({ source: 'azure/azapi', version: '2.7.0' });
  });

  test('stays beside a block with an alias, whose version counts', () => {
    const stack = testStack();
    define(stack);
    new GeneratedProvider(stack, 'Generated', 'hub');
    const { terraform, provider } = file(stack);
    expect(provider.azapi).toEqual([{}, { subscription_id: '00000000-0000-0000-0000-000000000001', alias: 'hub' }]);
    expect(terraform.required_providers.azapi).toEqual({ source: 'azure/azapi', version: '2.7.0' });
  });

  test('is looked for in its own stack: neither in a stack beside it nor in one inside it', () => {
    const app = testApp();
    const [one, other] = [stackIn(app, 'one'), stackIn(app, 'other')];
    const inner = new TerraformStack(one, 'inner');
    new AzapiProvider(other, 'Azapi', { useCli: true });
    new AzapiProvider(inner, 'Azapi', { useMsi: true });
    for (const stack of [one, other, inner]) define(stack);
    const files = Object.values(synthProgram(app).stacks) as unknown as Terraform[];
    expect(files.map(({ provider }) => provider.azapi)).toEqual(expect.arrayContaining([[{}], [{ use_cli: true }], [{ use_msi: true }]]));
    expect(files).toHaveLength(3);
  });

  test('is written into HCL as well', () => {
    const stack = testStack();
    define(stack);
    expect((stack.toHclTerraform() as { hcl: string }).hcl).toMatch(/provider "azapi" {\s*}/);
    new AzapiProvider(stack, 'Azapi', { useOidc: true, tenantId: 'a-tenant' });
    const { hcl } = stack.toHclTerraform() as { hcl: string };
    expect(hcl.match(/provider "azapi"/g)).toHaveLength(1);
    expect(hcl).toContain('use_oidc = true');
    expect(hcl).toContain('tenant_id = "a-tenant"');
  });
});

describe('AzapiProvider', () => {
  test('hands its settings on under the names of Terraform', () => {
    const stack = testStack();
    const provider = new AzapiProvider(stack, 'Azapi', {
      alias: 'hub',
      subscriptionId: 'a-subscription',
      tenantId: 'a-tenant',
      clientId: 'a-client',
      environment: AzapiEnvironment.US_GOVERNMENT,
      useCli: false,
      useMsi: false,
      useOidc: true,
      useAksWorkloadIdentity: false,
      skipProviderRegistration: true,
    });
    expect(file(stack).provider.azapi).toEqual([
      {
        subscription_id: 'a-subscription',
        tenant_id: 'a-tenant',
        client_id: 'a-client',
        environment: 'usgovernment',
        use_cli: false,
        use_msi: false,
        use_oidc: true,
        use_aks_workload_identity: false,
        skip_provider_registration: true,
        alias: 'hub',
      },
    ]);
    expect(provider.fqn).toBe('azapi.hub');
  });

  test('needs no settings, and takes overrides', () => {
    const stack = testStack();
    const provider = new AzapiProvider(stack, 'Azapi');
    expect(provider.fqn).toBe('azapi');
    expect(provider.node.defaultChild).toBe(provider);
    provider.addOverride('enable_preflight', true);
    expect(file(stack).provider.azapi).toEqual([{ enable_preflight: true }]);
  });

  test('can be given an alias later', () => {
    const provider = new AzapiProvider(testStack(), 'Azapi');
    provider.alias = 'hub';
    expect(provider.fqn).toBe('azapi.hub');
  });

  test.each<[string, unknown, string[]]>([
    ['a text where a flag is needed', { useOidc: 'yes' }, ['AZFN8001']],
    ['an empty text', { tenantId: '' }, ['AZFN8002']],
    ['an alias that Terraform does not take', { alias: 'my hub' }, ['AZFN8003']],
    ['a token as an alias', { alias: '${var.alias}' }, ['AZFN8005']],
    ['an environment that is none', { environment: 'mars' }, ['AZFN8004']],
    ['a slip in a name', { useOIDC: true }, ['AZFN8006']],
    ['no object', 'oidc', ['AZFN8001']],
    ['two mistakes', { useMsi: 1, clientId: ' ' }, ['AZFN8001', 'AZFN8002']],
  ])('refuses %s', (_, props, codes) => {
    const stack = testStack();
    expect(refusedWith(() => new AzapiProvider(stack, 'Azapi', props as AzapiProviderProps))).toEqual(codes);
    expect(stack.node.tryFindChild('Azapi')).toBeUndefined();
  });

  test('has no arguments but its props', () => {
    const stack = testStack();
    new AzapiProvider(stack, 'Azapi', { useOidc: true, clientSecret: 'hunter2', stack } as AzapiProviderProps);
    expect(file(stack).provider.azapi).toEqual([{ use_oidc: true }]);
  });

  test.each<[string, unknown]>([['no scope', undefined], ['an app as its scope', testApp()]])('refuses %s', (_, scope) => {
    expect(refusedWith(() => new AzapiProvider(scope as Construct, 'Azapi'))).toEqual(['AZFN8007']);
  });

  test('says where it was to be defined', () => {
    expect(refusal(() => new AzapiProvider(testStack(), 'Azapi', { useMsi: 'yes' } as never)).message).toMatch(/^test\/Azapi cannot be defined:\n {2}AZFN8001 /);
  });

  test('is what the framework takes for a provider', () => {
    expect(TerraformProvider.isTerraformProvider(new AzapiProviderBlock(testStack(), 'Azapi'))).toBe(true);
  });
});
