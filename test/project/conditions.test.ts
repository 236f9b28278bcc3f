import { CONDITION_LIMITS, evaluateCondition } from '../../src/project/msbuild-conditions';
import { Unknown, type Text } from '../../src/project/msbuild-text';

const VALUES: Readonly<Record<string, Text>> = {
  Configuration: 'Release', Empty: '', Version: '4.10', Number: '10', Hex: '0x0A', Folder: 'bin/', Yes: 'on', Machine: new Unknown('the machine'),
};

/** A scope that replaces `$(X)` and knows one folder. */
const scope = {
  expand: (text: string): Text => {
    let result = text;
    for (const [reference, name] of text.matchAll(/\$\((\w+)\)/g)) {
      const value = VALUES[name] ?? '';
      if (value instanceof Unknown) return value;
      result = result.replace(reference, value);
    }
    return result;
  },
  exists: (path: string): boolean => path === 'bin/',
};

const verdict = (condition: string | undefined): boolean | '?' => {
  const truth = evaluateCondition(condition, scope);
  return truth instanceof Unknown ? '?' : truth;
};

describe('conditions', () => {
  test.each<[string | undefined, boolean | '?']>([
    // comparisons, without case; bare words and values
    [undefined, true], ['', true], ['  ', true],
    ["'$(Configuration)' == 'Release'", true], ["'$(Configuration)'=='release'", true], ["'$(Configuration)' != 'Debug'", true],
    ["'$(Configuration)' == 'Debug'", false], ['$(Configuration) == Release', true], ["$(Configuration)=='Release'", true],
    ["'$(Empty)' == ''", true], ["'$(Nothing)' == ''", true], ["'$(Nothing)' != ''", false],
    ["'$(Configuration)|$(Platform)'=='Release|'", true], ["'a' == 'b'", false],
    // numbers are compared as numbers, and truths as truths
    ["'10.0' == '10'", true], ["'$(Hex)' == '10'", true], ["'true' == 'on'", true], ["'true' == 'off'", false], ["'1.2.3' == '1.2.3.0'", false],
    ["'$(Number)' > '9'", true], ['$(Number) >= 10', true], ['$(Number) < 10', false], ['$(Number) <= 10.5', true],
    // versions
    ["'4.10.0' > '4.9.9'", true], ["'$(Version)' >= '4.9'", false], ["'1.2.3' < '1.2.10'", true], ["'4.0.1' > '4'", true], ["'3' < '3.0.1'", true], ["'5' > '4.9.9'", true],
    // words of truth
    ['true', true], ['false', false], ["'$(Yes)'", true], ["!'$(Yes)'", false], ['!true', false], ['!!true', true], ["'!false'", true],
    // and before or, brackets, case
    ["'a' == 'a' And 'b' == 'b'", true], ["'a' == 'a' and 'b' == 'c'", false], ["'a' == 'b' Or 'b' == 'b'", true],
    ['true or false and false', true], ['(true or false) and false', false], ['!(true and false)', true], ["('a'=='a')", true],
    // functions
    ["Exists('$(Folder)')", true], ["exists('obj/')", false], ["!Exists('$(Nothing)')", true], ["HasTrailingSlash('$(Folder)')", true], ["hastrailingslash('bin')", false], ["HasTrailingSlash('bin\\')", true], ['Exists($(Folder))', true],
    // escapes
    ["'a%3Bb' == 'a;b'", true],
    // what only a build knows
    ["'$(Machine)' == 'x'", '?'], ["'$(Machine)' == 'x' and 'a' == 'b'", false], ["'a' == 'b' and '$(Machine)' == 'x'", false], ["'$(Machine)' == 'x' or true", true],
    ["'$(Machine)' == 'x' or false", '?'], ["!('$(Machine)' == 'x')", '?'], ["Exists('$(Machine)')", '?'],
    // what MSBuild refuses
    ["'$(Empty)' > 4", '?'], ["'$(Empty)' != '' and $(Empty) > 4", false], ['abc', '?'], ["'a' ==", '?'], ["'a' == 'b", '?'], ['(true', '?'], ['true)', '?'], ["Unknown('x')", '?'],
    ["'a' = 'a'", '?'], ["'a' == 'a' 'b'", '?'], ['and', '?'], ["Exists('a', 'b')", '?'], ["'a' == Exists('b')", '?'], ['$(', '?'], ["'x' == '$('", false],
  ])('%s is %s', (condition, expected) => {
    expect(verdict(condition)).toBe(expected);
  });

  test('end at their limits', () => {
    expect(verdict(`${'('.repeat(CONDITION_LIMITS.depth - 1)}true${')'.repeat(CONDITION_LIMITS.depth - 1)}`)).toBe(true);
    expect(verdict(`${'('.repeat(10 * CONDITION_LIMITS.depth)}true${')'.repeat(10 * CONDITION_LIMITS.depth)}`)).toBe('?');
    expect(verdict(`${'!'.repeat(10 * CONDITION_LIMITS.depth)}true`)).toBe('?');
    expect(verdict('true or '.repeat(CONDITION_LIMITS.length) + 'true')).toBe('?');
  });

  test.each(["'$(Machine)' == 'x'", 'abc', "'$(Empty)' > 4"])('%s says why', (condition) => {
    const truth = evaluateCondition(condition, scope);
    expect(truth).toBeInstanceOf(Unknown);
    expect((truth as Unknown).because).toMatch(/^the (machine|condition "abc"|comparison of '' and '4')$|^'abc' as a condition$/);
  });
});
