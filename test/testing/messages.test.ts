import { Annotations } from 'cdktf';
import { InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime, testing } from '../../src';
import '../../src/testing/jest';
import { CODES } from '../../src/rules/codes';
import { PAST_SUPPORT_CODES } from '../../src/rules/support-rules';
import { APP, message, program, stackOf } from './programs';

const { TestKit } = testing;

describe('toBeRefusedWith', () => {
  const wrong = (props: object) => () => new IsolatedFunctionApp(stackOf(), 'Orders', { ...APP, ...props });

  test('holds for a function whose program is refused while it is defined', () => {
    expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith('AZFN2003');
    expect(wrong({ instanceMemoryMiB: 1024, appName: '-' })).toBeRefusedWith('AZFN2003', 'AZFN4013');
    expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith();
    expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN4013');
    expect(wrong({})).not.toBeRefusedWith();
  });

  test('holds for a program that is refused when it is synthesized', () => {
    const twice = () => {
      const stack = stackOf();
      for (const id of ['A', 'B']) new IsolatedFunctionApp(stack, id, APP);
      return stack;
    };
    for (const subject of [twice, twice(), twice().node.root, TestKit.synthesize(twice())]) {
      expect(subject).toBeRefusedWith('AZFN4016');
      expect(subject).not.toBeRefusedWith('AZFN4013');
    }
    expect(program().stack).not.toBeRefusedWith();
  });

  test('says what is refused, and what is not', () => {
    expect(message(() => expect(wrong({})).toBeRefusedWith('AZFN2003', 'AZFN4013'))).toBe('nothing is refused, so not with AZFN2003 and AZFN4013');
    expect(message(() => expect(program().stack).toBeRefusedWith())).toBe('nothing is refused');
    const text = message(() => expect(wrong({ instanceMemoryMiB: 1024 })).toBeRefusedWith('AZFN4013'));
    expect(text).toMatch(/^it is refused, but not with AZFN4013:\n {2}\[orders\/Orders\] AZFN2003 plans\/unsupported-memory: .*\n {6}why: .*\n {6}fix: .*\n {6}docs: .*$/);
    expect(message(() => expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN2003'))).toMatch(/^it is refused:\n {2}\[orders\/Orders\] AZFN2003 /);
  });

  test('lets errors of others through, both ways', () => {
    const crash = () => { throw new TypeError('crash'); };
    expect(() => expect(crash).toBeRefusedWith('AZFN2003')).toThrow(new TypeError('crash'));
    expect(() => expect(crash).not.toBeRefusedWith('AZFN2003')).toThrow(new TypeError('crash'));
    const text = () => { throw 'text'; };
    expect(() => expect(text).not.toBeRefusedWith()).toThrow();
  });

  test('counts what others refuse, and takes it for none of ours', () => {
    const [validated, annotated, bare] = [stackOf(), stackOf(), stackOf()];
    validated.node.addValidation({ validate: () => ['no'] });
    Annotations.of(annotated).addError('no');
    bare.node.tryRemoveChild('azurerm');
    new IsolatedFunctionApp(bare, 'Orders', APP);
    for (const [stack, text] of [[validated, 'no'], [annotated, 'no'], [bare, 'Found resources without a matching provider construct']] as const) {
      expect(stack).toBeRefusedWith();
      expect(message(() => expect(stack).not.toBeRefusedWith())).toContain(`it is refused:\n  [orders] `);
      expect(message(() => expect(stack).toBeRefusedWith('AZFN2003'))).toContain('it is refused, but not with AZFN2003:');
      const not = message(() => expect(stack).not.toBeRefusedWith('AZFN2003', 'AZFN4013'));
      expect(not).toContain('the program is refused by something that has no code, so it never comes to AZFN2003 or AZFN4013:\n  [orders] ');
      expect(not).toContain(text);
    }
  });

  test('with .not and several codes, means none of them', () => {
    expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN4013', 'AZFN4016');
    expect(message(() => expect(wrong({ instanceMemoryMiB: 1024 })).not.toBeRefusedWith('AZFN4013', 'AZFN2003'))).toMatch(/^it is refused:\n/);
  });

  test('wants a function to return what it defines', () => {
    const both = (program: unknown, text: string) => {
      for (const code of ['AZFN4016', undefined]) {
        const codes = code === undefined ? [] : [code];
        expect(message(() => expect(program).toBeRefusedWith(...codes))).toContain(text);
        expect(message(() => expect(program).not.toBeRefusedWith(...codes))).toContain(text);
      }
    };
    both(() => { wrong({})(); }, 'the function returned nothing, so there is nothing to synthesize: return the stack, the app or the construct that it defines');
    both(() => 'x', 'the function returned a text, so there is nothing to synthesize');
    both(() => [stackOf()], 'the function returned a list');
    both(class OrdersStack {}, `'OrdersStack' is a class and cannot be called: pass a function that makes one and returns it, () => new OrdersStack(…)`);
    both(class {}, 'a class cannot be called');
  });

  test('wants no promise, and leaves none behind that is rejected', async () => {
    const rejected: unknown[] = [];
    const listen = (reason: unknown) => rejected.push(reason);
    process.on('unhandledRejection', listen);
    const later = async () => wrong({ instanceMemoryMiB: 1024 })();
    expect(() => expect(later).toBeRefusedWith('AZFN2003')).toThrow('the function is asynchronous');
    expect(() => expect(later).not.toBeRefusedWith('AZFN4016')).toThrow('the function is asynchronous');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    expect(rejected).toEqual([]);
  });

  test('has nothing to do with what is only a warning', () => {
    const synthesized = TestKit.synthesize(program().stack);
    expect(() => expect(synthesized).not.toBeRefusedWith('AZFN6014')).toThrow('AZFN6014 is no error but a warning: ask whether the program is warned about it');
    for (const [code, { severity }] of Object.entries(CODES)) {
      const claim = () => expect(synthesized).not.toBeRefusedWith(code);
      if (severity === 'error' || (PAST_SUPPORT_CODES as readonly string[]).includes(code)) claim();
      else expect(claim).toThrow('is no error but a warning');
    }
  });

  test('knows no other code', () => {
    for (const code of ['AZFN0000', 'constructor', '', undefined as never]) {
      expect(() => expect(program().stack).not.toBeRefusedWith(code)).toThrow('is no code of this library');
      expect(() => expect(program().stack).not.toWarnWith(code)).toThrow('is no code of this library');
    }
  });

  test('takes a lifecycle that the stack makes an error', () => {
    const old = () => new IsolatedFunctionApp(stackOf(TestKit.app({ context: { 'azfn:endOfSupport': 'error' } })), 'Orders', { ...APP, runtime: IsolatedRuntime.DOTNET_8 });
    expect(old).toBeRefusedWith('AZFN1010');
  });
});

describe('toWarnWith', () => {
  const inProcess = () => {
    const stack = stackOf();
    const app = new InProcessFunctionApp(stack, 'Old', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    return { stack, app };
  };

  test('holds for what is warned about', () => {
    const { stack, app } = inProcess();
    for (const subject of [stack, app, stack.node.root, TestKit.synthesize(stack)]) {
      expect(subject).toWarnWith('AZFN1012');
      expect(subject).toWarnWith();
      expect(subject).not.toWarnWith('AZFN1011');
    }
    expect(program().stack).not.toWarnWith();
  });

  test('with .not and several codes, means none of them', () => {
    expect(inProcess().stack).not.toWarnWith('AZFN1011', 'AZFN1014');
    expect(message(() => expect(inProcess().stack).not.toWarnWith('AZFN1011', 'AZFN1012'))).toMatch(/^there are warnings:\n/);
  });

  test('says what the warnings are', () => {
    expect(message(() => expect(program().stack).toWarnWith('AZFN1012'))).toBe('there is no warning, so none with AZFN1012');
    expect(message(() => expect(program().stack).toWarnWith())).toBe('there is no warning');
    expect(message(() => expect(inProcess().stack).toWarnWith('AZFN1011'))).toMatch(/^there are warnings, but none with AZFN1011:\n {2}\[orders\/Old\] AZFN1012 /);
    expect(message(() => expect(inProcess().stack).not.toWarnWith('AZFN1012'))).toMatch(/^there are warnings:\n {2}\[orders\/Old/);
  });

  test('has nothing to do with errors', () => {
    expect(() => expect(program().stack).not.toWarnWith('AZFN2003')).toThrow('AZFN2003 is no warning but an error: ask whether the program is refused with it');
    const warnings = Object.entries(CODES).filter(([, { severity }]) => severity === 'warning').map(([code]) => code);
    const synthesized = TestKit.synthesize(program().stack);
    for (const code of warnings) expect(synthesized).not.toWarnWith(code);
  });
});
