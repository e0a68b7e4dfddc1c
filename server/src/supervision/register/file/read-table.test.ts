import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { readTable } from './read-table.ts';
import type { Cell, FileRead } from './table.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const faultOf = (read: FileRead): string | null => (read.ok ? null : read.fault.code);
const cellsOf = (read: FileRead) =>
  read.ok ? read.sheets.flatMap(({ rows }) => rows.map(({ row, cells }) => [row, ...cells.map(plain)])) : read;
function plain(cell: Cell): string | number {
  switch (cell.is) {
    case 'text':
      return cell.text;
    case 'number':
      return cell.number;
    case 'date':
      return cell.day;
    default:
      return `<${cell.is}>`;
  }
}

/** A ZIP archive of these entries; `twice` names the first entry's bytes so often in the directory. */
function zip(entries: readonly (readonly [name: string, content: Buffer])[], twice = 1): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(crc32(content), 16);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(10, 24); // what it claims to unpack to
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(at, 42);
    for (let i = 0; i < twice; i += 1) directory.push(record, Buffer.from(name));
    locals.push(head, Buffer.from(name), packed);
    at += head.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length * twice, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

describe('a text file', () => {
  const text = '届次,获奖者\n2015,"样例, ""茶业"" 公司"\n\n2018,堃喆公司\n';
  const rows = [
    [1, '届次', '获奖者'],
    [2, '2015', '样例, "茶业" 公司'],
    [3, '<empty>'],
    [4, '2018', '堃喆公司'],
  ];

  it('is read in UTF-8 with and without its mark, in UTF-16 and in GB18030', async () => {
    // What a spreadsheet in China writes, to the byte.
    const gb18030 = Buffer.from(
      'bdecb4ce2cbbf1bdb1d5df0a323031352c22d1f9c0fd2c202222b2e8d2b5222220b9abcbbe220a0a323031382c88d286b4b9abcbbe0a',
      'hex',
    );
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), gb18030])
      assert.deepEqual(cellsOf(await readTable(bytes)), rows);
  });

  it('that ends within a character, or has its mark and is no UTF-8, is not read as another encoding', async () => {
    const whole = utf8('edition,name\n2015,样例茶业');
    for (const bytes of [whole.subarray(0, -1), whole.subarray(0, -2), Buffer.from([0xef, 0xbb, 0xbf, 0xd1, 0xf9])])
      assert.equal(faultOf(await readTable(bytes)), 'unknown-encoding');
  });

  it('that is none is refused', async () => {
    assert.equal(faultOf(await readTable(utf8(''))), 'no-table-file');
    assert.equal(faultOf(await readTable(utf8('%PDF-1.7 …'))), 'no-table-file');
    assert.equal(faultOf(await readTable(Buffer.from([0x81, 0xff, 0xff, 0x00]))), 'unknown-encoding');
    assert.equal(faultOf(await readTable(Buffer.alloc(9 * 1024 * 1024, 65))), 'file-too-large');
  });

  it('of a million rows is refused before they are kept', async () => {
    assert.equal(faultOf(await readTable(Buffer.alloc(2_000_000, 'a\n'))), 'too-many-rows');
  });
});

describe('a workbook', () => {
  it('tells dates, numbers, formulas, merged cells and empty ones apart', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '登记',
          columns: [{}, { numFmt: 'yyyy-mm-dd' }, {}, {}],
          rows: [
            ['往届获奖', null, null, null],
            ['2015', new Date(Date.UTC(2015, 5, 1)), 42156, ' 文 '],
            [null, null, null, 'x'],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
          cells: new Map([['2,0', { value: 2, type: 'formula', formula: '1+1' }]]),
        },
      ],
    });
    assert.deepEqual(cellsOf(await readTable(bytes)), [
      [1, '<merged>', '<merged>', '<empty>', '<empty>'],
      [2, '2015', '2015-06-01', 42156, '文'],
      [3, '<formula>', '<empty>', '<empty>', 'x'],
    ]);
  });

  it('of more rows than a register has is refused', async () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => [String(i)]);
    const bytes = await writeXlsx({ sheets: [{ name: '1', rows }] });
    assert.equal(faultOf(await readTable(bytes)), 'too-many-rows');
  });

  it('that unpacks to more than it may is refused, whatever sizes it claims', async () => {
    const sheet = Buffer.alloc(80 * 1024 * 1024, 32);
    const bomb = zip([['xl/worksheets/sheet1.xml', sheet]]);
    assert.ok(bomb.length < 200_000);
    assert.equal(faultOf(await readTable(bomb)), 'workbook-damaged');
    // One small piece, named a hundred times over.
    const overlapping = zip([['a', Buffer.alloc(1024 * 1024, 32)]], 100);
    assert.equal(faultOf(await readTable(overlapping)), 'workbook-damaged');
  });

  it('that is damaged, old or under a password is refused with the way out', async () => {
    const whole = await writeXlsx({ sheets: [{ name: '1', rows: [['x']] }] });
    for (const cut of [10, 100, whole.length - 30, whole.length - 5])
      assert.equal(faultOf(await readTable(whole.slice(0, cut))), 'workbook-damaged', String(cut));
    assert.equal(faultOf(await readTable(zip([['hello.txt', Buffer.from('hello')]]))), 'workbook-damaged');
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    assert.equal(faultOf(await readTable(old)), 'old-workbook');
    const locked = await writeXlsx({
      sheets: [{ name: '1', rows: [['x']] }],
      encryption: { password: 'x', spinCount: 1000 },
    });
    assert.equal(faultOf(await readTable(locked)), 'workbook-locked');
  });
});
