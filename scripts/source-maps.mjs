// Puts the source maps of the built library beside its files. The compiler writes them into the JavaScript, of which they are more than half, and
// Node.js reads all of it whenever the library is loaded; beside it, they are read by those who ask for them.
import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const lib = fileURLToPath(new URL('../lib', import.meta.url));
const files = readdirSync(lib, { recursive: true }).map((file) => join(lib, String(file))).filter((file) => file.endsWith('.js'));

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const [whole, map] = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)/.exec(text) ?? [];
  if (map === undefined) throw new Error(`${file} is not what the compiler used to write: it has no source map`);
  writeFileSync(`${file}.map`, Buffer.from(map, 'base64'));
  writeFileSync(file, text.replace(whole, () => `//# sourceMappingURL=${basename(file)}.map`));
}
console.log(`${files.length} source maps are beside their files`);
