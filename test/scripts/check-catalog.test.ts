import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { compare } from '../../scripts/catalog/compare';
import { compareRoles } from '../../scripts/catalog/compare-roles';
import { MAX_BYTES, UnreadableFile } from '../../scripts/catalog/json-file';
import { printable, renderReport, renderRoleReport } from '../../scripts/catalog/report';
import { holdsRoles, parseRoles } from '../../scripts/catalog/roles-file';
import { parseStacks } from '../../scripts/catalog/stacks-file';
import { checkCatalog } from '../../scripts/check-catalog';
import { ROLES } from '../../src/catalog/roles';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { answerIn, CHANGED_SAMPLE, minorVersions, ROLES_SAMPLE, SAMPLE, settingsOf } from './samples';

const ROOT = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'check-catalog-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of that content, or of that value as JSON. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

function check(...args: string[]) {
  let out = '';
  let err = '';
  const status = checkCatalog(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { status, out, err };
}

const lines = (text: string) => text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));

describe('the report', () => {
  test('nothing new, nothing different', () => {
    const { status, out, err } = check(SAMPLE);
    expect([status, err]).toEqual([0, '']);
    expect(lines(out)).toContain('known differences (2)');
    expect(lines(out)).toContain('.NET 10 (isolated worker) | Linux | endOfSupport | 2028-11-14 | 2028-11-10 | the page of supported languages is newer');
    expect(lines(out)).toContain('.NET 7 (isolated worker) | Linux, Windows | 2024-05-14');
    expect(lines(out)).toContain('note: stacks that the file does not have, so not compared: go');
    expect(out).not.toMatch(/^(new in Azure|different)/m);
    expect(out).toMatch(/\n20 compared: nothing new, nothing different\n$/);
  });

  test('something new and different', () => {
    const { status, out, err } = check(CHANGED_SAMPLE);
    expect([status, err]).toEqual([1, '']);
    expect(lines(out)).toEqual(expect.arrayContaining([
      'new in Azure (2)',
      'Node.js 26 | Linux | Node|26, host ~4, Flex node 26, until 2029-04-30, preview',
      'Node.js 26 | Windows | ~26, host ~4, until 2029-04-30, preview',
      'different (2)',
      `Python 3.13 | Linux | endOfSupport | ${RUNTIMES['python-3.13'].endOfSupport} | 2030-10-31`,
      'Java 21 | Linux | linuxFxVersion | Java|21 | JAVA|21',
    ]));
    expect(out).toMatch(/\n5 compared: 2 new in Azure, 2 different\n$/);
  });

  test('something different and nothing new, something new and nothing different', () => {
    const answer = answerIn(CHANGED_SAMPLE);
    const [node, ...others] = answer.value;
    expect(check(file('different.json', others)).out).toMatch(/\n3 compared: 0 new in Azure, 2 different\n$/);
    expect(check(file('different.json', others)).status).toBe(1);
    expect(check(file('new.json', [node])).out).toMatch(/\n2 compared: 2 new in Azure, 0 different\n$/);
    expect(check(file('new.json', [node])).status).toBe(1);
  });

  test('puts columns under each other', () => {
    const [head, linux, windows] = check(CHANGED_SAMPLE).out.split('\n').filter((_, at, all) => at > all.indexOf('new in Azure (2)')).slice(0, 3);
    const column = head.indexOf('what Azure says');
    expect(column).toBeGreaterThan(20);
    expect([linux.indexOf('Node|26'), windows.indexOf('~26')]).toEqual([column, column]);
  });

  test.each<[string, string, 0 | 1]>([['agrees', SAMPLE, 0], ['changed', CHANGED_SAMPLE, 1]])('as JSON: the sample that %s', (_, sample, status) => {
    const asked = check(sample, '--json');
    expect([asked.status, asked.err]).toEqual([status, '']);
    expect(JSON.parse(asked.out)).toEqual({ schemaVersion: 1, ...compare([parseStacks(answerIn(sample))]) });
    expect(check('--json', sample)).toEqual(asked);
  });

  test('shows nothing on one side as a dash, and an empty text as one', () => {
    const answer = answerIn(SAMPLE);
    settingsOf(answer, 'custom', 'Custom', 'linux').siteConfigPropertiesDictionary.linuxFxVersion = null;
    expect(lines(check(file('dash.json', answer)).out)).toContain("Custom handler | Linux | linuxFxVersion | '' | -");
  });

  test('says deprecated and hidden of what is new', () => {
    const answer = answerIn(CHANGED_SAMPLE);
    Object.assign(settingsOf(answer, 'node', 'Node.js 26', 'linux'), { isDeprecated: true, isHidden: true });
    expect(lines(check(file('hidden.json', answer)).out)).toContain('Node.js 26 | Linux | Node|26, host ~4, Flex node 26, until 2029-04-30, preview, deprecated, hidden');
  });

  test('lets nothing from the file act on the terminal', () => {
    const answer = answerIn(CHANGED_SAMPLE);
    minorVersions(answer, 'node')[0].displayText = `\u001b[2JNode\n26\u202e\u0000${'x'.repeat(5000)}`;
    settingsOf(answer, 'java', 'Java 21', 'linux').siteConfigPropertiesDictionary.linuxFxVersion = 'Java|\u001b]0;title\u0007';
    const { out } = check(file('control.json', answer));
    expect(out.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines(out)).toContain('Java 21 | Linux | linuxFxVersion | Java|21 | Java|?]0;title?');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(300);
  });

  test.each<[string, string]>([['plain', 'plain'], ['a\tb\r\nc', 'a?b??c'], ['\ud800', '?'], ['é ü 漢', 'é ü 漢'], ['\u2028', '?']])('printable(%j)', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});

describe('the report on roles', () => {
  const changed = answerIn(ROLES_SAMPLE);
  changed.roles[0].role = 'Storage Blob Owner';
  changed.roles.push({ role: 'Reader\u001b[2J', guid: 'acdd72a7-3385-48ef-bd42-f606fba81ae7' });
  changed.roleSets[1].roles.pop();

  test('nothing new, nothing different', () => {
    const { status, out, err } = check(ROLES_SAMPLE);
    expect([status, err]).toEqual([0, '']);
    expect(lines(out)).toEqual(expect.arrayContaining(['roles missing in the file (8)', `AcrPull | ${ROLES.acrPull.id}`]));
    expect(out).not.toMatch(/^(roles new|different|note)/m);
    expect(out).toMatch(/\n\n19 roles and role sets compared: nothing new, nothing different\n$/);
  });

  test('something new and different, and nothing that acts on the terminal', () => {
    const { status, out, err } = check(file('roles.json', changed));
    expect([status, err]).toEqual([1, '']);
    expect(lines(out)).toEqual(expect.arrayContaining([
      'roles new in the file (1)',
      'Reader?[2J | acdd72a7-3385-48ef-bd42-f606fba81ae7',
      'different roles (2)',
      'Storage Blob Data Owner | name | Storage Blob Data Owner | Storage Blob Owner',
      'host storage with diagnostic events | roles | Storage Blob Data Owner, Storage Table Data Contributor | Storage Blob Data Owner',
    ]));
    expect(out).toMatch(/\n19 roles and role sets compared: 1 new in the file, 2 different\n$/);
  });

  test('comes after the one on stacks, and either calls for work', () => {
    const [stacks, roles] = [check(CHANGED_SAMPLE), check(ROLES_SAMPLE)];
    expect(check(ROLES_SAMPLE, CHANGED_SAMPLE)).toEqual({ status: 1, out: `${stacks.out}\n${roles.out}`, err: '' });
    expect(check(SAMPLE, file('roles.json', changed)).status).toBe(1);
    expect(check(SAMPLE, ROLES_SAMPLE).status).toBe(0);
  });

  test('as JSON, beside the one on stacks or alone', () => {
    const roles = compareRoles([parseRoles(answerIn(ROLES_SAMPLE))]);
    const stacks = compare([parseStacks(answerIn(SAMPLE))]);
    expect(JSON.parse(check(ROLES_SAMPLE, '--json').out)).toEqual({ schemaVersion: 1, roles });
    expect(JSON.parse(check(SAMPLE, ROLES_SAMPLE, '--json').out)).toEqual({ schemaVersion: 1, ...stacks, roles });
    expect(JSON.parse(check(SAMPLE, '--json').out)).not.toHaveProperty('roles');
  });

  test('says what a file leaves open', () => {
    const { roles } = answerIn(ROLES_SAMPLE);
    expect(lines(check(file('names.json', { roles })).out)).toContain('note: no role sets in the file, so not compared: which roles go together');
  });
});

describe('files as people have them', () => {
  const text = readFileSync(SAMPLE, 'utf8');

  test.each<[string, string | Buffer]>([
    ['with a byte order mark', `\ufeff${text}`],
    ['redirected by Windows PowerShell', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['on one line', JSON.stringify(JSON.parse(text))],
    ['with line ends of Windows', text.replace(/\n/g, '\r\n')],
    ['the list alone', JSON.stringify(JSON.parse(text).value)],
  ])('%s', (name, content) => {
    expect(check(file(`${name.replace(/ /g, '-')}.json`, content))).toEqual(check(SAMPLE));
  });
});

describe('files that are no answer of Azure', () => {
  const settings = { runtimeVersion: 'Node|22', siteConfigPropertiesDictionary: {}, supportedFunctionsExtensionVersions: ['~4'] };
  const withSettings = (linuxRuntimeSettings: unknown) =>
    ({ value: [{ properties: { value: 'node', majorVersions: [{ minorVersions: [{ displayText: 'x', value: 'x', stackSettings: { linuxRuntimeSettings } }] }] } }] });
  const place = 'value[0].properties.majorVersions[0].minorVersions[0].stackSettings.linuxRuntimeSettings';
  const SHAPE = 'is not in the shape of a function app stacks answer:\n  ';
  const ROLES_SHAPE = 'is not in the shape of an answer with role definitions, or of a file with roles and role sets:\n  ';

  test('a minimal one is an answer', () => {
    expect(parseStacks(withSettings(settings)).records).toHaveLength(1);
  });

  test.each<[string, unknown, string]>([
    ['empty', '', 'is empty'],
    ['only space', ' \n', 'is empty'],
    ['no JSON', 'ERROR: Please run az login', 'is not JSON: '],
    ['half of it', readFileSync(SAMPLE, 'utf8').slice(0, 5000), 'is not JSON: '],
    ['a text', '"stacks"', `${SHAPE}the file: expected an object, found 'stacks'`],
    ['a number', '1', `${SHAPE}the file: expected an object, found 1`],
    ['null', 'null', `${SHAPE}the file: expected an object, found null`],
    ['another object', {}, `${SHAPE}value: expected a list, found nothing`],
    ['no list', { value: { dotnet: {} } }, `${SHAPE}value: expected a list, found an object`],
    ['an empty list', { value: [] }, 'holds no stack versions'],
    ['another list', [], 'holds no stack versions'],
    ['stacks without versions', { value: [{ properties: { value: 'node', majorVersions: [] } }] }, 'holds no stack versions'],
    ['versions on no system', { value: [{ properties: { value: 'node', majorVersions: [{ minorVersions: [{ displayText: 'x', value: 'x', stackSettings: {} }] }] } }] }, 'holds no stack versions'],
    ['a list of lists', [[]], `${SHAPE}[0].properties: expected an object, found nothing`],
    ['an error of Azure', { error: { code: 'AuthorizationFailed', message: 'no access' } }, 'is an error that Azure answered with (AuthorizationFailed): no access'],
    ['an error without words', { error: {} }, 'is an error that Azure answered with (no code): no message'],
    ['properties that are a text', { value: [{ properties: 'x' }] }, `${SHAPE}value[0].properties: expected an object, found 'x'`],
    ['settings that are a list', withSettings([]), `${SHAPE}${place}: expected an object, found a list`],
    ['no host versions', withSettings({ ...settings, supportedFunctionsExtensionVersions: null }), `${SHAPE}${place}.supportedFunctionsExtensionVersions: expected a list, found null`],
    ['no site config', withSettings({ ...settings, siteConfigPropertiesDictionary: undefined }), `${SHAPE}${place}.siteConfigPropertiesDictionary: expected an object, found nothing`],
    ['a number for a text', withSettings({ ...settings, runtimeVersion: 22 }), `${SHAPE}${place}.runtimeVersion: expected a text, found 22`],
    ['a text for a flag', withSettings({ ...settings, isPreview: 'false' }), `${SHAPE}${place}.isPreview: expected true or false, found 'false'`],
    ['an app setting that is no text', withSettings({ ...settings, appSettingsDictionary: { A: 1 } }), `${SHAPE}${place}.appSettingsDictionary.A: expected a text, found 1`],
    ['no date', withSettings({ ...settings, endOfLifeDate: 'soon' }), `${SHAPE}${place}.endOfLifeDate: expected a date, found 'soon'`],
    ['a day that is not in the calendar', withSettings({ ...settings, endOfLifeDate: '2026-02-30T00:00:00Z' }), `${SHAPE}${place}.endOfLifeDate: expected a date, found '2026-02-30T00:00:00Z'`],
    ['a month that does not exist', withSettings({ ...settings, endOfLifeDate: 'Tue Nev 10 2026 00:00:00 GMT+0000' }), `${SHAPE}${place}.endOfLifeDate: expected a date, found 'Tue Nev 10 2026 00:00:00 GMT+0000'`],
    ['a SKU without a code', withSettings({ ...settings, Sku: [{}] }), `${SHAPE}${place}.Sku[0].skuCode: expected a text, found nothing`],
    ['a size that is no number', withSettings({ ...settings, Sku: [{ skuCode: 'FC1', instanceMemoryMB: [{ size: '2 GB' }] }] }), `${SHAPE}${place}.Sku[0].instanceMemoryMB[0].size: expected a whole number, found '2 GB'`],
    ['no roles', { roles: [], roleSets: [] }, 'holds no roles'],
    ['roles that are a text', { roles: 'Reader' }, `${ROLES_SHAPE}roles: expected a list, found 'Reader'`],
    ['a role without an id', { roles: [{ role: 'Reader' }] }, `${ROLES_SHAPE}roles[0].guid: expected a text, found nothing`],
    ['an id that is none', { roles: [{ role: 'Reader', guid: 'reader' }] }, `${ROLES_SHAPE}roles[0].guid: expected a GUID, found 'reader'`],
    ['a set without a purpose', { roleSets: [{ roles: [] }] }, `${ROLES_SHAPE}roleSets[0].purpose: expected a text, found nothing`],
    ['a set with a role that is no name', { roleSets: [{ purpose: 'x', roles: [1] }] }, `${ROLES_SHAPE}roleSets[0].roles[0]: expected a text, found 1`],
    ['a role definition without an id', [{ roleName: 'Reader' }], `${ROLES_SHAPE}[0].name: expected a text, found nothing`],
    ['a role definition whose name is its name', [{ roleName: 'Reader', name: 'Reader' }], `${ROLES_SHAPE}[0].name: expected a GUID, found 'Reader'`],
    ['a role definition without a name', { value: [{ name: ROLES.acrPull.id, properties: { roleName: 1 } }] }, `${ROLES_SHAPE}value[0].properties.roleName: expected a text, found 1`],
  ])('%s', (_, content, expected) => {
    const path = file('hostile.json', content);
    const { status, out, err } = check(path);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`${path} ${expected}`);
    if (!expected.endsWith(' ')) expect(err).toBe(`${path} ${expected}\n`);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a file that is not there, and a folder', () => {
    expect(check(join(folder, 'nowhere.json'))).toEqual({ status: 2, out: '', err: `${join(folder, 'nowhere.json')} does not exist\n` });
    expect(check(folder)).toEqual({ status: 2, out: '', err: `${folder} is not a file\n` });
    expect(check(join(SAMPLE, 'inside.json')).err).toMatch(/cannot be opened \(ENOTDIR\)\n$/);
    expect(check('a\0b.json').err).toMatch(/cannot be opened \(ERR_INVALID_ARG_VALUE\)\n$/);
  });

  test('one bad file among good ones: all bad ones are named, and nothing is reported', () => {
    const bad = file('bad.json', '{');
    const { status, out, err } = check(SAMPLE, bad, join(folder, 'nowhere.json'));
    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n').filter(Boolean)).toEqual([expect.stringContaining(`${bad} is not JSON`), expect.stringContaining('nowhere.json does not exist')]);
  });

  test('a huge one is not read, one of the largest size is', () => {
    const path = file('huge.json', '');
    truncateSync(path, MAX_BYTES + 1);
    expect(check(path).err).toBe(`${path} is larger than 16 MiB, which no answer of Azure is\n`);
    const text = readFileSync(SAMPLE, 'utf8');
    expect(check(file('large.json', text + ' '.repeat(MAX_BYTES - Buffer.byteLength(text)))).status).toBe(0);
  });

  test('complaints end after ten', () => {
    const { err } = check(file('many.json', { value: Array(100_000).fill(1) }));
    expect(err.split('\n').filter((line) => line.includes('expected an object'))).toHaveLength(10);
    expect(err).toMatch(/and perhaps more\n$/);
  });

  test('depth is no harm', () => {
    expect(check(file('deep.json', '['.repeat(500_000) + ']'.repeat(500_000))).err).toContain('[0].properties: expected an object');
  });

  test('names with a meaning in JavaScript are names', () => {
    const dictionary = '{"__proto__":"1","constructor":"2","FUNCTIONS_WORKER_RUNTIME":"toString"}';
    const text = JSON.stringify(withSettings({ ...settings, appSettingsDictionary: '@' })).replace('"@"', dictionary);
    const { status, out } = check(file('proto.json', text), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out).new[0].workerRuntime).toBe('toString');
    expect(out).toContain('"__proto__": "1"');
  });

  /** A sample with one of its places taken by something else. */
  const spoilt = (sample: string) => fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), fc.jsonValue({ maxDepth: 2 })).map(([path, value]) => {
    const answer = answerIn(sample);
    let at = answer;
    for (const [step, index] of path.entries()) {
      const keys = Object.keys(at);
      const key = keys[index % keys.length];
      if (step === path.length - 1 || typeof at[key] !== 'object' || at[key] === null || Object.keys(at[key]).length === 0) {
        at[key] = value;
        break;
      }
      at = at[key];
    }
    return answer as unknown;
  });

  const reportOn = (content: unknown): [object, string] => {
    if (holdsRoles(content)) {
      const report = compareRoles([parseRoles(content)]);
      return [report, renderRoleReport(report)];
    }
    const report = compare([parseStacks(content)]);
    return [report, renderReport(report)];
  };

  test.each<[string, fc.Arbitrary<unknown>]>([
    ['any JSON', fc.jsonValue()],
    ['a spoilt answer', spoilt(CHANGED_SAMPLE)],
    ['a spoilt list of roles', spoilt(ROLES_SAMPLE)],
  ])('%s is compared or refused, and nothing else happens', (_, contents) => {
    fc.assert(
      fc.property(contents, (content) => {
        try {
          const [report, text] = reportOn(content);
          return text.endsWith('\n') && JSON.stringify(report).length > 0;
        } catch (error) {
          return error instanceof UnreadableFile && error.message.length > 0;
        }
      }),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

describe('arguments', () => {
  const USAGE = 'usage: npm run catalog:check -- FILE... [--json]\n';

  test.each<[string, string[], string]>([
    ['none', [], 'name a file'],
    ['only an option', ['--json'], 'name a file'],
    ['an option that does not exist', [SAMPLE, '--yaml'], "Unknown option '--yaml'"],
    ['a value for a flag', [SAMPLE, '--json=yes'], "'--json' does not take an argument"],
  ])('%s', (_, args, expected) => {
    const { status, out, err } = check(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(expected);
    expect(err.endsWith(USAGE)).toBe(true);
  });

  test('a file whose name begins with a dash, after two dashes', () => {
    expect(check('--', '-x.json').err).toBe('-x.json does not exist\n');
  });
});

describe('the command', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin.js'), 'scripts/check-catalog.ts', ...args], { cwd: ROOT, encoding: 'utf8' });
    return { status, stdout, stderr };
  };

  test.each<[string, string, number]>([['agrees', SAMPLE, 0], ['changed', CHANGED_SAMPLE, 1]])('a sample that %s', (_, sample, status) => {
    expect(run(sample)).toEqual({ status, stdout: check(sample).out, stderr: '' });
  });

  test('a file that is not there', () => {
    expect(run('nowhere.json')).toEqual({ status: 2, stdout: '', stderr: 'nowhere.json does not exist\n' });
  });

  test('is what npm runs', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(scripts['catalog:check']).toBe('ts-node scripts/check-catalog.ts');
  });
});
