import { pinTexts } from './harness';
import { PROJECT_PROGRAMS } from './programs/projects';

pinTexts(PROJECT_PROGRAMS);
