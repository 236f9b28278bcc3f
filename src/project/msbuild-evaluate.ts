import { dirname } from 'node:path';
import type { Place, Unsaid } from '../rules/project-terms';
import { targetFramework } from '../rules/target-frameworks';
import { malformed } from './failure';
import { kindOf, type Files } from './files';
import { evaluateCondition } from './msbuild-conditions';
import { expand, type Scope } from './msbuild-expand';
import { systemPath } from './msbuild-functions';
import { branches, type Entry, type ItemScope, type Source } from './msbuild-items';
import { Properties } from './msbuild-properties';
import { defaultOutputType, FUNCTIONS_SDK, isKnownSdk, isTool, sdkName, sdkNames, toolPart, type SdkName } from './msbuild-sdk';
import { isUnknown, truthOf, unescaped, Unknown, type Truth } from './msbuild-text';
import { parseXml, type XmlElement } from './xml';

/** Why only a build can tell whether something applies. */
type Doubt = Unknown | undefined;

const existsFrom =
  (folder: string) =>
  (path: string): boolean =>
    kindOf(systemPath(folder, path)) !== undefined;

/** The element of a project file; MSBuild takes no other. */
function projectElement(text: string, shown: string): XmlElement {
  const root = parseXml(text, shown);
  if (root.name !== 'Project') throw malformed(shown, root.line, 'project file', `its element is '${root.name.slice(0, 40)}' instead of 'Project'`);
  return root;
}

/**
 * The first pass of MSBuild: properties and imports in their order. Item groups are put aside for the second one, which
 * sees the values that properties have in the end.
 */
export class Evaluator {
  /** Item groups in their order, for the second pass. */
  public readonly entries: Entry[] = [];
  /** Imports that could not be followed. */
  public readonly gaps: Unsaid[] = [];
  /** SDKs of the project, with the place that names them. */
  public readonly sdks: { readonly sdk: SdkName; readonly at: Place }[] = [];
  public readonly properties: Properties;
  private readonly visited = new Set<string>();
  private readonly project: Source;
  private readonly start: Place;
  private propsRead = false;
  private targetsRead = false;

  constructor(
    private readonly files: Files,
    path: string,
    globals: Readonly<Record<string, string>>,
    private readonly sdkVersions: ReadonlyMap<string, string>,
  ) {
    this.project = { path, shown: files.shown(path) };
    this.start = { file: this.project.shown, line: 1 };
    this.properties = new Properties(path, this.start, globals, this.gaps);
  }

  /** Reads the project and everything that it imports. */
  public run(): this {
    const root = projectElement(this.files.needed(this.project.path), this.project.shown);
    const sdks = this.sdksOf(root);
    for (const { sdk, at } of sdks) this.sdkProps(sdk, at);
    this.visited.add(this.project.path);
    this.walk(root.children, this.project, undefined);
    if (sdks.length > 0) this.sdkTargets(this.project);
    return this;
  }

  /** What item groups see. */
  public itemScope({ path }: Source): ItemScope {
    const scope = this.scope(path);
    return {
      expand: (text) => expand(text, scope),
      // Conditions of items look from the folder of the project, wherever they stand.
      condition: (element) => evaluateCondition(element.attributes.get('Condition'), { expand: (text) => expand(text, scope), exists: existsFrom(this.files.folder) }),
    };
  }

  private scope(path: string): Scope {
    return { files: this.files, thisFolder: dirname(path), property: (name) => this.properties.seen(name, path) };
  }

  /** The condition of an element that looks from the folder of its own file. */
  private condition(element: XmlElement, { path }: Source): Truth {
    const scope = this.scope(path);
    return evaluateCondition(element.attributes.get('Condition'), { expand: (text) => expand(text, scope), exists: existsFrom(dirname(path)) });
  }

  private walk(elements: readonly XmlElement[], source: Source, doubt: Doubt): void {
    for (const element of elements) {
      switch (element.name) {
        case 'PropertyGroup':
          this.propertyGroup(element, source, doubt);
          break;
        case 'ItemGroup':
          this.entries.push({ element, source, doubt });
          break;
        case 'Import':
          this.importElement(element, source, doubt);
          break;
        case 'ImportGroup': {
          const truth = this.condition(element, source);
          if (truth !== false) this.walk(element.children, source, isUnknown(truth) ? truth : doubt);
          break;
        }
        case 'Choose':
          this.entries.push({ element, source, doubt });
          this.choose(element, source, doubt);
          break;
        default: // targets, tasks and item definitions change nothing that is asked here
      }
    }
  }

  private choose(element: XmlElement, source: Source, doubt: Doubt): void {
    for (const [branch, more] of branches(element, this.itemScope(source))) {
      for (const child of branch.children) {
        if (child.name === 'PropertyGroup') this.propertyGroup(child, source, more ?? doubt);
        else if (child.name === 'Choose') this.choose(child, source, more ?? doubt);
      }
    }
  }

  private propertyGroup(group: XmlElement, source: Source, outer: Doubt): void {
    const truth = this.condition(group, source);
    if (truth === false) return;
    const scope = this.scope(source.path);
    for (const element of group.children) {
      const own = this.itemScope(source).condition(element);
      if (own === false) continue;
      const value = element.children.length > 0 ? new Unknown('elements inside of the property') : expand(element.text, scope);
      const doubt = outer ?? (isUnknown(truth) ? truth : isUnknown(own) ? own : undefined);
      this.properties.set(element.name, value, { file: source.shown, line: element.line }, doubt);
    }
  }

