import { PLANS, type PlanId } from '../../src/catalog/plans';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { findings, UNRESOLVED, type MaybeKnown } from '../../src/rules/rule';
import {
  hostFitsPlan,
  providerHasRuntime,
  RUNTIME_RULES,
  runtimeFitsHost,
  runtimeFitsPlan,
  runtimeHasBuild,
  workerModelFits,
  type RuntimeInput,
} from '../../src/rules/runtime-rules';
import { buildOn, defaultHost, hostConstant, hostsOf, proposalsOn, runtimeConstant, runtimesOn, spelledSince } from '../../src/rules/runtime-terms';
import { unlistedRuntime, unlistedRuntimeProblems } from '../../src/rules/unlisted-runtime';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { PLACES } from '../fixtures/platform';
import { finding, host, plan, runtime, said } from './verdict';

const BASELINE = '4.55.0';
const input = (row: RuntimeId, on: PlanTerms, more: Partial<RuntimeInput> = {}): RuntimeInput => ({
  construct: 'IsolatedFunctionApp', runtime: runtime(row), plan: on, host: host('~4'), functionsVersion: undefined, container: undefined, azurerm: BASELINE, ...more,
});

describe('workerModelFits', () => {
  test.each<[string, RuntimeInput['construct'], MaybeKnown<RuntimeId>, string]>([
    ['an isolated .NET in the isolated construct', 'IsolatedFunctionApp', 'dotnet-isolated-10.0', 'ok'],
    ['.NET Framework in a worker of its own', 'IsolatedFunctionApp', 'dotnet-isolated-netfx48', 'ok'],
    ['another language in the isolated construct', 'IsolatedFunctionApp', 'python-3.12', 'ok'],
    ['an in-process .NET in the isolated construct', 'IsolatedFunctionApp', 'dotnet-inproc-8.0', 'AZFN1001'],
    ['an in-process .NET in its own construct', 'InProcessFunctionApp', 'dotnet-inproc-8.0', 'ok'],
    ['.NET Framework inside the host', 'InProcessFunctionApp', 'dotnet-inproc-netfx', 'ok'],
    ['an isolated .NET in the in-process construct', 'InProcessFunctionApp', 'dotnet-isolated-8.0', 'AZFN1001'],
    ['another language in the in-process construct', 'InProcessFunctionApp', 'node-22', 'AZFN1001'],
    ['a runtime that was refused before', 'InProcessFunctionApp', UNRESOLVED, 'deferred'],
  ])('%s', (_, construct, row, expected) => {
    expect(said(workerModelFits({ construct, runtime: row === UNRESOLVED ? UNRESOLVED : runtime(row) }))).toBe(expected);
  });

  test('names both constructs and both constants', () => {
    const { what, fix } = finding(workerModelFits({ construct: 'InProcessFunctionApp', runtime: runtime('dotnet-isolated-10.0') }));
    expect(what).toContain('.NET 10 (isolated worker)');
    expect(fix).toContain('IsolatedFunctionApp with IsolatedRuntime.DOTNET_10');
    expect(fix).toContain('InProcessRuntime.DOTNET_8');
  });

  test('says why: what runs inside the host, and what runs beside it', () => {
    const inProcess = finding(workerModelFits({ construct: 'InProcessFunctionApp', runtime: runtime('node-22') }));
    expect(inProcess.why).toContain('only .NET code up to .NET 8 runs inside the Functions host');
    const isolated = finding(workerModelFits({ construct: 'IsolatedFunctionApp', runtime: runtime('dotnet-inproc-8.0') }));
    expect(isolated.why).toContain('no worker process of its own');
    expect(isolated.fix).toContain('InProcessFunctionApp with InProcessRuntime.DOTNET_8');
  });
});

describe('runtimeHasBuild', () => {
  test.each<[string, RuntimeId, PlanTerms, string]>([
    ['.NET 10 on Linux', 'dotnet-isolated-10.0', plan('elasticPremium'), 'ok'],
    ['.NET 10 on Windows', 'dotnet-isolated-10.0', plan('elasticPremium', 'Windows'), 'ok'],
    ['Python on Linux', 'python-3.12', plan('dedicated'), 'ok'],
    ['Python on Windows', 'python-3.12', plan('dedicated', 'Windows'), 'AZFN1003'],
    ['Python on Windows Consumption', 'python-3.12', plan('consumption', 'Windows'), 'AZFN1003'],
    ['.NET Framework on Windows', 'dotnet-isolated-netfx48', plan('dedicated', 'Windows'), 'ok'],
    ['.NET Framework on Linux', 'dotnet-isolated-netfx48', plan('dedicated'), 'AZFN1003'],
    ['.NET Framework on Flex Consumption', 'dotnet-isolated-netfx48', plan('flexConsumption'), 'AZFN1003'],
    ['in-process .NET Framework on Linux', 'dotnet-inproc-netfx', plan('consumption'), 'AZFN1003'],
    ['Go on Windows', 'native-go', plan('elasticPremium', 'Windows'), 'AZFN1003'],
    ['Node.js 8 on Linux', 'node-8', plan('elasticPremium'), 'AZFN1003'],
    ['PowerShell 6.2 on Linux', 'powershell-6.2', plan('elasticPremium'), 'AZFN1003'],
  ])('%s', (_, row, on, expected) => {
    expect(said(runtimeHasBuild(input(row, on)))).toBe(expected);
  });

  test('a runtime or plan that was refused before is not looked at', () => {
    expect(said(runtimeHasBuild({ ...input('python-3.12', plan('dedicated', 'Windows')), runtime: UNRESOLVED }))).toBe('deferred');
    expect(said(runtimeHasBuild({ ...input('python-3.12', plan('dedicated')), plan: UNRESOLVED }))).toBe('deferred');
  });
});

