import { AnnotationMetadataEntryType, type IConstruct } from '../framework';
import type { Context } from '../intake';
import { CODES, isWarning, type Code } from '../rules/codes';
import { explain, oneOf, show } from '../rules/explain';
import type { Finding } from '../rules/rule';
import { PAST_SUPPORT_CODES } from '../rules/support-rules';

/** A warning that is known and accepted. */
export interface WarningAcknowledgement {
  /** Code of the warning, for example `AZFN1012`. */
  readonly code: string;
  /** Why it is accepted; for whoever reads the program. */
  readonly reason: string;
}

/**
 * Puts warnings on a construct, except for those that are acknowledged.
 *
 * Returns what is an error after all: acknowledgements of codes that are no warnings, and lifecycles that the stack
 * wants to be errors. The warning carries no stack trace, so that the synthesized files do not depend on a folder.
 */
export function warn(
  construct: IConstruct,
  warnings: readonly Finding[],
  acknowledged: readonly WarningAcknowledgement[],
  context: Context,
): Finding[] {
  const errors = acknowledged.flatMap(({ code }) => acknowledgementProblems(code));
  const accepted = new Set(acknowledged.map(({ code }) => code));
  for (const warning of warnings) {
    if (context.pastSupportIsError && PAST_SUPPORT_CODES.includes(warning.code)) errors.push(asError(warning));
    else if (!accepted.has(warning.code)) construct.node.addMetadata(AnnotationMetadataEntryType.WARN, explain(warning));
  }
  return errors;
}

function acknowledgementProblems(code: string): Finding[] {
  const exists = Object.hasOwn(CODES, code);
  if (exists && isWarning(code as Code)) return [];
  const warnings = Object.keys(CODES).filter((candidate) => isWarning(candidate as Code));
  return [
    {
      code: 'AZFN8009',
      what: `'acknowledge' has ${show(code)}, which is ${exists ? 'an error' : 'no code of this library'}`,
      why: `only warnings can be accepted: what an error names cannot run (https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/errors)`,
      fix: exists ? `repair what ${code} names and remove the entry` : `use one of ${oneOf(warnings)}`,
    },
  ];
}

const asError = (warning: Finding): Finding => ({
  ...warning,
  why: `${warning.why}, and the context key 'azfn:endOfSupport' makes that an error`,
  fix: warning.fix.replace(/, or acknowledge the code with a reason$/, ''),
});
