import { Readable } from 'node:stream';
import { uploadMetadata } from '@heng/contract/file';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { letIn } from '../http/door.ts';
import { problemOf, sendProblem } from '../http/faults.ts';
import type { Place, Session } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { loadReader } from '../procedure/rights/store.ts';
import { newId, offRecord, readAs } from '../storage/index.ts';
import { type Hold, holds, newHolder } from './hold.ts';
import { faults } from './inspect/index.ts';
import { kindNamed } from './kinds.ts';
import { cleanName } from './names.ts';
import { isFull, type Received, receiver } from './receive.ts';
import { mayAdd } from './rights.ts';
import { newName } from './storage.ts';
import { beginUpload, endUpload, findFile, findUpload, ownerOf, type UploadRow } from './store.ts';

/** Only what the door looks at. */
const door = { access: { to: 'signed-in' } } as Parameters<typeof letIn>[1];
const version = '1.0.0';
const bytesType = 'application/offset+octet-stream';
const idText = /^[\w.:-]{1,120}$/;

/**
 * Resumable uploads by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): creation, creation with upload, termination, expiration.
 * It is spoken here and not by a library because of what an acknowledgement means: bytes are durable before it, a file is looked at before it,
 * and whoever may no longer add to a case is refused at the next request.
 */
export const uploads =
  (place: Place) =>
  async (app: FastifyInstance): Promise<void> => {
    const { limits, storage } = place.files;
    const held = holds(place.db);
    const { receive, forget } = receiver(place.db, place.files);
    app.removeAllContentTypeParsers();
    // The body is read by whoever writes it, and by nobody before that.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null));
    app.setErrorHandler((fault, request, reply) => refuse(request, reply, problemOf(fault, request)));
    app.addHook('onRequest', async (request, reply) => {
      reply.headers({ 'tus-resumable': version, 'cache-control': 'no-store' });
      if (request.method === 'OPTIONS') return;
      if (request.headers['tus-resumable'] !== version)
        return refuse(request, reply.header('tus-version', version), new Problem('wrong-version'));
    });

    app.options('/uploads', async (_request, reply) =>
      reply
        .code(204)
        .headers({
          'tus-version': version,
          'tus-extension': 'creation,creation-with-upload,termination,expiration',
          'tus-max-size': String(limits.file),
        })
        .send(),
    );

    app.post('/uploads', async (request, reply) => {
      const session = await signedIn(request);
      const asked = await askedFor(session, request);
      const upload = { ...asked, id: newId('file'), stored: newName(), holder: newHolder() };
      const free = await storage.free();
      if (free !== null && free < upload.bytes + limits.spare) throw new Problem('unavailable', { after: 60 });
      await storage.create(upload.stored).catch((fault: unknown) => {
        throw isFull(fault) ? new Problem('unavailable', { after: 60 }) : fault;
      });
      const begun = await offRecord(place.db, session.jurisdiction, (tx) => beginUpload(tx, upload, limits)).catch(
        async (fault: unknown) => {
          await storage.remove(upload.stored);
          throw fault;
        },
      );
      if (!begun) {
        await storage.remove(upload.stored);
        throw new Problem('too-large', { faults: [overShare] });
      }
      const hold = held.begin(
        session.jurisdiction,
        { ...upload, received: 0, owner: ownerOf(upload) },
        upload.holder,
        () => request.raw.destroy(),
      );
      reply.headers({
        location: `/api/uploads/${upload.id}`,
        'upload-expires': new Date(Date.now() + 86_400_000).toUTCString(),
      });
      const hasBody = request.headers['content-type'] === bytesType;
      const received = await receive(session.jurisdiction, hold, hasBody ? request.raw : nobody());
      return acknowledge(request, reply, upload.id, received, 201);
    });

    app.head<{ Params: { id: string } }>('/uploads/:id', async (request, reply) => {
      const session = await signedIn(request);
      const found = await known(session, request.params.id);
      if (found === null) throw new Problem('not-found');
      return reply
        .code(200)
        .headers({ 'upload-offset': String(found.received), 'upload-length': String(found.bytes) })
        .send();
    });

    app.patch<{ Params: { id: string } }>('/uploads/:id', async (request, reply) => {
      const session = await signedIn(request);
      const { id } = request.params;
      if (request.headers['content-type'] !== bytesType) throw new Problem('wrong-type');
      const offset = wholeNumber(request.headers['upload-offset']);
      if (offset === null) throw malformed('headers.upload-offset');
      const found = await known(session, id);
      if (found === null) throw new Problem('not-found');
      if (found.received === found.bytes) {
        // It was whole before, and the answer to that got lost.
        if (offset !== found.bytes) throw new Problem('changed', { now: { version: found.bytes, value: null } });
        return reply
          .code(204)
          .headers({ 'upload-offset': String(offset), ...receiptOf(id, found.sha256) })
          .send();
      }
      const coming = wholeNumber(request.headers['content-length']);
      if (coming !== null && offset + coming > found.bytes) throw new Problem('too-large');
      const hold = await takeHold(session, request, id).catch(async (problem: unknown) => {
        // Another request has made it whole meanwhile.
        if ((await known(session, id)) === null) throw problem;
        throw new Problem('changed', { now: { version: found.bytes, value: null } });
      });
      if (hold.upload.received !== offset) {
        const { received } = hold.upload;
        await receive(session.jurisdiction, hold, nobody());
        throw new Problem('changed', { now: { version: received, value: null } });
      }
      return acknowledge(request, reply, id, await receive(session.jurisdiction, hold, request.raw), 204);
    });

    app.delete<{ Params: { id: string } }>('/uploads/:id', async (request, reply) => {
      const session = await signedIn(request);
      const hold = await takeHold(session, request, request.params.id);
      try {
        await offRecord(place.db, session.jurisdiction, (tx) => endUpload(tx, hold.upload, hold.holder));
      } finally {
        hold.end();
      }
      forget(hold.upload.id);
      await storage.remove(hold.upload.stored);
      return reply.code(204).send();
    });

    async function signedIn(request: FastifyRequest): Promise<Session> {
      const visitor = await letIn(place, door, request);
      if (visitor instanceof Problem) throw visitor;
      if (visitor === null) throw new Problem('signed-out');
      return visitor;
    }

    /** An upload, or the file it has become, of this person; whoever may add nothing to that case any more, knows nothing of it. */
    async function known(
      session: Session,
      id: string,
    ): Promise<(Pick<UploadRow, 'received' | 'bytes'> & { sha256: string }) | null> {
      if (!idText.test(id)) return null;
      return readAs(place.db, session, async (tx) => {
        const upload = await findUpload(tx, id, session.person);
        const found = upload ?? (await findFile(tx, id));
        if (found === null || found.person !== session.person) return null;
        if (!mayAdd(await loadReader(tx, session, found.edition), found)) return null;
        return 'received' in found
          ? { ...found, sha256: '' }
          : { received: found.bytes, bytes: found.bytes, sha256: found.sha256 };
      });
    }

    async function takeHold(session: Session, request: FastifyRequest, id: string): Promise<Hold> {
      const hold = idText.test(id) ? await held.take(session, id, () => request.raw.destroy()) : null;
      if (hold === null) throw new Problem('not-found');
      if (hold === 'in-use') throw new Problem('in-use', { after: 5 });
      return hold;
    }

    /** Who wants to add what, by its length and metadata. */
    async function askedFor(
      session: Session,
      { headers }: FastifyRequest,
    ): Promise<Omit<UploadRow, 'id' | 'stored' | 'received' | 'owner' | 'holder'>> {
      const bytes = wholeNumber(headers['upload-length']);
      if (bytes === null) throw malformed('headers.upload-length');
      if (bytes === 0) throw new Problem('wrong-type', { faults: [{ at: 'file', ...faults.empty }] });
      if (bytes > limits.file) throw new Problem('too-large');
      const coming = headers['content-type'] === bytesType ? wholeNumber(headers['content-length']) : null;
      if (coming !== null && coming > bytes) throw new Problem('too-large');
      const told = metadataOf(headers['upload-metadata']);
      const name = cleanName(told.name);
      if (kindNamed(name) === null)
        throw new Problem('wrong-type', { faults: [{ at: 'file', ...faults['kind-not-taken'] }] });
      const { edition, purpose, case: one = null, 'trade-secret': secret } = told;
      const may = await readAs(place.db, session, async (tx) =>
        mayAdd(await loadReader(tx, session, edition), { purpose, case: one }),
      );
      // What does not exist and what is not theirs are answered alike.
      if (!may) throw new Problem('not-found');
      return { edition, case: one, purpose, person: session.person, name, bytes, tradeSecret: secret === 'yes' };
    }
  };