  private importElement(element: XmlElement, source: Source, outer: Doubt): void {
    const truth = this.condition(element, source);
    if (truth === false) return;
    const raw = element.attributes.get('Project') ?? '';
    const sdk = element.attributes.get('Sdk');
    const at = { file: source.shown, line: element.line };
    if (sdk !== undefined) {
      const named = sdkName(sdk, element.attributes.get('Version'));
      if (/^sdk\.targets$/i.test(raw)) this.sdkTargets(source);
      else if (this.sdkIsNamed(named, at)) this.sdkProps(named, at);
      return;
    }
    const path = expand(raw, this.scope(source.path));
    if (isTool(raw)) {
      const part = toolPart(raw);
      if (part === 'props') this.sdkProps(undefined, at);
      if (part === 'targets') this.sdkTargets(source);
      return;
    }
    if (isUnknown(path)) return this.gap(`an import of ${path.because}`, at);
    const doubt = outer ?? (isUnknown(truth) ? truth : undefined);
    if (path === '' || /[*?]/.test(path)) return this.gap(path === '' ? 'an import of nothing' : 'an import of several files', at);
    const file = systemPath(dirname(source.path), unescaped(path));
    if (!this.importFile(file, doubt)) this.gap(`the import of ${this.files.shown(file)}, which does not exist`, at);
  }

  /** Reads a file once; a second import of it adds nothing, as in MSBuild. */
  private importFile(path: string, doubt: Doubt): boolean {
    if (this.visited.has(path)) return true;
    const shown = this.files.shown(path);
    const text = this.files.text(path);
    if (text === undefined) return false;
    this.visited.add(path);
    const root = projectElement(text, shown);
    const source = { path, shown };
    const sdks = this.sdksOf(root, source);
    for (const { sdk, at } of sdks) this.sdkProps(sdk, at);
    this.walk(root.children, source, doubt);
    return true;
  }

  private sdksOf(root: XmlElement, source: Source = this.project) {
    const at = { file: source.shown, line: root.line };
    const named = [
      ...sdkNames(root.attributes.get('Sdk') ?? '').map((sdk) => ({ sdk, at })),
      ...root.children
        .filter(({ name }) => name === 'Sdk')
        .map(({ attributes, line }) => ({ sdk: sdkName(attributes.get('Name') ?? '', attributes.get('Version')), at: { file: source.shown, line } })),
    ];
    return named.filter(({ sdk, at: place }) => this.sdkIsNamed(sdk, place));
  }

  /** Notes an SDK. One that is not known may bring anything. */
  private sdkIsNamed({ name, version }: SdkName, at: Place): boolean {
    if (name === '') return false;
    const sdk = { name, version: version ?? this.sdkVersions.get(name.toLowerCase()) };
    this.sdks.push({ sdk, at });
    if (!isKnownSdk(sdk)) this.gap(`what the SDK ${name} adds`, at);
    return true;
  }

  private gap(unknown: string, at: Place): void {
    this.gaps.push({ unknown, at });
  }

  /** What an SDK does before the project: `Directory.Build.props`, `Directory.Packages.props`, and its defaults. */
  private sdkProps(sdk: SdkName | undefined, at: Place): void {
    if (sdk?.name.toLowerCase() === FUNCTIONS_SDK) this.properties.set('AzureFunctionsVersion', 'v4', at);
    if (!this.propsRead) {
      this.propsRead = true;
      this.directoryFile('ImportDirectoryBuildProps', 'DirectoryBuildPropsPath', 'Directory.Build.props');
      this.directoryFile('ImportDirectoryPackagesProps', 'DirectoryPackagesPropsPath', 'Directory.Packages.props');
    }
    this.properties.setDefault('Platform', 'AnyCPU', at);
    if (sdk !== undefined) this.properties.setDefault('OutputType', defaultOutputType(sdk), at);
  }

  /** What an SDK does after the project: names of the framework, and `Directory.Build.targets`. */
  private sdkTargets({ shown }: Source): void {
    if (this.targetsRead) return;
    this.targetsRead = true;
    const at = { file: shown, line: 1 };
    const moniker = this.properties.value('TargetFramework');
    const framework = isUnknown(moniker) ? undefined : targetFramework(moniker);
    if (moniker !== '') {
      const unknown = new Unknown(isUnknown(moniker) ? moniker.because : 'the target framework');
      this.properties.setDefault('TargetFrameworkIdentifier', framework?.identifier ?? unknown, at);
      const version = framework?.version.length === 1 ? `${framework.version[0]}.0` : framework?.version.join('.');
      this.properties.setDefault('TargetFrameworkVersion', version === undefined ? unknown : `v${version}`, at);
    }
    this.directoryFile('ImportDirectoryBuildTargets', 'DirectoryBuildTargetsPath', 'Directory.Build.targets');
  }

  /** Imports the nearest file of a name above the project, unless a property says not to, or which. */
  private directoryFile(flag: string, pathName: string, name: string): void {
    this.properties.setDefault(`_${pathName.replace(/Path$/, 'File')}`, name, this.start);
    const wanted = this.properties.value(flag);
    if (!isUnknown(wanted) && truthOf(wanted) === false) return;
    const given = this.properties.value(pathName);
    if (isUnknown(given)) return this.gap(`the path of ${name}`, this.start);
    const path = given === '' ? this.files.above(this.files.folder, name) : systemPath(this.files.folder, given);
    if (path === undefined) return;
    this.properties.set(pathName, path, this.start);
    this.importFile(path, isUnknown(wanted) ? wanted : undefined);
  }
}
