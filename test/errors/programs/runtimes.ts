import { FunctionsVersion, InProcessRuntime, IsolatedRuntime } from '../../../src';
import { row, type Row } from '../harness';
import { dedicated, flex, inProcess, isolated, KNOWN, linuxConsumption, premium, untyped, WINDOWS, windowsConsumption } from './given';

/** Runtimes and host versions. */
export const RUNTIME_PROGRAMS: readonly Row[] = [
  row('AZFN1001', 'an in-process runtime in an isolated app', (s) => isolated(s, { runtime: untyped(InProcessRuntime.DOTNET_8) })),
  row('AZFN1001', 'an isolated runtime in an in-process app', (s) => inProcess(s, { runtime: untyped(IsolatedRuntime.DOTNET_10) })),

  row('AZFN1002', 'a host version that has no worker for the runtime', (s) =>
    isolated(s, { plan: premium(s), functionsVersion: FunctionsVersion.V3 })),
  row('AZFN1002', 'a runtime that has several other host versions', (s) =>
    isolated(s, { plan: dedicated(s, WINDOWS), runtime: IsolatedRuntime.JAVA_11, functionsVersion: FunctionsVersion.V2 })),

  row('AZFN1003', 'a runtime without a build for Windows', (s) => isolated(s, { plan: premium(s, WINDOWS), runtime: IsolatedRuntime.PYTHON_3_13 })),
  row('AZFN1003', 'a runtime without a build for Linux', (s) => isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 })),
  row('AZFN1003', 'a runtime without a build for Linux on Flex Consumption', (s) =>
    isolated(s, { plan: flex(s), runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 })),

  row('AZFN1004', '.NET 10 on Linux Consumption', (s) => isolated(s, { plan: linuxConsumption(s) })),
  row('AZFN1004', 'PowerShell 7.6 on Linux Consumption', (s) => isolated(s, { plan: linuxConsumption(s), runtime: IsolatedRuntime.POWERSHELL_7_6 })),
  row('AZFN1004', 'an old version on Flex Consumption', (s) => isolated(s, { plan: flex(s), runtime: IsolatedRuntime.NODE_18 })),
  row('AZFN1004', 'Go on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.GO_1_0_PREVIEW })),
  row('AZFN1004', 'a version that is not listed on Linux Consumption', (s) =>
    isolated(s, { plan: linuxConsumption(s), runtime: IsolatedRuntime.of('dotnet-isolated', '12.0') })),

  row('AZFN1005', 'a version that came with a later provider', (s) => isolated(s, { plan: premium(s), runtime: IsolatedRuntime.NODE_24 })),
  row('AZFN1005', 'a version that no provider has', (s) => isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.POWERSHELL_7_6 })),
  row('AZFN1005', 'an old version that no provider has', (s) =>
    isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.NODE_10, functionsVersion: FunctionsVersion.V3 })),
  row('AZFN1005', 'a name that the Flex resource does not have', (s) => isolated(s, { plan: flex(s), runtime: IsolatedRuntime.GO_1_0_PREVIEW })),
  row('AZFN1005', 'a version that is not listed', (s) => isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.of('dotnet-isolated', '12.0') })),

  row('AZFN1006', 'an old host version on Flex Consumption', (s) =>
    isolated(s, { plan: flex(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V3 })),
  row('AZFN1006', 'Functions 1.x on Linux', (s) =>
    isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V1 })),

  row('AZFN1003', 'a runtime whose host version does not exist on Linux either', (s) =>
    inProcess(s, { plan: dedicated(s), runtime: InProcessRuntime.DOTNET_FRAMEWORK_4_8 })),

  row('AZFN1007', 'Functions 3.x on Linux Consumption', (s) =>
    isolated(s, { plan: linuxConsumption(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V3 })),

  row('AZFN1010', 'a runtime past its end of support', (s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_9 })),
  row('AZFN1010', 'a runtime of which only the month of its end is known', (s) => isolated(s, { runtime: IsolatedRuntime.PYTHON_3_10 })),
  row('AZFN1010', 'a plan that has no newer version', (s) => isolated(s, { plan: linuxConsumption(s), runtime: IsolatedRuntime.POWERSHELL_7_4 })),
  row('AZFN1010', 'a newer version that needs a later provider', (s) => isolated(s, { plan: premium(s), runtime: IsolatedRuntime.NODE_20 })),
  row('AZFN1010', 'a newer version that needs another plan', (s) => isolated(s, { plan: dedicated(s), runtime: IsolatedRuntime.POWERSHELL_7_4 })),

  row('AZFN1011', 'a runtime near its end of support', (s) => isolated(s, { runtime: IsolatedRuntime.NODE_22 }), { context: { 'azfn:today': '2027-01-31' } }),
  row('AZFN1011', 'the in-process model near its end of support', (s) => inProcess(s), { context: { 'azfn:today': '2026-08-01' } }),
  row('AZFN1011', 'a host version near its end of support', (s) => inProcess(s, { runtime: InProcessRuntime.DOTNET_FRAMEWORK_4_8 }), {
    context: { 'azfn:today': '2026-08-01' }, beside: ['AZFN1011'],
  }),

  row('AZFN1012', 'in-process .NET 8', (s) => inProcess(s)),
  row('AZFN1012', 'in-process .NET 6', (s) => inProcess(s, { runtime: InProcessRuntime.DOTNET_6, plan: windowsConsumption(s) })),

  row('AZFN1013', 'a host version past its end of support', (s) =>
    isolated(s, { plan: windowsConsumption(s), runtime: IsolatedRuntime.CUSTOM_HANDLER, functionsVersion: FunctionsVersion.V3 })),
  row('AZFN1013', 'Functions 1.x', (s) => inProcess(s, { ...KNOWN, runtime: InProcessRuntime.DOTNET_FRAMEWORK_4_8 })),

  row('AZFN1014', 'a preview', (s) => isolated(s, { runtime: IsolatedRuntime.DOTNET_11_PREVIEW })),
  row('AZFN1015', 'a version that is not listed', (s) => isolated(s, { runtime: IsolatedRuntime.of('dotnet-isolated', '12.0') })),
  row('AZFN1016', 'a version that only the list of stacks has', (s) => isolated(s, { runtime: IsolatedRuntime.JAVA_25 })),
];
