import { TerraformVariable } from 'cdktf';
import { AzfnError } from '../../src/rules/azfn-error';
import { testStack } from '../support/stacks';

/** `ok`, or the codes of the refusal in their order; any other error ends the test. */
export function outcome(make: () => unknown): string {
  try {
    make();
    return 'ok';
  } catch (error) {
    if (!(error instanceof AzfnError)) throw error;
    return error.codes.join(' ');
  }
}

/** The text of a refusal. */
export function refusalText(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof AzfnError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Something that only Terraform knows: as text, as a number, as a list. */
export function unknown(): { readonly text: string; readonly number: number; readonly list: string[]; readonly object: TerraformVariable } {
  const variable = new TerraformVariable(testStack(), 'variable', {});
  return { text: variable.stringValue, number: variable.numberValue, list: variable.listValue, object: variable };
}
