import { pinTexts } from './harness';
import { SLOT_PROGRAMS } from './programs/slots';

pinTexts(SLOT_PROGRAMS);
