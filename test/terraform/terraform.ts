import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../support/stacks';

/**
 * Folder with the azurerm provider, in the layout that `terraform providers mirror` writes.
 *
 * Without it the tests of this folder are skipped: they need a Terraform binary and a provider of some hundred megabytes,
 * and nothing else. No cloud login: `validate` talks to nobody.
 */
export const PLUGIN_DIR = process.env.AZFN_TERRAFORM_PLUGIN_DIR;

/** Describes tests that need the provider; says why they are skipped where it is missing. */
export function describeWithProvider(name: string, define: () => void): void {
  if (PLUGIN_DIR !== undefined && PLUGIN_DIR !== '') describe(name, define);
  else describe.skip(`${name} (skipped: AZFN_TERRAFORM_PLUGIN_DIR names no folder with the azurerm provider)`, define);
}

/** What Terraform says about a synthesized stack. */
export interface Verdict {
  readonly valid: boolean;
  readonly problems: readonly string[];
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** Runs `terraform init` and `terraform validate` over a synthesized file. */
export function validate(file: string): Verdict {
  const folder = emptyFolder();
  copyFileSync(file, join(folder, 'cdk.tf.json'));
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run = (...args: string[]) => spawnSync('terraform', args, { cwd: folder, env, encoding: 'utf8' });
  const init = run('init', '-backend=false', '-input=false', '-no-color', `-plugin-dir=${String(PLUGIN_DIR)}`);
  if (init.status !== 0) throw new Error(`terraform init failed: ${init.error?.message ?? init.stderr}`);
  const { valid, diagnostics } = JSON.parse(run('validate', '-json').stdout) as { valid: boolean; diagnostics: Diagnostic[] };
  return { valid, problems: diagnostics.map(({ severity, address, summary, detail }) => `${severity} ${address ?? ''}: ${summary} ${detail ?? ''}`.trim()) };
}
