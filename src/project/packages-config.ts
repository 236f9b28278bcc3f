import type { PackageTerms } from '../rules/project-terms';
import type { Files } from './files';
import { parseXml } from './xml';

/** Packages of a project without an SDK, from its `packages.config`; none where there is no such file. */
export function packagesConfig(files: Files, path: string): PackageTerms[] {
  const text = files.text(path);
  if (text === undefined) return [];
  const file = files.shown(path);
  return parseXml(text, file).children.flatMap(({ name, attributes, line }): PackageTerms[] => {
    const id = attributes.get('id');
    if (name !== 'package' || id === undefined) return [];
    const version = attributes.get('version');
    const at = { file, line };
    return [{ name: id, version: version === undefined ? undefined : { value: version, at }, at, certain: true }];
  });
}
