import type { LanguageVersion } from '../rules/project-terms';
import { parseXml, type XmlElement } from './xml';

const child = (element: XmlElement | undefined, name: string): XmlElement | undefined => element?.children.find((candidate) => candidate.name === name);
const children = (element: XmlElement | undefined, name: string): readonly XmlElement[] => element?.children.filter((candidate) => candidate.name === name) ?? [];

const path = (element: XmlElement, ...names: readonly string[]): XmlElement | undefined => names.reduce<XmlElement | undefined>(child, element);

/** What a text with `${…}` comes to; `undefined` where the file alone does not say it. */
function resolve(text: string, properties: ReadonlyMap<string, XmlElement>, depth = 0): string | undefined {
  const value = text.trim();
  const reference = /^\$\{([\w.-]+)\}$/.exec(value);
  if (reference === null) return value.includes('${') ? undefined : value;
  const property = properties.get(reference[1]);
  return property === undefined || depth > 10 ? undefined : resolve(property.text, properties, depth + 1);
}

/** `1.8` is `8`. */
const major = (version: string): string | undefined => /^(?:1\.)?(\d{1,2})$/.exec(version)?.[1];

/** Versions of Java that a `pom.xml` compiles for and asks the Functions plug-in to run on. */
export function javaVersions(text: string, file: string): LanguageVersion[] {
  const root = parseXml(text, file);
  const properties = new Map((child(root, 'properties')?.children ?? []).map((property) => [property.name, property]));
  const plugins = [path(root, 'build', 'plugins'), path(root, 'build', 'pluginManagement', 'plugins')].flatMap((list) => children(list, 'plugin'));
  const configuration = (artifact: string): XmlElement | undefined => child(plugins.find((plugin) => child(plugin, 'artifactId')?.text.trim() === artifact), 'configuration');
  const said = (element: XmlElement | undefined, what: string, syntax: 'atMost' | 'exact'): LanguageVersion[] => {
    const range = element === undefined ? undefined : major(resolve(element.text, properties) ?? '');
    return element === undefined || range === undefined ? [] : [{ what, range, syntax, at: { file, line: element.line } }];
  };
  const compiler = configuration('maven-compiler-plugin');
  // The first one that is there decides what the classes need.
  const target = [
    [child(compiler, 'release'), 'maven-compiler-plugin'],
    [properties.get('maven.compiler.release'), 'maven.compiler.release'],
    [child(compiler, 'target'), 'maven-compiler-plugin'],
    [properties.get('maven.compiler.target'), 'maven.compiler.target'],
    [properties.get('java.version'), 'java.version'],
  ].find(([element]) => element !== undefined) as [XmlElement, string] | undefined;
  return [
    ...(target === undefined ? [] : said(target[0], target[1], 'atMost')),
    ...said(path(configuration('azure-functions-maven-plugin') ?? root, 'runtime', 'javaVersion'), 'azure-functions-maven-plugin', 'exact'),
  ];
}
