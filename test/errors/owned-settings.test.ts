import { TerraformStack } from 'cdktf';
import { IsolatedRuntime } from '../../src';
import { APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { pinTexts, row, type Row } from './harness';
import { flex, isolated, linuxConsumption, premium, WINDOWS, windowsConsumption } from './programs/given';
import { SECRETS } from './canaries';

/** A plan that a row of the catalogue is about. */
function planOf({ plans, systems }: AppSettingFacts, stack: TerraformStack) {
  if (plans.includes('elasticPremium')) return premium(stack, WINDOWS);
  if (plans.includes('flexConsumption')) return flex(stack);
  return systems.includes('Windows') ? windowsConsumption(stack) : linuxConsumption(stack);
}

const ROWS: readonly AppSettingFacts[] = APP_SETTINGS;

/** Every setting of the catalogue that a program must not write. */
const programs: Row[] = ROWS.map((facts) =>
  row(facts.kind === 'owned' ? 'AZFN4001' : 'AZFN4002', `${facts.name}${facts.prefix ? '…' : ''} (${facts.plans.join(', ')})`, (stack) =>
    isolated(stack, {
      runtime: IsolatedRuntime.NODE_22,
      plan: planOf(facts, stack),
      appSettings: { [facts.prefix ? `${facts.name}ORDERS` : facts.name]: facts.value ?? SECRETS.appSetting },
    }),
  ),
);

pinTexts(programs);

test('no two rows of the catalogue are about the same setting on the same plan', () => {
  expect(new Set(programs.map(({ name }) => name)).size).toBe(programs.length);
});
