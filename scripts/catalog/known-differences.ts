/**
 * Where the catalogue says something else than Azure's answer on purpose, because a newer page does. Each row holds
 * only while Azure says exactly `azure`.
 */
export interface KnownDifference {
  /** Key of `RUNTIMES`. */
  readonly runtime: string;
  readonly field: 'endOfSupport' | 'state';
  readonly azure: string;
  readonly why: string;
  /** Key of `SOURCES`. */
  readonly source: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  { runtime: 'dotnet-isolated-10.0', field: 'endOfSupport', azure: '2028-11-10', why: 'the page of supported languages is newer', source: 'S-VERS' },
  { runtime: 'node-24', field: 'endOfSupport', azure: '2029-04-30', why: 'the page of supported languages is newer', source: 'S-VERS' },
  { runtime: 'node-24', field: 'state', azure: 'preview', why: 'the page of supported languages is newer: GA', source: 'S-VERS' },
  { runtime: 'python-3.14', field: 'endOfSupport', azure: '2030-10-31', why: 'the page of supported languages is newer', source: 'S-VERS' },
  { runtime: 'python-3.14', field: 'state', azure: 'preview', why: 'the page of supported languages is newer: GA', source: 'S-VERS' },
  { runtime: 'java-25', field: 'endOfSupport', azure: '2032-09-01', why: 'the page of supported languages is newer', source: 'S-VERS' },
  { runtime: 'java-25', field: 'state', azure: 'preview', why: 'the page of supported languages is newer: GA', source: 'S-VERS' },
  { runtime: 'java-8', field: 'endOfSupport', azure: '2030-12-31', why: 'the page of supported languages is newer', source: 'S-VERS' },
];
