import { AnnotationMetadataEntryType, App, Aspects, TerraformStack, type IConstruct } from '../framework';
import type { SynthesisMessage } from './data';

/** The Terraform of one stack. */
export interface StackFile {
  readonly stack: TerraformStack;
  /** Its path, which is its id where it is right in the app. */
  readonly stackName: string;
  /** As plain data, with the metadata of the framework. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** What came of stacks. */
export interface Synthesis {
  /** None where something is refused. */
  readonly files: readonly StackFile[];
  readonly refusals: readonly SynthesisMessage[];
  readonly warnings: readonly SynthesisMessage[];
  /** The Terraform of any stack of the same app, also of one that was not asked for. */
  readonly stackFile: (stackName: string) => StackFile | undefined;
}

/**
 * Synthesizes an app, a stack, or the stack that a construct is in, with aspects and all validations, and writes no file.
 *
 * It goes as far as `cdktf synth` would: errors of validations and error annotations are refusals.
 */
export function synthesisOf(scope: IConstruct): Synthesis {
  const { root } = scope.node;
  const all = stacksIn(root);
  const stacks = App.isApp(scope) ? all : [TerraformStack.of(scope)];
  // Only references from stack to stack need this, and it defines a backend with a path of this machine.
  if (App.isApp(root) && all.length > 1) all.forEach((stack) => stack.prepareStack());
  stacks.forEach((stack) => visit(stack, []));

  const refusals = [...stacks.flatMap(validationsOf), ...stacks.flatMap((stack) => annotations(stack, AnnotationMetadataEntryType.ERROR))];
  // The app has validations of its own, which say nothing about a stack by its name.
  if (!stacks.includes(root as TerraformStack)) refusals.push(...root.node.validate().flatMap((text) => messages(text, root.node.path)));
  const written = new Map<TerraformStack, StackFile>();
  const fileOf = (stack: TerraformStack): StackFile => {
    const file = written.get(stack) ?? writtenFile(stack);
    written.set(stack, file);
    return file;
  };
  return {
    files: refusals.length > 0 ? [] : stacks.map(fileOf),
    refusals,
    warnings: stacks.flatMap((stack) => annotations(stack, AnnotationMetadataEntryType.WARN)),
    stackFile: (stackName) => {
      const stack = all.find(({ node: { path } }) => path === stackName || inAddress(path) === stackName);
      return stack === undefined ? undefined : fileOf(stack);
    },
  };
}

/** What an error says, where it is one of this library; by its name, because there may be two copies of the package. */
export function refusalOf(error: unknown): SynthesisMessage[] | undefined {
  if (!(error instanceof Error) || error.name !== 'AzfnError') return undefined;
  const [first = ''] = error.message.split('\n');
  return messages(error.message, /^(\S+) /.exec(first)?.[1] ?? '');
}

const writtenFile = (stack: TerraformStack): StackFile => ({ stack, stackName: stack.node.path || stack.node.id, json: stack.toTerraform() as Record<string, unknown> });

/** A path as the framework writes it into an address. */
const inAddress = (path: string): string => path.replaceAll('/', '--').replace(/[^\w-]/g, '');

const stacksIn = (root: IConstruct): TerraformStack[] => root.node.findAll().filter((construct): construct is TerraformStack => TerraformStack.isStack(construct));

const validationsOf = (stack: TerraformStack): SynthesisMessage[] =>
  stack.node.findAll().flatMap(({ node }) => node.validate().flatMap((text) => messages(text, node.path)));

const annotations = (stack: TerraformStack, level: AnnotationMetadataEntryType): SynthesisMessage[] =>
  stack.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === level).flatMap(({ data }) => messages(String(data), node.path)));

/** Where a finding begins; an error indents its findings. */
const FINDING = /^ {0,2}(?=AZFN\d{4} )/m;

/** One message for each finding of a text: the text of an error has several, below a line that says what they are about. */
function messages(text: string, path: string): SynthesisMessage[] {
  const findings = text.split(FINDING).filter((part) => /^AZFN\d{4} /.test(part));
  if (findings.length === 0) return [{ path, text }];
  return findings.map((part) => ({ path, code: part.slice(0, 'AZFN0000'.length), text: part.trimEnd() }));
}

/** What was said, below a line that says what it is about. */
export const listed = (messages: readonly SynthesisMessage[]): string => messages.map(({ path, text }) => `\n  [${path}] ${text.replaceAll('\n', '\n  ')}`).join('');

type Visitors = ReturnType<typeof Aspects.of>['all'];

/** Lets the aspects of a stack and of what is in it see everything, in the order of the framework, which asks no aspect of an app. */
function visit(construct: IConstruct, from: Visitors): void {
  const all = [...new Set([...from, ...Aspects.of(construct).all])];
  for (const aspect of all) aspect.visit(construct);
  for (const child of construct.node.children) visit(child, all);
}
