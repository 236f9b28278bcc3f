import { HOST_VERSIONS } from '../../src/catalog/host-versions';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { isWarning } from '../../src/rules/codes';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { findings, UNRESOLVED } from '../../src/rules/rule';
import { RUNTIME_RULES, type RuntimeInput } from '../../src/rules/runtime-rules';
import {
  hostIsSupported,
  NOTICE_DAYS,
  PAST_SUPPORT_CODES,
  planIsKept,
  runtimeIsDocumented,
  runtimeIsReleased,
  runtimeIsSupported,
  SUPPORT_RULES,
  type SupportInput,
} from '../../src/rules/support-rules';
import { defaultHost } from '../../src/rules/runtime-terms';
import { unlistedRuntime } from '../../src/rules/unlisted-runtime';
import { finding, host, plan, runtime, said } from './verdict';

const TODAY = '2026-11-21';
const input = (row: RuntimeId, on: PlanTerms = plan('dedicated', 'Windows'), today = TODAY, azurerm = '4.55.0'): SupportInput => ({
  runtime: runtime(row), host: host('~4'), functionsVersion: undefined, plan: on, today, azurerm,
});

test('an end is announced for 180 days', () => {
  expect(NOTICE_DAYS).toBe(180);
});

describe('runtimeIsSupported', () => {
  test.each<[string, RuntimeId, string, string]>([
    ['long before its end (2028-11-14)', 'dotnet-isolated-10.0', '2026-11-21', 'ok'],
    ['181 days before its end', 'dotnet-isolated-10.0', '2028-05-17', 'ok'],
    ['180 days before its end', 'dotnet-isolated-10.0', '2028-05-18', 'AZFN1011'],
    ['on the day before its end', 'dotnet-isolated-10.0', '2028-11-13', 'AZFN1011'],
    ['on its last day', 'dotnet-isolated-10.0', '2028-11-14', 'AZFN1011'],
    ['on the day after its end', 'dotnet-isolated-10.0', '2028-11-15', 'AZFN1010'],
    ['years after its end', 'dotnet-isolated-10.0', '2040-01-01', 'AZFN1010'],
    ['in a month that is its last (2028-10), on the last day', 'python-3.12', '2028-10-31', 'AZFN1011'],
    ['on the day after its last month', 'python-3.12', '2028-11-01', 'AZFN1010'],
    ['181 days before the end of its last month', 'python-3.12', '2028-05-03', 'ok'],
    ['180 days before the end of its last month', 'python-3.12', '2028-05-04', 'AZFN1011'],
    ['without an announced end', 'dotnet-isolated-netfx48', '2040-01-01', 'ok'],
    ['without an announced end, as a custom handler', 'custom', '2040-01-01', 'ok'],
    ['.NET 9 on 21 November 2026', 'dotnet-isolated-9.0', TODAY, 'AZFN1010'],
    ['.NET 8 on 21 November 2026', 'dotnet-isolated-8.0', TODAY, 'AZFN1010'],
    ['Node.js 22 on 21 November 2026, 160 days before its end', 'node-22', TODAY, 'AZFN1011'],
    ['Node.js 24 on 21 November 2026', 'node-24', TODAY, 'ok'],
    ['PowerShell 7.4 on 21 November 2026', 'powershell-7.4', TODAY, 'AZFN1010'],
    ['in-process .NET 8, 181 days before the end of the model (2026-11-10)', 'dotnet-inproc-8.0', '2026-05-13', 'ok'],
    ['in-process .NET 8, 180 days before the end of the model', 'dotnet-inproc-8.0', '2026-05-14', 'AZFN1011'],
    ['in-process .NET 8 on the last day of the model', 'dotnet-inproc-8.0', '2026-11-10', 'AZFN1011'],
    ['in-process .NET 8 on the day after the end of the model', 'dotnet-inproc-8.0', '2026-11-11', 'AZFN1012'],
    ['in-process .NET 8 on 21 November 2026', 'dotnet-inproc-8.0', TODAY, 'AZFN1012'],
    ['in-process .NET 6 on 21 November 2026', 'dotnet-inproc-6.0', TODAY, 'AZFN1012'],
    ['in-process .NET 6 after its own end (2024-11-12), long before that of the model', 'dotnet-inproc-6.0', '2026-05-13', 'AZFN1010'],
    ['in-process .NET 6 on its own last day', 'dotnet-inproc-6.0', '2024-11-12', 'AZFN1011'],
    ['in-process .NET 6 before its own end comes near', 'dotnet-inproc-6.0', '2024-01-01', 'ok'],
  ])('%s', (_, row, today, expected) => {
    expect(said(runtimeIsSupported(input(row, plan('dedicated', 'Linux'), today)))).toBe(expected);
  });

  test.each(['runtime', 'plan'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(runtimeIsSupported({ ...input('dotnet-isolated-8.0'), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test.each<[RuntimeId, PlanTerms, string, string, string | undefined]>([
    ['dotnet-isolated-8.0', plan('flexConsumption'), '4.55.0', 'IsolatedRuntime.DOTNET_10', 'azurerm'],
    ['dotnet-isolated-8.0', plan('consumption'), '4.55.0', 'a plan that offers a newer version', 'IsolatedRuntime'],
    ['node-20', plan('dedicated'), '4.55.0', 'IsolatedRuntime.NODE_24 with azurerm 4.58.0 or later', 'FlexConsumptionPlan'],
    ['node-20', plan('dedicated'), '4.58.0', 'IsolatedRuntime.NODE_24', 'azurerm'],
    ['node-20', plan('flexConsumption'), '4.55.0', 'IsolatedRuntime.NODE_24', 'azurerm'],
    ['powershell-7.4', plan('elasticPremium'), '4.55.0', 'IsolatedRuntime.POWERSHELL_7_6 on a FlexConsumptionPlan', 'azurerm'],
    ['powershell-7.4', plan('elasticPremium', 'Windows'), '4.55.0', 'IsolatedRuntime.POWERSHELL_7_6 with azurerm 4.75.0 or later', 'FlexConsumptionPlan'],
    ['dotnet-inproc-8.0', plan('dedicated'), '4.55.0', 'IsolatedFunctionApp with IsolatedRuntime.DOTNET_10', undefined],
  ])('%s: says where to go', (row, on, azurerm, present, absent) => {
    const { fix } = finding(runtimeIsSupported(input(row, on, TODAY, azurerm)));
    expect(fix).toContain(present);
    expect(fix).toContain('acknowledge the code with a reason');
    if (absent !== undefined) expect(fix).not.toContain(absent);
  });

  test.each<[RuntimeId, string, string]>([
    ['dotnet-isolated-9.0', TODAY, `'runtime' is .NET 9 (isolated worker), whose support ended on 2026-11-10`],
    ['dotnet-isolated-9.0', '2026-11-01', `'runtime' is .NET 9 (isolated worker), whose support ends on 2026-11-10`],
    ['python-3.10', TODAY, `'runtime' is Python 3.10, whose support ended on 2026-10-31`],
    ['dotnet-inproc-8.0', TODAY, `'runtime' is .NET 8 (in-process): support of the in-process worker model ended on 2026-11-10`],
    ['dotnet-inproc-8.0', '2026-11-01', `'runtime' is .NET 8 (in-process): support of the in-process worker model ends on 2026-11-10`],
    ['dotnet-inproc-6.0', '2026-11-01', `'runtime' is .NET 6 (in-process): support of the in-process worker model ends on 2026-11-10, and support of .NET 6 (in-process) itself ended on 2024-11-12`],
  ])('%s on %s: says what ends and when', (row, today, what) => {
    expect(finding(runtimeIsSupported(input(row, plan('dedicated'), today))).what).toBe(what);
  });

  const rows = Object.keys(RUNTIMES) as RuntimeId[];
  const places = [plan('flexConsumption'), plan('consumption'), plan('consumption', 'Windows'), plan('elasticPremium'), plan('elasticPremium', 'Windows')];

  test.each(places.map((on) => [on.facts.label, on.system, on] as const))('what it proposes on %s, %s can be deployed there as it says', (_, __, on) => {
    let proposals = 0;
    for (const row of rows) {
      const problems = findings([runtimeIsSupported], input(row, on)).filter(({ code }) => code !== 'AZFN1012');
      for (const { fix } of problems) {
        const [, member, azurerm = '4.55.0'] = /IsolatedRuntime\.([A-Z0-9_]+)(?: with azurerm ([0-9.]+) or later)?/.exec(fix) ?? [];
        if (member === undefined) continue;
        const proposed = rows.find((id) => RUNTIMES[id].member === member && RUNTIMES[id].model === 'isolated') as RuntimeId;
        const target = fix.includes('on a FlexConsumptionPlan') ? plan('flexConsumption') : on;
        const next: RuntimeInput = { construct: 'IsolatedFunctionApp', runtime: runtime(proposed), host: defaultHost(runtime(proposed)), functionsVersion: undefined, plan: target, container: undefined, azurerm };
        expect([row, member, findings(RUNTIME_RULES, next).map(({ code }) => code)]).toEqual([row, member, []]);
        expect([row, member, said(runtimeIsSupported(input(proposed, target)))]).toEqual([row, member, 'ok']);
        proposals += 1;
      }
    }
    expect(proposals).toBeGreaterThan(0);
  });
});

describe('hostIsSupported', () => {
  test.each<[string, keyof typeof HOST_VERSIONS, string, string]>([
    ['~4 for ever', '~4', '2040-01-01', 'ok'],
    ['~3 on 21 November 2026', '~3', TODAY, 'AZFN1013'],
    ['~3 on its last day', '~3', '2022-12-13', 'AZFN1011'],
    ['~3 on the day after', '~3', '2022-12-14', 'AZFN1013'],
    ['~2 on 21 November 2026', '~2', TODAY, 'AZFN1013'],
    ['~1, 181 days before its end (2026-09-14)', '~1', '2026-03-17', 'ok'],
    ['~1, 180 days before its end', '~1', '2026-03-18', 'AZFN1011'],
    ['~1 on its last day', '~1', '2026-09-14', 'AZFN1011'],
    ['~1 on the day after', '~1', '2026-09-15', 'AZFN1013'],
  ])('%s', (_, version, today, expected) => {
    expect(said(hostIsSupported({ ...input('custom', plan('dedicated'), today), host: host(version) }))).toBe(expected);
  });

  test('a host that is not known is not looked at', () => {
    expect(said(hostIsSupported({ ...input('custom'), host: UNRESOLVED }))).toBe('deferred');
  });

  test('names what the program typed: the host version, or the runtime that it follows from', () => {
    const typed = { ...input('node-14'), host: host('~3'), functionsVersion: '~3' };
    expect(finding(hostIsSupported(typed)).what).toBe(`'functionsVersion' is ~3: support of Functions 3.x ended on 2022-12-13`);
    expect(finding(hostIsSupported(typed)).fix).toBe('move the code to FunctionsVersion.V4, or acknowledge the code with a reason');
    const followed = { ...input('node-12'), host: host('~3') };
    expect(finding(hostIsSupported(followed)).what).toBe(`'runtime' is Node.js 12, which runs on Functions 3.x: support of Functions 3.x ended on 2022-12-13`);
    expect(finding(hostIsSupported(followed)).fix).toBe('move the code to a later version of Node.js, which FunctionsVersion.V4 runs, or acknowledge the code with a reason');
    const inside = { ...input('dotnet-inproc-core3.1'), host: host('~3') };
    expect(finding(hostIsSupported(inside)).fix).toBe('move the code to a later runtime such as IsolatedRuntime.DOTNET_10, which FunctionsVersion.V4 runs, or acknowledge the code with a reason');
  });

  test('says of an end that is near when it will be', () => {
    const near = { ...input('dotnet-inproc-netfx', plan('dedicated', 'Windows'), '2026-09-01'), host: host('~1'), functionsVersion: '~1' };
    expect(finding(hostIsSupported(near)).what).toBe(`'functionsVersion' is ~1: support of Functions 1.x ends on 2026-09-14`);
  });
});

describe('runtimeIsReleased', () => {
  test.each<[string, SupportInput['runtime'], string]>([
    ['a released version', runtime('dotnet-isolated-10.0'), 'ok'],
    ['an ended version', runtime('dotnet-isolated-6.0'), 'ok'],
    ['a preview of .NET', runtime('dotnet-isolated-11.0'), 'AZFN1014'],
    ['a preview of Go', runtime('native-go'), 'AZFN1014'],
    ['a version that is not listed', unlistedRuntime('node', '26'), 'AZFN1015'],
    ['a runtime that is not known', UNRESOLVED, 'deferred'],
  ])('%s', (_, row, expected) => {
    expect(said(runtimeIsReleased({ ...input('custom', plan('flexConsumption')), runtime: row }))).toBe(expected);
  });

  test.each<[RuntimeId, string]>([
    ['dotnet-isolated-11.0', 'use a released version such as IsolatedRuntime.DOTNET_10, or acknowledge the code with a reason'],
    ['native-go', 'use a released version, or acknowledge the code with a reason'],
  ])('%s: names a released version where there is one', (row, fix) => {
    expect(finding(runtimeIsReleased(input(row, plan('flexConsumption')))).fix).toBe(fix);
  });
});

describe('runtimeIsDocumented', () => {
  test.each<[string, RuntimeId, PlanTerms, string]>([
    ['a documented version on Flex Consumption', 'node-22', plan('flexConsumption'), 'ok'],
    ['Node.js 20 on Flex Consumption', 'node-20', plan('flexConsumption'), 'AZFN1016'],
    ['Java 8 on Flex Consumption', 'java-8', plan('flexConsumption'), 'AZFN1016'],
    ['Java 25 on Flex Consumption', 'java-25', plan('flexConsumption'), 'AZFN1016'],
    ['Node.js 20 on another plan', 'node-20', plan('elasticPremium'), 'ok'],
    ['a version that Flex Consumption does not offer, which another rule refuses', 'node-18', plan('flexConsumption'), 'ok'],
  ])('%s', (_, row, on, expected) => {
    expect(said(runtimeIsDocumented(input(row, on)))).toBe(expected);
  });

  test.each(['runtime', 'plan'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(runtimeIsDocumented({ ...input('node-20', plan('flexConsumption')), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test('names the two newest documented ones', () => {
    expect(finding(runtimeIsDocumented(input('java-25', plan('flexConsumption')))).fix).toBe('use IsolatedRuntime.JAVA_21 or IsolatedRuntime.JAVA_17, or acknowledge the code with a reason');
  });
});

describe('planIsKept', () => {
  test.each<[string, PlanTerms | typeof UNRESOLVED, string]>([
    ['Linux Consumption, which is switched off', plan('consumption'), 'AZFN2020'],
    ['Windows Consumption', plan('consumption', 'Windows'), 'ok'],
    ['Flex Consumption', plan('flexConsumption'), 'ok'],
    ['Elastic Premium', plan('elasticPremium'), 'ok'],
    ['a Dedicated plan', plan('dedicated'), 'ok'],
    ['a plan that is not known', UNRESOLVED, 'deferred'],
  ])('%s', (_, on, expected) => {
    expect(said(planIsKept({ plan: on }))).toBe(expected);
  });

  test('says when', () => {
    expect(finding(planIsKept({ plan: plan('consumption') })).what).toBe(`'plan' is Linux Consumption, which is switched off on 2028-09-30`);
  });
});

test('everything about lifecycles is a warning, and each text holds for each row', () => {
  const codes = new Set<string>();
  for (const row of Object.keys(RUNTIMES) as RuntimeId[]) {
    for (const on of [plan('flexConsumption'), plan('consumption'), plan('dedicated', 'Windows')]) {
      for (const today of ['2020-01-01', TODAY, '2035-01-01']) {
        const problems = findings(SUPPORT_RULES, { ...input(row, on, today), host: defaultHost(runtime(row)) });
        problems.forEach((problem) => said(problem));
        problems.forEach(({ code }) => codes.add(code));
      }
    }
  }
  expect([...codes].filter((code) => !isWarning(code as never))).toEqual([]);
  expect([...codes].sort()).toEqual(expect.arrayContaining(['AZFN1010', 'AZFN1012', 'AZFN1013', 'AZFN1014', 'AZFN1016']));
  expect((RUNTIMES as Record<string, RuntimeFacts>)['native-go'].state).toBe('preview');
});

test('what is past its end can be made an error, what only comes near it cannot', () => {
  expect([...PAST_SUPPORT_CODES].sort()).toEqual(['AZFN1010', 'AZFN1012', 'AZFN1013']);
});
