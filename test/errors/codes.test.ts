import { CODES, isWarning, type Code } from '../../src/rules/codes';
import { PINNED, RETIRED } from './pinned-codes';
import { PROGRAMS } from './programs';

test('the codes are those of the list', () => {
  expect(Object.entries(CODES).map(([code, { slug, severity }]) => [code, slug, severity])).toEqual(PINNED);
});

test('no retired code is in use', () => {
  expect(RETIRED.filter((code) => code in CODES)).toEqual([]);
});

test('codes and slugs are unique, and the codes are in order', () => {
  const codes = PINNED.map(([code]) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  const slugs = PINNED.map(([, slug]) => slug);
  expect(slugs).toEqual([...new Set(slugs)]);
});

test.each(PINNED)('%s %s is in the band of its room', (code, slug, severity) => {
  const BANDS: Readonly<Record<string, readonly string[]>> = {
    1: ['runtimes'], 2: ['plans'], 3: ['slots'], 4: ['settings', 'monitoring'], 5: ['storage', 'identity'], 6: ['network'], 7: ['projects'], 8: ['input'], 9: ['internal'],
  };
  expect(code).toMatch(/^AZFN[1-9]\d{3}$/);
  expect(slug).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(BANDS[code[4]]).toContain(slug.split('/')[0]);
  expect(isWarning(code as Code)).toBe(severity === 'warning');
});

test('a program of these tests raises each of them', () => {
  // The last one is raised by Terraform alone: test/constructs/slot-swaps.test.ts.
  const raised = new Set<string>([...PROGRAMS.map(({ code }) => code), 'AZFN3013']);
  expect(Object.keys(CODES).filter((code) => !raised.has(code))).toEqual([]);
});
