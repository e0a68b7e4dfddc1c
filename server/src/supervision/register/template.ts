import { writeXlsx } from 'hucre/xlsx';
import { type Column, columns, headings } from './columns.ts';

type Language = 'zh' | 'en';

/** What each column is for, one line each: its heading, whether it is needed, what to write. */
export const columnLines = (language: Language): readonly string[] =>
  Object.values(columns).map((column: Column) => {
    const need = column.required ? '*' : ' ';
    return `${need} ${column[language][0]}${language === 'zh' ? '：' : ': '}${column.says[language]}`;
  });

/** An empty register file with its headings, as CSV in UTF-8 with the mark by which spreadsheets know it. */
export const csvTemplate = (language: Language): Uint8Array =>
  new TextEncoder().encode(`\ufeff${headings(language).join(',')}\r\n`);

/** The same as a workbook, code columns kept as text, with a second sheet that says what each column is for. */
export const workbookTemplate = (language: Language): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      {
        name: language === 'zh' ? '往届获奖' : 'Awards',
        columns: headings(language).map((heading) => ({ header: heading, width: 22, numFmt: '@' })),
        rows: [[...headings(language)]],
      },
      {
        name: language === 'zh' ? '说明' : 'Notes',
        rows: columnLines(language).map((line) => [line]),
      },
    ],
  });
