import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { WORKER_FEATURES, type FeatureFacts, type FeatureKey } from '../../src/catalog/worker-features';
import { featuresExist } from '../../src/rules/feature-rules';
import { UNRESOLVED } from '../../src/rules/rule';
import { FunctionFeature } from '../../src/values/function-feature';
import { finding, runtime, said } from './verdict';

const rows: [FeatureKey, FeatureFacts][] = Object.entries(WORKER_FEATURES.rows) as [FeatureKey, FeatureFacts][];
const dotnet = (Object.keys(RUNTIMES) as RuntimeId[]).filter((id) => RUNTIMES[id].targetFramework !== null);

test.each(rows.flatMap(([key, row]) => dotnet.map((id) => [key, id, row] as const)))('%s on %s', (key, id, row) => {
  const { model, targetFramework } = RUNTIMES[id];
  const there = row.has[model] && (row.onNetFramework || targetFramework !== 'net48');
  expect(said(featuresExist([key], runtime(id)))).toBe(there ? 'ok' : 'AZFN7018');
});

test.each(rows)('%s says in both columns whether it is there, and what takes its place', (_, { isolated, inProcess, has, kind }) => {
  expect(isolated.startsWith('no; ')).toBe(!has.isolated);
  expect(kind === 'gone').toBe(!has.isolated);
  if (inProcess === 'no') expect(has.inProcess).toBe(false);
});

test('every member of FunctionFeature is a row, under a name that can be read back', () => {
  for (const [member, key] of Object.entries(FunctionFeature)) {
    expect(Object.keys(WORKER_FEATURES.rows)).toContain(key);
    expect(key.replace(/[A-Z]/g, '_$&').toUpperCase()).toBe(member);
  }
});

test('a refusal quotes the row', () => {
  expect(finding(featuresExist(['middleware'], runtime('dotnet-inproc-8.0')))).toEqual({
    code: 'AZFN7018',
    what: "'requireFeatures' has FunctionFeature.MIDDLEWARE, but 'runtime' is .NET 8 (in-process), which does not have it",
    why: "the comparison of the worker models says about 'Middleware': the in-process model: no; the isolated worker model: yes (https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences)",
    fix: 'move the code to an IsolatedFunctionApp, or write it without the feature',
  });
  expect(finding(featuresExist(['imperativeBindings'], runtime('dotnet-isolated-8.0')))).toEqual({
    code: 'AZFN7018',
    what: "'requireFeatures' has FunctionFeature.IMPERATIVE_BINDINGS, but 'runtime' is .NET 8 (isolated worker), which does not have it",
    why: "the comparison of the worker models says about 'Imperative bindings (IBinder)': the isolated worker model: no; use SDK clients of the service, or inject them; the in-process model: yes (https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-in-process-differences)",
    fix: 'write the code without it: use SDK clients of the service, or inject them',
  });
  expect(finding(featuresExist(['aspNetCoreIntegration'], runtime('dotnet-isolated-netfx48')))).toMatchObject({
    why: expect.stringMatching(/^the comparison of the worker models says about 'HTTP types of ASP.NET Core': not on .NET Framework \(https:/),
    fix: 'target a later .NET, or write the code without it',
  });
});

test('what is named twice is refused once, and what is not known is not refused', () => {
  expect(featuresExist(['middleware', 'middleware'], runtime('dotnet-inproc-8.0'))).toHaveLength(1);
  expect(featuresExist(['middleware'], UNRESOLVED)).toEqual([]);
  expect(featuresExist(['middleware'], runtime('node-22'))).toEqual([]);
});
