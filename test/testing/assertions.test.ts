import { InProcessFunctionApp, InProcessRuntime, testing } from '../../src';
import { APP, program, stackOf } from './programs';

const { Assertions, TestKit } = testing;

describe('assertions without a test runner', () => {
  test('hold, or throw with the text of the matcher', () => {
    const { stack, app } = program();
    Assertions.hasFunctionApp(stack, { appName: 'func-orders' });
    Assertions.hasAppSetting(app, 'TOPIC', 'orders');
    Assertions.hasAppSetting(app, 'TOPIC');
    Assertions.hasStickySetting(app, 'ENVIRONMENT');
    expect(() => Assertions.hasFunctionApp(stack, { appName: 'x' })).toThrow('the nearest is');
    expect(() => Assertions.hasAppSetting(stack, 'TOPIC', 'x')).toThrow('has another value');
    expect(() => Assertions.hasStickySetting(stack, 'TOPIC')).toThrow('goes with the code');
    expect(() => Assertions.isRefusedWith(stack, 'AZFN2003')).toThrow('nothing is refused');
    expect(() => Assertions.warnsWith(stack, 'AZFN1012')).toThrow('there is no warning');
    const other = stackOf();
    for (const id of ['A', 'B']) new InProcessFunctionApp(other, id, { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    Assertions.isRefusedWith(other, 'AZFN4016');
    const old = stackOf();
    new InProcessFunctionApp(old, 'Old', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    Assertions.warnsWith(old, 'AZFN1012');
  });

  const refused = () => {
    const stack = stackOf();
    for (const id of ['A', 'B']) new InProcessFunctionApp(stack, id, { ...APP, runtime: InProcessRuntime.DOTNET_8 });
    return stack;
  };

  test('take what the matchers take', () => {
    const { stack, app } = program();
    const slot = app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
    const synthesized = TestKit.synthesize(stack);
    for (const subject of [stack, app, synthesized, synthesized.functionApp('func-orders')]) Assertions.hasAppSetting(subject, 'TOPIC', /^ord/);
    for (const subject of [slot, synthesized.slot('func-orders', 'staging')]) Assertions.hasStickySetting(subject, 'ENVIRONMENT');
    Assertions.hasFunctionApp(synthesized, { sku: 'EP1' });
    Assertions.isRefusedWith(refused);
    Assertions.isRefusedWith(() => refused(), 'AZFN4016');
    Assertions.isRefusedWith(TestKit.synthesize(refused()));
    Assertions.warnsWith(new InProcessFunctionApp(stackOf(), 'Old', { ...APP, runtime: InProcessRuntime.DOTNET_8 }));
    expect(() => Assertions.hasAppSetting('{}', 'TOPIC')).toThrow('not about a text');
    expect(() => Assertions.isRefusedWith(refused, 'AZFN4016', 'AZFN2003')).toThrow('it is refused, but not with AZFN2003:');
  });

  test('have opposites, which hold by no typo', () => {
    const { stack } = program();
    Assertions.doesNotHaveFunctionApp(stack, { sku: 'EP2' });
    Assertions.doesNotHaveAppSetting(stack, 'QUEUE');
    Assertions.doesNotHaveAppSetting(stack, 'TOPIC', 'bills');
    Assertions.doesNotHaveStickySetting(stack, 'TOPIC');
    Assertions.isNotRefusedWith(stack);
    Assertions.isNotRefusedWith(refused(), 'AZFN2003', 'AZFN4013');
    Assertions.doesNotWarnWith(stack);
    Assertions.doesNotWarnWith(stack, 'AZFN1010', 'AZFN1011');
    const wrong: [() => void, string][] = [
      [() => Assertions.doesNotHaveFunctionApp(stack, { sku: 'EP1' }), 'is as expected'],
      [() => Assertions.doesNotHaveFunctionApp(stack, {}), 'the expectation is empty'],
      [() => Assertions.doesNotHaveFunctionApp(refused(), { sku: 'EP1' }), 'the program is refused'],
      [() => Assertions.doesNotHaveAppSetting(stack, 'topic'), 'has the app setting'],
      [() => Assertions.doesNotHaveAppSetting(stack, 'TOPIC '), 'is no name of a setting'],
      [() => Assertions.doesNotHaveAppSetting(stack, 'AzureWebJobsStorage'), 'nothing can be said'],
      [() => Assertions.doesNotHaveStickySetting(stack, 'TOPICS'), 'is no setting of'],
      [() => Assertions.doesNotHaveStickySetting(stack, 'ENVIRONMENT'), 'stays with the slot'],
      [() => Assertions.isNotRefusedWith(refused()), 'it is refused:'],
      [() => Assertions.isNotRefusedWith(refused(), 'AZFN2003', 'AZFN4016'), 'it is refused:'],
      [() => Assertions.isNotRefusedWith(stack, 'AZFN2O03'), 'is no code of this library'],
      [() => Assertions.doesNotWarnWith(stack, 'AZFN1O10'), 'is no code of this library'],
      [() => Assertions.doesNotWarnWith(stack, 'AZFN2003'), 'is no warning but an error'],
    ];
    for (const [claim, text] of wrong) expect(claim).toThrow(text);
  });
});
