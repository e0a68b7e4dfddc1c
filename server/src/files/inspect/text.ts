import { type Content, type FileFault, parts } from './looked-at.ts';

/** None of these is in a text, but for tabs and ends of lines and pages. */
const controls = /(?![\t\n\f\r])\p{Cc}/u;
/** What a browser would take for a page, whatever it is called. */
const page = /^\s*<(!doctype|html|head|body|script|svg|\?xml|iframe|!--)/iu;
/** A cell of a table that starts another program when a spreadsheet program opens it. */
const command = /(^|[,;\t\n"])\s*[=+\-@][^,;\t\n"]{0,200}\|[^\n]{0,200}!/u;

/** Plain text in UTF-8 or GB18030, whole and without control signs. */
export async function lookAtText(content: Content): Promise<FileFault | null> {
  const inUtf8 = await read(content, 'utf-8');
  return inUtf8 === 'not-text' ? read(content, 'gb18030') : inUtf8;
}

async function read(content: Content, encoding: 'utf-8' | 'gb18030'): Promise<FileFault | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let tail = '';
  let first = true;
  try {
    for await (const part of parts(content, 1 << 18, 0)) {
      const text = tail + decoder.decode(part, { stream: true });
      if (controls.test(text)) return 'not-text';
      if ((first && page.test(text)) || command.test(text)) return 'active';
      tail = text.slice(-512);
      first = false;
    }
    decoder.decode();
    return null;
  } catch {
    return 'not-text';
  }
}
