/** A target framework taken apart. */
export interface TargetFramework {
  readonly identifier: '.NETCoreApp' | '.NETFramework' | '.NETStandard';
  /** Numbers of the version, the last ones not zero: `[8]`, `[4, 8]`. */
  readonly version: readonly number[];
  /** Operating system that the framework is tied to, as in `net8.0-windows`. */
  readonly platform: string | undefined;
}

const DOTTED = /^(net|netcoreapp|netstandard)(\d{1,2})\.(\d{1,2})(?:-([a-z]+)[\d.]*)?$/;
const DIGITS = /^(net|netcoreapp|netstandard)(\d{1,3})$/;
const FULL = /^(\.net(?:coreapp|framework|standard)),version=v(\d{1,2}(?:\.\d{1,2}){1,2})$/;
const IDENTIFIERS = { '.netcoreapp': '.NETCoreApp', '.netframework': '.NETFramework', '.netstandard': '.NETStandard' } as const;

/** A short name such as `net8.0` or `net48` as NuGet reads it; `undefined` for other texts. */
export function targetFramework(moniker: string): TargetFramework | undefined {
  const text = moniker.trim().toLowerCase();
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return named(dotted[1], [Number(dotted[2]), Number(dotted[3])], dotted[4]);
  // Without a dot every digit is a part, so that net10 is .NET Framework 1.0.
  const digits = DIGITS.exec(text);
  if (digits !== null) return named(digits[1], [...digits[2]].map(Number), undefined);
  const full = FULL.exec(text);
  if (full === null) return undefined;
  return { identifier: IDENTIFIERS[full[1] as keyof typeof IDENTIFIERS], version: short(full[2].split('.').map(Number)), platform: undefined };
}

function named(name: string, version: readonly number[], platform: string | undefined): TargetFramework {
  const identifier = name === 'netstandard' ? '.NETStandard' : name === 'netcoreapp' || version[0] >= 5 ? '.NETCoreApp' : '.NETFramework';
  return { identifier, version: short(version), platform };
}

function short(version: readonly number[]): number[] {
  const parts = [...version];
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop();
  return parts;
}

/** The short name in its usual spelling: `net8.0`, `net48`, `netcoreapp3.1`. */
export function shortName({ identifier, version, platform }: TargetFramework): string {
  if (identifier === '.NETFramework') return `net${version.length === 1 ? `${version[0]}0` : version.join('')}`;
  const dotted = `${version[0]}.${version[1] ?? 0}`;
  if (identifier === '.NETStandard') return `netstandard${dotted}`;
  return `${version[0] >= 5 ? 'net' : 'netcoreapp'}${dotted}${platform === undefined ? '' : `-${platform}`}`;
}

/** Negative, zero or positive: which of two versions of one family is lower. */
export function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The last .NET Standard that the versions of a family have, newest first: https://learn.microsoft.com/dotnet/standard/net-standard. */
const STANDARDS: Readonly<Record<TargetFramework['identifier'], readonly { readonly since: readonly number[]; readonly standard: readonly number[] }[]>> = {
  '.NETCoreApp': [{ since: [3], standard: [2, 1] }, { since: [2], standard: [2] }, { since: [1], standard: [1, 6] }],
  '.NETFramework': [{ since: [4, 6, 1], standard: [2] }, { since: [4, 6], standard: [1, 3] }, { since: [4, 5, 1], standard: [1, 2] }, { since: [4, 5], standard: [1, 1] }],
  '.NETStandard': [],
};

/** Whether a project for `target` can use what was built for `candidate`. */
export function isCompatible(target: TargetFramework, candidate: TargetFramework): boolean {
  if (candidate.platform !== undefined && candidate.platform !== target.platform) return false;
  if (target.identifier === candidate.identifier) return compareParts(target.version, candidate.version) >= 0;
  if (candidate.identifier !== '.NETStandard') return false;
  const has = STANDARDS[target.identifier].find(({ since }) => compareParts(target.version, since) >= 0);
  return has !== undefined && compareParts(candidate.version, has.standard) <= 0;
}
