import { pinTexts } from './harness';
import { NETWORK_PROGRAMS } from './programs/network';

pinTexts(NETWORK_PROGRAMS);
