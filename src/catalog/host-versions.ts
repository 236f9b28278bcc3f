/** Major versions of the Functions host. */
export interface HostVersionFacts {
  /** Value of `FUNCTIONS_EXTENSION_VERSION`. */
  readonly value: string;
  readonly label: string;
  readonly systems: readonly string[];
  /** Whether the isolated worker model exists on this host. */
  readonly isolatedWorker: boolean;
  /** Whether the host can reach its storage account with an identity. */
  readonly identityStorage: boolean;
  /** Plans on which apps of this host no longer run at all, by system. */
  readonly stopped: readonly { readonly plan: string; readonly system: string; readonly since: string }[];
  readonly endOfSupport: string | null;
  readonly page: string;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-versions';

export const HOST_VERSIONS = {
  '~4': {
    value: '~4', label: 'Functions 4.x', systems: ['Linux', 'Windows'], isolatedWorker: true, identityStorage: true, stopped: [],
    endOfSupport: null, page: PAGE, sources: ['S-VERS', 'S-MIG34', 'S-CONN'], checkedOn: '2026-11-21',
  },
  '~3': {
    value: '~3', label: 'Functions 3.x', systems: ['Linux', 'Windows'], isolatedWorker: true, identityStorage: false,
    stopped: [{ plan: 'consumption', system: 'Linux', since: '2026-09-30' }],
    endOfSupport: '2022-12-13', page: PAGE, sources: ['S-VERS', 'S-UX', 'S-CONN'], checkedOn: '2026-11-21',
  },
  '~2': {
    value: '~2', label: 'Functions 2.x', systems: ['Linux', 'Windows'], isolatedWorker: false, identityStorage: false, stopped: [],
    endOfSupport: '2022-12-13', page: PAGE, sources: ['S-VERS', 'S-UX', 'S-CONN'], checkedOn: '2026-11-21',
  },
  '~1': {
    value: '~1', label: 'Functions 1.x', systems: ['Windows'], isolatedWorker: false, identityStorage: false, stopped: [],
    endOfSupport: '2026-09-14', page: PAGE, sources: ['S-VERS', 'S-APPSET', 'S-UX', 'S-CONN'], checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, HostVersionFacts>;

/** End of the in-process worker model, whatever the .NET version. */
export const IN_PROCESS_MODEL = {
  label: 'the in-process worker model',
  endOfSupport: '2026-11-10',
  page: 'https://learn.microsoft.com/azure/azure-functions/migrate-dotnet-to-isolated-model',
  sources: ['S-DIFF', 'S-VERS'],
  checkedOn: '2026-11-21',
} as const;
