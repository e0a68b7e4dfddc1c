import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, opendir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where the bytes of files lie, under made-up names; who they belong to, and whether they are whole, stands in the database alone.
 * The local folder is one; an object store (S3) will be another: there `writer` collects parts of at least 5 MiB and `sync` ends one of a multipart
 * upload, `seal` completes it (until then nothing can be read, so the look inside runs on the completed object), `read` is a ranged GET,
 * `list` walks objects and unfinished uploads both; it needs the number of the multipart upload and its parts kept beside the name.
 */
export interface FileStorage {
  /** Makes an empty file; it lasts once a writer of it has synced. */
  create(name: string): Promise<void>;
  /** Writes from `offset` on; whatever lay behind it is cut off. */
  writer(name: string, offset: number): Promise<Writer>;
  /** At most `length` bytes from `from`; fewer at the end. Fails where there is no such file. */
  open(name: string): Promise<Opened>;
  /** Bytes there are; null: no such file. */
  size(name: string): Promise<number | null>;
  /** No fault where there is none. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<Stored>;
  /** Bytes that are still free; null: nobody knows. */
  free(): Promise<number | null>;
}

interface Stored {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since it was last written. */
  readonly age: number;
}

export interface Writer {
  /** Takes a part; it may still be on its way when this returns, until the next `sync`. */
  write(chunk: Uint8Array): Promise<void>;
  /** All that was written is durable once this returns. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Opened {
  readonly size: number;
  readonly read: (from: number, length: number, into?: Buffer) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** A new name: 128 random bits in hex. Nothing that a person has sent ever becomes part of a path. */
export const newName = (): string => randomBytes(16).toString('hex');

const namePattern = /^[0-9a-f]{32}$/;

/** A folder of this machine, or of a file server that all processes see: only the owner may enter. */
export async function localStorage(folder: string): Promise<FileStorage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // 256 folders, so that none of them grows long.
  for (let i = 0; i < 256; i += 1)
    await mkdir(join(folder, i.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 });
  await syncFolder(folder);
  const placeOf = (name: string) => {
    if (!namePattern.test(name)) throw new Error('no name of a stored file');
    return join(folder, name.slice(0, 2), name);
  };
  return {
    async create(name) {
      const file = await open(placeOf(name), 'wx', 0o600);
      await file.close();
    },
    async writer(name, offset) {
      const file = await openPlain(placeOf(name), constants.O_RDWR);
      try {
        await file.truncate(offset);
      } catch (fault) {
        await file.close();
        throw fault;
      }
      return writerOf(file, join(folder, name.slice(0, 2)), offset);
    },
    async open(name) {
      const file = await openPlain(placeOf(name), constants.O_RDONLY);
      const { size } = await file.stat();
      return {
        size,
        read: (from, length, into) => readFrom(file, from, Math.min(length, size - from), into),
        close: () => file.close(),
      };
    },
    size: (name) =>
      stat(placeOf(name)).then(
        ({ size }) => size,
        (fault: unknown) => unlessAbsent(fault, null),
      ),
    remove: (name) => rm(placeOf(name), { force: true }),
    async *list() {
      for (let i = 0; i < 256; i += 1) {
        const inside = i.toString(16).padStart(2, '0');
        for await (const entry of await opendir(join(folder, inside))) {
          if (!entry.isFile() || !namePattern.test(entry.name)) continue;
          const found = await stat(join(folder, inside, entry.name)).catch((fault: unknown) =>
            unlessAbsent(fault, null),
          );
          if (found !== null) yield { name: entry.name, bytes: found.size, age: Date.now() - found.mtimeMs };
        }
      }
    },
    async free() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

/** Never through a symbolic link: what lies under our name is ours. */
const openPlain = (path: string, flags: number): Promise<FileHandle> => open(path, flags | constants.O_NOFOLLOW);

/** Parts as they come from the network are small: they are written several at once, while the next ones come. */
const together = 1 << 18;

function writerOf(file: FileHandle, folder: string, offset: number): Writer {
  let at = offset;
  let listed = offset > 0;
  let waiting: Uint8Array[] = [];
  let size = 0;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    await writing;
    const [parts, from] = [waiting, at];
    at += size;
    waiting = [];
    size = 0;
    writing = writeAll(file, parts, from);
    writing.catch(() => {}); // told to whoever comes next
  }

  return {
    async write(chunk) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= together) await flush();
    },
    async sync() {
      await flush();
      await writing;
      await Promise.all([file.sync(), listed ? null : syncFolder(folder)]);
      listed = true;
    },
    async close() {
      await writing.catch(() => {});
      await file.close();
    },
  };
}

async function writeAll(file: FileHandle, parts: readonly Uint8Array[], from: number): Promise<void> {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  if (size === 0) return;
  const { bytesWritten } = await file.writev([...parts], from);
  // The system has taken less than it was given: the rest in one piece.
  const rest = bytesWritten < size ? Buffer.concat(parts).subarray(bytesWritten) : Buffer.alloc(0);
  for (let done = 0; done < rest.length; ) {
    const written = await file.write(rest, done, rest.length - done, from + bytesWritten + done);
    done += written.bytesWritten;
  }
}

async function readFrom(file: FileHandle, from: number, length: number, into?: Buffer): Promise<Buffer> {
  if (length <= 0) return Buffer.alloc(0);
  const bytes = into ?? Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** A new entry of a folder is only durable once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessAbsent<Value>(fault: unknown, value: Value): Value {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return value;
  throw fault;
}
