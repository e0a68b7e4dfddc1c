import { constants, inflateSync } from 'node:zlib';
import { type Content, type FileFault, parts } from './looked-at.ts';

const step = 1 << 20;
/** More than any name, or any dictionary in front of an object stream, is long. */
const overlap = 1 << 12;
const mostPacked = 4 << 20;
const mostUnpacked = 32 << 20;
const mostTogether = 256 << 20;

/** Names of what does something, carries something or leads outside. They are long: chance does not write them into packed data. */
const active: ReadonlySet<string> = new Set(
  'JavaScript Launch EmbeddedFile EmbeddedFiles RichMedia SubmitForm ImportData GoToE GoToR Rendition XFA'.split(' '),
);
const longestName = 40;
const space = new Set([0, 9, 10, 12, 13, 32]);
const ends = new Set([...space, ...Buffer.from('()<>[]{}/%')]);
/** First signs of the names that are looked for; `#` begins an escape. */
const begins = new Set([...[...active, 'Encrypt'].map((name) => name.codePointAt(0)), 0x23]);

/**
 * Header, end, and a plain reading of all there is: every byte, and besides every object stream, unpacked. Names written with `#4a` for a sign
 * are read as what they mean; object streams packed otherwise than once by Flate are refused. It cannot see what a mistake in a reader
 * makes of content that is well-formed, nor what a script would need no such name for: for that there is the virus check, and that
 * nothing is ever shown inside the platform.
 */
export async function lookAtPdf(content: Content): Promise<FileFault | null> {
  const head = (await content.read(0, 16)).toString('latin1');
  if (!/^%PDF-(1\.[0-7]|2\.0)/u.test(head)) return 'damaged';
  const end = (await content.read(Math.max(0, content.size - 2048), 2048)).toString('latin1');
  const mark = end.lastIndexOf('%%EOF');
  if (mark < 0) return endOrDamage(content);
  if (/[^\s\0]/u.test(end.slice(mark + 5))) return 'behind-the-end';
  let unpacked = 0;
  let at = 0;
  for await (const part of parts(content, step, overlap)) {
    const fault = lookAtNames(part);
    if (fault !== null) return fault;
    for (const { start, filters } of objectStreams(part)) {
      if (filters.length > 1 || (filters.length === 1 && !/^(FlateDecode|Fl)$/u.test(filters[0] ?? '')))
        return 'unsafe-inside';
      const packed = await content.read(Math.max(0, at - overlap) + start, mostPacked);
      const inside = filters.length === 0 ? packed.subarray(0, packed.indexOf('endstream')) : unpack(packed);
      if (inside === null) return 'damaged';
      unpacked += inside.length;
      if (unpacked > mostTogether || inside.length >= mostUnpacked) return 'too-much-inside';
      const found = lookAtNames(inside);
      if (found !== null) return found;
    }
    at += step;
  }
  return null;
}

/** Told apart for whoever reads the answer: something was put behind, or the end is missing. */
async function endOrDamage(content: Content): Promise<FileFault> {
  for await (const part of parts(content, step, 8)) if (part.includes('%%EOF')) return 'behind-the-end';
  return 'damaged';
}

function lookAtNames(bytes: Buffer): FileFault | null {
  for (let at = bytes.indexOf(0x2f); at >= 0; at = bytes.indexOf(0x2f, at + 1)) {
    if (!begins.has(bytes[at + 1])) continue;
    const name = nameAt(bytes, at + 1);
    if (active.has(name)) return 'active';
    if (name === 'Encrypt') return 'encrypted';
  }
  return null;
}

/** The name that begins here, its escapes read; cut where it is longer than any that is looked for. */
function nameAt(bytes: Buffer, from: number): string {
  let to = from;
  while (to < bytes.length && to - from < 3 * longestName && !ends.has(bytes[to] ?? 0)) to += 1;
  return bytes
    .toString('latin1', from, to)
    .replaceAll(/#([0-9a-f]{2})/giu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}

/** Where the bytes of each object stream begin, and how they are packed. */
function* objectStreams(part: Buffer): Generator<{ readonly start: number; readonly filters: readonly string[] }> {
  for (let at = part.indexOf('stream'); at >= 0; at = part.indexOf('stream', at + 6)) {
    if (part.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const before = part.toString('latin1', Math.max(0, at - 2048), at);
    const dictionary = before.slice(before.lastIndexOf('obj') + 3);
    const names = [...dictionary.matchAll(/\/[^\s()<>[\]{}/%]*/gu)].map(([name]) =>
      nameAt(Buffer.from(name, 'latin1'), 1),
    );
    if (!names.includes('ObjStm')) continue;
    let start = at + 6;
    if (part[start] === 13) start += 1;
    if (part[start] === 10) start += 1;
    const filter = names.findIndex((name) => name === 'Filter' || name === 'F');
    const filters =
      filter < 0 ? [] : names.slice(filter + 1).filter((name) => /(Decode|^Fl|^LZW|^A85|^AHx|^RL|Crypt)$/u.test(name));
    yield { start, filters };
  }
}

/** A stream that goes on past what is read of it is taken as far as it goes. */
function unpack(packed: Buffer): Buffer | null {
  try {
    return inflateSync(packed, { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (fault) {
    const isBomb = fault instanceof RangeError;
    return isBomb ? Buffer.alloc(mostUnpacked) : null;
  }
}
