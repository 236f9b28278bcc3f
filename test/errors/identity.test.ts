import { pinTexts } from './harness';
import { IDENTITY_PROGRAMS } from './programs/identity';

pinTexts(IDENTITY_PROGRAMS);
