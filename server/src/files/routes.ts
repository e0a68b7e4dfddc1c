import { randomBytes } from 'node:crypto';
import {
  deleteFile,
  downloadFile,
  type FileShown,
  followLink,
  getFile,
  linkFile,
  listCaseFiles,
  withdrawFile,
} from '@heng/contract/file';
import type { Reader } from '@heng/domain/procedure';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place, Session } from '../http/place.ts';
import { invalid, Problem } from '../http/problem.ts';
import { recordAccess } from '../procedure/rights/access-log.ts';
import { isOpen, loadReader } from '../procedure/rights/store.ts';
import { hashOf, offRecord, readAs } from '../storage/index.ts';
import { send } from './download.ts';
import { maySee, mayWithdraw, thingOf } from './rights.ts';
import { deleteFileRow, type FileRow, filesOfCase, findFile, findLink, keepLink, withdrawFileRow } from './store.ts';

/** A file as one person stands to it now; null: it is not there for them. */
function seen(
  { db }: Place,
  session: Session,
  id: string,
): Promise<{ readonly file: FileRow; readonly reader: Reader } | null> {
  return readAs(db, session, async (tx) => {
    const file = await findFile(tx, id);
    if (file === null) return null;
    const reader = await loadReader(tx, session, file.edition);
    return maySee(reader, file) ? { file, reader } : null;
  });
}

const shown = ({ stored: _, owner: __, person: by, withdrawnAt, withdrawnWhy, ...file }: FileRow): FileShown => ({
  ...file,
  id: file.id as never,
  by,
  withdrawn: withdrawnAt === null ? null : { at: withdrawnAt, why: withdrawnWhy ?? '' },
});

/** Whether it may go on being sent: what was withdrawn meanwhile is sent to nobody. */
const isSent = (reader: Reader, file: FileRow | null): boolean =>
  file !== null && file.withdrawnAt === null && maySee(reader, file);

type Sent = Parameters<typeof send>[2];

async function download(place: Place, session: Session, id: string, sent: Sent) {
  const found = await seen(place, session, id);
  if (found === null) return new Problem('not-found');
  if (found.file.withdrawnAt !== null) return new Problem('gone');
  recordAccess(
    { place, jurisdiction: session.jurisdiction, session, request: sent.request },
    { thing: thingOf(found.file), edition: found.file.edition, case: found.file.case, subject: id },
  );
  const still = () =>
    readAs(
      place.db,
      session,
      async (tx) =>
        (await isOpen(tx, session.id)) &&
        isSent(await loadReader(tx, session, found.file.edition), await findFile(tx, id)),
    );
  return send(place.files.storage, found.file, sent, still);
}

export const fileRoutes: readonly Mounted[] = [
  answers(getFile, async ({ place, session, params }) => {
    const found = await seen(place, session, params.file);
    return found === null ? new Problem('not-found') : shown(found.file);
  }),

  answers(downloadFile, async ({ place, session, params, request, reply }) =>
    download(place, session, params.file, { request, reply }),
  ),

  answers(linkFile, async ({ place, session, params }) => {
    const found = await seen(place, session, params.file);
    if (found === null) return new Problem('not-found');
    const link = randomBytes(32).toString('base64url');
    const until = await offRecord(place.db, session.jurisdiction, (tx) =>
      keepLink(tx, hashOf(link), found.file.id, session.id),
    );
    return { path: `/api/file-links/${link}`, until };
  }),

  answers(followLink, async ({ place, session, params, request, reply }) => {
    const found = await findLink(place.db, hashOf(params.link));
    // Good for one person: whoever is signed in as somebody else has found it somewhere.
    if (found === null || (session !== null && session.person !== found.session.person)) return new Problem('gone');
    return download(place, found.session, found.file, { request, reply });
  }),

  answers(deleteFile, async ({ place, session, params }) => {
    const found = await seen(place, session, params.file);
    if (found === null) return new Problem('not-found');
    const { file } = found;
    if (file.person !== session.person) return new Problem('forbidden');
    try {
      await offRecord(place.db, session.jurisdiction, (tx) => deleteFileRow(tx, file));
    } catch (fault) {
      if (fault instanceof Error && 'constraint' in fault && fault.constraint === 'file_named') return isNamed;
      throw fault;
    }
    // Should this fail, what has no row goes with the next sweep.
    await place.files.storage.remove(file.stored).catch(() => {});
    return null;
  }),

  answers(withdrawFile, async ({ place, session, params, body }) => {
    const found = await seen(place, session, params.file);
    if (found === null) return new Problem('not-found');
    if (!mayWithdraw(found.reader, found.file)) return new Problem('forbidden');
    await offRecord(place.db, session.jurisdiction, (tx) =>
      withdrawFileRow(tx, found.file.id, session.person, body.why),
    );
    await place.files.storage.remove(found.file.stored);
    const after = await seen(place, session, params.file);
    return after === null ? new Problem('not-found') : shown(after.file);
  }),

  answers(listCaseFiles, async ({ tx, reader, params, query }) => {
    const all = (await filesOfCase(tx, params.edition, params.case)).filter((file) => maySee(reader, file));
    const { page, size, sort, order, q } = query;
    const sorted = all
      .filter(({ name }) => q === undefined || name.includes(q))
      .toSorted((a, b) => (order === 'asc' ? 1 : -1) * (a[sort] < b[sort] ? -1 : a[sort] > b[sort] ? 1 : 0));
    return { items: sorted.slice((page - 1) * size, page * size).map(shown), total: sorted.length, page, size };
  }),
];

const isNamed = invalid({
  at: 'file',
  zh: '已有办理行为引用此文件，不能删除。',
  en: 'An act refers to this file; it cannot be deleted.',
});
