import { CATALOGUE, compare, type Report } from '../../scripts/catalog/compare';
import { KNOWN_DIFFERENCES } from '../../scripts/catalog/known-differences';
import { parseStacks, type StackRecord, type System } from '../../scripts/catalog/stacks-file';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { SOURCES } from '../../src/catalog/sources';
import { answerIn, aRecord, CHANGED_SAMPLE, minorVersions, SAMPLE, settingsOf, type Answer } from './samples';

const rows: Readonly<Record<string, RuntimeFacts>> = RUNTIMES;
const reportOn = (...answers: Answer[]): Report => compare(answers.map((answer) => parseStacks(answer)));
const short = ({ different }: Report) => different.map((one) => [one.runtime, one.system, one.field, one.catalogue, one.azure]);

/** The report on the sample after a change to it. */
function afterwards(change: (answer: Answer) => void): Report {
  const answer = answerIn(SAMPLE);
  change(answer);
  return reportOn(answer);
}

describe('the sample that agrees', () => {
  const report = reportOn(answerIn(SAMPLE));

  test('has nothing new and nothing different', () => {
    expect(report.new).toEqual([]);
    expect(report.different).toEqual([]);
    expect(report.compared).toBe(20);
  });

  test('has the difference that the catalogue means', () => {
    expect(report.known.map(({ runtime, system, field, azure }) => [runtime, system, field, azure])).toEqual([
      ['dotnet-isolated-10.0', 'Linux', 'endOfSupport', '2028-11-10'],
      ['dotnet-isolated-10.0', 'Windows', 'endOfSupport', '2028-11-10'],
    ]);
    expect(report.known[0].why).toContain('newer');
  });

  test('misses what it does not list, on the systems of the row', () => {
    const missing = new Map(report.missing.map(({ runtime, systems }) => [runtime, systems]));
    expect(missing.get('dotnet-isolated-6.0')).toEqual(['Linux', 'Windows']);
    expect(missing.get('python-3.12')).toEqual(['Linux']);
    expect(missing.get('node-8')).toEqual(['Windows']);
    expect(missing.has('dotnet-isolated-10.0')).toBe(false);
    expect(missing.has('native-go')).toBe(false);
  });

  test('says that one stack was not compared', () => {
    expect(report.notes).toEqual(['stacks that the file does not have, so not compared: go']);
  });
});

test('the changed sample: a new version, another end of life, another FX string, and nothing else', () => {
  const report = reportOn(answerIn(CHANGED_SAMPLE));
  expect(report.new.map(({ label, system, linuxFxVersion, preview }) => [label, system, linuxFxVersion, preview])).toEqual([
    ['Node.js 26', 'Linux', 'Node|26', true],
    ['Node.js 26', 'Windows', null, true],
  ]);
  expect(short(report)).toEqual([
    ['python-3.13', 'Linux', 'endOfSupport', RUNTIMES['python-3.13'].endOfSupport, '2030-10-31'],
    ['java-21', 'Linux', 'linuxFxVersion', 'Java|21', 'JAVA|21'],
  ]);
  expect(report.known).toEqual([]);
});

