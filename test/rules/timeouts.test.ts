import { timeoutProblem } from '../../src/rules/timeouts';
import { plan } from './verdict';

const CONSUMPTION = plan('consumption', 'Windows');
const FLEX = plan('flexConsumption');
const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-host-json#functiontimeout';
const said = (value: string, on = CONSUMPTION) => timeoutProblem(`'functionTimeout' is '${value}'`, value, on);

test.each([
  ['00:10:01', `'functionTimeout' is '00:10:01', but Windows Consumption allows 10 minutes at most`, `the host does not start with more than 10 minutes there (${PAGE})`],
  ['-1', `'functionTimeout' is '-1', but Windows Consumption allows 10 minutes at most`, `'-1' is no limit, and the host does not start with more than 10 minutes there (${PAGE})`],
])('%s is more than Consumption allows', (value, what, why) => {
  expect(said(value)).toEqual({ what, why, fix: `set it to '00:10:00' or less, or use another plan` });
});

test('a time-out of nothing is told for what it is, also where there is a limit', () => {
  const what = `'functionTimeout' is '00:00:00', which is no time at all`;
  const why = expect.stringContaining('a time-out of nothing ends every run (') as string;
  expect(said('00:00:00')).toEqual({ what, why, fix: `set it to '00:10:00' or less` });
  expect(said('00:00:00', FLEX)).toEqual({ what, why, fix: `set it to '00:30:00', or to '-1' for no limit` });
});

test('what is no time is told how a time is written', () => {
  expect(said('10m', FLEX)).toEqual({
    what: `'functionTimeout' is '10m', which is neither 'hh:mm:ss' nor '-1'`,
    why: expect.stringContaining('the host does not start with a time-out that it cannot read ('),
    fix: `write hours, minutes and seconds, for example '00:10:00'`,
  });
});

test.each(['01:00:00', '1.00:00:00', '0.01:00:00'])('%s is more than Consumption allows, though its minutes are none', (value) => expect(said(value)?.what).toContain('allows 10 minutes at most'));
test.each(['a00:05:00', '00:05:00b', '1:5:00', '00:05', '1234.00:05:00'])('%s is no time', (value) => expect(said(value)?.what).toContain('which is neither'));

test.each(['00:00:01', '00:09:59', '00:10:00', '0.00:10:00'])('%s is what Consumption allows', (value) => expect(said(value)).toBeUndefined());
test.each(['00:10:01', '1.00:00:00', '100.00:00:00', '-1'])('%s is what Flex Consumption allows', (value) => expect(said(value, FLEX)).toBeUndefined());
