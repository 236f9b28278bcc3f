import { ignoredBetween, slotAppSettings } from '../../src/rules/slot-derived';

test('a stack that a swap exchanges is ignored under the name that Terraform has for it', () => {
  const place = (stack: string) => ({ appSettings: {}, stack });
  expect(ignoredBetween([place('a'), place('b')])).toEqual(['site_config[0].application_stack']);
});

test.each([
  [true, { WEBSITE_OVERRIDE_STICKY_DIAGNOSTICS_SETTINGS: '0' }],
  [false, {}],
])('settings of an app with slots whose content share is reached through the network: %s', (contentOverVnet, expected) => {
  expect(slotAppSettings(contentOverVnet)).toStrictEqual(expected);
});
