import type { HostVersionFacts } from '../catalog/host-versions';
import { bundleIsNeeded, hostFileFits, hostTimeoutFits, localSettingsAreSet, type SettingNames } from './host-file-rules';
import { entryPointFits, languageFits, sdkBuildsFramework } from './language-rules';
import { machineFits } from './machine-rules';
import { aspNetCoreFits, extensionsFit, packagesAgree, packagesAreNewEnough, packagesSuitPlan, telemetryFits } from './package-rules';
import { isWarning } from './codes';
import { extensionsTakeIdentity, type IdentityUse } from './project-connection-rules';
import { frameworkFor } from './project-model';
import { buildOf, buildsExecutable, frameworkFits, hostVersionFits, modelFits, type ProjectInput } from './project-rules';
import { isKnown, type Finding, type MaybeKnown } from './rule';

/** What is looked at when an app is defined. */
export interface ProjectCheck extends ProjectInput {
  readonly host: MaybeKnown<HostVersionFacts>;
}

/** Everything about a project and its app that is known when the app is defined. */
function findingsAbout(check: ProjectCheck): Finding[] {
  const { project, runtime, plan, host } = check;
  const { dotnet } = project;
  // A project of the other model has the packages and the target frameworks of the other model: one cause, one finding.
  const model = modelFits(check);
  if (model.length > 0) return model;
  const build = buildOf(check);
  // Another runtime than that of the project may run on another host version, too.
  const otherRuntime = frameworkFits(check);
  return [
    ...(otherRuntime.length > 0 ? otherRuntime : hostVersionFits(check)),
    ...(dotnet === undefined ? [] : packagesAgree(dotnet, frameworkFor(dotnet, isKnown(runtime) ? runtime : undefined) ?? dotnet.frameworks[0])),
    ...(build === undefined
      ? []
      : [
          ...buildsExecutable(build),
          ...extensionsFit(build),
          ...packagesAreNewEnough(build),
          ...aspNetCoreFits(build),
          ...machineFits(build, check),
          ...telemetryFits(build),
          ...(isKnown(plan) ? packagesSuitPlan(build, plan) : []),
          ...sdkBuildsFramework(project.globalJson, build),
        ]),
    ...(isKnown(host) ? hostFileFits(project, host) : []),
    ...bundleIsNeeded(project),
    ...(isKnown(runtime) ? [...languageFits(project, runtime), ...entryPointFits(project, runtime)] : []),
  ];
}

/** Everything about a project that stops its app. */
export const projectProblems = (check: ProjectCheck): Finding[] => findingsAbout(check).filter(({ code }) => !isWarning(code));

/** Everything about a project that is legal and worth a word. */
export const projectWarnings = (check: ProjectCheck): Finding[] => findingsAbout(check).filter(({ code }) => isWarning(code));

/** What later calls decide: settings and connections that the app has in the end. */
export interface FinalCheck extends Pick<ProjectInput, 'project' | 'runtime' | 'plan'> {
  readonly names: SettingNames;
  readonly identity: IdentityUse;
  /** Whether an app setting takes the place of the time-out of `host.json`. */
  readonly timeoutIsSet: boolean;
}

/** What stops an app whose program is whole. */
export const finalProjectProblems = (check: FinalCheck): Finding[] => [
  ...extensionsTakeIdentity(check.project, buildOf(check), check.identity),
  ...(check.timeoutIsSet || !isKnown(check.plan) ? [] : hostTimeoutFits(check.project, check.plan)),
];

/** What is worth a word about an app whose program is whole. */
export const finalProjectWarnings = ({ project, names }: Pick<FinalCheck, 'project' | 'names'>): Finding[] => localSettingsAreSet(project, names);
