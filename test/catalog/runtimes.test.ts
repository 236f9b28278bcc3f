import { HOST_VERSIONS, IN_PROCESS_MODEL } from '../../src/catalog/host-versions';
import { LANGUAGES } from '../../src/catalog/languages';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { FunctionsVersion, InProcessRuntime, IsolatedRuntime } from '../../src';
import { FACTS, HOST_FACTS, hostsOn, PLACES, STACK_FACTS, STACK_IDS, statusOf, type PlanFact, type StackFact } from '../fixtures/platform';

const rows: readonly (readonly [string, RuntimeFacts])[] = Object.entries(RUNTIMES);
const pairs = STACK_IDS.map((id): [string, StackFact, RuntimeFacts] => [id, STACK_FACTS[id], (RUNTIMES as Record<string, RuntimeFacts>)[id]]);

/** Plans as the catalogue calls them, without the one that this library does not have. */
const PLAN_IDS: Readonly<Record<PlanFact, string>> = {
  Consumption: 'consumption', FlexConsumption: 'flexConsumption', ElasticPremium: 'elasticPremium', Dedicated: 'dedicated',
};
const plansOf = (plans: readonly string[]) => plans.filter((plan) => plan !== 'ContainerApps').map((plan) => PLAN_IDS[plan as PlanFact]).sort();

test('the catalogue has the stacks of the platform, each once', () => {
  expect(Object.keys(RUNTIMES).sort()).toEqual([...STACK_IDS].sort());
  expect(STACK_IDS.length).toBeGreaterThan(40);
});

/** Names of languages, and how their versions are written. */
const NAMES: Readonly<Record<string, [string, string]>> = {
  'dotnet-isolated': ['.NET', 'x.y'], node: ['Node.js', 'x'], python: ['Python', 'x.y'], java: ['Java', 'x'], powershell: ['PowerShell', 'x.y'],
};

test('languages have the names that they go by, and versions as they are written', () => {
  expect(Object.fromEntries(Object.entries(LANGUAGES).map(([id, { label, version }]) => [id, [label, version]]))).toEqual(NAMES);
});

test.each(rows)('%s has the name that it goes by', (id, { workerRuntime, version, model, label }) => {
  const number = version.replace(/\.0$/, '');
  const ofNet = Number(version) >= 5 && !id.includes('netfx') ? `.NET ${number}` : id.includes('core') ? `.NET Core ${version}` : `.NET Framework ${version}`;
  const named: Readonly<Record<string, string>> = { custom: 'Custom handler', native: 'Go (native worker)' };
  const isNet = workerRuntime.startsWith('dotnet');
  expect(label).toBe(isNet ? `${ofNet} (${model === 'isolated' ? 'isolated worker' : 'in-process'})` : (named[workerRuntime] ?? `${NAMES[workerRuntime][0]} ${version}`));
});

describe.each(pairs)('%s agrees with the facts', (id, fact, row) => {
  test('about worker runtime, model, framework and version', () => {
    expect(row.workerRuntime).toBe(fact.workerRuntime);
    expect(row.model).toBe(fact.model === 'isolated' ? 'isolated' : 'inProcess');
    // The facts write 'net47/net48' for the one row that stands for both.
    expect(row.targetFramework).toBe(fact.targetFramework?.split('/').at(-1) ?? null);
    // A custom handler has no version but the one that Flex Consumption asks for.
    if (fact.version !== undefined) expect(row.version).toBe(fact.version === 'custom' ? fact.flexRuntime?.version : fact.version);
  });

  test('about systems and host versions', () => {
    expect([...(row.linux === null ? [] : ['Linux']), ...(row.windows === null ? [] : ['Windows'])]).toEqual([...fact.os].sort());
    for (const system of fact.os) {
      const build = system === 'Linux' ? row.linux : row.windows;
      expect([...(build?.hosts ?? [])].sort()).toEqual([...hostsOn(fact, system)].sort());
    }
  });

  test('about plans', () => {
    expect([...(row.linux?.plans ?? [])].sort()).toEqual(plansOf(fact.plansLinux));
    expect([...(row.windows?.plans ?? [])].sort()).toEqual(plansOf(fact.plansWindows));
  });

  test('about the status of each plan and system', () => {
    for (const [plan, system] of PLACES) {
      const build = system === 'Linux' ? row.linux : row.windows;
      expect([plan, system, build?.plans.includes(PLAN_IDS[plan]) ?? false]).toEqual([plan, system, statusOf(id, plan, system) !== 'invalid']);
    }
  });

  test('about what selects the stack', () => {
    expect(row.linux?.fxVersion ?? null).toBe(fact.linuxFxVersion);
    const onWindows = fact.windowsNetFrameworkVersion ?? fact.windows?.siteConfig?.netFrameworkVersion ?? null;
    expect(row.windows?.netFrameworkVersion ?? null).toBe(onWindows);
    expect(row.flex === null ? null : { name: row.flex.name, version: row.flex.version }).toEqual(fact.flexRuntime);
    const { FUNCTIONS_WORKER_RUNTIME: worker, ...others } = fact.appSettings ?? {};
    expect(row.appSettings).toEqual(others);
    if (fact.appSettings !== undefined && worker !== undefined) expect(worker).toBe(row.workerRuntime);
  });

  test('about its lifecycle', () => {
    expect(row.endOfSupport).toBe(fact.endOfSupport);
    expect(row.state).toBe(fact.releaseState.startsWith('preview') ? 'preview' : 'ga');
    expect(row.sources).toEqual(fact.source);
  });
});

