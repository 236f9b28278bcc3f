// Lets the built library load what a program names, when it names it: rewrites lib/index.js, which the compiler makes load everything.
// Every line stays where it is, and the names stay where ES modules look for them.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../lib/index.js', import.meta.url));
const modules = new Map();

const lines = readFileSync(file, 'utf8').split('\n').map((line) => {
  const [, variable, path] = /^var (\w+) = require\("(\.[^"]+)"\);$/.exec(line) ?? [];
  if (variable !== undefined) {
    modules.set(variable, path);
    return `var ${variable};`;
  }
  const [, name, from, member] = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/.exec(line) ?? [];
  if (name !== undefined) return `lazy(exports, "${name}", () => (${from} ??= require("${modules.get(from)}")).${member});`;
  const [, space, folder] = /^exports\.(\w+) = __importStar\(require\("(\.[^"]+)"\)\);$/.exec(line) ?? [];
  if (space !== undefined) return `lazy(exports, "${space}", () => require("${folder}"));`;
  // Node.js reads the names for ES modules from the text, and a getter of another form than the compiler's hides a name from it.
  return line === '"use strict";' ? `${line} const lazy = (target, name, get) => Object.defineProperty(target, name, { enumerable: true, get });` : line;
});

// What was not understood would be loaded eagerly, or not at all.
const eager = lines.filter((line) => /require\(/.test(line) && !line.startsWith('lazy(') && !line.startsWith('//#'));
if (modules.size === 0 || eager.length > 0) throw new Error(`lib/index.js is not what the compiler used to write: ${eager[0] ?? 'it loads nothing'}`);
writeFileSync(file, lines.join('\n'));
console.log(`lib/index.js loads ${modules.size} modules when they are asked for`);
