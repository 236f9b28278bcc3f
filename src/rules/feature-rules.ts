import { WORKER_FEATURES, type FeatureFacts, type FeatureKey } from '../catalog/worker-features';
import type { Finding } from './rule';
import { isKnown, type MaybeKnown } from './rule';
import type { RuntimeTerms } from './runtime-terms';

/** Constants of features by their keys, as a program types them. */
const constantOf = (key: FeatureKey): string => `FunctionFeature.${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** What the code uses is there in the worker model of its runtime. Other languages than .NET are not in the table. */
export function featuresExist(features: readonly FeatureKey[], runtime: MaybeKnown<RuntimeTerms>): Finding[] {
  if (!isKnown(runtime) || runtime.targetFramework === null) return [];
  const netFramework = runtime.targetFramework.startsWith('net4');
  const { model, label } = runtime;
  return [...new Set(features)].flatMap((key): Finding[] => {
    const row: FeatureFacts = WORKER_FEATURES.rows[key];
    const here = row.has[model];
    if (here && (row.onNetFramework || !netFramework)) return [];
    const other = model === 'isolated' ? 'inProcess' : 'isolated';
    const words = { isolated: 'the isolated worker model', inProcess: 'the in-process model' } as const;
    return [
      {
        code: 'AZFN7018',
        what: `'requireFeatures' has ${constantOf(key)}, but 'runtime' is ${label}, which does not have it`,
        why: here
          ? `the comparison of the worker models says about '${row.feature}': not on .NET Framework (${WORKER_FEATURES.page})`
          : `the comparison of the worker models says about '${row.feature}': ${words[model]}: ${row[model]}; ${words[other]}: ${row[other]} (${WORKER_FEATURES.page})`,
        fix: here ? 'target a later .NET, or write the code without it' : model === 'inProcess' ? 'move the code to an IsolatedFunctionApp, or write it without the feature' : `write the code without it: ${row.isolated.slice('no; '.length)}`,
      },
    ];
  });
}
