import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AssetType, TerraformAsset, type Construct } from '../framework';
import { known } from '../intake';
import { show } from '../rules/explain';
import { isKnown, type Finding } from '../rules/rule';

/** A package that is named exists and is a file. */
export function packageProblems(path: unknown): Finding[] {
  if (typeof path !== 'string' || !isKnown(known(path))) return [];
  const stat = look(path);
  if (stat?.isFile() === true) return [];
  return [
    {
      code: 'AZFN8010',
      what: `'zipDeployFile' is ${show(path)}, which ${stat === undefined ? 'does not exist' : 'is no file'}`,
      why: `the file is copied into the synthesized stack; paths are relative to the working directory of the program (https://developer.hashicorp.com/terraform/cdktf/concepts/assets)`,
      fix: `build the package before 'cdktf synth', or correct the path`,
    },
  ];
}

/** What is at a path; nothing, too, where the system cannot look. */
function look(path: string) {
  try {
    return statSync(resolve(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * The path that Terraform reads the package from.
 *
 * A file becomes an asset, whose path changes with its content: the provider pushes a package only when its path changes.
 */
export function deploymentPackage(scope: Construct, path: string | undefined): string | undefined {
  if (path === undefined || !isKnown(known(path))) return path;
  return new TerraformAsset(scope, 'Package', { path: resolve(path), type: AssetType.FILE }).path;
}
