import { unreadable } from './failure';

const BOMS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

const DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;

/** The text of a file: by its byte order mark, else by its XML declaration, else UTF-8. */
export function decode(content: Buffer, shown: string): string {
  const mark = BOMS.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte));
  const declared = DECLARATION.exec(content.toString('latin1', 0, 256))?.[1].toLowerCase() ?? 'utf-8';
  // Without a mark the bytes before the declaration were those of ASCII, whatever the declaration says.
  const encoding = mark?.encoding ?? (declared.startsWith('utf-16') ? 'utf-8' : declared);
  const text = decoded(content, encoding);
  if (text === undefined) throw unreadable(shown, `is not text in ${encoding.toUpperCase()}`, 'save it as UTF-8');
  if (text.includes('\0')) throw unreadable(shown, 'is not text', 'name a text file');
  return text;
}

function decoded(content: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
