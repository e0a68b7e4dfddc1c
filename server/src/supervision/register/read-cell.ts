import { addDays, type Day, day, parseDay } from '@heng/domain/language';
import { faultIn, type RegisterFault } from './faults.ts';
import type { Cell } from './file/table.ts';

/** What one cell was read as; null and no fault: it is empty. */
export interface CellRead<Value> {
  readonly value: Value | null;
  readonly fault: Omit<RegisterFault, 'row' | 'column'> | null;
}

const none = { value: null, fault: null };
const wrong = (...[code, facts]: [RegisterFault['code'], RegisterFault['facts']?]): CellRead<never> => ({
  value: null,
  fault: faultIn(code, null, null, facts),
});

/** Breaks, marks that turn or join text out of sight, halves of characters, and what a wrong encoding leaves: two names could differ by nothing else. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/u;

/** A text of at most so many characters. A number is none, unless a text of digits (an edition called 2015) may be stored as one. */
export function readText(cell: Cell, longest: number, numbers?: 'numbers-too'): CellRead<string> {
  switch (cell.is) {
    case 'text': {
      if (invisible.test(cell.text)) return wrong('strange-characters');
      if (/^[=+@]/.test(cell.text)) return wrong('formula');
      const value = cell.text.normalize('NFC');
      return value.length > longest ? wrong('text-too-long', { most: longest }) : { value, fault: null };
    }
    case 'number':
      return numbers && Number.isInteger(cell.number)
        ? { value: String(cell.number), fault: null }
        : wrong('not-text', { value: cell.number });
    case 'date':
      return wrong('not-text', { value: cell.day });
    default:
      return other(cell.is);
  }
}

/** A whole number in these bounds, written as a number or as a text: `300000`, `300,000`. */
export function readWhole(cell: Cell, from: number, to: number): CellRead<number> {
  if (cell.is !== 'text' && cell.is !== 'number')
    return cell.is === 'date' ? wrong('not-a-whole-number', { value: cell.day, from, to }) : other(cell.is);
  const text = cell.is === 'text' ? cell.text.normalize('NFKC') : String(cell.number);
  const plain = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  const number = /^\d{1,12}$/.test(plain) ? Number(plain) : null;
  if (number === null || number < from || number > to)
    return wrong('not-a-whole-number', { value: text.slice(0, 40), from, to });
  return { value: number, fault: null };
}

/** Serial numbers of days that a spreadsheet counts from 1899-12-30: 1980 to 2100, which nobody writes as anything else. */
const serials = { from: 29_221, to: 73_415 } as const;
const serialZero = day('1899-12-30');

/** A day up to today: a date of a workbook, `2015-06-01`, `2015/6/1`, `2015.6.1` or `2015年6月1日`. */
export function readDay(cell: Cell, today: Day): CellRead<Day> {
  if (cell.is === 'date') return notAhead(cell.day, today);
  if (cell.is === 'number') return noDay(String(cell.number));
  if (cell.is !== 'text') return other(cell.is);
  const text = cell.text.normalize('NFKC');
  const [, y = '', m = '', d = ''] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, index) => index !== 2) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ??
    [];
  const found = y === '' ? null : parseDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return found === null ? noDay(text) : notAhead(found, today);
}

const notAhead = (found: Day, today: Day): CellRead<Day> =>
  found > today ? wrong('day-ahead', { day: found }) : { value: found, fault: null };

/** What is no day; a serial number is told as the day it stands for, but never taken for it: two systems of counting are in use. */
function noDay(text: string): CellRead<never> {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial >= serials.from && serial <= serials.to)
    return wrong('serial-number', { value: text, day: addDays(serialZero, serial) });
  return wrong('not-a-day', { value: text.slice(0, 40) });
}

const other = (is: 'empty' | 'formula' | 'merged' | 'unreadable'): CellRead<never> =>
  is === 'empty' ? none : wrong(is);
