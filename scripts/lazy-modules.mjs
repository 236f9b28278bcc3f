// Lets each module of the built library load another when it first uses something of it: a program loads the files of the names that
// it imports, and an app without slots, alerts or a project never loads what those take, nor the provider's classes for them. Every line
// stays where it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const lib = fileURLToPath(new URL('../lib', import.meta.url));
const files = readdirSync(lib, { recursive: true }).map((file) => join(lib, String(file))).filter((file) => file.endsWith('.js'));

/** What every program loads anyway, or Node.js has loaded. */
const EAGER = /^(cdktf|constructs|node:.*)$/;
const LAZY = 'const lazy = (target, name, get) => Object.defineProperty(target, name, { enumerable: true, get });';
let count = 0;

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const end = text.lastIndexOf('//# sourceMappingURL=');
  const names = [];
  const declared = text.slice(0, end).replace(/^(?:const|var) (\w+) = require\("([^"]+)"\);$/gm, (whole, name, path) => {
    if (EAGER.test(path)) return whole;
    names.push(name);
    return `let ${name}_; const ${name} = () => ${name}_ ??= require("${path}");`;
  });
  // The compiler names a module once in a file, and writes it only where something of it is used.
  const used = names.reduce((each, name) => each.replace(new RegExp(`\\bnew ${name}\\.(\\w+)`, 'g'), `new (${name}().$1)`).replace(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`), declared);
  // Node.js reads the names for ES modules from the text, and a getter of another form than the compiler's hides a name from it.
  const code = used
    .replace(/^Object\.defineProperty\(exports, ("\w+"), \{ enumerable: true, get: function \(\) \{ return (\w+\(\)\.\w+); \} \}\);$/gm, 'lazy(exports, $1, () => $2);')
    .replace(/^exports\.(\w+) = __importStar\((require\("\.[^"]+"\))\);$/gm, 'lazy(exports, "$1", () => $2);');
  const left = names.find((name) => new RegExp(`\\b${name}\\b(?!\\(\\)\\.| = \\(\\) =>)`).test(code));
  if (left !== undefined) throw new Error(`${file} is not what the compiler used to write: it uses ${left} as a whole`);
  // What the index does not load when it is asked for, it would load for every program.
  const eager = relative(lib, file) === 'index.js' ? code.split('\n').find((line) => /require\(/.test(line) && !/^(let \w+_;|lazy\()/.test(line)) : undefined;
  if (eager !== undefined) throw new Error(`${file} is not what the compiler used to write: ${eager}`);
  writeFileSync(file, (code.includes('\nlazy(') ? code.replace('"use strict";', `"use strict"; ${LAZY}`) : code) + text.slice(end));
  count += names.length;
}
if (count === 0) throw new Error('nothing is loaded, so the compiler does not write what it used to');
console.log(`${files.length} modules load others when they use them, ${count} times`);
