import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive that a test makes; the liberties that hostile ones take can be taken. */
export interface Packed {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** Bits of the general purpose flag, besides UTF-8: 1 is "encrypted". */
  readonly flag?: number;
  /** What the archive says the entry unpacks to. */
  readonly told?: number;
  readonly stored?: boolean;
  readonly unixMode?: number;
}

/** A ZIP archive, to the letter of the format. */
export function archiveOf(entries: readonly Packed[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, flag = 0, told, stored = false, unixMode } of entries) {
    const plain = Buffer.from(bytes as string);
    const packed = stored ? plain : deflateRawSync(plain);
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | flag, 2);
    head.writeUInt16LE(stored ? 0 : 8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(told ?? plain.length, 18);
    head.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    if (unixMode !== undefined) tail.writeUInt32LE((unixMode << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    const madeBy = Buffer.from([20, unixMode === undefined ? 0 : 3]);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, title, packed]);
    files.push(local);
    directory.push(Buffer.from('PK\x01\x02'), madeBy, head, tail, title);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}
