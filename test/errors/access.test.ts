import { pinTexts } from './harness';
import { ACCESS_PROGRAMS } from './programs/access';

pinTexts(ACCESS_PROGRAMS);
