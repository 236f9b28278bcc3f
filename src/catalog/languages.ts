/** How the stacks of a worker runtime are spelled, whatever their version. */
export interface LanguageFacts {
  readonly label: string;
  /** Name before the bar of `linuxFxVersion`. */
  readonly linuxFxName: string;
  /** Argument of `application_stack` in azurerm. */
  readonly argument: string;
  /** What stands before the version on Windows; `null` where there is no build for Windows. */
  readonly windows: string | null;
  /** How Azure spells a version: `26` or `12.0`. */
  readonly version: 'x' | 'x.y';
  /** App settings that belong to every current version, beside `FUNCTIONS_WORKER_RUNTIME`. */
  readonly stack: Readonly<Record<string, string>>;
  readonly sources: readonly string[];
  readonly checkedOn: string;
}

export const LANGUAGES = {
  'dotnet-isolated': {
    label: '.NET', version: 'x.y', linuxFxName: 'DOTNET-ISOLATED', argument: 'dotnet_version', windows: 'v',
    stack: { WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '1' }, sources: ['S-STACKS', 'S-TF455'], checkedOn: '2026-11-21',
  },
  node: {
    label: 'Node.js', version: 'x', linuxFxName: 'Node', argument: 'node_version', windows: '~', stack: {},
    sources: ['S-STACKS', 'S-TF455'], checkedOn: '2026-11-21',
  },
  python: {
    label: 'Python', version: 'x.y', linuxFxName: 'Python', argument: 'python_version', windows: null, stack: {},
    sources: ['S-STACKS', 'S-TF455'], checkedOn: '2026-11-21',
  },
  java: {
    label: 'Java', version: 'x', linuxFxName: 'Java', argument: 'java_version', windows: '', stack: {},
    sources: ['S-STACKS', 'S-TF455'], checkedOn: '2026-11-21',
  },
  powershell: {
    label: 'PowerShell', version: 'x.y', linuxFxName: 'PowerShell', argument: 'powershell_core_version', windows: '', stack: {},
    sources: ['S-STACKS', 'S-TF455'], checkedOn: '2026-11-21',
  },
} as const satisfies Record<string, LanguageFacts>;
