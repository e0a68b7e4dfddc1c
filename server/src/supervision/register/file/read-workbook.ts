import { type Day, parseDay } from '@heng/domain/language';
import { type CellValue, type Sheet as RawSheet, readXlsx } from 'hucre/xlsx';
import { type Cell, empty, type FileRead, mostRows, type Sheet } from './table.ts';
import { unpacksWithin } from './zip-size.ts';

/** What a workbook of the longest register unpacks to, many times over. */
const mostUnpacked = 64 * 1024 * 1024;

/** What is looked at of a sheet, as spreadsheets name it: more columns than a register has, and one row more than it may have. */
const mostColumns = 40;
const looked = `A1:AN${mostRows + 1}`;

/** The cells of an xlsx workbook, sheet by sheet. Hidden sheets are read like others: nothing on a register is decided by what is out of sight. */
export async function readWorkbook(bytes: Uint8Array): Promise<FileRead> {
  if (!unpacksWithin(bytes, mostUnpacked)) return { ok: false, fault: { code: 'workbook-damaged' } };
  try {
    const { sheets } = await readXlsx(bytes, { range: looked });
    if (sheets.some(({ rows }) => rows.length > mostRows))
      return { ok: false, fault: { code: 'too-many-rows', most: mostRows } };
    return { ok: true, sheets: sheets.map(sheetOf) };
  } catch {
    // Whatever a damaged or hostile workbook makes the reader throw, the file is what is wrong.
    return { ok: false, fault: { code: 'workbook-damaged' } };
  }
}

function sheetOf({ name, rows, cells, merges = [] }: RawSheet): Sheet {
  const merged = mergedPlaces(rows.length, merges);
  return {
    name,
    rows: rows.map((values, row) => ({
      row: row + 1,
      cells: values.map((value, col): Cell => {
        const place = `${row},${col}`;
        const kind = cells?.get(place);
        if (merged.has(place)) return { is: 'merged' };
        if (kind?.formula !== undefined || kind?.type === 'formula') return { is: 'formula' };
        return kind?.type === 'error' ? { is: 'unreadable' } : cellOf(value);
      }),
    })),
  };
}

/** The cells, as `row,column` from 0, that lie in a merge. Merges cannot overlap: those that together cover more than there is are a fault. */
function mergedPlaces(height: number, merges: NonNullable<RawSheet['merges']>): ReadonlySet<string> {
  const places = new Set<string>();
  let covered = 0;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    for (let row = startRow; row <= Math.min(endRow, height - 1); row += 1) {
      for (let col = startCol; col <= Math.min(endCol, mostColumns - 1); col += 1) {
        places.add(`${row},${col}`);
        covered += 1;
        if (covered > height * mostColumns) throw new Error('merges overlap');
      }
    }
  }
  return places;
}

function cellOf(value: CellValue): Cell {
  if (value === null || value === undefined) return empty;
  if (typeof value === 'number') return Number.isFinite(value) ? { is: 'number', number: value } : { is: 'unreadable' };
  if (typeof value === 'boolean') return { is: 'unreadable' };
  if (value instanceof Date) return dateCell(value);
  const text = value.trim();
  return text === '' ? empty : { is: 'text', text };
}

/** A day of the calendar; the reader gives dates of a workbook, which know no place, as days of UTC. */
function dateCell(date: Date): Cell {
  const day: Day | null = Number.isNaN(date.getTime()) ? null : parseDay(date.toISOString().slice(0, 10));
  return day === null ? { is: 'unreadable' } : { is: 'date', day };
}
