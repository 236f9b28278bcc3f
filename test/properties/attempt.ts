import type { TerraformStack } from 'cdktf';
import { AzfnError } from '../../src/rules/azfn-error';
import { pathsIn } from '../support/stacks';

/** Runs something that is either refused, leaving the tree as it was, or done. */
export function attempt(stack: TerraformStack, define: () => unknown): unknown {
  const before = pathsIn(stack);
  try {
    return define();
  } catch (error) {
    expect(error).toBeInstanceOf(AzfnError);
    const { name, message, codes } = error as AzfnError;
    expect(name).toBe('AzfnError');
    expect(codes.length).toBeGreaterThan(0);
    expect(codes).not.toContain('AZFN9001'); // our own defect
    for (const code of codes) expect(message).toContain(`${code} `);
    expect(message.length).toBeLessThan(20_000);
    expect(pathsIn(stack)).toEqual(before);
    return error;
  }
}
