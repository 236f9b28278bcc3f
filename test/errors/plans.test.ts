import { pinTexts } from './harness';
import { PLAN_PROGRAMS } from './programs/plans';

pinTexts(PLAN_PROGRAMS);