describe('one changed fact is one difference', () => {
  const flexSku = (answer: Answer, stack: string, label: string) => settingsOf(answer, stack, label, 'linux').Sku[0];

  test.each<[string, (answer: Answer) => void, RuntimeId, System, string, string | null, string | null]>([
    ['linuxFxVersion', (a) => (settingsOf(a, 'dotnet', '.NET 9', 'linux').siteConfigPropertiesDictionary.linuxFxVersion = 'DOTNET-ISOLATED|9'),
      'dotnet-isolated-9.0', 'Linux', 'linuxFxVersion', 'DOTNET-ISOLATED|9.0', 'DOTNET-ISOLATED|9'],
    ['linuxFxVersion that goes away', (a) => delete settingsOf(a, 'node', 'Node.js 22', 'linux').siteConfigPropertiesDictionary.linuxFxVersion,
      'node-22', 'Linux', 'linuxFxVersion', 'Node|22', null],
    ['a custom handler with an FX string', (a) => (settingsOf(a, 'custom', 'Custom', 'linux').siteConfigPropertiesDictionary.linuxFxVersion = 'Custom|1'),
      'custom', 'Linux', 'linuxFxVersion', '', 'Custom|1'],
    ['netFrameworkVersion', (a) => (settingsOf(a, 'node', 'Node.js 22', 'windows').siteConfigPropertiesDictionary.netFrameworkVersion = 'v8.0'),
      'node-22', 'Windows', 'netFrameworkVersion', 'v6.0', 'v8.0'],
    ['the version of Node.js on Windows', (a) => (settingsOf(a, 'node', 'Node.js 22', 'windows').appSettingsDictionary.WEBSITE_NODE_DEFAULT_VERSION = '~22.1'),
      'node-22', 'Windows', 'languageVersion', '22', '22.1'],
    ['the version of Java on Windows', (a) => (settingsOf(a, 'java', 'Java 21', 'windows').siteConfigPropertiesDictionary.javaVersion = '21.0.2'),
      'java-21', 'Windows', 'languageVersion', '21', '21.0.2'],
    ['the version of PowerShell on Windows', (a) => delete settingsOf(a, 'powershell', 'PowerShell 7.4', 'windows').siteConfigPropertiesDictionary.powerShellVersion,
      'powershell-7.4', 'Windows', 'languageVersion', '7.4', null],
    ['a further host version', (a) => settingsOf(a, 'python', 'Python 3.13', 'linux').supportedFunctionsExtensionVersions.push('~5'),
      'python-3.13', 'Linux', 'hosts', '~4', '~4, ~5'],
    ['an app setting that goes away', (a) => delete settingsOf(a, 'dotnet', '.NET 8 (LTS) In', 'windows').appSettingsDictionary.FUNCTIONS_INPROC_NET8_ENABLED,
      'dotnet-inproc-8.0', 'Windows', 'appSettings', 'FUNCTIONS_INPROC_NET8_ENABLED=1', ''],
    ['an app setting that is new', (a) => (settingsOf(a, 'dotnet', '.NET 8 Isolated', 'linux').appSettingsDictionary.EXTRA = '1'),
      'dotnet-isolated-8.0', 'Linux', 'appSettings', 'WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED=1', 'EXTRA=1, WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED=1'],
    ['an earlier end of support', (a) => (settingsOf(a, 'node', 'Node.js 22', 'linux').endOfLifeDate = '2027-04-29T00:00:00Z'),
      'node-22', 'Linux', 'endOfSupport', '2027-04-30', '2027-04-29'],
    ['an end of support in another month', (a) => (settingsOf(a, 'java', 'Java 21', 'linux').endOfLifeDate = '2028-10-01T00:00:00Z'),
      'java-21', 'Linux', 'endOfSupport', '2028-09', '2028-10-01'],
    ['an end of support where there was none', (a) => (settingsOf(a, 'dotnet', '.NET Framework', 'windows').endOfLifeDate = '2030-01-31T00:00:00Z'),
      'dotnet-isolated-netfx48', 'Windows', 'endOfSupport', null, '2030-01-31'],
    ['a preview', (a) => (settingsOf(a, 'powershell', 'PowerShell 7.4', 'linux').isPreview = true),
      'powershell-7.4', 'Linux', 'state', 'ga', 'preview'],
    ['a deprecation without an end of support', (a) => (settingsOf(a, 'custom', 'Custom', 'windows').isDeprecated = true),
      'custom', 'Windows', 'deprecated', null, 'deprecated'],
    ['the version of the Flex runtime pair', (a) => (flexSku(a, 'dotnet', '.NET 10').functionAppConfigProperties.runtime.version = '10'),
      'dotnet-isolated-10.0', 'Linux', 'flexRuntime', 'dotnet-isolated 10.0', 'dotnet-isolated 10'],
    ['the name of the Flex runtime pair', (a) => (flexSku(a, 'custom', 'Custom').functionAppConfigProperties.runtime.name = 'handler'),
      'custom', 'Linux', 'flexRuntime', 'custom 1.0', 'handler 1.0'],
    ['a version that leaves Flex Consumption', (a) => (settingsOf(a, 'dotnet', '.NET 8 Isolated', 'linux').Sku = []),
      'dotnet-isolated-8.0', 'Linux', 'flexRuntime', 'dotnet-isolated 8.0', null],
    ['in-process code on Flex Consumption', (a) => (settingsOf(a, 'dotnet', '.NET 8 (LTS) In', 'linux').Sku = [flexSku(a, 'dotnet', '.NET 8')]),
      'dotnet-inproc-8.0', 'Linux', 'flexRuntime', null, 'dotnet-isolated 8.0'],
    ['Flex Consumption on Windows', (a) => (settingsOf(a, 'dotnet', '.NET Framework', 'windows').Sku = [{ skuCode: 'FC1' }]),
      'dotnet-isolated-netfx48', 'Windows', 'flexRuntime', null, 'without a runtime'],
    ['a plan that the catalogue refuses', (a) => settingsOf(a, 'dotnet', '.NET 10', 'linux').Sku.push({ skuCode: 'Y1' }),
      'dotnet-isolated-10.0', 'Linux', 'plans', 'dedicated, elasticPremium, flexConsumption', 'consumption (Y1)'],
    ['a SKU that the catalogue does not know', (a) => settingsOf(a, 'node', 'Node.js 24', 'linux').Sku.push({ skuCode: 'FC9' }),
      'node-24', 'Linux', 'plans', 'dedicated, elasticPremium, flexConsumption', 'SKU FC9'],
    ['a SKU without function apps', (a) => settingsOf(a, 'node', 'Node.js 24', 'linux').Sku.push({ skuCode: 'WS1' }),
      'node-24', 'Linux', 'plans', 'dedicated, elasticPremium, flexConsumption', 'SKU WS1'],
  ])('%s', (_, change, ...expected) => {
    const report = afterwards(change);
    expect(short(report)).toEqual([expected]);
    expect(report.new).toEqual([]);
    expect(report.compared).toBe(20);
  });

  test.each<[string, (answer: Answer) => void]>([
    ['host versions in another order', (a) => settingsOf(a, 'custom', 'Custom', 'linux').supportedFunctionsExtensionVersions.reverse()],
    ['a date that Azure leaves out', (a) => delete settingsOf(a, 'node', 'Node.js 22', 'linux').endOfLifeDate],
    ['a date that is an empty text', (a) => (settingsOf(a, 'node', 'Node.js 22', 'linux').endOfLifeDate = '')],
    ['another day of a month', (a) => (settingsOf(a, 'java', 'Java 21', 'linux').endOfLifeDate = '2028-09-30T00:00:00Z')],
    ['a date in words', (a) => (settingsOf(a, 'node', 'Node.js 22', 'linux').endOfLifeDate = 'Fri Apr 30 2027 00:00:00 GMT-0700 (Pacific Daylight Time)')],
    ['a deprecation of what ends anyway', (a) => (settingsOf(a, 'node', 'Node.js 22', 'linux').isDeprecated = true)],
    ['a version without its tilde', (a) => (settingsOf(a, 'node', 'Node.js 22', 'windows').appSettingsDictionary.WEBSITE_NODE_DEFAULT_VERSION = '22')],
    ['another bitness', (a) => (settingsOf(a, 'node', 'Node.js 22', 'windows').siteConfigPropertiesDictionary.use32BitWorkerProcess = true)],
    ['another default', (a) => (settingsOf(a, 'node', 'Node.js 24', 'linux').isDefault = true)],
    ['a plan that the row has', (a) => settingsOf(a, 'dotnet', '.NET 10', 'linux').Sku.push({ skuCode: 'ep1' })],
    ['a list of SKUs without sizes', (a) => (flexSku(a, 'node', 'Node.js 22').maximumInstanceCount = undefined)],
    ['fields that nobody knows yet', (a) => Object.assign(settingsOf(a, 'node', 'Node.js 22', 'linux'), { isBeautiful: true, regions: ['westeurope'] })],
  ])('%s is none', (_, change) => {
    const report = afterwards(change);
    expect(short(report)).toEqual([]);
    expect(report.new).toEqual([]);
    expect(report.known).toHaveLength(2);
  });

  test('sizes of Flex Consumption are told once, however many versions repeat them', () => {
    const report = afterwards((answer) => {
      for (const { value } of minorVersions(answer, 'node')) {
        const [sku] = settingsOf(answer, 'node', `Node.js ${value.slice(0, 2)}`, 'linux').Sku;
        sku.maximumInstanceCount.lowestMaximumInstanceCount = 1;
        sku.instanceMemoryMB.push({ size: '8192', isDefault: false });
      }
    });
    expect(short(report)).toEqual([
      [null, 'Linux', 'memoryMiB', '512, 2048, 4096, by default 2048', '512, 2048, 4096, 8192, by default 2048'],
      [null, 'Linux', 'maximumInstanceCount', '40 to 1000, by default 100', '1 to 1000, by default 100'],
    ]);
    expect(report.different[0].label).toBe('Flex Consumption');
  });
});

