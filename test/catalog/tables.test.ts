import { TABLES, tableIn } from '../examples/docs-tables';

test.each(TABLES.map(({ file, name, text }) => [file, name, text] as const))('%s has the table %s of the catalogue', (file, name, text) => {
  expect(tableIn(file, name)).toBe(text());
});
