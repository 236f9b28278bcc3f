import { pinTexts } from './harness';
import { RUNTIME_PROGRAMS } from './programs/runtimes';

pinTexts(RUNTIME_PROGRAMS);
