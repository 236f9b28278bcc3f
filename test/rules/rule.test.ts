import { AzfnError, refuse } from '../../src/rules/azfn-error';
import { CODES, isWarning, type Code } from '../../src/rules/codes';
import { allOf, DOCS_BASE, explain, explainAll, nearest, oneOf, show, showEnd } from '../../src/rules/explain';
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

describe('explain', () => {
  test('a finding has what, why, fix and the page of its code', () => {
    expect(explain(FINDING)).toBe(
      [
        `AZFN2003 plans/unsupported-memory: 'instanceMemoryMiB' is 1024`,
        '    why:  Azure has others (https://example.com/a)',
        `    fix:  set 'instanceMemoryMiB' to 2048`,
        `    docs: ${DOCS_BASE}/AZFN2003.md`,
      ].join('\n'),
    );
  });

  test('all findings stand under the name of what was refused', () => {
    expect(explainAll('prod/orders', [FINDING, OTHER])).toBe(`prod/orders cannot be defined:\n  ${explain(FINDING)}\n  ${explain(OTHER)}`);
  });

  test('what is refused to something that exists says so', () => {
    expect(explainAll('prod/orders', [FINDING], 'cannot take this')).toBe(`prod/orders cannot take this:\n  ${explain(FINDING)}`);
  });

  test('pages are on the web', () => {
    expect(DOCS_BASE).toMatch(/^https:\/\/.*[^/]$/);
  });
});

describe('show', () => {
  test.each<[string, unknown, string]>([
    ['text in quotes', 'orders', `'orders'`],
    ['empty text in quotes', '', `''`],
    ['text of 80 characters whole', 'a'.repeat(80), `'${'a'.repeat(80)}'`],
    ['text of 81 characters cut', 'a'.repeat(81), `'${'a'.repeat(80)}…'`],
    ['line breaks and tabs replaced', 'a\nb\tc', `'a\uFFFDb\uFFFDc'`],
    ['escape sequences replaced', '\u001b[31m', `'\uFFFD[31m'`],
    ['separators of lines and paragraphs replaced', 'a\u2028b\u2029c', `'a\uFFFDb\uFFFDc'`],
    ['control characters above ASCII replaced', 'a\u0085b', `'a\uFFFDb'`],
    ['letters of other alphabets kept', 'größe 注文', `'größe 注文'`],
    ['an address without its query', 'https://st.blob.core.windows.net/c?sv=1&sig=abc', `'https://st.blob.core.windows.net/c?…'`],
    ['an address without user and password', 'https://user:pw@host.example/x:1', `'https://host.example/x:1'`],
    ['no part of a connection string with a key', 'DefaultEndpointsProtocol=https;AccountName=st;AccountKey=a2V5', 'text with a secret in it'],
    ['no part of a connection string with a password', 'Server=sql;Password=hunter2', 'text with a secret in it'],
    ['no part of a shared access signature', 'Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=k', 'text with a secret in it'],
    ['numbers', 1.5, '1.5'],
    ['not a number', NaN, 'NaN'],
    ['an infinite number', -Infinity, '-Infinity'],
    ['booleans', false, 'false'],
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a big integer without its value', 10n, 'a bigint'],
    ['a symbol without its name', Symbol('secret'), 'a symbol'],
    ['a function without its code', () => 'secret', 'a function'],
    ['a list without its items', ['secret'], 'a list'],
    ['an object without its members', { secret: 1 }, 'an object'],
    ['a date as an object', new Date(0), 'an object'],
  ])('%s', (_, value, expected) => {
    expect(show(value)).toBe(expected);
  });
});

describe('showEnd', () => {
  test.each<[string, string, string]>([
    ['a short text whole', '/subscriptions/0', `'/subscriptions/0'`],
    ['a text of 80 characters whole', 'a'.repeat(80), `'${'a'.repeat(80)}'`],
    ['the end of a longer one', `${'a'.repeat(60)}/serverfarms/plan-orders`, `'…${'a'.repeat(70 - '/serverfarms/plan-orders'.length)}/serverfarms/plan-orders'`],
  ])('%s', (_, value, expected) => {
    expect(showEnd(value)).toBe(expected);
  });
});

describe('oneOf and allOf', () => {
  test.each<[readonly (string | number)[], string, string]>([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a or b', 'a and b'],
    [['a', 'b', 'c'], 'a, b or c', 'a, b and c'],
    [[512, 2048, 4096], '512, 2048 or 4096', '512, 2048 and 4096'],
  ])('%j', (values, either, both) => {
    expect([oneOf(values), allOf(values)]).toEqual([either, both]);
  });
});

describe('nearest', () => {
  const PROPS = ['appName', 'appSettings', 'alwaysOn', 'alwaysReady', 'plan', 'tags'];

  test.each<[string, string, number | undefined, string[]]>([
    ['the same text', 'plan', undefined, ['plan']],
    ['another case alone is what was meant', 'APPNAME', undefined, ['appName']],
    ['one letter missing', 'appSetting', undefined, ['appSettings']],
    ['one letter too many', 'alwaysOnn', undefined, ['alwaysOn']],
    ['two letters exchanged are two edits', 'paln', undefined, ['plan']],
    ['two edits', 'alwaysO_x', undefined, ['alwaysOn']],
    ['three edits are too many', 'alwa_xyzn', undefined, []],
    ['two edits are too many for a distance of one', 'paln', 1, []],
    ['a much shorter text', 'pl', undefined, ['plan']],
    ['a text that is shorter by three', 'p', undefined, []],
    ['nothing', '', undefined, []],
    ['several candidates, the nearest first', 'tag', undefined, ['tags']],
  ])('%s: %j', (_, typed, distance, expected) => {
    expect(nearest(typed, PROPS, ...(distance === undefined ? [] : [distance]))).toEqual(expected);
  });

  test('a candidate that differs in case only stands alone', () => {
    expect(nearest('p1V3', ['P1mv3', 'P1v2', 'P1v3', 'P2v4'])).toEqual(['P1v3']);
  });

  test('the nearest candidate comes first, whatever the order of the list', () => {
    expect(nearest('P1v5', ['P2v4', 'P1mv5', 'P1v3', 'P3mv4'])).toEqual(['P1mv5', 'P1v3', 'P2v4']);
  });
});

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
    const caught = (program: () => void): Error => {
      try {
        program();
      } catch (error) {
        return error as Error;
      }
      throw new Error('nothing was refused');
    };
    const place = ({ stack }: Error) => /[^/\\]+:\d+(?=:\d+\)?$)/.exec(String(stack).split('\n').find((line) => /^\s+at /.test(line)) ?? '')?.[0];
    const [here, refused] = [new Error('here'), caught(() => define([FINDING]))];
    expect(place(here)).toMatch(/^rule\.test\.ts:\d+$/);
    expect(place(refused)).toBe(place(here));
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
