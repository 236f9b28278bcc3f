import { pinTexts } from './harness';
import { STORAGE_PROGRAMS } from './programs/storage';

pinTexts(STORAGE_PROGRAMS);
