import type { Readable } from 'node:stream';
import type { FileFault } from './looked-at.ts';

export type PartFault = FileFault;

export type Part =
  | { readonly ok: false; readonly fault: PartFault }
  | { readonly ok: true; readonly size: number; readonly text: string; readonly kept: Buffer | null };

/** The list of types, or the links of one part, have some hundred lines. */
const mostKeptText = 4 << 20;
/** Beginnings of archives and programs; a picture of a document has others. */
const hidden: readonly Buffer[] = [
  Buffer.from('Rar!'),
  Buffer.from('7z\xbc\xaf', 'latin1'),
  Buffer.from([0x50, 0x4b, 3, 4]),
  Buffer.from([0x1f, 0x8b]),
  Buffer.from('MZ'),
  Buffer.from('\x7fELF'),
  Buffer.from('%PDF-'),
  Buffer.from('MSCF'),
];

/** Unpacks one part to its end, within bounds, and looks at what it is. `keep`: most bytes of an embedded file that is looked into afterwards; 0: it is none. */
export async function lookAtPart(
  name: string,
  stream: Readable,
  { most, keep }: { readonly most: number; readonly keep: number },
): Promise<Part> {
  const no = (fault: PartFault): Part => ({ ok: false, fault });
  const isXml = /\.(xml|rels|vml|svg)$/u.test(name);
  const isKept = name === '[content_types].xml' || name.endsWith('.rels');
  const bytes: Buffer[] = [];
  let size = 0;
  let tail = '';
  let text = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size === 0 && keep === 0 && hidden.some((mark) => chunk.subarray(0, mark.length).equals(mark)))
      return no('embedded');
    size += chunk.length;
    if (size > most) return no('too-much-inside');
    if (keep > 0 && size > keep) return no('too-much-inside');
    if (keep > 0) bytes.push(chunk);
    if (!isXml) continue;
    // A document in UTF-16 has a NUL in every sign of ASCII: without them it reads the same.
    const plain = chunk.toString('latin1').replaceAll('\0', '');
    const seen = tail + plain;
    const fault = lookAtXml(name, seen, size === chunk.length);
    if (fault !== null) return no(fault);
    tail = seen.slice(-256);
    if (isKept) text += plain;
    if (text.length > mostKeptText) return no('too-much-inside');
  }
  const told = decodeEntities(text);
  if (name.endsWith('.rels') && leadsOutside(told)) return no('outside-link');
  return { ok: true, size, text: told, kept: keep > 0 && size >= 4 ? Buffer.concat(bytes) : null };
}

function lookAtXml(name: string, text: string, first: boolean): PartFault | null {
  if (/<!(DOCTYPE|ENTITY)/iu.test(text)) return 'unsafe-inside';
  const declared = first ? /<\?xml[^>]*encoding\s*=\s*["']([^"']*)/iu.exec(text)?.[1] : undefined;
  if (declared !== undefined && !/^utf-(8|16)$/iu.test(declared)) return 'unsafe-inside';
  if (name.endsWith('.svg') && /<script|\son\w+\s*=|javascript:/iu.test(text)) return 'active';
  return /<ddeLink\b|\bDDEAUTO\b/iu.test(text) ? 'outside-link' : null;
}

/** Links of hypertext may lead to the web or to mail; nothing else may lead outside: it would be fetched when the file is opened. */
function leadsOutside(rels: string): boolean {
  for (const [tag] of rels.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/giu)) {
    const attribute = (which: string) =>
      new RegExp(`\\s${which}\\s*=\\s*("[^"]*"|'[^']*')`, 'iu').exec(tag)?.[1]?.slice(1, -1);
    const target = (attribute('Target') ?? '').trim();
    const type = attribute('Type') ?? '';
    const isOutside = /^external$/iu.test(attribute('TargetMode')?.trim() ?? '');
    const isLink = type.endsWith('/hyperlink');
    const isPlain = /^(https?:\/\/[^\\]|mailto:|tel:|#|[^:\\/]+$)/iu.test(target);
    if (isOutside && !(isLink && isPlain)) return true;
    // Without the mark a target is a part of the document itself.
    if (!isOutside && (/^(\w+:|\\|\/\/)/u.test(target) || target.includes('\\'))) return true;
    if (/\/(attachedTemplate|subDocument|externalLinkPath|frame)$/iu.test(type) && isOutside) return true;
  }
  return false;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu,
    (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return named[word.toLowerCase()] ?? whole;
      const code = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16);
      return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
    },
  );
