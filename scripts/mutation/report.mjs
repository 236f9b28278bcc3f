// What came of each change: the report that is kept, and the scores.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const isDead = ({ status }) => status === 'Killed' || status === 'Timeout';
const counts = ({ status }) => !['CompileError', 'RuntimeError', 'Ignored'].includes(status);
export const survives = (change) => counts(change) && !isDead(change);

export function score(changes) {
  const counted = changes.filter(counts);
  return { dead: counted.filter(isDead).length, of: counted.length };
}
export const percent = ({ dead, of }) => (of === 0 ? '–' : `${((100 * dead) / of).toFixed(1)} %`);

/** One change as it is kept: where it was, what it was, and what came of it. */
export function change(lines, { location: { start, end }, mutatorName, replacement, status }) {
  const line = lines[start.line - 1];
  const was = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)} …`;
  return { at: `${start.line}:${start.column}-${end.line}:${end.column}`, mutator: mutatorName, was, becomes: replacement, status };
}
const keyOf = ({ at, mutator, becomes }) => `${at} ${mutator} ${becomes}`;

/** The changes of before, of which some are noticed now. */
export function noticed(before, judged) {
  const dead = new Set(judged.filter(isDead).map(keyOf));
  return before.map((each) => (dead.has(keyOf(each)) ? { ...each, status: 'Killed' } : each));
}

export const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
export const writeReport = (file, report) => writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);

/** The scores of both rooms, of what was judged. */
export const roomsOf = (report, sources) =>
  ['src/rules', 'src/catalog'].map((room) => {
    const judged = sources.filter((file) => file.startsWith(`${room}/`) && (report[file]?.length ?? 0) > 0);
    return { room, judged: judged.length, ...score(judged.flatMap((file) => report[file])) };
  });

/** Writes the scores into a page. */
export function writePage(file, rooms) {
  const rows = rooms.map(({ room, judged, dead, of }) => `| \`${room}\` | ${judged} | ${of} | ${dead} | ${percent({ dead, of })} |`);
  const table = ['| room | files | changes | noticed | score |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  const day = new Date().toISOString().slice(0, 10);
  const page = readFileSync(file, 'utf8');
  writeFileSync(file, page.replace(/(<!-- mutation scores -->\n)[^]*?(<!-- end of mutation scores -->)/, (_, start, end) => `${start}\nOn ${day}:\n\n${table}\n\n${end}`));
}
