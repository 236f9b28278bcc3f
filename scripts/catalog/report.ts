import type { Report } from './compare';
import type { RoleReport } from './compare-roles';
import type { StackRecord } from './stacks-file';

const LONGEST_CELL = 100;

/** Text of a file on a terminal: no control characters, no changes of direction, no endless lines. */
export function printable(text: string, longest = LONGEST_CELL): string {
  const harmless = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?');
  return harmless.length > longest ? `${harmless.slice(0, longest - 1)}…` : harmless;
}

const cell = (value: string | null): string => (value === null ? '-' : value === '' ? "''" : printable(value));

function table(title: string, columns: readonly string[], rows: readonly (readonly (string | null)[])[]): string[] {
  if (rows.length === 0) return [];
  const cells = [columns, ...rows.map((row) => row.map(cell))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const lines = cells.map((row) => `  ${row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd()}`);
  return [`${title} (${rows.length})`, ...lines, ''];
}

/** What a row for a new stack version would have to say. */
function summary(record: StackRecord): string {
  const { runtime } = record.skus?.find((sku) => sku.runtime !== null) ?? {};
  const stack = record.system === 'Linux' ? record.linuxFxVersion : (record.languageVersion ?? record.netFrameworkVersion);
  return [
    stack ?? record.runtimeVersion,
    `host ${record.hosts.join(' ')}`,
    ...(runtime ? [`Flex ${runtime.name} ${runtime.version}`] : []),
    ...(record.endOfLife === null ? [] : [`until ${record.endOfLife}`]),
    ...(['preview', 'deprecated', 'hidden'] as const).filter((flag) => record[flag]),
  ].join(', ');
}

/** Whether the catalogue needs work. */
export function needsWork(report: Report | RoleReport): boolean {
  return report.new.length + report.different.length > 0;
}

/** What a report ends with: its notes, and the count of what was compared and found. */
function ending(report: Report | RoleReport, what: string, where: string): string[] {
  return [
    ...report.notes.map((note) => `note: ${printable(note, 300)}`),
    ...(report.notes.length > 0 ? [''] : []),
    `${report.compared} ${what}compared: ${needsWork(report) ? `${report.new.length} new in ${where}, ${report.different.length} different` : 'nothing new, nothing different'}`,
  ];
}

/** The report as tables; what calls for work comes last, where a terminal shows it. */
export function renderReport(report: Report): string {
  const facts = ['stack version', 'system', 'field', 'catalogue', 'Azure'];
  const lines = [
    ...table('missing in Azure', ['stack version', 'systems', 'end of support'], report.missing.map((one) => [one.label, one.systems.join(', '), one.endOfSupport])),
    ...table('known differences', [...facts, 'why'], report.known.map((one) => [one.label, one.system, one.field, one.catalogue, one.azure, one.why])),
    ...table('new in Azure', ['stack version', 'system', 'what Azure says'], report.new.map((record) => [record.label, record.system, summary(record)])),
    ...table('different', facts, report.different.map((one) => [one.label, one.system, one.field, one.catalogue, one.azure])),
    ...ending(report, '', 'Azure'),
  ];
  return `${lines.join('\n')}\n`;
}

/** The report on roles, in the same order. */
export function renderRoleReport(report: RoleReport): string {
  const subject = 'role or role set';
  const oneSided = (rows: RoleReport['new']) => rows.map((one) => [one.subject, one.says]);
  const lines = [
    ...table('roles missing in the file', [subject, 'catalogue'], oneSided(report.missing)),
    ...table('roles new in the file', [subject, 'file'], oneSided(report.new)),
    ...table('different roles', [subject, 'field', 'catalogue', 'file'], report.different.map((one) => [one.subject, one.field, one.catalogue, one.file])),
    ...ending(report, 'roles and role sets ', 'the file'),
  ];
  return `${lines.join('\n')}\n`;
}