describe('what is new', () => {
  test.each<[string, (answer: Answer) => void, [string, System][]]>([
    ['a version on both systems', (a) => (minorVersions(a, 'dotnet')[0].value = '12 (LTS), isolated worker model'), [['.NET 10 Isolated', 'Linux'], ['.NET 10 Isolated', 'Windows']]],
    ['a system', (a) => (minorVersions(a, 'python')[0].stackSettings.windowsRuntimeSettings = settingsOf(a, 'python', 'Python 3.13', 'linux')), [['Python 3.13', 'Windows']]],
    ['a language', (a) => (settingsOf(a, 'java', 'Java 21', 'linux').appSettingsDictionary.FUNCTIONS_WORKER_RUNTIME = 'kotlin'), [['Java 21', 'Linux']]],
    ['the in-process model of a version', (a) => (settingsOf(a, 'dotnet', '.NET 10', 'windows').appSettingsDictionary.FUNCTIONS_WORKER_RUNTIME = 'dotnet'), [['.NET 10 Isolated', 'Windows']]],
  ])('%s', (_, change, expected) => {
    const report = afterwards(change);
    expect(report.new.map(({ label, system }) => [label, system])).toEqual(expected);
    expect(report.different).toEqual([]);
  });
});

describe('a row finds its record', () => {
  /** What Azure would call a row. */
  const NAMES: Record<string, (row: RuntimeFacts) => string> = {
    'dotnet-isolated': ({ version }) => (version === '4.8' ? '.NET Framework 4.8, isolated worker model' : `${version.replace(/\.0$/, '')} (LTS), isolated worker model`),
    dotnet: ({ version }) => (version === '4.8' ? '4.7' : version === '8.0' || version === '6.0' ? `${version[0]} (LTS), in-process model` : version),
    node: ({ version }) => `${version} LTS`,
    python: ({ version }) => version,
    java: ({ version }) => `${version}.0`,
    powershell: ({ version }) => version,
    custom: () => 'custom',
    native: () => '1.0',
  };
  const STACKS: Record<string, string> = { 'dotnet-isolated': 'dotnet', native: 'go' };
  const recordsOf = (row: RuntimeFacts): StackRecord[] =>
    (['Linux', 'Windows'] as const).flatMap((system) => {
      const side = system === 'Linux' ? row.linux : row.windows;
      if (side === null) return [];
      return [aRecord({
        stack: STACKS[row.workerRuntime] ?? row.workerRuntime,
        system,
        label: row.label,
        value: NAMES[row.workerRuntime](row),
        workerRuntime: row.workerRuntime,
        runtimeVersion: '',
        linuxFxVersion: system === 'Linux' ? (row.linux?.fxVersion ?? null) : null,
        netFrameworkVersion: system === 'Windows' ? (row.windows?.netFrameworkVersion ?? null) : null,
        languageVersion: system === 'Windows' && row.targetFramework === null ? (row.stack?.windows ?? null) : null,
        appSettings: row.appSettings,
        hosts: side.hosts,
        endOfLife: row.endOfSupport && (row.endOfSupport.length === 7 ? `${row.endOfSupport}-15` : row.endOfSupport),
        preview: row.state === 'preview',
        skus: system === 'Linux' ? (row.flex ? [{ code: 'FC1', runtime: row.flex, memoryMiB: null, maximumInstanceCount: null }] : []) : null,
      })];
    });

  test('all rows at once: everything is compared, and agrees', () => {
    const records = Object.values(rows).flatMap(recordsOf);
    const report = compare([{ records, partial: false }]);
    expect(report).toEqual({ compared: records.length, new: [], different: [], known: [], missing: [], notes: [] });
    expect(records.length).toBeGreaterThan(70);
  });

  test.each(Object.entries(rows))('%s without the others', (runtime, row) => {
    const records = recordsOf(row);
    const report = compare([{ records: records.map((record) => ({ ...record, hosts: ['~9'] })), partial: false }]);
    expect(report.different.map((one) => [one.runtime, one.field])).toEqual(records.map(() => [runtime, 'hosts']));
    expect(report.missing.some((one) => one.runtime === runtime)).toBe(false);
  });

  test.each<[string, Partial<StackRecord>, string | undefined]>([
    ['the text of the version decides', { value: '22 LTS', label: 'Node.js 20', runtimeVersion: 'Node|18' }, 'node-22'],
    ['then its label', { value: 'lts', label: 'Node.js 20', runtimeVersion: 'Node|18' }, 'node-20'],
    ['then what the runtime is called', { value: 'lts', label: 'Node.js', runtimeVersion: 'Node|18' }, 'node-18'],
    ['Java 1.8 is Java 8', { stack: 'java', workerRuntime: 'java', value: '1.8' }, 'java-8'],
    ['Python 3.10 is not Python 3.1', { stack: 'python', workerRuntime: 'python', value: '3.1' }, undefined],
    ['.NET Framework 4.8.1 is .NET Framework', { stack: 'dotnet', workerRuntime: 'dotnet-isolated', value: '4.8.1', system: 'Windows' }, 'dotnet-isolated-netfx48'],
    ['without a worker runtime .NET is in-process', { stack: 'dotnet', workerRuntime: null, value: '4.7', system: 'Windows' }, 'dotnet-inproc-netfx'],
    ['a stack named go runs the native worker', { stack: 'go', workerRuntime: null, value: '1.0' }, 'native-go'],
    ['an unknown stack is nobody', { stack: 'constructor', workerRuntime: null, value: '1' }, undefined],
  ])('%s', (_, given, runtime) => {
    const report = compare([{ records: [aRecord({ ...given, hosts: ['~9'] })], partial: false }]);
    expect(report.new).toHaveLength(runtime === undefined ? 1 : 0);
    const ids = new Set(report.different.map((one) => one.runtime));
    expect([...ids]).toEqual(runtime === undefined ? [] : [runtime]);
  });
});

