import { pinTexts } from './harness';
import { MONITORING_PROGRAMS } from './programs/monitoring';

pinTexts(MONITORING_PROGRAMS);
