import { testing } from '../../src';
import { stackOf } from './programs';

const { TestKit } = testing;

describe('TestKit.app()', () => {
  test.each<[string, unknown, string]>([
    ['a date in the context', { context: { 'azfn:today': '2027-01-01' } }, `the date of a test is the option 'today', not the context key 'azfn:today'`],
    ['a misspelt context key', { context: { 'azfn:endofSupport': 'error' } }, `'azfn:endofSupport' is no context key of this library; did you mean 'azfn:endOfSupport'? there are 'azfn:endOfSupport', 'azfn:azurermVersion'`],
    ['a context key in another case', { context: { 'AZFN:endOfSupport': 'error' } }, `did you mean 'azfn:endOfSupport'?`],
    ['a misspelt option', { todya: '2027-01-01' }, `'todya' is no option of TestKit.app(); there are 'today', 'context', 'outdir'`],
    ['options that are none', '2027-01-01', `the options of TestKit.app() are an object such as { today: '2027-05-01' }, not a text`],
    ['context that is none', { context: 'error' }, `'context' is an object such as { 'azfn:endOfSupport': 'error' }, not a text`],
  ])('does not take %s', (_, options, text) => {
    expect(() => TestKit.app(options as testing.TestKitOptions)).toThrow(text);
  });

  test('takes context of others', () => {
    expect(TestKit.app({ context: { team: 'orders', 'azfn:azurermVersion': '4.60.0' } }).node.tryGetContext('team')).toBe('orders');
    expect(TestKit.app({}).node.tryGetContext('azfn:today')).toBe(TestKit.TODAY);
  });
});

describe('TestKit.synthesize()', () => {
  test.each<[unknown, string]>([
    [undefined, 'nothing'],
    ['orders', 'a text'],
    [() => stackOf(), 'a function'],
    [TestKit.synthesize(stackOf()), 'what was synthesized already'],
  ])('does not take %p', (scope, kind) => {
    expect(() => TestKit.synthesize(scope as never)).toThrow(`what is synthesized is a TerraformStack, an App or another construct, not ${kind}`);
  });
});

test('the setup file of jest says so where there is no global expect', () => {
  const { expect: globalExpect } = globalThis as { expect?: unknown };
  Object.defineProperty(globalThis, 'expect', { value: undefined, configurable: true, writable: true });
  let thrown: unknown;
  try {
    jest.isolateModules(() => jest.requireActual('../../src/testing/jest'));
  } catch (error) {
    thrown = error;
  } finally {
    Object.defineProperty(globalThis, 'expect', { value: globalExpect, configurable: true, writable: true });
  }
  expect(String(thrown)).toContain(`there is no global 'expect' that could get the matchers: where 'injectGlobals' is off`);
});
