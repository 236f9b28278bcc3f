import { parser } from 'sax';
import { malformed, ProjectFailure, unreadable } from './failure';

/** An element with its place. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA of the element itself. */
  readonly text: string;
  readonly line: number;
}

/** Limits of one file. */
export const XML_LIMITS = { depth: 100, elements: 50_000 } as const;

interface Open extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * Reads XML into elements with their lines.
 *
 * A DOCTYPE is refused before anything in it is looked at, so there are no entities but the five of XML itself.
 */
export function parseXml(text: string, shown: string): XmlElement {
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  const lineAt = lines(text);
  const reader = parser(true, { position: true });
  const inside = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  reader.ondoctype = () => {
    throw unreadable(shown, `has a DOCTYPE, which ends on line ${reader.line + 1}`, 'remove it; project files need none');
  };
  reader.onerror = (error) => {
    throw malformed(shown, reader.line + 1, 'XML', reason(error));
  };
  reader.onopentag = ({ name, attributes }) => {
    const line = lineAt(reader.startTagPosition - 1);
    if (open.length === 0 && root !== undefined) throw malformed(shown, line, 'XML', 'it has two elements outside of others');
    if (open.length >= XML_LIMITS.depth) throw unreadable(shown, `has more than ${XML_LIMITS.depth} elements inside each other on line ${line}`, 'name a project file');
    elements += 1;
    if (elements > XML_LIMITS.elements) throw unreadable(shown, `has more than ${XML_LIMITS.elements} elements`, 'name a project file');
    open.push({ name, attributes: new Map(Object.entries(attributes)), children: [], text: '', line });
  };
  reader.onclosetag = () => {
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  };
  reader.ontext = inside;
  reader.oncdata = inside;
  try {
    reader.write(text).close();
  } catch (error) {
    if (error instanceof ProjectFailure) throw error;
    throw malformed(shown, reader.line + 1, 'XML', 'it cannot be read');
  }
  if (root === undefined) throw malformed(shown, 1, 'XML', 'it has no element');
  return root;
}

/** The message of the reader, on one line and without its own position. */
const reason = ({ message }: Error): string => {
  const [first] = message.split('\n');
  return first.length > 80 ? `${first.slice(0, 80)}…` : first.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
};

/** One-based lines of offsets. */
function lines(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
