import { pinTexts } from './harness';
import { INPUT_PROGRAMS } from './programs/input';
import { INTERNAL_PROGRAMS } from './programs/internal';

pinTexts([...INPUT_PROGRAMS, ...INTERNAL_PROGRAMS]);
