import { fileTypeFromBuffer } from 'file-type';
import { type Kind, kindNamed } from '../kinds.ts';
import { lookAtJpeg, lookAtPng, lookAtWebp } from './image.ts';
import type { Content, FileFault } from './looked-at.ts';
import { lookAtOffice } from './ooxml.ts';
import { lookAtPdf } from './pdf.ts';
import { lookAtText } from './text.ts';

export { type Content, type FileFault, faults, parts } from './looked-at.ts';

export type Found = { readonly ok: true; readonly kind: Kind } | { readonly ok: false; readonly fault: FileFault };

type Look = (content: Content) => Promise<FileFault | null>;

/** By the first bytes. An office document is an archive: which one, its list of types says. */
const looks: readonly { readonly kind: Kind; readonly begins: (head: string) => boolean; readonly look: Look }[] = [
  { kind: 'pdf', begins: (head) => head.startsWith('%PDF-'), look: lookAtPdf },
  { kind: 'png', begins: (head) => head.startsWith('\x89PNG\r\n\x1a\n'), look: lookAtPng },
  { kind: 'jpeg', begins: (head) => head.startsWith('\xff\xd8\xff'), look: lookAtJpeg },
  { kind: 'webp', begins: (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8), look: lookAtWebp },
];

/** What a file is by its content, whatever it is called; refused unless it is of a kind that is taken, sound, harmless, and named as what it is. */
export async function inspect(content: Content, name: string): Promise<Found> {
  const no = (fault: FileFault): Found => ({ ok: false, fault });
  if (content.size === 0) return no('empty');
  const named = kindNamed(name);
  if (named === null) return no('kind-not-taken');
  const bytes = await content.read(0, 4100);
  const head = bytes.toString('latin1', 0, 16);
  const known = looks.find(({ begins }) => begins(head));
  if (known !== undefined) {
    if (known.kind !== named) return no('name-unfit');
    const fault = await known.look(content);
    return fault === null ? { ok: true, kind: known.kind } : no(fault);
  }
  if (head.startsWith('PK')) {
    const found = await lookAtOffice(content);
    if (found !== 'docx' && found !== 'xlsx' && found !== 'pptx') return no(found as FileFault);
    return found === named ? { ok: true, kind: found } : no('name-unfit');
  }
  // An office document with a password is wrapped in the older form.
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    return no(bytes.includes(Buffer.from('Encr', 'utf16le')) ? 'encrypted' : 'kind-not-taken');
  if (named !== 'txt' && named !== 'csv') return no('name-unfit');
  if ((await fileTypeFromBuffer(bytes)) !== undefined) return no('name-unfit');
  const fault = await lookAtText(content);
  return fault === null ? { ok: true, kind: named } : no(fault);
}
