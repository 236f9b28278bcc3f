import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '../../src/rules/codes';
import { DOCS_BASE } from '../../src/rules/explain';
import { PINNED } from './pinned-codes';

const PAGES = join(__dirname, '../../docs/errors');

describe('the pages', () => {
  const page = (code: string): string => readFileSync(join(PAGES, `${code}.md`), 'utf8');

  test('are those of the codes', () => {
    expect(readdirSync(PAGES).sort()).toEqual([...PINNED.map(([code]) => `${code}.md`), 'README.md']);
  });

  test('are where the messages say', () => {
    expect(DOCS_BASE).toMatch(/\/blob\/main\/docs\/errors$/);
  });

  test.each(PINNED)('%s %s: title, severity and sections', (code, slug, severity) => {
    const lines = page(code).split('\n');
    expect(lines[0]).toBe(`# ${code} ${slug}`);
    expect(lines[1]).toBe('');
    expect(lines[2]).toBe(severity === 'error' ? 'Error.' : 'Warning; can be acknowledged.');
    const headings = lines.filter((line) => line.startsWith('**') && line.endsWith('**'));
    expect(headings.slice(0, 3)).toEqual(['**What it means**', '**Why**', '**How to repair**']);
    expect(page(code).split('**Why**')[1].split('**How to repair**')[0]).toMatch(/\(https:\/\/\S+\)/);
  });

  test.each(PINNED)('%s %s: what it links to is there', (code) => {
    for (const [, target] of page(code).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect([target, existsSync(join(PAGES, target))]).toEqual([target, true]);
    }
    for (const [mentioned] of page(code).matchAll(/AZFN\d{4}/g)) expect(Object.keys(CODES)).toContain(mentioned);
  });

  test('are listed in README.md, each with a link, its slug and its severity', () => {
    const rows = [...readFileSync(join(PAGES, 'README.md'), 'utf8').matchAll(/^\| \[(AZFN\d{4})\]\((AZFN\d{4})\.md\) \| (\S+) \| (\S+) \| (.+) \|$/gm)];
    expect(rows.map(([, code, target, slug, severity]) => [code, target, slug, severity])).toEqual(
      PINNED.map(([code, slug, severity]) => [code, code, slug, severity]),
    );
    for (const [, , , , , line] of rows) expect(line).toMatch(/^[A-Z`].{10,110}$/);
  });
});
