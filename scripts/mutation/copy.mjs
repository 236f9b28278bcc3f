// The copy of the project that Stryker works on, and the sources in it that it changes.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A source in which Stryker sees facts, every character in its place: spaces for 'as const' and 'satisfies …', a sign in the space before a number of the catalogue. */
function opened(file) {
  const text = readFileSync(file, 'utf8');
  const characters = [...text];
  const visit = (node) => {
    const isConst = ts.isAsExpression(node) && node.type.getText(source) === 'const';
    if (isConst || ts.isSatisfiesExpression(node)) for (let at = node.expression.end; at < node.end; at += 1) if (text[at] !== '\n') characters[at] = ' ';
    if (file.startsWith('src/catalog/') && ts.isNumericLiteral(node) && node.text !== '0' && !ts.isPrefixUnaryExpression(node.parent) && !ts.isLiteralTypeNode(node.parent)) {
      const at = node.getStart(source) - 1;
      if (text[at] === ' ') characters[at] = '+';
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  if ([...text].length === text.length) visit(source); // places are counted in code units
  return characters.join('');
}

const COPIED = ['src', 'test', 'scripts', 'docs', 'examples', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'jest.config.cjs', 'eslint.config.cjs', 'eslint.zones.cjs', 'README.md'];

/** Makes the copy, works in it from now on, and returns its rules and facts. */
export function enterCopy(root, copy) {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of COPIED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  process.chdir(copy);
  const sources = ['src/rules', 'src/catalog'].flatMap((folder) => readdirSync(folder).sort().map((file) => `${folder}/${file}`));
  for (const source of sources) writeFileSync(source, opened(source));
  return sources;
}
