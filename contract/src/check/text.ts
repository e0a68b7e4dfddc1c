import type { FaultAt } from '../shape/problem.ts';

/** Text that no database keeps, wherever it stands: half of a pair of UTF-16, or the sign U+0000. */
export function textFaults(value: unknown, at: string, found: FaultAt[] = []): readonly FaultAt[] {
  if (typeof value === 'string') {
    if (!isText(value)) found.push({ at, zh: '含有无法保存的字符', en: 'holds signs that cannot be kept' });
  } else if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) textFaults(one, `${at}.${index}`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      if (!isText(key)) textFaults(key, at, found);
      else textFaults(one, `${at}.${shown(key)}`, found);
    }
  }
  return found;
}

const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** A key that somebody made up is told no longer than this. */
export const shown = (key: string): string => (key.length > 80 ? `${key.slice(0, 80)}…` : key);
