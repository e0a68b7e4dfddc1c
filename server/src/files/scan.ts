import { createConnection, type Socket } from 'node:net';
import { type Content, parts } from './inspect/index.ts';

/** Looks at a whole file for what is known to be harmful. `unavailable`: nobody knows, so nothing is let through. */
export type Scan = (content: Content) => Promise<'clean' | 'infected' | 'unavailable'>;

const step = 1 << 16;
const patience = 120_000;

/**
 * Asks a clamd by its own protocol (INSTREAM: parts, each with its length in front, then a length of nought). `where`: `host:port`, or the path of
 * its socket. Its StreamMaxLength has to be as large as the largest file that is taken; what it does not look at whole, it refuses.
 */
export const clamd =
  (where: string): Scan =>
  async (content) => {
    const [, host, port] = /^([^/]+):(\d+)$/.exec(where) ?? [];
    const socket = createConnection(host === undefined ? { path: where } : { host, port: Number(port) });
    socket.setTimeout(patience, () => socket.destroy(new Error('the virus check does not answer')));
    try {
      const answer = answerOf(socket);
      // Whoever waits for it comes after the sending; a fault meanwhile is told then.
      answer.catch(() => {});
      await send(socket, content);
      const text = await answer;
      if (/: OK\0?$/.test(text)) return 'clean';
      return /FOUND\0?$/.test(text) ? 'infected' : 'unavailable';
    } catch {
      return 'unavailable';
    } finally {
      socket.destroy();
    }
  };

async function send(socket: Socket, content: Content): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of parts(content, step, 0)) {
    await write(socket, Buffer.concat([lengthOf(part.length), part]));
  }
  await write(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((done, fail) => {
    socket.write(bytes, (fault) => (fault ? fail(fault) : done()));
  });

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((done, fail) => {
    let text = '';
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1');
      if (text.length > 4096) socket.destroy();
    });
    socket.once('end', () => done(text.trimEnd()));
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('closed')));
  });