/** What the documentation of Flex Consumption lists; the stacks API offers some more. Read in September 2026. */
const FLEX_DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  node: ['22', '24'],
  java: ['11', '17', '21'],
  python: ['3.10', '3.11', '3.12', '3.13', '3.14'],
  powershell: ['7.4', '7.6'],
};

test.each(rows.filter(([, { flex }]) => flex !== null))('%s says whether the documentation of Flex Consumption lists it', (_, { flex, workerRuntime }) => {
  const documented = FLEX_DOCUMENTED[workerRuntime];
  expect(flex?.documented).toBe(documented === undefined || documented.includes(flex?.version ?? ''));
});

describe('worker runtimes', () => {
  test.each(FACTS.workerRuntimes)('$value has rows on its systems, and its own name on Flex Consumption', ({ value, os, flexRuntimeName }) => {
    const own = rows.filter(([, { workerRuntime }]) => workerRuntime === value).map(([, row]) => row);
    expect(own.length).toBeGreaterThan(0);
    expect(own.some(({ linux }) => linux !== null)).toBe(os.includes('Linux'));
    expect(own.some(({ windows }) => windows !== null)).toBe(os.includes('Windows'));
    expect([...new Set(own.flatMap(({ flex }) => (flex === null ? [] : [flex.name])))]).toEqual(flexRuntimeName === null ? [] : [flexRuntimeName]);
  });

  test('are all in the facts', () => {
    const known = FACTS.workerRuntimes.map(({ value }) => value);
    expect([...new Set(rows.map(([, { workerRuntime }]) => workerRuntime))].sort()).toEqual([...known].sort());
    expect(Object.keys(LANGUAGES).filter((language) => !known.includes(language))).toEqual([]);
  });
});

describe('host versions', () => {
  test('are those of the facts', () => {
    expect(Object.keys(HOST_VERSIONS)).toEqual(HOST_FACTS.map(({ value }) => value));
    expect(Object.values(FunctionsVersion)).toEqual(Object.keys(HOST_VERSIONS));
  });

  test.each(HOST_FACTS)('$label agrees with the facts', ({ value, label, endOfSupport, os, dotnetModels, source }) => {
    const row = HOST_VERSIONS[value as keyof typeof HOST_VERSIONS];
    expect(row.label).toBe(`Functions ${label}`);
    expect(row.endOfSupport).toBe(endOfSupport);
    expect([...row.systems]).toEqual([...os].sort());
    expect(row.isolatedWorker).toBe(dotnetModels.some((model) => model.startsWith('isolated')));
    // One page beside those of the facts says which hosts reach their storage with an identity.
    expect(row.sources).toEqual([...source, 'S-CONN']);
  });

  test.each(HOST_FACTS)('$label runs the workers of the facts', ({ value, workers }) => {
    const claimed = new Set(workers.map((worker) => worker.split(' ')[0]));
    const rowsOn = rows.filter(([, { linux, windows }]) => [...(linux?.hosts ?? []), ...(windows?.hosts ?? [])].includes(value));
    const found = new Set(rowsOn.map(([, { workerRuntime }]) => workerRuntime));
    // The list of 2.x leaves custom handlers out, the stack itself has them.
    if (value === '~2') claimed.add('custom');
    expect([...found].sort()).toEqual([...claimed].sort());
  });

  test('name the one place where apps stopped: 3.x on Linux Consumption after 2026-09-30', () => {
    const said = HOST_FACTS.flatMap(({ value, notes }) =>
      notes.flatMap((note) => {
        const match = /^v\d apps on (\w+) (\w+) stop running after (\S+);/.exec(note);
        return match === null ? [] : [{ host: value, system: match[1], plan: match[2].toLowerCase(), since: match[3] }];
      }),
    );
    expect(said).toHaveLength(1);
    const listed = Object.values(HOST_VERSIONS).flatMap(({ value, stopped }) => stopped.map((row) => ({ host: value, ...row })));
    expect(listed).toEqual(said);
  });

  test('have an in-process model that ended on the day that the facts give', () => {
    const dates = HOST_FACTS.flatMap(({ dotnetModels }) => dotnetModels.flatMap((model) => /in-process \(.*ended (\S+)\)/.exec(model)?.[1] ?? []));
    expect(dates).toEqual([IN_PROCESS_MODEL.endOfSupport]);
    expect(IN_PROCESS_MODEL.label).toBe('the in-process worker model');
  });
});

