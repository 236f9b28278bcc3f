import type { Row } from '../harness';
import { ACCESS_PROGRAMS } from './access';
import { IDENTITY_PROGRAMS } from './identity';
import { INPUT_PROGRAMS } from './input';
import { INTERNAL_PROGRAMS } from './internal';
import { MONITORING_PROGRAMS } from './monitoring';
import { NETWORK_PROGRAMS } from './network';
import { PLAN_PROGRAMS } from './plans';
import { PROJECT_PROGRAMS } from './projects';
import { RUNTIME_PROGRAMS } from './runtimes';
import { SETTING_PROGRAMS } from './settings';
import { SLOT_PROGRAMS } from './slots';
import { STORAGE_PROGRAMS } from './storage';

/** Every program that raises a code. */
export const PROGRAMS: readonly Row[] = [
  ...RUNTIME_PROGRAMS, ...PLAN_PROGRAMS, ...SLOT_PROGRAMS, ...SETTING_PROGRAMS, ...MONITORING_PROGRAMS, ...STORAGE_PROGRAMS, ...IDENTITY_PROGRAMS,
  ...ACCESS_PROGRAMS, ...NETWORK_PROGRAMS, ...PROJECT_PROGRAMS, ...INPUT_PROGRAMS, ...INTERNAL_PROGRAMS,
];
