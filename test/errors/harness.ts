import { App, Aspects, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { CODES, type Code } from '../../src/rules/codes';
import { CANARIES } from './canaries';

/** The day on which every program of these tests runs, unless it says otherwise. */
export const TODAY = '2026-11-21';

/** A stack of a program with fixed context. */
export function stackWith(context: Readonly<Record<string, unknown>> = {}): TerraformStack {
  return new TerraformStack(new App({ context: { 'azfn:today': TODAY, ...context } }), 'prod');
}

/** What a program ends with. */
export interface Outcome {
  readonly stack: TerraformStack;
  /** The error that the program threw. */
  readonly thrown: Error | undefined;
  /** Texts of the warnings that constructs carry. */
  readonly warnings: readonly string[];
  /** Texts of what the validation at synth refuses. */
  readonly refusedAtSynth: readonly string[];
}

/** Part of a program; `stack` is where it puts its constructs. */
export type Program = (stack: TerraformStack) => unknown;

/** Runs a program up to the validation that synth starts with; what the framework says about the stack itself is left out. */
export function run(program: Program, context?: Readonly<Record<string, unknown>>): Outcome {
  const stack = stackWith(context);
  let thrown: Error | undefined;
  try {
    program(stack);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    thrown = error;
  }
  const constructs = stack.node.findAll();
  // What aspects look at, each on the construct that it was put on.
  for (const construct of constructs) for (const aspect of Aspects.of(construct).all) aspect.visit(construct);
  return {
    stack,
    thrown,
    warnings: constructs.flatMap(warningsOf),
    refusedAtSynth: thrown === undefined ? constructs.filter((construct) => construct !== stack).flatMap(({ node }) => node.validate()) : [],
  };
}

/** Texts of the warnings of one construct. */
export const warningsOf = ({ node }: IConstruct): string[] =>
  node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));

const FIRST_LINE = /^AZFN\d{4} /;

/** The findings in the message of an error, each as the text that `explain` made of it. */
export function findingsIn(message: string): string[] {
  const [, ...lines] = message.split('\n');
  const findings: string[][] = [];
  for (const line of lines) {
    const text = line.startsWith('  AZFN') ? line.slice(2) : line;
    if (FIRST_LINE.test(text)) findings.push([]);
    findings.at(-1)?.push(text);
  }
  return findings.map((finding) => finding.join('\n'));
}

/** Every finding that a program ends with, as text. */
export const findingsOf = ({ thrown, warnings, refusedAtSynth }: Outcome): string[] => [
  ...(thrown === undefined ? [] : findingsIn(thrown.message)),
  ...refusedAtSynth,
  ...warnings,
];

/** Codes of findings, in their order. */
export const codesOf = (findings: readonly string[]): string[] => findings.map((text) => text.slice(0, 'AZFN0000'.length));

/** Codes of everything that a program ends with. */
export const codesRaised = (program: Program, context?: Readonly<Record<string, unknown>>): string[] =>
  codesOf(findingsOf(run(program, context)));

/** One finding reads as a user should read it: four lines, each with its part. */
export function expectReadable(text: string): void {
  const [what, why, fix, docs, ...more] = text.split('\n');
  expect(more).toEqual([]);
  const code = what.slice(0, 'AZFN0000'.length) as Code;
  const head = `${code} ${CODES[code].slug}: `;
  expect(what.slice(0, head.length)).toBe(head);
  expect(what.slice(head.length)).toMatch(/^[a-z'].*[^.\s]$/);
  expect(why).toMatch(/^ {4}why: {2}\S.*\bhttps:\/\/[a-z0-9.-]+\/[^\s)]+.*[^.\s]$/);
  expect(fix).toMatch(/^ {4}fix: {2}\S.*[^.\s]$/);
  expect(docs).toMatch(new RegExp(`^ {4}docs: https://\\S+/docs/errors/${code}\\.md$`));
  expect([what, why.slice(10), fix.slice(10)].join('\n')).not.toMatch(/ {2}|\[object|TfToken|\$\{|Symbol\(|NaN minutes/);
  // eslint-disable-next-line no-control-regex
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  expectNoSecret(text);
}

/** None of the secrets of the programs is in a text. */
export function expectNoSecret(text: string): void {
  for (const canary of CANARIES) expect(text).not.toContain(canary);
}

/** A program, the code that it raises, and what is meant to be wrong with it. */
export interface Row {
  readonly code: Code;
  readonly name: string;
  readonly program: Program;
  readonly context?: Readonly<Record<string, unknown>>;
  /** Codes that the program raises beside `code`. */
  readonly beside?: readonly Code[];
  /** Whether what is refused is a call on an app that stays. */
  readonly call?: boolean;
}

export const row = (code: Code, name: string, program: Program, more: Pick<Row, 'context' | 'beside'> = {}): Row => ({ code, name, program, ...more });

/** A row whose program calls something on an app that was accepted. */
export const call = (...[code, name, program, more]: Parameters<typeof row>): Row => ({ ...row(code, name, program, more), call: true });

/** The whole text that a program ends with, as the program's author sees it. */
function textOf({ thrown, refusedAtSynth, warnings }: Outcome): string {
  return [...(thrown === undefined ? [] : [thrown.message]), ...refusedAtSynth, ...warnings].join('\n');
}

expect.addSnapshotSerializer({
  test: (value: unknown) => typeof value === 'string' && value.includes('AZFN'),
  serialize: (value: string) => value,
});

/** Raises the code of each row and pins the text. */
export function pinTexts(rows: readonly Row[]): void {
  test.each(rows.map((entry) => [entry.code, entry.name, entry] as const))('%s %s', (code, _, { program, context, beside = [], call: isCall }) => {
    const outcome = run(program, context);
    const findings = findingsOf(outcome);
    expect(codesOf(findings).sort()).toEqual([code, ...beside].sort());
    for (const finding of findings) expectReadable(finding);
    if (CODES[code].severity === 'warning') {
      expect(outcome.thrown).toBeUndefined();
      expect(codesOf(outcome.warnings)).toContain(code);
    } else if (outcome.thrown !== undefined) {
      expect(outcome.thrown.name).toBe('AzfnError');
      expect(codesOf(findingsIn(outcome.thrown.message))).toContain(code);
      expect(outcome.thrown.message).toMatch(
        isCall === true ? /^(prod\/Orders cannot take this|addHybridConnection\(\) '\w+' cannot be defined):\n {2}AZFN/ : /^\S.* cannot be defined:\n {2}AZFN/,
      );
    } else {
      expect(codesOf(outcome.refusedAtSynth)).toContain(code);
    }
    expect(textOf(outcome)).toMatchSnapshot();
  });
}

/** A construct of a user that the programs put things into. */
export class Orders extends Construct {}
