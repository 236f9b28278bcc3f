import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder } from '../support/stacks';
import { describeWithProvider, validate } from './terraform';

const root = join(__dirname, '..', '..');
const EXAMPLES = readdirSync(join(root, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const ACCEPTED = EXAMPLES.filter((name) => !name.includes('refused'));

test('there are examples to validate', () => {
  expect(ACCEPTED.length).toBeGreaterThanOrEqual(6);
});

describeWithProvider('the real provider takes the example', () => {
  test.each(ACCEPTED)('%s', (name) => {
    const outdir = emptyFolder();
    const env = { ...process.env, CDKTF_OUTDIR: outdir };
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'synth.mjs'), name], { cwd: root, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const stacks = readdirSync(join(outdir, 'stacks'));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(validate(join(outdir, 'stacks', stack, 'cdk.tf.json'))).toEqual({ valid: true, problems: [] });
  }, 120_000);
});
