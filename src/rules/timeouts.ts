import { planName, type PlanTerms } from './plan-terms';
import type { Finding } from './rule';

const TIMEOUT = /^(?:(\d{1,3})\.)?(\d{1,2}):([0-5]\d):([0-5]\d)$/;
const HOST_JSON_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-host-json#functiontimeout';

/** Minutes that `hh:mm:ss` stands for, or no limit for `-1`; `undefined` where it is neither. */
function timeoutMinutes(text: string): number | undefined {
  if (text === '-1') return Infinity;
  const parts = TIMEOUT.exec(text);
  if (parts === null) return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return days * 1440 + hours * 60 + minutes + seconds / 60;
}

/** What is wrong with a time-out on a plan; `setting` is where it is said, with its value. */
export function timeoutProblem(setting: string, value: string, plan: PlanTerms): Omit<Finding, 'code'> | undefined {
  const length = timeoutMinutes(value);
  const { max } = plan.facts.timeoutMinutes;
  if (length === undefined) {
    return {
      what: `${setting}, which is neither 'hh:mm:ss' nor '-1'`,
      why: `the host does not start with a time-out that it cannot read (${HOST_JSON_PAGE})`,
      fix: `write hours, minutes and seconds, for example '00:10:00'`,
    };
  }
  if (max !== null && length > max) {
    return {
      what: `${setting}, but ${planName(plan)} allows ${max} minutes at most`,
      why: `${length === Infinity ? `'-1' is no limit, and ` : ''}the host does not start with more than ${max} minutes there (${HOST_JSON_PAGE})`,
      fix: `set it to '00:${String(max).padStart(2, '0')}:00' or less, or use another plan`,
    };
  }
  if (length > 0) return undefined;
  return {
    what: `${setting}, which is no time at all`,
    why: `a time-out of nothing ends every run (${HOST_JSON_PAGE})`,
    fix: max === null ? `set it to '00:30:00', or to '-1' for no limit` : `set it to '00:${String(max).padStart(2, '0')}:00' or less`,
  };
}
