import { RUNTIME_IDENTIFIERS } from '../catalog/packages';
import { show } from './explain';
import { isNetFramework, where } from './project-model';
import type { Build, ProjectInput } from './project-rules';
import { said, type Told } from './project-terms';
import { isKnown, type Finding } from './rule';

interface Machine {
  readonly system: 'Windows' | 'Linux' | 'macOS';
  readonly architecture: string;
}

/** A runtime identifier taken apart; `undefined` for those that are for every machine. */
function machineOf(identifier: string): Machine | undefined {
  const match = /^(win|linux|osx|macos|ubuntu|debian|alpine|rhel|centos|fedora|opensuse|sles|ol)[\d.]*(?:-[\w.]+)??-(x86|x64|arm64|arm)$/i.exec(identifier);
  if (match === null) return undefined;
  const name = match[1].toLowerCase();
  return { system: name === 'win' ? 'Windows' : name === 'osx' || name === 'macos' ? 'macOS' : 'Linux', architecture: match[2].toLowerCase() };
}

const is = (told: Told<boolean>): boolean => said(told) === true;

/** A build for one machine is for the one that the app runs on. */
export function machineFits(build: Build, { plan, use32BitWorker, container }: Pick<ProjectInput, 'plan' | 'use32BitWorker' | 'container'>): Finding[] {
  if (!isKnown(plan) || container !== undefined) return [];
  const { framework, model } = build;
  const identifier = framework.runtimeIdentifier;
  const machine = machineOf(said(identifier) ?? '');
  const readyToRun = is(framework.readyToRun);
  const selfContained = is(framework.selfContained) && model === 'isolated';
  const { system } = plan;
  if (identifier !== undefined && machine !== undefined && machine.system !== system) {
    const bound = selfContained || readyToRun;
    return [
      finding(bound, {
        what: `${where(identifier.at)} builds ${selfContained ? 'a self-contained app ' : readyToRun ? 'ReadyToRun code ' : ''}for ${show(said(identifier))}, but the plan runs on ${system}`,
        fix: `set RuntimeIdentifier to ${show(identifierFor(system, use32BitWorker === true))}${bound ? '' : ', leave it out'}${machine.system === 'macOS' ? '' : `, or use a plan on ${machine.system}`}`,
      }),
    ];
  }
  // A process of its own may have another bitness than the host.
  if (selfContained || (model === 'isolated' && isNetFramework(framework))) return [];
  if (use32BitWorker === undefined || !isKnown(use32BitWorker)) return [];
  const needed = system === 'Windows' && use32BitWorker ? 'x86' : 'x64';
  const platform = framework.platformTarget;
  const target = said(platform)?.toLowerCase();
  const worker = `${system} worker is a ${needed === 'x86' ? 32 : 64}-bit process`;
  const use32 = needed === 'x86' ? ", or set 'use32BitWorker' to false" : system === 'Windows' ? ", or set 'use32BitWorker' to true" : '';
  if (identifier !== undefined && machine !== undefined && machine.architecture !== needed) {
    const bound = readyToRun || (target !== undefined && target !== 'anycpu');
    const change = machine.architecture === (needed === 'x86' ? 'x64' : 'x86') ? use32 : '';
    return [finding(bound, { what: `${where(identifier.at)} builds ${readyToRun ? 'ReadyToRun code ' : ''}for ${show(said(identifier))}, but the ${worker}`, fix: `set RuntimeIdentifier to ${show(identifierFor(system, needed === 'x86'))}${change}` })];
  }
  if (platform === undefined || target === undefined || !['x86', 'x64', 'arm', 'arm64'].includes(target) || target === needed) return [];
  return [finding(true, { what: `${where(platform.at)} builds for ${show(said(platform))}, but the ${worker}`, fix: `set PlatformTarget to 'AnyCPU' or leave it out${use32}` })];
}

const identifierFor = (system: string, only32Bit: boolean): string => (system === 'Linux' ? 'linux-x64' : only32Bit ? 'win-x86' : 'win-x64');

const finding = (bound: boolean, { what, fix }: Pick<Finding, 'what' | 'fix'>): Finding => ({
  code: bound ? 'AZFN7015' : 'AZFN7033',
  what,
  why: bound
    ? `code that is compiled for one machine has to be for the one it runs on, else the app ends in an error when it starts (${RUNTIME_IDENTIFIERS.page})`
    : `the build takes the native parts of packages for that machine, and an app that uses them does not start (${RUNTIME_IDENTIFIERS.page})`,
  fix: bound ? fix : `${fix}, or acknowledge the code with a reason`,
});