const IMAGE = {};

describe('runtimeFitsPlan', () => {
  test.each<[string, RuntimeId, PlanTerms, unknown, string]>([
    ['.NET 10 on Flex Consumption', 'dotnet-isolated-10.0', plan('flexConsumption'), undefined, 'ok'],
    ['.NET 10 on Linux Consumption, which gets no new versions', 'dotnet-isolated-10.0', plan('consumption'), undefined, 'AZFN1004'],
    ['.NET 10 on Windows Consumption', 'dotnet-isolated-10.0', plan('consumption', 'Windows'), undefined, 'ok'],
    ['.NET 9, the last one of Linux Consumption', 'dotnet-isolated-9.0', plan('consumption'), undefined, 'ok'],
    ['Node.js 22, the last one of Linux Consumption', 'node-22', plan('consumption'), undefined, 'ok'],
    ['Node.js 24 on Linux Consumption', 'node-24', plan('consumption'), undefined, 'AZFN1004'],
    ['Python 3.12, the last one of Linux Consumption', 'python-3.12', plan('consumption'), undefined, 'ok'],
    ['Python 3.13 on Linux Consumption', 'python-3.13', plan('consumption'), undefined, 'AZFN1004'],
    ['Java 21, the last one of Linux Consumption', 'java-21', plan('consumption'), undefined, 'ok'],
    ['Java 25 on Linux Consumption', 'java-25', plan('consumption'), undefined, 'AZFN1004'],
    ['PowerShell 7.4, the last one of Linux Consumption', 'powershell-7.4', plan('consumption'), undefined, 'ok'],
    ['PowerShell 7.6 on Linux Consumption', 'powershell-7.6', plan('consumption'), undefined, 'AZFN1004'],
    ['.NET 8 on Flex Consumption', 'dotnet-isolated-8.0', plan('flexConsumption'), undefined, 'ok'],
    ['.NET 7 on Flex Consumption', 'dotnet-isolated-7.0', plan('flexConsumption'), undefined, 'AZFN1004'],
    ['Node.js 20 on Flex Consumption, offered and not documented', 'node-20', plan('flexConsumption'), undefined, 'ok'],
    ['Node.js 18 on Flex Consumption', 'node-18', plan('flexConsumption'), undefined, 'AZFN1004'],
    ['Python 3.9 on Flex Consumption', 'python-3.9', plan('flexConsumption'), undefined, 'AZFN1004'],
    ['Go on Flex Consumption', 'native-go', plan('flexConsumption'), undefined, 'ok'],
    ['Go on Elastic Premium', 'native-go', plan('elasticPremium'), undefined, 'AZFN1004'],
    ['Go in an image on Elastic Premium', 'native-go', plan('elasticPremium'), IMAGE, 'ok'],
    ['Go in an image on a Dedicated plan', 'native-go', plan('dedicated'), IMAGE, 'ok'],
    ['.NET 10 in an image on Linux Consumption, which takes no images', 'dotnet-isolated-10.0', plan('consumption'), IMAGE, 'AZFN1004'],
    ['.NET 7 in an image on Flex Consumption, which takes no images', 'dotnet-isolated-7.0', plan('flexConsumption'), IMAGE, 'AZFN1004'],
    ['in-process .NET 8 on Linux Consumption', 'dotnet-inproc-8.0', plan('consumption'), undefined, 'ok'],
    ['in-process .NET 8 on a Dedicated plan', 'dotnet-inproc-8.0', plan('dedicated'), undefined, 'ok'],
    ['in-process .NET 8 on Flex Consumption', 'dotnet-inproc-8.0', plan('flexConsumption'), undefined, 'AZFN2001'],
    ['in-process .NET 8 in an image on Flex Consumption', 'dotnet-inproc-8.0', plan('flexConsumption'), IMAGE, 'AZFN2001'],
    ['a runtime without a build for the system, which another rule refuses', 'python-3.12', plan('dedicated', 'Windows'), undefined, 'ok'],
    ['in-process .NET Framework on Flex Consumption, which another rule refuses', 'dotnet-inproc-netfx', plan('flexConsumption'), undefined, 'ok'],
  ])('%s', (_, row, on, container, expected) => {
    expect(said(runtimeFitsPlan(input(row, on, { container })))).toBe(expected);
  });

  test.each(['runtime', 'plan', 'container'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(runtimeFitsPlan({ ...input('dotnet-isolated-10.0', plan('consumption')), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test('names the plans that offer the runtime, and runtimes that the plan offers and supports', () => {
    const { fix } = finding(runtimeFitsPlan(input('python-3.13', plan('consumption'))));
    for (const text of ['FlexConsumptionPlan', 'ElasticPremiumPlan on Linux', 'DedicatedPlan on Linux', 'IsolatedRuntime.PYTHON_3_12', 'IsolatedRuntime.PYTHON_3_11']) {
      expect(fix).toContain(text);
    }
    for (const text of ['ConsumptionPlan on', 'Windows', 'PYTHON_3_10', 'PYTHON_3_13']) expect(fix).not.toContain(text);
  });

  test('names plans alone where the plan has no other version of the language', () => {
    expect(finding(runtimeFitsPlan(input('native-go', plan('elasticPremium')))).fix).toBe('use a plan that offers it: FlexConsumptionPlan');
  });
});

describe('runtimeFitsHost', () => {
  test.each<[string, RuntimeId, PlanTerms, '~1' | '~2' | '~3' | '~4', string]>([
    ['.NET 10 on ~4', 'dotnet-isolated-10.0', plan('dedicated'), '~4', 'ok'],
    ['.NET 10 on ~3', 'dotnet-isolated-10.0', plan('dedicated'), '~3', 'AZFN1002'],
    ['.NET 5 on ~3', 'dotnet-isolated-5.0', plan('dedicated'), '~3', 'ok'],
    ['.NET 5 on ~4', 'dotnet-isolated-5.0', plan('dedicated'), '~4', 'AZFN1002'],
    ['Java 8 on ~2 on Windows', 'java-8', plan('dedicated', 'Windows'), '~2', 'ok'],
    ['Java 8 on ~2 on Linux', 'java-8', plan('dedicated'), '~2', 'AZFN1002'],
    ['Java 8 on ~3 on Linux', 'java-8', plan('dedicated'), '~3', 'ok'],
    ['PowerShell 7.0 on ~3 on Windows', 'powershell-7.0', plan('dedicated', 'Windows'), '~3', 'ok'],
    ['PowerShell 7.0 on ~3 on Linux', 'powershell-7.0', plan('dedicated'), '~3', 'AZFN1002'],
    ['a custom handler on ~2', 'custom', plan('dedicated'), '~2', 'ok'],
    ['a custom handler on ~1', 'custom', plan('dedicated', 'Windows'), '~1', 'AZFN1002'],
    ['in-process .NET Framework on ~1', 'dotnet-inproc-netfx', plan('consumption', 'Windows'), '~1', 'ok'],
    ['in-process .NET Framework on ~4', 'dotnet-inproc-netfx', plan('consumption', 'Windows'), '~4', 'AZFN1002'],
    ['isolated .NET Framework on ~1', 'dotnet-isolated-netfx48', plan('consumption', 'Windows'), '~1', 'AZFN1002'],
    ['a host that the plan does not have, which another rule refuses', 'dotnet-isolated-10.0', plan('flexConsumption'), '~3', 'ok'],
    ['~1 on Linux, which another rule refuses', 'custom', plan('dedicated'), '~1', 'ok'],
    ['without a build for the system, a host of another system', 'python-3.9', plan('dedicated', 'Windows'), '~3', 'ok'],
    ['without a build for the system, a host of no system', 'python-3.9', plan('dedicated', 'Windows'), '~2', 'AZFN1002'],
  ])('%s', (_, row, on, version, expected) => {
    expect(said(runtimeFitsHost(input(row, on, { host: host(version) })))).toBe(expected);
  });

  test.each(['runtime', 'plan', 'host'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(runtimeFitsHost({ ...input('dotnet-isolated-5.0', plan('dedicated')), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test('names the constants to type', () => {
    const { fix } = finding(runtimeFitsHost(input('node-14', plan('dedicated'), { host: host('~2') })));
    expect(fix).toContain(`'functionsVersion' to FunctionsVersion.V4 or FunctionsVersion.V3`);
  });

  test.each<[string, RuntimeId, PlanTerms, '~2' | '~3', string]>([
    ['of the system', 'java-8', plan('dedicated'), '~2', `'functionsVersion' is ~2, but Java 8 runs on ~4 and ~3 on Linux`],
    ['of any system where the one of the plan has no build', 'python-3.9', plan('dedicated', 'Windows'), '~2', `'functionsVersion' is ~2, but Python 3.9 runs on ~4 and ~3`],
  ])('names the hosts %s', (_, row, on, version, what) => {
    expect(finding(runtimeFitsHost(input(row, on, { host: host(version) }))).what).toBe(what);
  });
});

describe('hostFitsPlan', () => {
  test.each<[string, '~1' | '~2' | '~3' | '~4', PlanTerms, string]>([
    ['~4 on Flex Consumption', '~4', plan('flexConsumption'), 'ok'],
    ['~3 on Flex Consumption', '~3', plan('flexConsumption'), 'AZFN1006'],
    ['~2 on Flex Consumption', '~2', plan('flexConsumption'), 'AZFN1006'],
    ['~1 on Flex Consumption', '~1', plan('flexConsumption'), 'AZFN1006'],
    ['~1 on Windows', '~1', plan('consumption', 'Windows'), 'ok'],
    ['~1 on Linux', '~1', plan('consumption'), 'AZFN1006'],
    ['~1 on a Dedicated plan on Linux', '~1', plan('dedicated'), 'AZFN1006'],
    ['~1 on Elastic Premium on Windows', '~1', plan('elasticPremium', 'Windows'), 'ok'],
    ['~2 on Linux Consumption', '~2', plan('consumption'), 'ok'],
    ['~3 on Linux Consumption, where it stopped', '~3', plan('consumption'), 'AZFN1007'],
    ['~3 on Windows Consumption', '~3', plan('consumption', 'Windows'), 'ok'],
    ['~3 on Elastic Premium on Linux', '~3', plan('elasticPremium'), 'ok'],
    ['~3 on a Dedicated plan on Linux', '~3', plan('dedicated'), 'ok'],
    ['~4 on Linux Consumption', '~4', plan('consumption'), 'ok'],
  ])('%s', (_, version, on, expected) => {
    expect(said(hostFitsPlan(input('custom', on, { host: host(version) })))).toBe(expected);
  });

  test.each(['plan', 'host'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(hostFitsPlan({ ...input('custom', plan('flexConsumption'), { host: host('~1') }), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test('says since when a host stopped', () => {
    expect(finding(hostFitsPlan(input('custom', plan('consumption'), { host: host('~3') }))).why).toContain('2026-09-30');
  });

  test('names what the program typed: the host version, or the runtime that it follows from', () => {
    const typed = finding(hostFitsPlan(input('custom', plan('flexConsumption'), { host: host('~3'), functionsVersion: '~3' })));
    expect(typed.what).toContain(`'functionsVersion' is ~3`);
    expect(typed.fix).toContain('FunctionsVersion.V4');
    const followed = finding(hostFitsPlan(input('dotnet-isolated-5.0', plan('consumption'), { host: host('~3') })));
    expect(followed.what).toContain(`'runtime' is .NET 5 (isolated worker), which runs on ~3`);
  });

  test('names plans where the host version follows from the runtime', () => {
    expect(finding(hostFitsPlan(input('dotnet-isolated-5.0', plan('flexConsumption'), { host: host('~3') })))).toMatchObject({
      what: `'runtime' is .NET 5 (isolated worker), which runs on ~3, but Flex Consumption runs ~4`,
      fix: 'use a plan that offers the runtime: ConsumptionPlan on Linux and Windows, ElasticPremiumPlan on Linux and Windows or DedicatedPlan on Linux and Windows',
    });
  });

  test('a runtime without a build for the system is refused by another rule', () => {
    expect(said(hostFitsPlan(input('dotnet-inproc-netfx', plan('dedicated'), { host: host('~1') })))).toBe('ok');
  });

  test('a runtime that is not known is not looked at', () => {
    expect(said(hostFitsPlan({ ...input('custom', plan('flexConsumption'), { host: host('~1') }), runtime: UNRESOLVED }))).toBe('deferred');
  });
});

describe('providerHasRuntime', () => {
  test.each<[string, RuntimeId, PlanTerms, string, string]>([
    ['.NET 10 before 4.54', 'dotnet-isolated-10.0', plan('dedicated'), '4.53.0', 'AZFN1005'],
    ['.NET 10 since 4.54', 'dotnet-isolated-10.0', plan('dedicated'), '4.54.0', 'ok'],
    ['.NET 10 on Windows since 4.54', 'dotnet-isolated-10.0', plan('dedicated', 'Windows'), '4.54.0', 'ok'],
    ['.NET 11, which no version has', 'dotnet-isolated-11.0', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['.NET 11 on Flex Consumption, where the version is not checked', 'dotnet-isolated-11.0', plan('flexConsumption'), BASELINE, 'ok'],
    ['.NET 5 on Linux', 'dotnet-isolated-5.0', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['.NET 5 on Windows, which is v4.0 there', 'dotnet-isolated-5.0', plan('dedicated', 'Windows'), BASELINE, 'ok'],
    ['.NET Core 2.2 on Linux', 'dotnet-inproc-core2.2', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['.NET Core 3.1 on Linux', 'dotnet-inproc-core3.1', plan('dedicated'), BASELINE, 'ok'],
    ['Node.js 24 just before 4.58', 'node-24', plan('elasticPremium'), '4.57.99', 'AZFN1005'],
    ['Node.js 24 since 4.58', 'node-24', plan('elasticPremium'), '4.58.0', 'ok'],
    ['Node.js 24 on Windows just before 4.58', 'node-24', plan('elasticPremium', 'Windows'), '4.57.99', 'AZFN1005'],
    ['Node.js 24 on Windows since 4.58', 'node-24', plan('elasticPremium', 'Windows'), '4.58.0', 'ok'],
    ['Node.js 10, which no version has', 'node-10', plan('dedicated', 'Windows'), '5.2.0', 'AZFN1005'],
    ['Node.js 12', 'node-12', plan('dedicated', 'Windows'), BASELINE, 'ok'],
    ['Python 3.14 just before 4.59', 'python-3.14', plan('elasticPremium'), '4.58.1', 'AZFN1005'],
    ['Python 3.14 since 4.59', 'python-3.14', plan('elasticPremium'), '4.59.0', 'ok'],
    ['Python 3.13', 'python-3.13', plan('elasticPremium'), BASELINE, 'ok'],
    ['Python 3.6, which no version has', 'python-3.6', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['Java 25 just before 4.62', 'java-25', plan('elasticPremium'), '4.61.9', 'AZFN1005'],
    ['Java 25 since 4.62', 'java-25', plan('elasticPremium'), '4.62.0', 'ok'],
    ['Java 8 on Linux', 'java-8', plan('dedicated'), BASELINE, 'ok'],
    ['Java 8 on Windows, spelled 1.8', 'java-8', plan('dedicated', 'Windows'), BASELINE, 'ok'],
    ['PowerShell 7.6 on Windows just before 4.75', 'powershell-7.6', plan('dedicated', 'Windows'), '4.74.0', 'AZFN1005'],
    ['PowerShell 7.6 on Windows since 4.75', 'powershell-7.6', plan('dedicated', 'Windows'), '4.75.0', 'ok'],
    ['PowerShell 7.6 on Linux, which no version has', 'powershell-7.6', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['PowerShell 7.6 on Flex Consumption', 'powershell-7.6', plan('flexConsumption'), BASELINE, 'ok'],
    ['PowerShell 6.2, which no version has', 'powershell-6.2', plan('dedicated', 'Windows'), '5.2.0', 'AZFN1005'],
    ['a custom handler', 'custom', plan('consumption'), BASELINE, 'ok'],
    ['Go on Flex Consumption, for which there is no name', 'native-go', plan('flexConsumption'), '5.2.0', 'AZFN1005'],
    ['in-process .NET Framework, which has no stack of its own', 'dotnet-inproc-netfx', plan('consumption', 'Windows'), BASELINE, 'ok'],
    ['a runtime that the plan does not offer, which another rule refuses', 'python-3.14', plan('consumption'), BASELINE, 'ok'],
    ['a runtime without a build, which another rule refuses', 'python-3.14', plan('dedicated', 'Windows'), BASELINE, 'ok'],
    ['a runtime that Flex Consumption does not offer, which another rule refuses', 'node-18', plan('flexConsumption'), BASELINE, 'ok'],
  ])('%s', (_, row, on, azurerm, expected) => {
    expect(said(providerHasRuntime(input(row, on, { azurerm })))).toBe(expected);
  });

  test('a container image carries the stack, so nothing has to be spelled', () => {
    expect(said(providerHasRuntime(input('node-24', plan('elasticPremium'), { container: IMAGE })))).toBe('ok');
    expect(said(providerHasRuntime(input('node-24', plan('elasticPremium'))))).toBe('AZFN1005');
  });

  test.each<[string, PlanTerms, string, string]>([
    ['up to the newest provider that was read', plan('dedicated'), '5.2.0', 'AZFN1005'],
    ['with a newer provider, about which nothing is known', plan('dedicated'), '5.2.1', 'ok'],
    ['on Windows up to the newest provider that was read', plan('dedicated', 'Windows'), BASELINE, 'AZFN1005'],
    ['on Flex Consumption, where the version is not checked', plan('flexConsumption'), BASELINE, 'ok'],
  ])('a version that the catalogue does not have: %s', (_, on, azurerm, expected) => {
    const unlisted = unlistedRuntime('dotnet-isolated', '12.0');
    expect(said(providerHasRuntime({ ...input('dotnet-isolated-10.0', on, { azurerm }), runtime: unlisted }))).toBe(expected);
  });

  test('a listed version that no provider has stays refused with newer providers', () => {
    expect(said(providerHasRuntime(input('python-3.6', plan('dedicated'), { azurerm: '6.0.0' })))).toBe('AZFN1005');
  });

  test.each(['runtime', 'plan', 'container'] as const)('a %s that is not known is not looked at', (key) => {
    expect(said(providerHasRuntime({ ...input('node-24', plan('dedicated')), [key]: UNRESOLVED }))).toBe('deferred');
  });

  test.each<[RuntimeId, PlanTerms, readonly string[], readonly string[]]>([
    ['node-24', plan('dedicated'), ['azurerm 4.58.0', `'azfn:azurermVersion' set to '4.58.0'`, 'FlexConsumptionPlan'], []],
    ['powershell-7.6', plan('dedicated'), ['FlexConsumptionPlan'], ['azfn:azurermVersion']],
    ['python-3.6', plan('dedicated'), ['newer runtime', 'container'], ['FlexConsumptionPlan']],
    ['node-10', plan('dedicated', 'Windows'), ['newer runtime'], ['container', 'FlexConsumptionPlan']],
  ])('%s: says what to do where it is possible', (row, on, present, absent) => {
    const { fix } = finding(providerHasRuntime(input(row, on)));
    expect(present.filter((text) => !fix.includes(text))).toEqual([]);
    expect(absent.filter((text) => fix.includes(text))).toEqual([]);
  });

  test.each<[string, RuntimeId, PlanTerms, string, string, string]>([
    [
      'a newer provider or another plan', 'node-24', plan('dedicated'),
      `'runtime' is Node.js 24, but azurerm 4.55.0 has no 'node_version' for it on Linux`,
      `the value came with azurerm 4.58.0, so 'terraform validate' of 4.55.0 refuses the app (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app)`,
      `run azurerm 4.58.0 or later and say so with the context key 'azfn:azurermVersion' set to '4.58.0', or use a FlexConsumptionPlan, where the provider does not check the version`,
    ],
    [
      'another plan', 'powershell-7.6', plan('dedicated'),
      `'runtime' is PowerShell 7.6, but azurerm 4.55.0 has no 'powershell_core_version' for it on Linux`,
      `no version of the provider up to 5.2.0 can spell it, so 'terraform validate' refuses the app (`,
      'use a FlexConsumptionPlan, where the provider does not check the version',
    ],
    [
      'another runtime or an image', 'python-3.6', plan('dedicated'),
      `'runtime' is Python 3.6, but azurerm 4.55.0 has no 'python_version' for it on Linux`,
      `no version of the provider up to 5.2.0 can spell it, so 'terraform validate' refuses the app (`,
      `use a newer runtime, or a container image that carries this one ('container')`,
    ],
    [
      'another runtime', 'node-10', plan('dedicated', 'Windows'),
      `'runtime' is Node.js 10, but azurerm 4.55.0 has no 'node_version' for it on Windows`,
      `no version of the provider up to 5.2.0 can spell it, so 'terraform validate' refuses the app (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_function_app)`,
      'use a newer runtime',
    ],
    [
      'another tool', 'native-go', plan('flexConsumption'),
      `'runtime' is Go (native worker), for which azurerm_function_app_flex_consumption has no name`,
      'the provider accepts dotnet-isolated, java, node, powershell, python or custom (',
      'deploy the app with a tool that knows it, or use another runtime',
    ],
  ])('what the provider lacks needs %s', (_, row, on, what, why, fix) => {
    const found = finding(providerHasRuntime(input(row, on)));
    expect(found).toMatchObject({ what, fix });
    expect(found.why).toContain(why);
  });
});

describe('all rules about a runtime', () => {
  const IDS = { Consumption: 'consumption', FlexConsumption: 'flexConsumption', ElasticPremium: 'elasticPremium', Dedicated: 'dedicated' } as const;
  const places = PLACES.map(([id, system]) => plan(IDS[id], system));

  test('read well for each runtime on each plan, and what they propose leads on', () => {
    let proposals = 0;
    for (const row of Object.keys(RUNTIMES) as RuntimeId[]) {
      for (const on of places) {
        const facts: RuntimeFacts = RUNTIMES[row];
        const found = findings(RUNTIME_RULES, input(row, on, { host: defaultHost(runtime(row)) }));
        for (const problem of found) {
          said(problem);
          for (const [, member] of problem.fix.matchAll(/IsolatedRuntime\.([A-Z0-9_]+)/g)) {
            const proposed = (Object.keys(RUNTIMES) as RuntimeId[]).find((id) => RUNTIMES[id].member === member && RUNTIMES[id].model === 'isolated');
            expect([row, on.id, on.system, member, proposed === undefined ? 'unknown' : findings(RUNTIME_RULES, input(proposed, on)).map(({ code }) => code)]).toEqual([row, on.id, on.system, member, []]);
            proposals += 1;
          }
          for (const [, name] of problem.code !== 'AZFN1003' && problem.code !== 'AZFN1004' ? [] : problem.fix.matchAll(/\b(\w+)Plan\b/g)) {
            const id = Object.entries(IDS).find(([fact]) => fact === name)?.[1] as PlanId;
            const systems = [...(facts.linux?.plans.includes(id) === true ? ['Linux'] : []), ...(facts.windows?.plans.includes(id) === true ? ['Windows'] : [])];
            expect([row, on.id, on.system, problem.code, name, systems.length > 0]).toEqual([row, on.id, on.system, problem.code, name, true]);
            proposals += 1;
          }
        }
      }
    }
    expect(proposals).toBeGreaterThan(50);
    expect(Object.keys(PLANS).sort()).toEqual(Object.values(IDS).sort());
  });
});

describe('helpers', () => {
  test.each<[RuntimeId, string[], string]>([
    ['dotnet-isolated-10.0', ['~4'], '~4'],
    ['dotnet-isolated-5.0', ['~3'], '~3'],
    ['java-8', ['~4', '~3', '~2'], '~4'],
    ['powershell-7.0', ['~4', '~3'], '~4'],
    ['powershell-6.2', ['~3', '~2'], '~3'],
    ['dotnet-inproc-core2.2', ['~2'], '~2'],
    ['dotnet-inproc-netfx', ['~1'], '~1'],
  ])('%s has the hosts %j, and %s where none is named', (row, hosts, first) => {
    expect(hostsOf(runtime(row))).toEqual(hosts);
    expect(defaultHost(runtime(row))).toBe(host(first as '~4'));
  });

  test('a runtime without a build has no host, and 4.x where none is named', () => {
    const none = { ...runtime('custom'), linux: null, windows: null };
    expect(hostsOf(none)).toStrictEqual([]);
    expect(defaultHost(none)).toBe(host('~4'));
  });

  test('a build is that of the system', () => {
    const row = runtime('python-3.12');
    expect(buildOn(row, 'Linux')).toBe(row.linux);
    expect(buildOn(row, 'Windows')).toBeNull();
  });

  test('constants are what a program types', () => {
    expect(runtimeConstant(runtime('dotnet-isolated-10.0'))).toBe('IsolatedRuntime.DOTNET_10');
    expect(runtimeConstant(runtime('dotnet-inproc-8.0'))).toBe('InProcessRuntime.DOTNET_8');
    expect(hostConstant('~4')).toBe('FunctionsVersion.V4');
    expect(hostConstant('~1')).toBe('FunctionsVersion.V1');
  });

  test.each<[RuntimeId, 'Linux' | 'Windows', string | undefined]>([
    ['dotnet-isolated-10.0', 'Linux', '4.54.0'],
    ['dotnet-isolated-8.0', 'Windows', '4.0.0'],
    ['powershell-7.6', 'Windows', '4.75.0'],
    ['powershell-7.6', 'Linux', undefined],
    ['python-3.12', 'Windows', undefined],
    ['dotnet-inproc-netfx', 'Windows', undefined],
    ['custom', 'Linux', '4.0.0'],
  ])('%s on %s is spelled since %s', (row, system, since) => {
    expect(spelledSince(runtime(row), system)).toBe(since);
  });

  test.each<[string, PlanId, 'Linux' | 'Windows', string[]]>([
    ['dotnet-isolated', 'flexConsumption', 'Linux', ['DOTNET_10', 'DOTNET_9', 'DOTNET_8']],
    ['dotnet-isolated', 'consumption', 'Linux', ['DOTNET_9', 'DOTNET_8', 'DOTNET_7', 'DOTNET_6', 'DOTNET_5']],
    ['powershell', 'flexConsumption', 'Linux', ['POWERSHELL_7_6', 'POWERSHELL_7_4']],
    ['python', 'consumption', 'Windows', []],
    ['native', 'flexConsumption', 'Linux', []],
    ['dotnet', 'consumption', 'Linux', ['DOTNET_8', 'DOTNET_6', 'DOTNET_CORE_3_1', 'DOTNET_CORE_2_2']],
  ])('%s on %s, %s: released ones, newest first', (worker, id, system, members) => {
    expect(runtimesOn(worker, id, system).map(({ member }) => member)).toEqual(members);
  });

  test.each<[string, string, PlanId, 'Linux' | 'Windows', string[]]>([
    ['supported ones only', 'dotnet-isolated', 'flexConsumption', 'Linux', ['DOTNET_10']],
    ['the newest where none is supported', 'dotnet-isolated', 'consumption', 'Linux', ['DOTNET_9']],
    ['the newest where none is supported', 'powershell', 'consumption', 'Linux', ['POWERSHELL_7_4']],
    ['three at most', 'python', 'flexConsumption', 'Linux', ['PYTHON_3_14', 'PYTHON_3_13', 'PYTHON_3_12']],
    ['those without an end too', 'dotnet-isolated', 'elasticPremium', 'Windows', ['DOTNET_10', 'DOTNET_FRAMEWORK_4_8']],
    ['none where none is offered', 'python', 'consumption', 'Windows', []],
  ])('%s are proposed for %s on %s, %s', (_, worker, id, system, members) => {
    expect(proposalsOn(worker, id, system).map(({ member }) => member)).toEqual(members);
  });
});

describe('unlistedRuntimeProblems', () => {
  test.each<[string, unknown, unknown, string]>([
    ['a newer .NET', 'dotnet-isolated', '12.0', 'ok'],
    ['a newer Node.js', 'node', '26', 'ok'],
    ['a newer Python', 'python', '3.15', 'ok'],
    ['a newer Java', 'java', '29', 'ok'],
    ['a newer PowerShell', 'powershell', '7.8', 'ok'],
    ['in-process .NET, which has a class of its own', 'dotnet', '8.0', 'AZFN8004'],
    ['a worker that does not exist', 'ruby', '3.4', 'AZFN8004'],
    ['another case of a worker', 'Node', '26', 'AZFN8004'],
    ['a name that every object has', 'constructor', '1.0', 'AZFN8004'],
    ['a custom handler, which has no versions', 'custom', '2.0', 'AZFN8004'],
    ['no worker', '', '26', 'AZFN8004'],
    ['an absent worker', undefined, '26', 'AZFN8004'],
    ['null for a worker', null, '26', 'AZFN8004'],
    ['a list for a worker', ['node'], '26', 'AZFN8004'],
    ['a list for a worker, whose versions nobody knows', ['node'], '26.0', 'AZFN8004'],
    ['no version', 'node', '', 'AZFN8003'],
    ['an absent version', 'node', undefined, 'AZFN8003'],
    ['a number for a version', 'node', 26, 'AZFN8003'],
    ['a version with a prefix', 'node', '~26', 'AZFN8003'],
    ['a version with three parts', 'python', '3.15.1', 'AZFN8003'],
    ['a target framework for a version', 'dotnet-isolated', 'net12.0', 'AZFN8003'],
    ['a version with a space', 'node', ' 26', 'AZFN8003'],
    ['a version with a line break', 'node', '26\n', 'AZFN8003'],
    ['a version of four digits', 'node', '2600', 'AZFN8003'],
    ['a version of .NET without its minor part, which never starts', 'dotnet-isolated', '12', 'AZFN8003'],
    ['a version of Python without its minor part, which never starts', 'python', '4', 'AZFN8003'],
    ['a version of PowerShell without its minor part, which never starts', 'powershell', '8', 'AZFN8003'],
    ['a version of Node.js with a minor part, which never starts', 'node', '26.0', 'AZFN8003'],
    ['a version of Java with a minor part, which never starts', 'java', '29.0', 'AZFN8003'],
    ['both wrong', 'ruby', 'latest', 'AZFN8004 AZFN8003'],
  ])('%s', (_, worker, version, expected) => {
    expect(said(unlistedRuntimeProblems(worker, version))).toBe(expected);
  });

  test.each<[string, unknown, unknown, string, string]>([
    ['a version without its minor part', 'dotnet-isolated', '13', `'languageVersion' is '13', but a version such as '12.0' is needed`, `write the version as Azure spells it: '13.0'`],
    ['a version without its minor part', 'python', '4', `'languageVersion' is '4', but a version such as '3.15' is needed`, `write the version as Azure spells it: '4.0'`],
    ['a word', 'powershell', 'latest', `'languageVersion' is 'latest', but a version such as '7.8' is needed`, `write the version as Azure spells it, for example '7.8'`],
    ['a word', 'java', 'latest', `'languageVersion' is 'latest', but a version such as '29' is needed`, `write the version as Azure spells it, for example '29'`],
    ['a word', 'dotnet-isolated', 'latest', `'languageVersion' is 'latest', but a version such as '12.0' is needed`, `write the version as Azure spells it, for example '12.0'`],
    ['a number', 'dotnet-isolated', 13, `'languageVersion' is 13, but a version such as '12.0' is needed`, `write the version as Azure spells it, for example '12.0'`],
    ['a version with a minor part', 'node', '24.1', `'languageVersion' is '24.1', but a version such as '26' is needed`, `write the version as Azure spells it, for example '26'`],
    ['a number', 'node', 24, `'languageVersion' is 24, but a version such as '26' is needed`, `write the version as Azure spells it, for example '26'`],
  ])('says how Azure spells versions: %s, %s %j', (_, worker, version, what, fix) => {
    expect(finding(unlistedRuntimeProblems(worker, version))).toMatchObject({ what, fix });
  });

  test('a worker that does not exist is told those that do, and any form of a version', () => {
    const [worker, version] = unlistedRuntimeProblems('ruby', 'latest');
    expect(worker).toMatchObject({
      what: `'workerRuntimeName' is 'ruby', but out-of-process workers are 'dotnet-isolated', 'node', 'python', 'java' or 'powershell'`,
      fix: `write 'dotnet-isolated' for .NET, or another value of the list; in-process code needs InProcessRuntime`,
    });
    expect(version).toMatchObject({
      what: `'languageVersion' is 'latest', but a version such as '26' or '12.0' is needed`,
      fix: `write the version as Azure spells it, for example '26'`,
    });
  });
});

describe('unlistedRuntime', () => {
  const hosts = ['~4'];
  const linux = { hosts, plans: ['flexConsumption', 'elasticPremium', 'dedicated'] };
  const windows = { hosts, plans: ['consumption', 'elasticPremium', 'dedicated'] };

  test.each<[string, string, object]>([
    ['dotnet-isolated', '12.0', {
      label: '.NET 12.0', targetFramework: 'net12.0', linux: { fxVersion: 'DOTNET-ISOLATED|12.0', ...linux }, windows: { netFrameworkVersion: 'v12.0', ...windows },
      appSettings: { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' }, stack: { argument: 'dotnet_version', linux: '12.0', windows: 'v12.0' },
    }],
    ['node', '26', {
      label: 'Node.js 26', targetFramework: null, linux: { fxVersion: 'Node|26', ...linux }, windows: { netFrameworkVersion: null, ...windows },
      appSettings: {}, stack: { argument: 'node_version', linux: '26', windows: '~26' },
    }],
    ['python', '3.15', {
      label: 'Python 3.15', targetFramework: null, linux: { fxVersion: 'Python|3.15', ...linux }, windows: null,
      appSettings: {}, stack: { argument: 'python_version', linux: '3.15', windows: null },
    }],
    ['java', '29', {
      label: 'Java 29', targetFramework: null, linux: { fxVersion: 'Java|29', ...linux }, windows: { netFrameworkVersion: null, ...windows },
      appSettings: {}, stack: { argument: 'java_version', linux: '29', windows: '29' },
    }],
    ['powershell', '7.8', {
      label: 'PowerShell 7.8', targetFramework: null, linux: { fxVersion: 'PowerShell|7.8', ...linux }, windows: { netFrameworkVersion: null, ...windows },
      appSettings: {}, stack: { argument: 'powershell_core_version', linux: '7.8', windows: '7.8' },
    }],
  ])('%s %s is spelled like its neighbours and offered where new versions are', (worker, version, expected) => {
    const row = unlistedRuntime(worker, version);
    expect(row).toMatchObject({
      ...expected, listed: false, model: 'isolated', workerRuntime: worker, version, flex: { name: worker, version, documented: true }, state: 'ga', endOfSupport: null,
      sources: [], checkedOn: '', notes: [],
    });
    expect(row.member).toBe(`of('${worker}', '${version}')`);
  });

  test('is not offered on Linux Consumption, and is everywhere else', () => {
    const verdicts = PLACES.map(([name, system]) => {
      const id = { Consumption: 'consumption', FlexConsumption: 'flexConsumption', ElasticPremium: 'elasticPremium', Dedicated: 'dedicated' }[name] as PlanId;
      return [name, system, said(runtimeFitsPlan({ ...input('node-22', plan(id, system)), runtime: unlistedRuntime('node', '26') }))];
    });
    expect(verdicts.filter(([, , verdict]) => verdict !== 'ok')).toEqual([['Consumption', 'Linux', 'AZFN1004']]);
  });
});

describe('words about a runtime', () => {
  const FRAMEWORK = input('dotnet-isolated-netfx48', plan('dedicated', 'Linux', 'B1'));
  const PYTHON = input('python-3.12', plan('dedicated', 'Windows', 'B1'));

  test.each<[string, RuntimeInput, string, string]>([
    ['.NET Framework', FRAMEWORK, '.NET Framework 4.8 (isolated worker) is offered on Windows only', 'use a plan that offers it: ConsumptionPlan on Windows, ElasticPremiumPlan on Windows or DedicatedPlan on Windows'],
    ['Python', PYTHON, 'Python 3.12 is offered on Linux only', 'use a plan that offers it: ConsumptionPlan on Linux, FlexConsumptionPlan, ElasticPremiumPlan on Linux or DedicatedPlan on Linux'],
  ])('%s on the other system is told where it runs', (_, given, why, fix) => {
    const found = finding(runtimeHasBuild(given));
    expect(found.why).toContain(`${why} (`);
    expect(found.fix).toBe(fix);
  });

  test('Linux Consumption is told the day on which it ends, and what it still has', () => {
    expect(finding(runtimeFitsPlan(input('dotnet-isolated-10.0', plan('consumption', 'Linux'))))).toMatchObject({
      what: `'runtime' is .NET 10 (isolated worker), which Linux Consumption does not offer`,
      why: expect.stringContaining('Linux Consumption gets no new language versions and is switched off on 2028-09-30') as string,
      fix: `use a plan that offers it: ConsumptionPlan on Windows, FlexConsumptionPlan, ElasticPremiumPlan on Linux and Windows or DedicatedPlan on Linux and Windows, or set 'runtime' to IsolatedRuntime.DOTNET_9`,
    });
  });

  test('another plan is told that it lacks the version', () => {
    expect(finding(runtimeFitsPlan(input('node-18', plan('flexConsumption'))))).toMatchObject({
      why: 'the version is not among the stacks of the plan (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan)',
      fix: 'use a plan that offers it: ConsumptionPlan on Linux and Windows, ElasticPremiumPlan on Linux and Windows or DedicatedPlan on Linux and Windows, or set \'runtime\' to IsolatedRuntime.NODE_24 or IsolatedRuntime.NODE_22',
    });
  });
});
