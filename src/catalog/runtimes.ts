import { DOTNET_RUNTIMES } from './dotnet-runtimes';
import { LANGUAGE_RUNTIMES } from './language-runtimes';
import type { RuntimeFacts } from './runtime-facts';

/** Every language stack by its id. */
export const RUNTIMES = { ...DOTNET_RUNTIMES, ...LANGUAGE_RUNTIMES } as const satisfies Record<string, RuntimeFacts>;

export type RuntimeId = keyof typeof RUNTIMES;
