import { HOST_VERSIONS } from '../catalog/host-versions';
import { LANGUAGES } from '../catalog/languages';
import { oneOf, show } from './explain';
import type { Finding } from './rule';
import type { RuntimeTerms } from './runtime-terms';

const VERSIONS = {
  x: { pattern: /^\d{1,3}$/, example: '26' },
  'x.y': { pattern: /^\d{1,3}\.\d{1,3}$/, example: '12.0' },
} as const;
/** Versions that look like those of a language, where the ones above look like another's. */
const EXAMPLES: Readonly<Record<string, string>> = { python: '3.15', powershell: '7.8', java: '29' };
const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-versions';

/** What is wrong with the name of a runtime. */
export function unlistedRuntimeProblems(workerRuntime: unknown, version: unknown): Finding[] {
  const names = Object.keys(LANGUAGES);
  const found: Finding[] = [];
  if (typeof workerRuntime !== 'string' || !Object.hasOwn(LANGUAGES, workerRuntime)) {
    found.push({
      code: 'AZFN8004',
      what: `'workerRuntimeName' is ${show(workerRuntime)}, but out-of-process workers are ${oneOf(names.map(show))}`,
      why: `the value becomes FUNCTIONS_WORKER_RUNTIME, and another one starts no worker (${PAGE})`,
      fix: `write ${show('dotnet-isolated')} for .NET, or another value of the list; in-process code needs InProcessRuntime`,
    });
  }
  const form = typeof workerRuntime === 'string' && Object.hasOwn(LANGUAGES, workerRuntime) ? LANGUAGES[workerRuntime as keyof typeof LANGUAGES].version : undefined;
  const forms = form === undefined ? [VERSIONS.x, VERSIONS['x.y']] : [VERSIONS[form]];
  const examples = typeof workerRuntime === 'string' && Object.hasOwn(EXAMPLES, workerRuntime) ? [EXAMPLES[workerRuntime]] : forms.map(({ example }) => example);
  if (typeof version !== 'string' || !forms.some(({ pattern }) => pattern.test(version))) {
    found.push({
      code: 'AZFN8003',
      what: `'languageVersion' is ${show(version)}, but a version such as ${oneOf(examples.map(show))} is needed`,
      why: `Azure compares versions as text, accepts another text, and the app then never starts (${PAGE})`,
      fix: `write the version as Azure spells it${typeof version === 'string' && VERSIONS.x.pattern.test(version) ? `: ${show(`${version}.0`)}` : `, for example ${show(examples[0])}`}`,
    });
  }
  return found;
}

/**
 * Terms of a version that the catalogue does not have, spelled like its neighbours and offered where new versions are:
 * everywhere but on Linux Consumption.
 */
export function unlistedRuntime(workerRuntime: string, version: string): RuntimeTerms {
  const { label, stack, linuxFxName, argument, windows } = LANGUAGES[workerRuntime as keyof typeof LANGUAGES];
  const hosts = [HOST_VERSIONS['~4'].value];
  return {
    listed: false,
    member: `of('${workerRuntime}', '${version}')`,
    label: `${label} ${version}`,
    model: 'isolated',
    workerRuntime,
    version,
    targetFramework: workerRuntime === 'dotnet-isolated' ? `net${version}` : null,
    linux: { fxVersion: `${linuxFxName}|${version}`, hosts, plans: ['flexConsumption', 'elasticPremium', 'dedicated'] },
    windows: windows === null ? null : { netFrameworkVersion: workerRuntime === 'dotnet-isolated' ? `v${version}` : null, hosts, plans: ['consumption', 'elasticPremium', 'dedicated'] },
    flex: { name: workerRuntime, version, documented: true },
    appSettings: stack,
    stack: { argument, linux: version, windows: windows === null ? null : `${windows}${version}` },
    state: 'ga',
    endOfSupport: null,
    page: PAGE,
    sources: [],
    checkedOn: '',
    notes: [],
  };
}
