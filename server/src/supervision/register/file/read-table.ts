import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import type { FileRead } from './table.ts';

/** Bytes of the largest file that is read at all. */
export const mostBytes = 8 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** The sheets of a file, by what is in it and not by what it is called: xlsx, else text. */
export async function readTable(bytes: Uint8Array): Promise<FileRead> {
  if (bytes.length > mostBytes) return { ok: false, fault: { code: 'file-too-large', most: '8 MiB' } };
  if (bytes.length === 0) return { ok: false, fault: { code: 'no-table-file' } };
  if (startsWith(bytes, 0x50, 0x4b)) return readWorkbook(bytes);
  // The container of xls, and of an xlsx under a password: the second is told by what it holds.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { ok: false, fault: { code: isLocked ? 'workbook-locked' : 'old-workbook' } };
  }
  return startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ? { ok: false, fault: { code: 'no-table-file' } } : readCsv(bytes);
}