describe('several answers are read as one', () => {
  const withoutSkus = () => {
    const answer = answerIn(SAMPLE);
    for (const stack of ['dotnet', 'node', 'python', 'java', 'powershell', 'custom']) {
      for (const { stackSettings } of minorVersions(answer, stack)) delete stackSettings.linuxRuntimeSettings?.Sku;
    }
    return answer;
  };
  const only = (stack: string) => ({ value: answerIn(SAMPLE).value.filter(({ name }: { name: string }) => name === stack) });

  test('without SKUs, Flex Consumption is left out, and that is said', () => {
    const report = reportOn(withoutSkus());
    expect(report.different).toEqual([]);
    expect(report.notes).toContain('no SKUs in the file, so Flex Consumption is not compared for: dotnet, node, python, java, powershell, custom');
  });

  test('the answer for one stack adds its SKUs', () => {
    const node = only('node');
    node.value[0].properties.majorVersions[1].minorVersions[0].stackSettings.linuxRuntimeSettings.Sku[0].functionAppConfigProperties.runtime.version = '22.0';
    const report = reportOn(withoutSkus(), node);
    expect(short(report)).toEqual([['node-22', 'Linux', 'flexRuntime', 'node 22', 'node 22.0']]);
    expect(report.compared).toBe(20);
    expect(report.notes).toContain('no SKUs in the file, so Flex Consumption is not compared for: dotnet, python, java, powershell, custom');
  });

  test('a version that the answer for its stack leaves out is not on Flex Consumption', () => {
    const node = only('node');
    node.value[0].properties.majorVersions.pop();
    expect(short(reportOn(withoutSkus(), node))).toEqual([['node-22', 'Linux', 'flexRuntime', 'node 22', null]]);
  });

  test('two answers that contradict each other are both compared', () => {
    const other = answerIn(SAMPLE);
    settingsOf(other, 'node', 'Node.js 22', 'linux').isPreview = true;
    expect(short(reportOn(answerIn(SAMPLE), other))).toEqual([['node-22', 'Linux', 'state', 'ga', 'preview']]);
  });

  test.each<[string, string]>([['sku', 'sku'], ['skus', 'skus']])('the list of SKUs may be called %s', (_, name) => {
    const answer = withoutSkus();
    settingsOf(answer, 'node', 'Node.js 22', 'linux')[name] = [{ skuCode: 'FC1', functionAppConfigProperties: { runtime: { name: 'node', version: '22.0' } } }];
    minorVersions(answer, 'node').shift();
    expect(short(reportOn(answer))).toContainEqual(['node-22', 'Linux', 'flexRuntime', 'node 22', 'node 22.0']);
  });
});

