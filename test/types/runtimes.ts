import { ConsumptionPlan, InProcessFunctionApp, InProcessRuntime, IsolatedFunctionApp, IsolatedRuntime } from 'cdktf-azure-functions';
import { APP, PLAN, scope } from './scope';

// An app runs the runtimes of its worker model.
new IsolatedFunctionApp(scope, 'A1', { ...APP, runtime: IsolatedRuntime.DOTNET_8 });
new IsolatedFunctionApp(scope, 'A2', { ...APP, runtime: IsolatedRuntime.DOTNET_FRAMEWORK_4_8 });
new IsolatedFunctionApp(scope, 'A3', { ...APP, runtime: IsolatedRuntime.of('dotnet-isolated', '12.0') });
new InProcessFunctionApp(scope, 'A4', { ...APP, runtime: InProcessRuntime.DOTNET_8 });
new InProcessFunctionApp(scope, 'A5', { ...APP, runtime: InProcessRuntime.DOTNET_FRAMEWORK_4_8 });
// @ts-expect-error an isolated runtime does not run in-process
new InProcessFunctionApp(scope, 'B1', { ...APP, runtime: IsolatedRuntime.DOTNET_8 });
// @ts-expect-error nor does an unlisted one
new InProcessFunctionApp(scope, 'B2', { ...APP, runtime: IsolatedRuntime.of('dotnet-isolated', '12.0') });
// @ts-expect-error an in-process runtime does not run isolated
new IsolatedFunctionApp(scope, 'B3', { ...APP, runtime: InProcessRuntime.DOTNET_8 });

// In-process .NET ended with .NET 8.
const last = InProcessRuntime.DOTNET_8;
// @ts-expect-error there is no in-process .NET 7
const seven = InProcessRuntime.DOTNET_7;
// @ts-expect-error no in-process .NET 9
const nine = InProcessRuntime.DOTNET_9;
// @ts-expect-error no in-process .NET 10
const ten = InProcessRuntime.DOTNET_10;
const isolatedNine = IsolatedRuntime.DOTNET_9;
const isolatedTen = IsolatedRuntime.DOTNET_10;
// @ts-expect-error and no way to name a version that is not listed
const later = InProcessRuntime.of('dotnet', '12.0');

// Other languages have a worker of their own.
const node = IsolatedRuntime.NODE_22;
// @ts-expect-error Node.js does not run inside the .NET host
const inProcessNode = InProcessRuntime.NODE_22;

// A runtime is one of the constants.
const byConstant: IsolatedRuntime = IsolatedRuntime.DOTNET_10;
// @ts-expect-error and no object that looks like one
const alike: IsolatedRuntime = { workerRuntime: 'dotnet-isolated', version: '10.0', targetFramework: 'net10.0' };
// @ts-expect-error also not with everything that one tells
const spread: IsolatedRuntime = { ...IsolatedRuntime.DOTNET_10 };
// @ts-expect-error nor the text
const byName: IsolatedRuntime = 'DOTNET_10';
// @ts-expect-error nor one that the program makes
const made = new IsolatedRuntime('dotnet-isolated-10.0');
// @ts-expect-error nor one of the other model
const other: InProcessRuntime = IsolatedRuntime.DOTNET_8;

// A runtime tells what it is, and cannot be changed.
const { workerRuntime, version }: { workerRuntime: string; version: string } = IsolatedRuntime.DOTNET_10;
const { targetFramework, linuxFxVersion, windowsNetFrameworkVersion, endOfSupport }: {
  targetFramework?: string; linuxFxVersion?: string; windowsNetFrameworkVersion?: string; endOfSupport?: string;
} = IsolatedRuntime.DOTNET_10;
// @ts-expect-error its properties are read-only
IsolatedRuntime.DOTNET_10.version = '11.0';
// @ts-expect-error and so is the constant
IsolatedRuntime.DOTNET_10 = IsolatedRuntime.DOTNET_9;

// Memory and counts of Flex belong to isolated apps.
new IsolatedFunctionApp(scope, 'C1', { ...APP, runtime: IsolatedRuntime.DOTNET_10, instanceMemoryMiB: 4096, maximumInstanceCount: 100, httpConcurrency: 8 });
// @ts-expect-error an in-process app has no instance memory
new InProcessFunctionApp(scope, 'D1', { ...APP, runtime: InProcessRuntime.DOTNET_8, plan: new ConsumptionPlan(scope, 'P1', PLAN), instanceMemoryMiB: 4096 });
// @ts-expect-error and no always ready groups
new InProcessFunctionApp(scope, 'D2', { ...APP, runtime: InProcessRuntime.DOTNET_8, alwaysReady: [] });
