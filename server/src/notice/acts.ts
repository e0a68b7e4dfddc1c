import { applicationAfter } from '@heng/domain/edition';
import { type Actor, as, type EditionId, type NoticeId, type ObjectionId, type StepId } from '@heng/domain/language';
import {
  type AnswerObjection,
  answerObjection,
  closeNotice,
  completeObjection,
  type FileObjection,
  fileObjection,
  type PublishAnnouncement,
  type PublishNotice,
  publishAnnouncement,
  publishNotice,
} from '@heng/domain/notice';
import { loadFrame } from '../edition/store.ts';
import { type Desk, type Key, record, type Tx } from '../storage/index.ts';
import { holdStanding, loadCase, loadStanding } from './cases/store.ts';
import {
  blockedCases,
  casesSentBack,
  type Identity,
  loadObjection,
  placeOfObjection,
  saveAnswered,
  saveCompleted,
  saveFiled,
} from './objections/store.ts';
import { loadNotice, placeOfNotice, publishedOn, saveAnnouncement, saveClosed, saveNotice, shownIn } from './store.ts';

/** 发布公告, with the days of the application that follows. */
export function publishesAnnouncement(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<PublishAnnouncement, 'notice'>,
) {
  const notice = as<NoticeId>(desk.newId('notice'));
  return record(
    desk,
    { by, key, edition, attempted: 'announcement-published', subject: command.step },
    {
      load: (tx) => loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' }),
      decide: (frame, at) => publishAnnouncement(frame, { ...command, notice }, at),
      save: (tx, act, at, id, frame) => {
        const application = applicationAfter(frame.pack, act.step);
        return saveAnnouncement(tx, frame, act, application && as<StepId>(application.id), at, id);
      },
    },
  );
}

/** 发布公示: of a whole list, or by one applicant or parent for its own case. */
export function publishesNotice(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<PublishNotice, 'notice'>,
) {
  const notice = as<NoticeId>(desk.newId('notice'));
  return record(
    desk,
    { by, key, edition, attempted: 'notice-published', subject: command.case ?? command.step },
    {
      load: async (tx) => {
        const lock = command.case === null ? 'update' : 'share';
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock });
        const file = command.case === null ? null : await loadCase(tx, edition, command.case);
        const { files, tiers } = await loadStanding(tx, edition, frame.pack);
        const published = await publishedOn(tx, edition, command.step, command.case);
        const shown = await shownIn(tx, frame, command.step);
        return { frame, file, standing: files, tiers, published, shown };
      },
      decide: (place, at) => publishNotice(place, { ...command, notice }, at),
      save: (tx, act, at, id, { frame, tiers }) => saveNotice(tx, frame, act, tiers, at, id),
    },
  );
}

/** 公示期满 */
export function closesNotice(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly notice: NoticeId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'notice-closed', subject: command.notice },
    {
      load: async (tx) => {
        const place = await placeOfNotice(tx, edition, command.notice);
        const lock = place.case === null ? 'update' : 'share';
        const frame = await loadFrame(desk, tx, edition, by, { step: place.step, lock });
        if (place.case === null) await holdStanding(tx, edition);
        const file = place.case === null ? null : await loadCase(tx, edition, place.case);
        const back = await casesSentBack(tx, frame);
        const blocked = [...(await blockedCases(tx, frame)), ...back.map((one) => one.case)];
        return { frame, file, notice: await loadNotice(tx, edition, command.notice), blocked };
      },
      decide: (state, at) => closeNotice(state, command, at),
      save: (tx, act, at, _id, { frame }) => saveClosed(tx, frame, act, at),
    },
  );
}

/** What is kept together with an objection, or not at all: what came with it through a form. */
type Besides = (tx: Tx, objection: ObjectionId) => Promise<void>;

/** 提出异议: by anybody, or taken down at the counter. The identity goes to a table of its own. */
export function filesObjection(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<FileObjection, 'objection' | 'named'> & { readonly identity: Identity },
  besides: Besides = async () => {},
) {
  const { identity, ...rest } = command;
  const named = Object.values(identity).some((value) => value.trim() !== '');
  const filed: FileObjection = { ...rest, named, objection: as<ObjectionId>(desk.newId('objection')) };
  return record(
    desk,
    { by, key, edition, attempted: 'objection-filed', subject: command.notice },
    {
      load: async (tx) => {
        const { step } = await placeOfNotice(tx, edition, command.notice);
        const frame = await loadFrame(desk, tx, edition, by, { step, lock: 'share' });
        await loadCase(tx, edition, command.case);
        return { frame, notice: await loadNotice(tx, edition, command.notice) };
      },
      decide: (state, at) => fileObjection(state, filed, at),
      save: async (tx, act, at) => {
        await saveFiled(tx, edition, act, command.brought, identity, at);
        await besides(tx, act.objection);
      },
    },
  );
}

/** 补齐异议材料 */
export function completesObjection(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly objection: ObjectionId; readonly brought: readonly string[]; readonly identity: Identity },
  besides: Besides = async () => {},
) {
  return record(
    desk,
    { by, key, edition, attempted: 'objection-completed', subject: command.objection },
    {
      load: (tx) => loadWork(desk, tx, edition, by, command.objection),
      decide: (state, at) => completeObjection(state, command, at),
      save: async (tx, act, at, _id, { objection }) => {
        await saveCompleted(tx, act, objection, command.brought, command.identity, at);
        await besides(tx, act.objection);
      },
    },
  );
}

/** 答复异议 */
export function answersObjection(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AnswerObjection) {
  return record(
    desk,
    { by, key, edition, attempted: 'objection-answered', subject: command.objection },
    {
      load: async (tx) => {
        const work = await loadWork(desk, tx, edition, by, command.objection);
        return { ...work, notice: await loadNotice(tx, edition, work.objection.notice) };
      },
      decide: (state, at) => answerObjection(state, command, at),
      save: (tx, act, at, _id, state) => saveAnswered(tx, state, state.notice, act, at),
    },
  );
}

async function loadWork(desk: Desk, tx: Tx, edition: EditionId, by: Actor, id: ObjectionId) {
  const place = await placeOfObjection(tx, edition, id);
  const frame = await loadFrame(desk, tx, edition, by, { step: place.step, lock: 'share' });
  await loadCase(tx, edition, place.case);
  return loadObjection(tx, frame, id);
}
