import { writeXlsx } from 'hucre/xlsx';

/** A cell as it is handed out. */
export type Cell = string | number | null;

/** A list as a file: its headings, and its rows page by page, so that no more than a page of the database's rows is held at once. */
export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** What a spreadsheet would take for a formula is told as text: somebody else may have written it. */
export const neutral = (text: string): string => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = neutral(cell);
  // Not at a semicolon or tab either, where a spreadsheet would begin another cell.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvLine = (row: readonly Cell[]): string => `${row.map(csvCell).join(',')}\r\n`;

/** CSV in UTF-8 with the mark by which spreadsheets know it, in pieces. */
export async function csvOf({ headings, pages }: Table): Promise<readonly Buffer[]> {
  const pieces = [Buffer.from(`\ufeff${csvLine(headings)}`)];
  for await (const rows of pages) pieces.push(Buffer.from(rows.map(csvLine).join('')));
  return pieces;
}

/** The same as a workbook; texts stay texts. */
export async function workbookOf({ name, headings, pages }: Table): Promise<readonly Buffer[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const page of pages)
    rows.push(...page.map((row) => row.map((cell) => (typeof cell === 'string' ? neutral(cell) : cell))));
  const columns = headings.map((header) => ({ header, width: 20 }));
  const bytes = await writeXlsx({ sheets: [{ name, columns, rows: [[...headings], ...rows.map((row) => [...row])] }] });
  return [Buffer.from(bytes)];
}