describe('constants', () => {
  const constants = (holder: object) => Object.entries(holder).filter(([name]) => /^[A-Z]/.test(name));
  const isolated = constants(IsolatedRuntime) as [string, IsolatedRuntime][];
  const inProcess = constants(InProcessRuntime) as [string, InProcessRuntime][];
  const rowOf = (model: string, member: string) => rows.find(([, row]) => row.model === model && row.member === member)?.[1];

  test('exist for every row, in the order of the rows, and for nothing else', () => {
    const members = (model: string) => rows.filter(([, row]) => row.model === model).map(([, { member }]) => member);
    expect(isolated.map(([name]) => name)).toEqual(members('isolated'));
    expect(inProcess.map(([name]) => name)).toEqual(members('inProcess'));
  });

  test.each([...isolated.map(([name, value]) => ['isolated', name, value] as const), ...inProcess.map(([name, value]) => ['inProcess', name, value] as const)])(
    '%s %s tells what its row says',
    (model, name, value) => {
      const row = rowOf(model, name);
      expect({
        workerRuntime: value.workerRuntime,
        version: value.version,
        targetFramework: value.targetFramework ?? null,
        linuxFxVersion: value.linuxFxVersion ?? null,
        windowsNetFrameworkVersion: value.windowsNetFrameworkVersion ?? null,
        endOfSupport: value.endOfSupport ?? null,
      }).toEqual({
        workerRuntime: row?.workerRuntime,
        version: row?.version,
        targetFramework: row?.targetFramework,
        linuxFxVersion: row?.linux?.fxVersion ?? null,
        windowsNetFrameworkVersion: row?.windows?.netFrameworkVersion ?? null,
        endOfSupport: row?.endOfSupport,
      });
      expect(value.toString()).toBe(`${String(row?.workerRuntime)} ${String(row?.version)} (${model === 'isolated' ? 'isolated' : 'in-process'})`);
    },
  );

  test.each([
    [IsolatedRuntime.DOTNET_10, { workerRuntime: 'dotnet-isolated', version: '10.0', targetFramework: 'net10.0', linuxFxVersion: 'DOTNET-ISOLATED|10.0', windowsNetFrameworkVersion: 'v10.0', endOfSupport: '2028-11-14' }],
    [IsolatedRuntime.DOTNET_FRAMEWORK_4_8, { workerRuntime: 'dotnet-isolated', version: '4.8', targetFramework: 'net48', linuxFxVersion: undefined, windowsNetFrameworkVersion: 'v4.0', endOfSupport: undefined }],
    [InProcessRuntime.DOTNET_8, { workerRuntime: 'dotnet', version: '8.0', targetFramework: 'net8.0', linuxFxVersion: 'DOTNET|8.0', windowsNetFrameworkVersion: 'v8.0', endOfSupport: '2026-11-10' }],
    [InProcessRuntime.DOTNET_FRAMEWORK_4_8, { workerRuntime: 'dotnet', version: '4.8', targetFramework: 'net48', linuxFxVersion: undefined, windowsNetFrameworkVersion: undefined, endOfSupport: '2026-09-14' }],
    [IsolatedRuntime.PYTHON_3_12, { workerRuntime: 'python', version: '3.12', targetFramework: undefined, linuxFxVersion: 'Python|3.12', windowsNetFrameworkVersion: undefined, endOfSupport: '2028-10' }],
    [IsolatedRuntime.CUSTOM_HANDLER, { workerRuntime: 'custom', version: '1.0', targetFramework: undefined, linuxFxVersion: '', windowsNetFrameworkVersion: 'v6.0', endOfSupport: undefined }],
  ])('%s, spelled out', (value, expected) => {
    const { workerRuntime, version, targetFramework, linuxFxVersion, windowsNetFrameworkVersion, endOfSupport } = value;
    expect({ workerRuntime, version, targetFramework, linuxFxVersion, windowsNetFrameworkVersion, endOfSupport }).toEqual(expected);
  });
});
