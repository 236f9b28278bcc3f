import { AlwaysReady, InProcessRuntime, IsolatedRuntime } from '../../src';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { UNRESOLVED } from '../../src/rules/rule';
import { outcome, unknown } from './outcome';

describe('AlwaysReady', () => {
  const GROUPS = [
    ['http', AlwaysReady.http, 'http'],
    ['blob', AlwaysReady.blob, 'blob'],
    ['durable', AlwaysReady.durable, 'durable'],
    ['functionNamed', (count: number) => AlwaysReady.functionNamed('ProcessOrder', count), 'function:processorder'],
  ] as const;

  describe.each(GROUPS)('%s', (_, make, name) => {
    test.each<[string, unknown, string]>([
      ['none', 0, 'ok'],
      ['one', 1, 'ok'],
      ['a thousand', 1000, 'ok'],
      ['one more', 1001, 'AZFN2006'],
      ['fewer than none', -1, 'AZFN2006'],
      ['a half', 0.5, 'AZFN2006'],
      ['no number', NaN, 'AZFN2006'],
      ['infinitely many', Infinity, 'AZFN2006'],
      ['text', '2', 'AZFN8001'],
      ['nothing', undefined, 'AZFN8002'],
      ['null', null, 'AZFN8001'],
      ['a token', unknown().number, 'ok'],
      ['a token that is text', unknown().text, 'AZFN8001'],
    ])('%s', (__, count, expected) => {
      expect(outcome(() => make(count as number))).toBe(expected);
    });

    test('tells name and count, and whether the count is known', () => {
      const { number } = unknown();
      expect(make(3)._terms).toEqual({ name, instanceCount: 3, count: 3 });
      expect(make(number)._terms).toEqual({ name, instanceCount: number, count: UNRESOLVED });
    });
  });

  test.each<[string, unknown, string]>([
    ['a name', 'ProcessOrder', 'ok'],
    ['digits, hyphens and underscores', 'process_order-2', 'ok'],
    ['one letter', 'p', 'ok'],
    ['127 characters', 'p'.repeat(127), 'ok'],
    ['128 characters', 'p'.repeat(128), 'AZFN2006'],
    ['a digit first', '2nd', 'AZFN2006'],
    ['a hyphen first', '-order', 'AZFN2006'],
    ['a period', 'process.order', 'AZFN2006'],
    ['the prefix, which is added', 'function:order', 'AZFN2006'],
    ['nothing', '', 'AZFN2006'],
    ['an absent name', undefined, 'AZFN8002'],
    ['a number', 5, 'AZFN8001'],
    ['a token, whose case could not be changed', unknown().text, 'AZFN8005'],
  ])('functionNamed: %s', (_, name, expected) => {
    expect(outcome(() => AlwaysReady.functionNamed(name as string, 1))).toBe(expected);
  });

  test('functionNamed: both wrong', () => {
    expect(outcome(() => AlwaysReady.functionNamed('2nd', -1))).toBe('AZFN2006 AZFN2006');
  });
});

describe('IsolatedRuntime.of', () => {
  test.each([
    ['dotnet-isolated', '10.0', IsolatedRuntime.DOTNET_10],
    ['dotnet-isolated', '4.8', IsolatedRuntime.DOTNET_FRAMEWORK_4_8],
    ['dotnet-isolated', '8.0', IsolatedRuntime.DOTNET_8],
    ['node', '22', IsolatedRuntime.NODE_22],
    ['python', '3.9', IsolatedRuntime.PYTHON_3_9],
    ['java', '8', IsolatedRuntime.JAVA_8],
    ['powershell', '7.0', IsolatedRuntime.POWERSHELL_7_0],
  ])('%s %s is the listed one', (worker, version, listed) => {
    const runtime = IsolatedRuntime.of(worker, version);
    expect(runtime._terms).toEqual(listed._terms);
    expect(runtime._terms.listed).toBe(true);
    expect(runtime.toString()).toBe(listed.toString());
  });

  test('an isolated version is never taken for an in-process one of the same number', () => {
    expect(IsolatedRuntime.of('dotnet-isolated', '8.0')._terms.model).toBe('isolated');
    expect(RUNTIMES['dotnet-inproc-8.0'].version).toBe('8.0');
  });

  test('a version that is not listed tells what its neighbours tell', () => {
    const { workerRuntime, version, targetFramework, linuxFxVersion, windowsNetFrameworkVersion, endOfSupport } = IsolatedRuntime.of('dotnet-isolated', '12.0');
    expect({ workerRuntime, version, targetFramework, linuxFxVersion, windowsNetFrameworkVersion, endOfSupport }).toEqual({
      workerRuntime: 'dotnet-isolated', version: '12.0', targetFramework: 'net12.0', linuxFxVersion: 'DOTNET-ISOLATED|12.0', windowsNetFrameworkVersion: 'v12.0', endOfSupport: undefined,
    });
    expect(IsolatedRuntime.of('python', '3.15').toString()).toBe('python 3.15 (isolated)');
    expect(IsolatedRuntime.of('python', '3.15')._terms.listed).toBe(false);
  });

  test.each<[string, unknown, unknown, string]>([
    ['in-process .NET', 'dotnet', '8.0', 'AZFN8004'],
    ['a worker that does not exist', 'ruby', '3.4', 'AZFN8004'],
    ['a worker that is a token', unknown().text, '26', 'AZFN8004'],
    ['a version that is a token', 'node', unknown().text, 'AZFN8003'],
    ['a version that is a number', 'node', 26, 'AZFN8003'],
    ['.NET without a minor part', 'dotnet-isolated', '12', 'AZFN8003'],
    ['nothing', undefined, undefined, 'AZFN8004 AZFN8003'],
  ])('%s is refused', (_, worker, version, expected) => {
    expect(outcome(() => IsolatedRuntime.of(worker as string, version as string))).toBe(expected);
  });
});

describe('runtimes', () => {
  test('are told apart by worker model, though their numbers are the same', () => {
    expect(String(IsolatedRuntime.DOTNET_8)).toBe('dotnet-isolated 8.0 (isolated)');
    expect(String(InProcessRuntime.DOTNET_8)).toBe('dotnet 8.0 (in-process)');
  });

  test('cannot be changed in the catalogue through a constant', () => {
    const terms = IsolatedRuntime.DOTNET_10._terms as { label: string };
    const { label } = terms;
    terms.label = 'changed';
    expect(RUNTIMES['dotnet-isolated-10.0'].label).toBe(label);
    terms.label = label;
  });
});
