import { constants, inflateRawSync } from 'node:zlib';

const endRecord = 0x06054b50;
const centralRecord = 0x02014b50;
const localRecord = 0x04034b50;

/**
 * Whether everything packed in a ZIP archive together unpacks to at most `most` bytes, found by unpacking it: the sizes an archive declares are only
 * its own word. Each entry is unpacked no further than what is left, and the bytes are dropped. False too for what is no archive, is damaged, or
 * uses parts of the format that a spreadsheet program has no need for (ZIP64, ciphers, other packings).
 */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endRecord) return false;
  let left = most;
  let at = file.readUInt32LE(end + 16);
  for (let entries = file.readUInt16LE(end + 10); entries > 0; entries -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== centralRecord) return false;
    const size = unpackedSize(file, at, left);
    if (size === null || size > left) return false;
    left -= size;
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return true;
}

/** Bytes of one entry; null: damaged, or more than `most`. */
function unpackedSize(file: Buffer, central: number, most: number): number | null {
  const [method, packed, local] = [
    file.readUInt16LE(central + 10),
    file.readUInt32LE(central + 20),
    file.readUInt32LE(central + 42),
  ];
  if (local + 30 > file.length || file.readUInt32LE(local) !== localRecord) return null;
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + packed > file.length) return null;
  if (method === 0) return packed;
  if (method !== 8) return null;
  if (packed === 0) return 0;
  try {
    return inflateRawSync(file.subarray(from, from + packed), {
      maxOutputLength: Math.max(1, most),
      finishFlush: constants.Z_SYNC_FLUSH,
    }).length;
  } catch {
    return null;
  }
}
