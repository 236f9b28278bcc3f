import { MIGRATION_FEATURES, MIGRATION_PACKAGES } from '../catalog/migration';
import { brandOf, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { show } from '../rules/explain';
import { value, type Fields } from '../rules/fields';
import { migrationTarget, minimumPackages, planOptions, settingChanges, wayOver, type MigrationInput } from '../rules/migration';
import { runtimeConstant, type RuntimeTerms } from '../rules/runtime-terms';
import { findings, type Finding } from '../rules/rule';
import { workerModelFits } from '../rules/runtime-rules';
import type { IsolatedRuntime } from '../values/isolated-runtime';
import type { FunctionAppBase } from './function-app-base';
import type { InProcessFunctionApp } from './in-process-function-app';

/** How an assessment is made. */
export interface MigrationAssessmentOptions {
  /**
   * .NET version that the migrated code targets.
   *
   * @default - IsolatedRuntime.DOTNET_10, and IsolatedRuntime.DOTNET_FRAMEWORK_4_8 for code on .NET Framework
   */
  readonly runtime?: IsolatedRuntime;
}

/** A setting of the platform before and after the migration. `IsolatedFunctionApp` and `addIsolatedSlot()` write the new one. */
export interface MigrationSetting {
  /** Name of the app setting or of the property of the site. */
  readonly settingName: string;
  /**
   * Value of the in-process app.
   *
   * @default - the in-process app does not have it
   */
  readonly before?: string;
  /**
   * Value of the isolated app.
   *
   * @default - the isolated app does not have it
   */
  readonly after?: string;
  /** Page of the documentation. */
  readonly page: string;
}

/** A NuGet package that takes the place of another. */
export interface MigrationPackage {
  /** What the packages are for, for example `Service Bus`. */
  readonly area: string;
  /** Packages of the in-process project; empty where the feature is built in. */
  readonly inProcess: string[];
  /** Packages of the isolated project; empty where nothing is needed. */
  readonly isolated: string[];
}

/** The lowest version of a package that works with the target framework. */
export interface MigrationPackageVersion {
  /** Name of the package. */
  readonly packageName: string;
  /** Lowest version. */
  readonly minimumVersion: string;
}

/** A feature of .NET functions in both models. */
export interface MigrationFeature {
  /** Name of the feature. */
  readonly feature: string;
  /** How the in-process model has it. */
  readonly inProcess: string;
  /** How the isolated model has it. */
  readonly isolated: string;
}

/** A plan as a home of the migrated app. */
export interface MigrationPlan {
  /** Name of the plan, with its system. */
  readonly planName: string;
  /** Whether the app is on it. */
  readonly current: boolean;
  /** Whether it runs the migrated app. */
  readonly runs: boolean;
  /** What to know about it. */
  readonly note: string;
  /** Page of the documentation. */
  readonly page: string;
}

const FIELDS: Fields = { runtime: value(['IsolatedRuntime', 'InProcessRuntime'], 'IsolatedRuntime.DOTNET_10') };

/**
 * What has to change, and what becomes possible, when an in-process app moves to the isolated worker model.
 *
 * It says what the platform and the packages ask for; it does not read the project. `docs/migration.md` has the order of steps.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/migrate-dotnet-to-isolated-model
 */
export class MigrationAssessment {
  /**
   * Assesses an app. Raises `AZFN1001` for a runtime that is not isolated, `AZFN8001` and `AZFN8006`.
   *
   * @param app app that is to be moved
   */
  public static of(app: InProcessFunctionApp, options?: MigrationAssessmentOptions): MigrationAssessment {
    const basis = brandOf(app) === 'FunctionApp' ? (app as unknown as FunctionAppBase)._basis : undefined;
    const found: Finding[] = basis?.runtime.model === 'inProcess' ? [] : [noInProcessApp()];
    const reading = readProps(FIELDS, options ?? {});
    found.push(...reading.found);
    const target = targetOf(reading.plain.runtime);
    if (target !== undefined) {
      found.push(...findings([workerModelFits], { construct: 'IsolatedFunctionApp', runtime: target }));
      if (target.model === 'isolated' && target.targetFramework === null) found.push(noDotnet(target));
    }
    refuse('the assessment', found, MigrationAssessment.of);
    const { runtime, plan, host, slots } = basis as FunctionAppBase['_basis'];
    return new MigrationAssessment(app.node.path, { runtime, plan, host, slots, target: target ?? migrationTarget(runtime) });
  }

  /** Whether a slot of the app can take the isolated build; otherwise a second app takes it. */
  public readonly bySlot: boolean;
  /** Why the move goes by a slot, or by a second app. */
  public readonly bySlotReason: string;
  /** The runtime that the migrated app gets, for example `IsolatedRuntime.DOTNET_10`. */
  public readonly target: string;

  private constructor(
    private readonly path: string,
    private readonly input: MigrationInput,
  ) {
    const { bySlot, why } = wayOver(input);
    this.bySlot = bySlot;
    this.bySlotReason = why;
    this.target = runtimeConstant(input.target);
  }

  /** Settings of the platform that change; this library writes all of them. */
  public get settings(): MigrationSetting[] {
    return settingChanges(this.input).map(({ setting, before, after, page }) => ({ settingName: setting, before, after, page }));
  }

  /** Target framework of the project before the migration, for example `net8.0`. */
  public get frameworkBefore(): string {
    return this.input.runtime.targetFramework ?? this.input.runtime.version;
  }

  /** Target framework of the project after the migration, for example `net10.0`. */
  public get frameworkAfter(): string {
    return this.input.target.targetFramework ?? this.input.target.version;
  }

  /** Plans on which the migrated app runs or does not, the app's own among them. */
  public get plans(): MigrationPlan[] {
    return planOptions(this.input);
  }

  /** Packages of the project by what they are for; a project needs those of the bindings that it uses. */
  public get packages(): MigrationPackage[] {
    return MIGRATION_PACKAGES.rows.map(({ area, inProcess, isolated }) => ({ area, inProcess: [...inProcess], isolated: [...isolated] }));
  }

  /** Lowest versions of the core packages for the new target framework; empty where none are documented. */
  public get packageVersions(): MigrationPackageVersion[] {
    return Object.entries(minimumPackages(this.input.target)).map(([packageName, minimumVersion]) => ({ packageName, minimumVersion }));
  }

  /** Features whose code is written in another way. */
  public get codeChanges(): MigrationFeature[] {
    return featuresOf('changes');
  }

  /** Features that the isolated model does not have. */
  public get withoutEquivalent(): MigrationFeature[] {
    return featuresOf('gone');
  }

  /** Features that only the isolated model has. */
  public get gains(): MigrationFeature[] {
    return featuresOf('new').filter(({ feature }) => feature !== 'Flex Consumption' || this.input.target.flex !== null);
  }

  /** The assessment as text of several lines, for a console or a ticket. */
  public toText(): string {
    const list = (names: readonly string[], none: string): string => (names.length === 0 ? none : names.join(' + '));
    const features = (rows: readonly MigrationFeature[]) => rows.map(({ feature, isolated }) => `${feature}: ${isolated}`);
    return [
      `${this.path}: from ${this.input.runtime.label} to ${this.input.target.label}`,
      ...section('Way', [`${this.bySlot ? 'a slot of the app, with addIsolatedSlot()' : 'a second app'}: ${this.bySlotReason}`]),
      ...section('Settings, written by this library', this.settings.map(({ settingName, before, after }) => `${settingName}: ${before ?? '(not set)'} -> ${after ?? '(not set)'}`)),
      ...section('Target framework of the project', [`${this.frameworkBefore} -> ${this.frameworkAfter}`]),
      ...section('Packages, of the bindings that the project uses', this.packages.map(({ area, inProcess, isolated }) => `${area}: ${list(inProcess, '(built in)')} -> ${list(isolated, '(not needed)')}`)),
      ...section('Lowest versions of packages', this.packageVersions.map(({ packageName, minimumVersion }) => `${packageName} ${minimumVersion}`)),
      ...section('Code that changes', features(this.codeChanges)),
      ...section('Without an equivalent', features(this.withoutEquivalent)),
      ...section('Becomes possible', features(this.gains)),
      ...section('Plans', this.plans.map(({ planName, runs, note }) => `${planName}: ${runs ? 'yes' : 'no'}, ${note}`)),
      `Sources: ${MIGRATION_PACKAGES.page} and ${MIGRATION_FEATURES.page}`,
    ].join('\n');
  }

  /** The same as `toText()`. */
  public toString(): string {
    return this.toText();
  }
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  - ${line}`)]);

const featuresOf = (kind: string): MigrationFeature[] =>
  MIGRATION_FEATURES.rows.filter((row) => row.kind === kind).map(({ feature, inProcess, isolated }) => ({ feature, inProcess, isolated }));

const targetOf = (runtime: unknown): RuntimeTerms | undefined =>
  typeof runtime === 'object' && runtime !== null ? (runtime as { readonly _terms: RuntimeTerms })._terms : undefined;

const noInProcessApp = (): Finding => ({
  code: 'AZFN8001',
  what: `'app' is no InProcessFunctionApp that this program defines`,
  why: `only such an app has a move to the isolated worker model before it (${MIGRATION_PACKAGES.page})`,
  fix: `pass an InProcessFunctionApp`,
});

const noDotnet = (target: RuntimeTerms): Finding => ({
  code: 'AZFN8004',
  what: `'runtime' is ${show(target.label)}, which runs no .NET code`,
  why: `the assessment is about .NET code that keeps its language (${MIGRATION_PACKAGES.page})`,
  fix: `use a .NET version such as IsolatedRuntime.DOTNET_10`,
});
