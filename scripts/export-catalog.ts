// Writes the catalogue as JSON next to the built library: ts-node scripts/export-catalog.ts [file], by default lib/catalog.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { renderCatalog } from './catalog/document';

const file = process.argv[2] === undefined ? join(__dirname, '..', 'lib', 'catalog.json') : resolve(process.argv[2]);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, renderCatalog());
console.log(`catalogue written to ${relative(process.cwd(), file)}`);
