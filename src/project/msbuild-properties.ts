import { basename, dirname, extname } from 'node:path';
import { isUnsaid, type Place, type Told, type Unsaid } from '../rules/project-terms';
import { isMachine } from './msbuild-sdk';
import { isUnknown, truthOf, unescaped, Unknown, type Text } from './msbuild-text';

interface Property {
  readonly value: Text;
  readonly at: Place;
  /** Whether an SDK chose the value because no file that was read says one. */
  readonly byDefault?: boolean;
}

/** The properties of a project while it is read. Names are compared without case. */
export class Properties {
  private readonly values = new Map<string, Property>();
  private readonly globals = new Set<string>();

  /**
   * @param project path of the project file
   * @param at where global properties are said
   * @param gaps imports that could not be followed, which may set anything; grows while the project is read
   */
  constructor(
    private readonly project: string,
    at: Place,
    globals: Readonly<Record<string, string>>,
    private readonly gaps: readonly Unsaid[],
  ) {
    for (const [name, value] of Object.entries(globals)) {
      this.globals.add(name.toLowerCase());
      this.values.set(name.toLowerCase(), { value, at });
    }
  }

  /** The value so far; empty where there is none. */
  public value(name: string): Text {
    return this.values.get(name.toLowerCase())?.value ?? '';
  }

  /** The value as a reference in a file sees it. */
  public seen(name: string, file: string): Text {
    const key = name.toLowerCase();
    const wellKnown = filePart(key, 'msbuildthisfile', file) ?? filePart(key, 'msbuildproject', this.project);
    if (wellKnown !== undefined) return wellKnown;
    const property = this.values.get(key);
    if (property !== undefined) return property.value;
    if (isMachine(key)) return new Unknown(`$(${name}), which only a build knows`);
    return this.gaps.length > 0 ? new Unknown(`$(${name}), which a file that is not read may set`) : '';
  }

  /** Sets a property, unless the build sets it. With a doubt it is known only if it does not change. */
  public set(name: string, value: Text, at: Place, doubt?: Unknown): void {
    const key = name.toLowerCase();
    if (this.globals.has(key) || (doubt !== undefined && this.value(key) === value)) return;
    this.values.set(key, { value: doubt ?? value, at });
  }

  /** Sets a property that is not set, as an SDK does. */
  public setDefault(name: string, value: Text, at: Place): void {
    const key = name.toLowerCase();
    if (this.value(key) === '' && !this.globals.has(key)) this.values.set(key, { value, at, byDefault: true });
  }

  /** What a property is in the end. */
  public told(name: string): Told {
    const property = this.values.get(name.toLowerCase());
    if (property === undefined || (property.byDefault === true && this.gaps.length > 0)) return this.gaps[0];
    if (isUnknown(property.value)) return { unknown: property.value.because, at: property.at };
    const value = unescaped(property.value).trim();
    return value === '' ? undefined : { value, at: property.at };
  }

  /** What a property is in the end, where it is a truth. */
  public toldFlag(name: string): Told<boolean> {
    const told = this.told(name);
    if (told === undefined || isUnsaid(told)) return told;
    const value = truthOf(told.value);
    return value === undefined ? undefined : { value, at: told.at };
  }
}

/** Properties that MSBuild makes of the path of a file. */
function filePart(key: string, prefix: 'msbuildthisfile' | 'msbuildproject', path: string): string | undefined {
  if (!key.startsWith(prefix)) return undefined;
  const isThis = prefix === 'msbuildthisfile';
  switch (key.slice(prefix.length)) {
    case isThis ? '' : 'file':
      return basename(path);
    case 'directory':
      return isThis ? `${dirname(path)}/` : dirname(path);
    case 'name':
      return basename(path, extname(path));
    case 'extension':
      return extname(path);
    case 'fullpath':
      return path;
    default:
      return undefined;
  }
}
