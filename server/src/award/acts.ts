import {
  type AnnounceConferral,
  announceConferral,
  conferAward,
  type DecideApproval,
  giveApproval,
  refuseApproval,
} from '@heng/domain/award';
import {
  type Actor,
  type AwardId,
  as,
  type CaseId,
  type EditionId,
  type NoticeId,
  type StepId,
} from '@heng/domain/language';
import { loadFrame } from '../edition/store.ts';
import { holdStanding } from '../notice/cases/store.ts';
import { type Desk, type Key, record, type Tx } from '../storage/index.ts';
import { loadApproval, loadAwarded, loadWinner, saveAnnounced, saveApproval, saveAward } from './store.ts';

const frameToDecide = (desk: Desk, tx: Tx, edition: EditionId, by: Actor, step: StepId) =>
  loadFrame(desk, tx, edition, by, { step, lock: 'update' });

/** What an approval decides on, held: nobody withdraws, and no objection is answered, meanwhile. */
async function loadHeld(desk: Desk, tx: Tx, edition: EditionId, by: Actor, step: StepId) {
  const frame = await frameToDecide(desk, tx, edition, by, step);
  await holdStanding(tx, edition);
  return loadApproval(tx, frame, step);
}

/** 审定批准 */
export function givesApproval(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DecideApproval) {
  return record(
    desk,
    { by, key, edition, attempted: 'approval-given', subject: command.step },
    {
      load: (tx) => loadHeld(desk, tx, edition, by, command.step),
      decide: (state, at) => giveApproval(state, command, at),
      save: (tx, act, at, _id, { frame }) => saveApproval(tx, frame, act, at),
    },
  );
}

/** 未予批准 */
export function refusesApproval(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DecideApproval) {
  return record(
    desk,
    { by, key, edition, attempted: 'approval-refused', subject: command.step },
    {
      load: (tx) => loadHeld(desk, tx, edition, by, command.step),
      decide: (state, at) => refuseApproval(state, command, at),
      save: (tx, act, at, _id, { frame }) => saveApproval(tx, frame, act, at),
    },
  );
}

/** 核定奖励 */
export function confersAward(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly step: StepId; readonly case: CaseId },
) {
  const award = as<AwardId>(desk.newId('award'));
  return record(
    desk,
    { by, key, edition, attempted: 'award-conferred', subject: command.case },
    {
      load: async (tx) => {
        const frame = await frameToDecide(desk, tx, edition, by, command.step);
        return { frame, winner: await loadWinner(tx, frame, command.case) };
      },
      decide: (state, at) => conferAward(state, { ...command, award }, at),
      save: (tx, act, at, _id, { frame }) => saveAward(tx, frame, act, at),
    },
  );
}

/** 发文公告 */
export function announcesConferral(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<AnnounceConferral, 'notice'>,
) {
  const notice = as<NoticeId>(desk.newId('notice'));
  return record(
    desk,
    { by, key, edition, attempted: 'conferral-announced', subject: command.step },
    {
      load: async (tx) => {
        const frame = await frameToDecide(desk, tx, edition, by, command.step);
        return { frame, winners: await loadAwarded(tx, edition) };
      },
      decide: (state, at) => announceConferral(state, { ...command, notice }, at),
      save: (tx, act, at, id, { frame }) => saveAnnounced(tx, frame, act, at, id),
    },
  );
}