describe('what an answer leaves open', () => {
  test('one stack says nothing about the others', () => {
    const report = reportOn({ value: answerIn(SAMPLE).value.slice(2, 3) });
    expect(report.notes).toContain('stacks that the file does not have, so not compared: dotnet, node, java, powershell, custom, go');
    expect(new Set(report.missing.map(({ runtime }) => rows[runtime].workerRuntime))).toEqual(new Set(['python']));
    expect(report.notes).toContain('no stacks for Windows in the file: not compared');
  });

  test('one system says nothing about the other', () => {
    const report = afterwards((answer) => {
      for (const { name } of answer.value) for (const { stackSettings } of minorVersions(answer, name)) delete stackSettings.windowsRuntimeSettings;
    });
    expect(report.notes).toContain('no stacks for Windows in the file: not compared');
    expect(report.missing.find(({ runtime }) => runtime === 'dotnet-isolated-7.0')?.systems).toEqual(['Linux']);
    expect(report.missing.some(({ runtime }) => runtime === 'dotnet-inproc-netfx')).toBe(false);
  });

  test('a page that goes on', () => {
    const note = 'the answer has further pages (nextLink): what they hold is listed as missing';
    expect(afterwards((answer) => (answer.nextLink = 'https://management.azure.com/next')).notes).toContain(note);
    expect(reportOn(answerIn(SAMPLE)).notes).not.toContain(note);
  });

  test('the list alone is as good as the whole answer', () => {
    expect(reportOn(answerIn(SAMPLE).value)).toEqual(reportOn(answerIn(SAMPLE)));
  });
});

