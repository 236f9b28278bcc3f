/** That the two programs of the benchmark are the same program, so that what is compared is the library alone. */
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as byHand from '../../scripts/bench/by-hand';
import * as library from '../../scripts/bench/library';
import { GROUP_SIZE } from '../../scripts/bench/mix';
import { testing } from '../../src';
import { schemaProblems } from '../support/azurerm-schema';

const { TestKit } = testing;

function files(define: (stack: TerraformStack) => void) {
  const app = TestKit.app();
  const stack = new TerraformStack(app, 'bench');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  define(stack);
  app.synth();
  return { text: readFileSync(join(app.outdir, 'stacks/bench/cdk.tf.json'), 'utf8'), synthesized: TestKit.synthesize(stack) };
}

test.each([1, 2, GROUP_SIZE, 2 * GROUP_SIZE + 3])('%d apps come to the same bytes with the library and by hand', (count) => {
  const [ours, theirs] = [library, byHand].map(({ defineApps }) => files((stack) => defineApps(stack, count)));
  expect(ours.text).toBe(theirs.text);
  expect(ours.synthesized.functionApps).toHaveLength(count);
});

test('they are of all plans, some with slots, and nothing is said about them', () => {
  const { synthesized } = files((stack) => library.defineApps(stack, GROUP_SIZE));
  expect([...new Set(synthesized.plans.map(({ sku }) => sku))].sort()).toEqual(['EP1', 'FC1', 'P1v3', 'Y1']);
  expect(synthesized.slots).toHaveLength(3);
  expect(synthesized.warnings).toEqual([]);
  expect(schemaProblems(JSON.parse(synthesized.terraform()) as never)).toEqual([]);
});

test('the page has the figures of the run that is kept, and every bar is met', () => {
  const root = join(__dirname, '../..');
  execFileSync(process.execPath, ['scripts/bench/page.mjs', '--check'], { cwd: root });
  const { quick, bars } = JSON.parse(readFileSync(join(root, 'scripts/bench/results.json'), 'utf8')) as { quick: boolean; bars: { name: string; met: boolean }[] };
  expect(quick).toBe(false);
  expect(bars).toHaveLength(7);
  expect(bars.filter(({ met }) => !met)).toEqual([]);
});
