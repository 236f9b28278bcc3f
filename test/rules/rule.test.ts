import { CODES, isWarning, type Code } from '../../src/rules/codes';
import { findings, isKnown, rule, UNRESOLVED, type Finding, type Rule } from '../../src/rules/rule';
import { compareVersions, daysBetween, lastDay } from '../../src/rules/versions';

const FINDING: Finding = { code: 'AZFN2003', what: `'instanceMemoryMiB' is 1024`, why: 'Azure has others (https://example.com/a)', fix: `set 'instanceMemoryMiB' to 2048` };
const OTHER: Finding = { code: 'AZFN2007', what: `'alwaysReady' asks for 3`, why: 'they count (https://example.com/b)', fix: 'ask for fewer' };

describe('rule', () => {
  interface Input {
    readonly a: number | undefined | typeof UNRESOLVED;
    readonly b: string | undefined | typeof UNRESOLVED;
  }
  const looks = jest.fn();
  const check = rule<Input>()(['a', 'b'], (known) => {
    looks(known);
    return known.a === 1 ? FINDING : 'ok';
  });
  beforeEach(() => looks.mockClear());

  test.each<[string, Input, string, number]>([
    ['everything is known and fits', { a: 2, b: 'x' }, 'ok', 1],
    ['everything is known and does not fit', { a: 1, b: 'x' }, 'AZFN2003', 1],
    ['an absent value is known to be absent', { a: undefined, b: undefined }, 'ok', 1],
    ['the first input is not known', { a: UNRESOLVED, b: 'x' }, 'deferred', 0],
    ['the last input is not known', { a: 1, b: UNRESOLVED }, 'deferred', 0],
    ['no input is known', { a: UNRESOLVED, b: UNRESOLVED }, 'deferred', 0],
  ])('%s', (_, input, expected, calls) => {
    const verdict = check(input);
    expect(typeof verdict === 'object' ? (verdict as Finding).code : verdict).toBe(expected);
    expect(looks).toHaveBeenCalledTimes(calls);
  });

  test('an input that the rule does not name may be unknown', () => {
    const one = rule<Input>()(['a'], ({ a }) => (a === 1 ? FINDING : 'ok'));
    expect(one({ a: 1, b: UNRESOLVED } as Input)).toBe(FINDING);
  });

  test('an error inside a rule is not taken for something unknown', () => {
    const broken = rule<Input>()(['a'], () => {
      throw new TypeError('broken');
    });
    expect(() => broken({ a: 1 })).toThrow(TypeError);
  });
});

describe('findings', () => {
  const always = (verdict: ReturnType<Rule<object>>): Rule<object> => () => verdict;

  test.each<[string, Rule<object>[], Finding[]]>([
    ['no rules', [], []],
    ['rules that found nothing', [always('ok'), always('deferred'), always([])], []],
    ['one finding', [always('ok'), always(FINDING)], [FINDING]],
    ['several findings of one rule', [always([FINDING, OTHER])], [FINDING, OTHER]],
    ['findings of several rules, in their order', [always(OTHER), always('ok'), always([FINDING])], [OTHER, FINDING]],
  ])('%s', (_, rules, expected) => {
    expect(findings(rules, {})).toEqual(expected);
  });
});

describe('isKnown', () => {
  test.each([undefined, null, 0, '', false, NaN])('%p is known', (value) => {
    expect(isKnown(value)).toBe(true);
  });

  test('the mark is not, and another symbol is', () => {
    expect(isKnown(UNRESOLVED)).toBe(false);
    expect(isKnown(Symbol('unresolved') as unknown)).toBe(true);
  });

  test('the mark is the same one in two copies of the package', () => {
    jest.isolateModules(() => {
      const copy = jest.requireActual<typeof import('../../src/rules/rule')>('../../src/rules/rule');
      expect(copy.isKnown).not.toBe(isKnown);
      expect(copy.isKnown(UNRESOLVED as unknown)).toBe(false);
    });
  });
});

describe('codes', () => {
  test.each<[Code, boolean]>([
    ['AZFN1001', false],
    ['AZFN1010', true],
    ['AZFN2012', true],
    ['AZFN2023', false],
    ['AZFN4007', true],
    ['AZFN9001', false],
  ])('%s is a warning: %s', (code, warning) => {
    expect(isWarning(code)).toBe(warning);
  });

  test.each(Object.entries(CODES))('%s is spelled as a code with a room and a problem', (code, { slug }) => {
    expect(code).toMatch(/^AZFN[1-9]\d{3}$/);
    expect(slug).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('have slugs that differ', () => {
    const slugs = Object.values(CODES).map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
  });
});

describe('versions', () => {
  test.each<[string, string, number]>([
    ['4.55.0', '4.55.0', 0],
    ['4.55.0', '4.55', 0],
    ['4.9.0', '4.10.0', -1],
    ['4.10.0', '4.9.9', 1],
    ['5.0.0', '4.99.99', 1],
    ['4.55.1', '4.55.0', 1],
    ['4', '4.0.1', -1],
    ['10.0', '9.0', 1],
    ['3.9', '3.10', -1],
  ])('%s compared with %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
    expect(Math.sign(compareVersions(b, a)) + sign).toBe(0);
  });

  test.each([
    ['2026-11-10', '2026-11-10'],
    ['2028-10', '2028-10-31'],
    ['2029-04', '2029-04-30'],
    ['2027-02', '2027-02-28'],
    ['2028-02', '2028-02-29'],
    ['2028-12', '2028-12-31'],
  ])('the last day of %s is %s', (date, day) => {
    expect(lastDay(date)).toBe(day);
  });

  test.each([
    ['2026-11-21', '2026-11-21', 0],
    ['2026-11-21', '2026-11-22', 1],
    ['2026-11-22', '2026-11-21', -1],
    ['2026-02-28', '2026-03-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-03-28', '2026-03-30', 2], // across a change of clocks
    ['2025-12-31', '2026-12-31', 365],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});
