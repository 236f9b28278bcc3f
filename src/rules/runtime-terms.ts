import { AZURERM } from '../catalog/azurerm';
import { HOST_VERSIONS, type HostVersionFacts } from '../catalog/host-versions';
import type { RuntimeFacts } from '../catalog/runtime-facts';
import { RUNTIMES } from '../catalog/runtimes';
import type { System } from './plan-terms';
import { lastDay } from './versions';

/** A runtime as rules see it. */
export interface RuntimeTerms extends RuntimeFacts {
  /** Whether the catalogue has a row for it. */
  readonly listed: boolean;
}

/** Where a runtime is offered on a system: `null` where there is no build. */
export const buildOn = (runtime: RuntimeTerms, system: System) => (system === 'Linux' ? runtime.linux : runtime.windows);

/** `IsolatedRuntime.DOTNET_10`, as a program types it. */
export const runtimeConstant = ({ model, member }: RuntimeFacts): string =>
  `${model === 'inProcess' ? 'InProcessRuntime' : 'IsolatedRuntime'}.${member}`;

/** `FunctionsVersion.V4`, as a program types it. */
export const hostConstant = (value: string): string => `FunctionsVersion.V${value.replace('~', '')}`;

/** Host versions that a runtime has on any system, newest first. */
export function hostsOf(runtime: RuntimeTerms): string[] {
  const hosts = new Set([...(runtime.linux?.hosts ?? []), ...(runtime.windows?.hosts ?? [])]);
  return Object.keys(HOST_VERSIONS).filter((host) => hosts.has(host));
}

/** The host version of an app that names none: 4.x, or the newest one that its runtime has. */
export function defaultHost(runtime: RuntimeTerms): HostVersionFacts {
  const [newest = '~4'] = hostsOf(runtime);
  return HOST_VERSIONS[newest as keyof typeof HOST_VERSIONS];
}

/** First version of the provider that can spell a stack on a system; `undefined` where none read so far can. */
export function spelledSince({ stack }: RuntimeFacts, system: System): string | undefined {
  if (stack === null) return undefined;
  const spelling = system === 'Linux' ? stack.linux : stack.windows;
  if (spelling === null) return undefined;
  const stacks: Readonly<Record<string, Readonly<Record<string, string>>>> = AZURERM.stacks[system];
  return stacks[stack.argument]?.[spelling];
}

/** Released runtimes of the same worker runtime that a plan offers, newest first. */
export function runtimesOn(workerRuntime: string, plan: string, system: System): RuntimeFacts[] {
  const rows: readonly RuntimeFacts[] = Object.values(RUNTIMES);
  return rows.filter((row) => {
    if (row.workerRuntime !== workerRuntime || row.state === 'preview') return false;
    return (system === 'Linux' ? row.linux : row.windows)?.plans.includes(plan) === true;
  });
}

/** What to propose among them: those that were supported when the catalogue was read, else the newest. */
export function proposalsOn(workerRuntime: string, plan: string, system: System): RuntimeFacts[] {
  const offered = runtimesOn(workerRuntime, plan, system);
  const supported = offered.filter(({ endOfSupport, checkedOn }) => endOfSupport === null || lastDay(endOfSupport) >= checkedOn);
  return (supported.length > 0 ? supported : offered.slice(0, 1)).slice(0, 3);
}
