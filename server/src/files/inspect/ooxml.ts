import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Kind } from '../kinds.ts';
import type { Content, FileFault } from './looked-at.ts';
import { lookAtPart, type PartFault } from './ooxml-part.ts';

const mostEntries = 5000;
const mostTogether = 400 << 20;
/** XML of a large table packs to a fiftieth; what packs better than this was made to. */
const mostRatio = 200;
const ratioFrom = 10 << 20;
/** An embedded workbook of a chart. */
const mostNested = 8 << 20;

const mainParts: Readonly<Record<string, Kind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
};

/** What an office document is, or what is wrong with it. Every part is unpacked and dropped again: what an archive says of itself is only its word. */
export async function lookAtOffice(content: Content, depth = 0): Promise<Kind | FileFault> {
  const archive = await open(content);
  if (archive === null) return 'damaged';
  try {
    return await lookThrough(archive, content.size, depth);
  } catch {
    // Whatever a damaged or hostile archive makes the reader throw, the file is what is wrong.
    return 'unsafe-inside';
  } finally {
    archive.close();
  }
}

async function open(content: Content): Promise<ZipFile | null> {
  const options = { autoClose: false, strictFileNames: true, validateEntrySizes: true };
  try {
    return await yauzl.fromRandomAccessReaderPromise(new Reader(content), content.size, options);
  } catch {
    return null;
  }
}

/** Gives the archive reader the parts it asks for, wherever the file lies. */
class Reader extends yauzl.RandomAccessReader {
  readonly #content: Content;

  constructor(content: Content) {
    super();
    this.#content = content;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end));
  }

  async *#range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += 1 << 16) yield this.#content.read(at, Math.min(1 << 16, end - at));
  }
}

async function lookThrough(archive: ZipFile, size: number, depth: number): Promise<Kind | FileFault> {
  if (archive.entryCount > mostEntries) return 'too-much-inside';
  const names = new Set<string>();
  let kind: Kind | null = null;
  let left = mostTogether;
  let packed = 0;
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    packed += entry.compressedSize;
    const fault = lookAtEntry(entry, names, packed > size || names.size >= mostEntries);
    if (fault !== null) return fault;
    names.add(name);
    if (name.endsWith('/')) continue;
    const found = await lookAtPart(name, await archive.openReadStreamPromise(entry), {
      most: Math.min(left, Math.max(ratioFrom, entry.compressedSize * mostRatio)),
      keep: isEmbedded(name) ? mostNested : 0,
    });
    if (!found.ok) return found.fault;
    left -= found.size;
    if (name === '[content_types].xml') {
      const told = kindOf(found.text);
      if (told === null || isFault(told)) return told ?? 'kind-not-taken';
      kind = told;
    }
    const nested = await lookInside(found.kept, depth);
    if (nested !== null) return nested;
  }
  return kind ?? 'kind-not-taken';
}

function lookAtEntry(entry: Entry, names: ReadonlySet<string>, tooMuch: boolean): FileFault | null {
  const name = entry.fileName.toLowerCase();
  if (tooMuch) return 'too-much-inside';
  if (entry.isEncrypted()) return 'encrypted';
  if (names.has(name) || isOddName(name) || isLink(entry)) return 'unsafe-inside';
  if (/vbaproject|vbadata|macrosheets\/|\/activex\/|customui\//u.test(name)) return 'macros';
  if (
    /\.(exe|dll|js|jse|vbs|vbe|wsf|hta|lnk|bat|cmd|ps1|scr|msi|jar|com|pif|cpl|swf|zip|rar|7z|gz|tar|html?|svgz)$/u.test(
      name,
    )
  )
    return 'embedded';
  return null;
}

const isOddName = (name: string): boolean => /[\p{Cc}\\:]|(^|\/)\.\.?(\/|$)|^\//u.test(name) || name.length > 300;

/** Made on a Unix system, as a symbolic link. */
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean =>
  versionMadeBy >>> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170_000) === 0o120_000;

const isEmbedded = (name: string): boolean => /\/embeddings\//u.test(name);

function kindOf(types: string): Kind | 'macros' | null {
  if (/macroenabled|vbaproject/iu.test(types)) return 'macros';
  const found = Object.entries(mainParts).filter(([type]) => types.includes(type));
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

const isFault = (told: Kind | 'macros'): told is 'macros' => told === 'macros';

/** An embedded workbook is looked through like any; an object of a program is let be where it brings no program and no file along. */
async function lookInside(kept: Buffer | null, depth: number): Promise<PartFault | null> {
  if (kept === null) return null;
  if (kept.readUInt32BE(0) === 0x504b0304) {
    if (depth > 0) return 'embedded';
    const content: Content = { size: kept.length, read: async (from, length) => kept.subarray(from, from + length) };
    const found = await lookAtOffice(content, depth + 1);
    return found === 'docx' || found === 'xlsx' || found === 'pptx' ? null : (found as PartFault);
  }
  const isObject = kept.readUInt32BE(0) === 0xd0cf11e0;
  if (!isObject) return 'embedded';
  const carries = ['Ole10Native', '_VBA_PROJECT', 'Package', 'Macros', 'EncryptedPackage'];
  return carries.some((word) => kept.includes(Buffer.from(word, 'utf16le'))) ? 'embedded' : null;
}
