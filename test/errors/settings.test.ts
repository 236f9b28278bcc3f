import { pinTexts } from './harness';
import { SETTING_PROGRAMS } from './programs/settings';

pinTexts(SETTING_PROGRAMS);