describe('known differences', () => {
  test('hold only while Azure says the same', () => {
    const report = afterwards((answer) => (settingsOf(answer, 'dotnet', '.NET 10', 'linux').endOfLifeDate = '2028-11-11T00:00:00Z'));
    expect(short(report)).toEqual([['dotnet-isolated-10.0', 'Linux', 'endOfSupport', '2028-11-14', '2028-11-11']]);
    expect(report.known).toHaveLength(1);
  });

  test('hold for one field', () => {
    const knownDifferences = KNOWN_DIFFERENCES.map((one) => ({ ...one, field: one.field === 'state' ? ('endOfSupport' as const) : ('state' as const) }));
    expect(compare([parseStacks(answerIn(SAMPLE))], { ...CATALOGUE, knownDifferences }).known).toEqual([]);
  });

  test('are differences without their row', () => {
    const report = compare([parseStacks(answerIn(SAMPLE))], { ...CATALOGUE, knownDifferences: [] });
    expect(report.known).toEqual([]);
    expect(report.different.map(({ runtime }) => runtime)).toEqual(['dotnet-isolated-10.0', 'dotnet-isolated-10.0']);
  });

  test.each(KNOWN_DIFFERENCES.map((one) => [`${one.runtime} ${one.field}`, one] as const))('%s: a row that differs, with a source', (_, { runtime, field, azure, source }) => {
    const row = rows[runtime];
    expect(row[field]).not.toBe(azure);
    if (field === 'endOfSupport') expect(azure.startsWith(row.endOfSupport ?? '?')).toBe(false);
    expect(row.sources).toContain(source);
    expect(SOURCES).toHaveProperty(source);
  });
});
