import { basename, dirname, extname, join, resolve } from 'node:path';
import { isCompatible, targetFramework } from '../rules/target-frameworks';
import { compareVersions } from '../rules/versions';
import type { Files } from './files';
import { Unknown } from './msbuild-text';

/** What property functions compute with. */
export type Result = string | number | boolean | Unknown;

/** Where a function is called. */
export interface Caller {
  readonly files: Files;
  /** Folder of the file that calls it. */
  readonly thisFolder: string;
}

/** A path as this system spells it, from a folder. */
export const systemPath = (folder: string, path: string): string => resolve(folder, path.replaceAll('\\', '/'));

const withSlash = (path: string): string => (path === '' || /[\\/]$/.test(path) ? path : `${path}/`);

type Function = (args: readonly string[], caller: Caller) => Result;

/** A comparison of two versions. */
const versions =
  (holds: (difference: number) => boolean): Function =>
  ([a = '', b = '']) => {
    const parts = [a, b].map((text) => /^v?(\d+(?:\.\d+){0,3})(?:[-+].*)?$/i.exec(text)?.[1]);
    const [left, right] = parts;
    return left === undefined || right === undefined ? new Unknown(`a comparison of versions that are none`) : holds(compareVersions(left, right));
  };

const frameworkPart = (part: 'identifier' | 'version'): Function => ([moniker = '', count = '2']) => {
  const framework = targetFramework(moniker);
  if (framework === undefined) return new Unknown(`the target framework '${moniker.slice(0, 40)}'`);
  if (part === 'identifier') return framework.identifier;
  const numbers = [...framework.version];
  while (numbers.length < Number(count)) numbers.push(0);
  return numbers.join('.');
};

/** Functions of types, by their lower-case names. What is not here only a build can tell. */
const STATIC: Readonly<Record<string, Function>> = {
  'msbuild::getdirectorynameoffileabove': ([folder = '', name = ''], caller) => {
    const found = caller.files.above(systemPath(caller.files.folder, folder), name);
    return found === undefined ? '' : dirname(found);
  },
  'msbuild::getpathoffileabove': ([name = '', folder], caller) =>
    caller.files.above(folder === undefined || folder === '' ? caller.thisFolder : systemPath(caller.files.folder, folder), name) ?? '',
  'msbuild::normalizepath': (parts, caller) => systemPath(caller.files.folder, join(...parts)),
  'msbuild::normalizedirectory': (parts, caller) => withSlash(systemPath(caller.files.folder, join(...parts))),
  'msbuild::ensuretrailingslash': ([path = '']) => withSlash(path),
  'msbuild::valueordefault': ([value = '', fallback = '']) => (value === '' ? fallback : value),
  'msbuild::versionequals': versions((difference) => difference === 0),
  'msbuild::versionnotequals': versions((difference) => difference !== 0),
  'msbuild::versiongreaterthan': versions((difference) => difference > 0),
  'msbuild::versiongreaterthanorequals': versions((difference) => difference >= 0),
  'msbuild::versionlessthan': versions((difference) => difference < 0),
  'msbuild::versionlessthanorequals': versions((difference) => difference <= 0),
  'msbuild::gettargetframeworkidentifier': frameworkPart('identifier'),
  'msbuild::gettargetframeworkversion': frameworkPart('version'),
  'msbuild::istargetframeworkcompatible': ([target = '', candidate = '']) => {
    const [left, right] = [targetFramework(target), targetFramework(candidate)];
    return left === undefined || right === undefined ? new Unknown(`the target framework '${target.slice(0, 40)}'`) : isCompatible(left, right);
  },
  'system.io.path::combine': (parts) => parts.reduce((left, right) => (/^([\\/]|[a-z]:)/i.test(right) || left === '' ? right : `${withSlash(left)}${right}`), ''),
  'system.io.path::getfullpath': ([path = ''], caller) => systemPath(caller.files.folder, path),
  'system.io.path::getdirectoryname': ([path = '']) => dirname(path.replaceAll('\\', '/')),
  'system.io.path::getfilename': ([path = '']) => basename(path.replaceAll('\\', '/')),
  'system.io.path::getfilenamewithoutextension': ([path = '']) => basename(path.replaceAll('\\', '/'), extname(path)),
  'system.string::isnullorempty': ([text = '']) => text === '',
  'system.string::isnullorwhitespace': ([text = '']) => text.trim() === '',
  'system.string::copy': ([text = '']) => text,
  'system.string::new': ([text = '']) => text,
};

/** Calls a function of a type. */
export function callStatic(type: string, name: string, args: readonly string[], caller: Caller): Result {
  const key = `${type}::${name}`.toLowerCase();
  return Object.hasOwn(STATIC, key) ? STATIC[key](args, caller) : new Unknown(`the function [${type}]::${name}`);
}

const ignoresCase = (comparison = ''): boolean => /ignorecase$/i.test(comparison);

const matching =
  (holds: (text: string, part: string) => boolean): Member =>
  (text, [part = '', comparison]) =>
    ignoresCase(comparison) ? holds(text.toLowerCase(), part.toLowerCase()) : holds(text, part);

type Member = (text: string, args: readonly string[]) => Result;

const trimmed = (text: string, characters: string | undefined, start: boolean, end: boolean): string => {
  const drop = (character: string): boolean => (characters === undefined ? character.trim() === '' : characters.includes(character));
  let [from, to] = [0, text.length];
  while (start && from < to && drop(text[from])) from += 1;
  while (end && to > from && drop(text[to - 1])) to -= 1;
  return text.slice(from, to);
};

const MEMBERS: Readonly<Record<string, Member>> = {
  startswith: matching((text, part) => text.startsWith(part)),
  endswith: matching((text, part) => text.endsWith(part)),
  contains: matching((text, part) => text.includes(part)),
  equals: matching((text, part) => text === part),
  replace: (text, [from = '', to = '']) => (from === '' ? new Unknown('the function Replace of nothing') : text.replaceAll(from, () => to)),
  tolower: (text) => text.toLowerCase(),
  tolowerinvariant: (text) => text.toLowerCase(),
  toupper: (text) => text.toUpperCase(),
  toupperinvariant: (text) => text.toUpperCase(),
  tostring: (text) => text,
  trim: (text, [characters]) => trimmed(text, characters, true, true),
  trimstart: (text, [characters]) => trimmed(text, characters, true, false),
  trimend: (text, [characters]) => trimmed(text, characters, false, true),
  length: (text) => text.length,
  indexof: (text, [part = '']) => text.indexOf(part),
  substring: (text, [from = '0', count]) => {
    const start = Number(from);
    const end = count === undefined ? text.length : start + Number(count);
    return start >= 0 && end <= text.length && start <= end ? text.slice(start, end) : new Unknown('the function Substring past the end');
  },
};

/** Calls a method of a value. */
export function callMember(on: Result, name: string, args: readonly string[]): Result {
  if (on instanceof Unknown) return on;
  const key = name.toLowerCase();
  return Object.hasOwn(MEMBERS, key) ? MEMBERS[key](plain(on), args) : new Unknown(`the function ${name}`);
}

/** A result as MSBuild writes it into a text. */
export const plain = (result: Exclude<Result, Unknown>): string => (typeof result === 'boolean' ? (result ? 'True' : 'False') : String(result));
