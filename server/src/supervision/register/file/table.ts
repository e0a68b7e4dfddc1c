import type { Day } from '@heng/domain/language';

/** What a cell holds, as far as a file can tell. Text of a formula is never taken for what was written. */
export type Cell =
  | { readonly is: 'empty' | 'formula' | 'merged' | 'unreadable' }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'date'; readonly day: Day };

/** One row of a file, numbered from 1 as a spreadsheet shows it. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Why a file as a whole cannot be read; the facts say how much is too much. */
type FileFault =
  | { readonly code: 'file-too-large'; readonly most: string }
  | { readonly code: 'too-many-rows'; readonly most: number }
  | { readonly code: 'no-table-file' | 'unknown-encoding' | 'workbook-damaged' | 'workbook-locked' | 'old-workbook' };

/** The sheets of a file; a CSV file is one sheet without a name. */
export type FileRead =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: FileFault };

export interface Sheet {
  readonly name: string | null;
  readonly rows: readonly TableRow[];
}

/** No register of a city's award is longer; a file that is longer is not what it is said to be. */
export const mostRows = 10_000;

export const empty: Cell = { is: 'empty' };
