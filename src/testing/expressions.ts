/** A piece of a text: as it stands, or an expression of Terraform with its braces. */
export interface Piece {
  readonly text: string;
  readonly expression: boolean;
}

/** Splits a text into what stands in it and its expressions; `$${` is how Terraform writes a literal `${`. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  for (let index = 0; index < text.length; ) {
    if (text.startsWith('$${', index)) {
      literal += '$${';
      index += 3;
      continue;
    }
    const end = text.startsWith('${', index) ? endOf(text, index + 2) : -1;
    if (end < 0) {
      literal += text[index];
      index += 1;
      continue;
    }
    if (literal !== '') pieces.push({ text: literal, expression: false });
    literal = '';
    pieces.push({ text: text.slice(index, end), expression: true });
    index = end;
  }
  if (literal !== '') pieces.push({ text: literal, expression: false });
  return pieces;
}

/** Where an expression ends whose braces are open; braces in its texts do not count. */
function endOf(text: string, start: number): number {
  const open: ('brace' | 'quote')[] = ['brace'];
  for (let index = start; index < text.length; index += 1) {
    const inText = open.at(-1) === 'quote';
    const character = text[index];
    if (inText && character === '\\') index += 1;
    else if (inText && character === '"') open.pop();
    else if (character === '"') open.push('quote');
    else if (inText && text.startsWith('${', index)) {
      open.push('brace');
      index += 1;
    } else if (!inText && character === '{') open.push('brace');
    else if (!inText && character === '}') {
      open.pop();
      if (open.length === 0) return index + 1;
    }
  }
  return -1;
}
