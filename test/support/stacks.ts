import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AnnotationMetadataEntryType, App, DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzfnError } from '../../src/rules/azfn-error';

/** The day on which all tests run. */
export const TODAY = '2026-11-21';

/** Where everything is defined that does not care. */
export const PLACE = { resourceGroupName: 'rg-orders', location: 'westeurope' } as const;

/** Arguments of one resource as Terraform sees them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into JSON
export type Block = Record<string, any>;

/** The synthesized file of a stack. */
export interface Synthesized {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly [section: string]: unknown;
}

let root: string | undefined;
/** Where the programs of one test file write; made when the first one does. */
const outdir = (): string => (root ??= mkdtempSync(join(tmpdir(), 'azfn-tests-')));
afterAll(() => {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
});

/** An empty folder that is gone after the tests of a file. */
export const emptyFolder = (): string => mkdtempSync(join(outdir(), 'folder-'));

/** A program with a fixed date and room for more than one stack. */
export function testApp(context: Readonly<Record<string, unknown>> = {}, folder = outdir()): App {
  return Testing.app({ outdir: folder, context: { 'azfn:today': TODAY, ...context } });
}

/** A stack with the provider in it. */
export function stackIn(app: App, id = 'test'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** A program of one stack, with the provider and a fixed date. */
export const testStack = (context: Readonly<Record<string, unknown>> = {}): TerraformStack => stackIn(testApp(context));

/** The file that a stack comes to; fails when a validation does. */
export const synth = (stack: TerraformStack): Synthesized => JSON.parse(Testing.synth(stack, true)) as Synthesized;

/** The text of that file. */
export const synthText = (stack: TerraformStack): string => Testing.synth(stack, true);

/** The files of a program as `cdktf synth` writes them, with references from stack to stack. */
export function synthProgram(app: App): { readonly manifest: string; readonly stacks: Readonly<Record<string, Synthesized>>; readonly texts: Readonly<Record<string, string>> } {
  app.synth();
  const manifest = readFileSync(join(app.outdir, 'manifest.json'), 'utf8');
  const { stacks } = JSON.parse(manifest) as { stacks: Record<string, { synthesizedStackPath: string }> };
  const texts = Object.fromEntries(Object.entries(stacks).map(([name, { synthesizedStackPath: path }]) => [name, readFileSync(join(app.outdir, path), 'utf8')]));
  return { manifest, texts, stacks: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, withoutMetadata(JSON.parse(text)) as Synthesized])) };
}

/** What a token comes to in Terraform. */
export const resolved = (scope: IConstruct, value: unknown): unknown =>
  Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false });

function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '//').map(([name, item]) => [name, withoutMetadata(item)]));
}

/** All resources of one type; synthesizes the stack first. */
export function resources(from: TerraformStack | Synthesized, type: string): Block[] {
  const json = TerraformStack.isStack(from) ? synth(from) : from;
  return Object.values(json.resource?.[type] ?? {});
}

/** The only resource of its type. */
export function only(from: TerraformStack | Synthesized, type: string): Block {
  const found = resources(from, type);
  if (found.length !== 1) throw new Error(`there are ${found.length} resources of ${type}, not one`);
  return found[0];
}

/** The types of all resources, sorted, each as often as it occurs. */
export function resourceTypes(from: TerraformStack | Synthesized): string[] {
  const json = TerraformStack.isStack(from) ? synth(from) : from;
  return Object.entries(json.resource ?? {})
    .flatMap(([type, instances]) => Object.keys(instances).map(() => type))
    .sort();
}

/** Whether a block is a function app that AzAPI writes. */
export const isSite = ({ type }: Block): boolean => typeof type === 'string' && type.startsWith('Microsoft.Web/sites@');

/** The only function app, whatever its type; one that AzAPI writes as `flexSite` shows it. */
export function functionApp(from: TerraformStack | Synthesized): Block {
  const json = TerraformStack.isStack(from) ? synth(from) : from;
  const sites = resources(json, 'azapi_resource').filter(isSite);
  const found = [...APP_TYPES.flatMap((type) => resources(json, type)), ...sites];
  if (found.length !== 1) throw new Error(`there are ${found.length} function apps, not one`);
  return sites.length === 1 ? flexSite(json) : found[0];
}

/**
 * The only app that AzAPI writes, with its body laid out flat: `properties` beside the arguments, the parts of
 * `functionAppConfig` beside them, and app settings by their names. Sign-in is there as `easyAuth`.
 */
export function flexSite(from: TerraformStack | Synthesized, name?: string): Block {
  const json = TerraformStack.isStack(from) ? synth(from) : from;
  const found = resources(json, 'azapi_resource').filter((block) => isSite(block) && (name === undefined || block.name === name));
  if (found.length !== 1) throw new Error(`there are ${found.length} apps of AzAPI, not one`);
  const [{ body, identity, ...site }] = found;
  const { functionAppConfig, siteConfig, ...properties } = (body as Block).properties as Block;
  const updates = resources(json, 'azapi_update_resource').filter((update) => update.name === 'authsettingsV2');
  const [easyAuth] = updates.map((update): unknown => (update.body as Block).properties);
  return {
    ...site,
    ...properties,
    ...(functionAppConfig as Block),
    identity: (identity as Block[])[0],
    siteConfig: { ...siteConfig, appSettings: Object.fromEntries((siteConfig.appSettings as Block[]).map((setting) => [setting.name, setting.value as unknown])) },
    easyAuth,
  };
}

/** The resources of azurerm that a function app can become; without a key on Flex Consumption it is one of AzAPI. */
export const APP_TYPES = [
  'azurerm_linux_function_app',
  'azurerm_windows_function_app',
  'azurerm_function_app_flex_consumption',
] as const;

/** Texts of all warnings on a construct and below it, in the order of the tree. */
export function warnings(construct: IConstruct): string[] {
  return construct.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === AnnotationMetadataEntryType.WARN)
    .map(({ data }) => String(data));
}

/** Codes of all warnings on a construct and below it, in the order of the tree. */
export const warningCodes = (construct: IConstruct): string[] => warnings(construct).map((text) => text.slice(0, 'AZFN0000'.length));

/** The error with which something is refused; fails when it is not, or with anything else than our error. */
export function refusal(define: () => unknown): AzfnError {
  try {
    define();
  } catch (error) {
    if (error instanceof AzfnError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The codes with which something is refused, sorted. */
export const refusedWith = (define: () => unknown): string[] => [...refusal(define).codes].sort();

/** What validations say about a stack, one text each. */
export function validationErrors(stack: TerraformStack): string[] {
  return stack.node.findAll().flatMap(({ node }) => node.validate());
}

/** Codes of what validations say about a stack. */
export const validationCodes = (stack: TerraformStack): string[] =>
  validationErrors(stack).map((text) => text.slice(0, 'AZFN0000'.length));

/** Paths of everything in a tree. */
export const pathsIn = (root: IConstruct): string[] => root.node.findAll().map(({ node }) => node.path);