const overShare = {
  at: 'file',
  zh: '本申报（或您本人）的存储额度已用完，请先删除不用的文件。',
  en: 'The share of storage of this application, or yours, is used up; delete files that are not needed.',
};

/** Of a request that brings no bytes. */
const nobody = (): Readable => Readable.from([]);

const malformed = (at: string): Problem =>
  new Problem('malformed', { faults: [{ at, zh: '应为非负整数', en: 'is to be a whole number' }] });

const receiptOf = (id: string, sha256: string) => ({ 'heng-file': id, 'heng-sha256': sha256 });

function acknowledge(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  received: Received | Problem,
  status: 201 | 204,
): FastifyReply {
  if (received instanceof Problem) return refuse(request, reply, received);
  reply.code(status).header('upload-offset', String(received.bytes));
  if (received.whole) reply.headers(receiptOf(id, received.sha256));
  return reply.send();
}

/** What of the body is still to come is not read: the connection ends. */
function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  if (!request.raw.complete) reply.header('connection', 'close');
  return sendProblem(reply, problem);
}

function wholeNumber(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
}

/** `key base64, key base64`: each key once. */
function metadataOf(header: string | string[] | undefined) {
  const pairs = String(header ?? '')
    .split(',')
    .map((pair) => pair.trim().split(' '))
    .filter(([key]) => key !== '' && key !== 'filename' && key !== 'filetype');
  const read = Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, new TextDecoder().decode(Buffer.from(value, 'base64'))]),
  );
  const parsed = uploadMetadata.safeParse(read);
  if (parsed.success) return parsed.data;
  throw new Problem('invalid', {
    faults: parsed.error.issues.map(({ path }) => ({
      at: ['headers.upload-metadata', ...path].join('.'),
      zh: '缺少或不对',
      en: 'is missing or not right',
    })),
  });
}
