/** Tokens of the framework without the stack traces that it takes for each: in a test they cost a fifth of the time, and nothing reads them. */
import * as traces from 'cdktf/lib/tokens/private/stack-trace';

(traces as { captureStackTrace: () => string[] }).captureStackTrace = () => [];
