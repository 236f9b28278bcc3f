import { allOf, DOCS_BASE, explain, explainAll, inSentence, nearest, oneOf, show, showEnd } from '../../src/rules/explain';
import type { Finding } from '../../src/rules/rule';

const FINDING: Finding = { code: 'AZFN2003', what: `'instanceMemoryMiB' is 1024`, why: 'Azure has others (https://example.com/a)', fix: `set 'instanceMemoryMiB' to 2048` };
const OTHER: Finding = { code: 'AZFN2007', what: `'alwaysReady' asks for 3`, why: 'they count (https://example.com/b)', fix: 'ask for fewer' };

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
    ['an address without a query of several lines', 'https://st.blob.core.windows.net/c?code=abc\n', `'https://st.blob.core.windows.net/c?…'`],
    ['an address without a query that has an at sign', 'https://host.example?mail=a@b', `'https://host.example?…'`],
    ['an address without user and password', 'https://user:pw@host.example/x:1', `'https://host.example/x:1'`],
    ['an address without a password that has an at sign', 'https://user:p@w@host.example/x', `'https://host.example/x'`],
    ['an address without a password of any length', `https://user:${'p'.repeat(1000)}@host.example/x`, `'https://host.example/x'`],
    ['two addresses without users and passwords', 'https://a:b@c.example, https://d:e@f.example', `'https://c.example, https://f.example'`],
    ['an at sign after the host of an address', 'https://host.example/a@b', `'https://host.example/a@b'`],
    ['no part of a connection string with a key', 'DefaultEndpointsProtocol=https;AccountName=st;AccountKey=a2V5', 'text with a secret in it'],
    ['no part of a connection string with a password', 'Server=sql;Password=hunter2', 'text with a secret in it'],
    ['no part of a connection string with spaces in it', 'Server = sql; Password = hunter2', 'text with a secret in it'],
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

describe('inSentence', () => {
  test.each<[string, string, string]>([
    ['text without quotes', 'src/Orders.csproj:12', 'src/Orders.csproj:12'],
    ['text of 320 characters whole', 'a'.repeat(320), 'a'.repeat(320)],
    ['text of 321 characters cut', 'a'.repeat(321), `${'a'.repeat(320)}…`],
    ['line breaks replaced', 'a\nb', 'a\uFFFDb'],
    ['an address without user, password and query', 'https://user:pw@host.example/x?sig=abc', 'https://host.example/x?…'],
    ['no part of a connection string', 'Server=sql;Password=hunter2', 'text with a secret in it'],
  ])('%s', (_, text, expected) => {
    expect(inSentence(text)).toBe(expected);
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
