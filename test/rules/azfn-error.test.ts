import { AzfnError, refuse } from '../../src/rules/azfn-error';
import { explainAll } from '../../src/rules/explain';
import type { Finding } from '../../src/rules/rule';

const FINDING: Finding = { code: 'AZFN2003', what: `'instanceMemoryMiB' is 1024`, why: 'Azure has others (https://example.com/a)', fix: `set 'instanceMemoryMiB' to 2048` };
const OTHER: Finding = { code: 'AZFN2007', what: `'alwaysReady' asks for 3`, why: 'they count (https://example.com/b)', fix: 'ask for fewer' };

describe('refuse', () => {
  function define(found: readonly Finding[]): void {
    refuse('prod/orders', found, define);
  }

  test('nothing found, nothing thrown', () => {
    expect(() => define([])).not.toThrow();
  });

  test('all findings are in one error, as text and as codes', () => {
    let error: unknown;
    try {
      define([FINDING, OTHER]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AzfnError);
    expect(error).toBeInstanceOf(Error);
    const { name, message, codes } = error as AzfnError;
    expect({ name, message, codes }).toEqual({ name: 'AzfnError', message: explainAll('prod/orders', [FINDING, OTHER]), codes: ['AZFN2003', 'AZFN2007'] });
  });

  test('the heading can say what the subject cannot', () => {
    expect(() => refuse('prod/orders', [FINDING], undefined, 'cannot take this')).toThrow(/^prod\/orders cannot take this:\n/);
  });

  test('the stack of the error starts at the caller, not inside the library', () => {
    const line = ({ stack }: Error): number => Number(/azfn-error\.test\.ts:(\d+):\d+\)?$/.exec(String(stack).split('\n').find((frame) => /^\s+at /.test(frame)) ?? '')?.[1]);
    const caught: Error[] = [];
    try {
      caught.push(new Error('here'));
      define([FINDING]);
    } catch (error) {
      caught.push(error as Error);
    }
    try {
      caught.push(new Error('here'));
      refuse('prod/orders', [FINDING]);
    } catch (error) {
      caught.push(error as Error);
    }
    const [here, refused, hereToo, refusedAlone] = caught.map(line);
    expect([refused, refusedAlone]).toEqual([here + 1, hereToo + 1]);
  });
});
