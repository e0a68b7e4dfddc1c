import { parseCsv } from 'hucre/csv';
import { empty, type FileRead, mostRows, type TableRow } from './table.ts';

/** UTF-8 with or without its mark, UTF-16 with one, else GB18030, as a spreadsheet in China writes it; null: none of these. */
function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedBy('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodedBy('utf-16be', bytes);
  const text = decodedBy('utf-8', bytes);
  if (text !== null || isCutOff(bytes) || startsWithMark(bytes)) return text;
  return decodedBy('gb18030', bytes);
}

const startsWithMark = ([first, second, third]: Uint8Array): boolean =>
  first === 0xef && second === 0xbb && third === 0xbf;

/** UTF-8 that ends within a character: half a file, which as GB18030 would read as other characters. */
const isCutOff = (bytes: Uint8Array): boolean => decodedBy('utf-8', bytes, 'may-go-on') !== null;

function decodedBy(encoding: string, bytes: Uint8Array, more?: 'may-go-on'): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: more !== undefined });
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Rows of comma-, semicolon- or tab-separated text, fields in double quotes where they need them. Empty rows keep their number. */
export function readCsv(bytes: Uint8Array): FileRead {
  const text = decodeText(bytes);
  if (text === null) return { ok: false, fault: { code: 'unknown-encoding' } };
  const rows = parseCsv(text, { maxRows: mostRows + 1, skipBom: true, delimiter: delimiterOf(text) });
  if (rows.length > mostRows) return { ok: false, fault: { code: 'too-many-rows', most: mostRows } };
  return { ok: true, sheets: [{ name: null, rows: rows.map((cells, index) => rowOf(cells, index)) }] };
}

const delimiters = [',', '\t', ';'] as const;

/** How far down, and how many characters, the headings are looked for. */
const headRows = 10;
const headLength = 20_000;

/**
 * What divides the fields: told by the first row that is a row of a table at all, the headings, and by nothing below it, where names and documents may
 * hold any of these signs.
 */
function delimiterOf(text: string): string {
  const head = text.slice(0, headLength);
  const heads = delimiters.map((delimiter) => ({
    delimiter,
    widths: parseCsv(head, { maxRows: headRows, skipBom: true, delimiter }).map(({ length }) => length),
  }));
  for (let row = 0; row < headRows; row += 1) {
    const [widest] = heads.toSorted((a, b) => (b.widths[row] ?? 0) - (a.widths[row] ?? 0));
    if (widest && (widest.widths[row] ?? 0) > 2) return widest.delimiter;
  }
  return ',';
}

function rowOf(cells: readonly unknown[], index: number): TableRow {
  return {
    row: index + 1,
    cells: cells.map((value) => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' ? empty : { is: 'text', text };
    }),
  };
}
