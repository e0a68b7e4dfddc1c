import { isPerCase, stepOf } from '@heng/domain/edition';
import type { Actor, CaseId, EditionId, StepId } from '@heng/domain/language';
import type { FactValue } from '@heng/domain/regulation';
import {
  type AskOpinions,
  askOpinions,
  closeVetting,
  giveOpinion,
  type MakeFinding,
  makeFinding,
  type Vetting,
  vetApplication,
} from '@heng/domain/vetting';
import { loadFrame } from '../edition/store.ts';
import { holdStanding } from '../notice/cases/store.ts';
import { type Desk, digestOfValue, type Key, record, type Tx } from '../storage/index.ts';
import {
  loadVettedCase,
  loadVettedCases,
  saveAsked,
  saveClosed,
  saveFinding,
  saveOpinion,
  saveVetted,
} from './store.ts';

/** The work on one case: the step's row is shared with all other work in it, the case's is held. */
async function loadWork(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: Actor,
  command: { readonly step: StepId; readonly case: CaseId },
): Promise<Vetting> {
  const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'share' });
  return { frame, file: await loadVettedCase(tx, edition, command.step, command.case) };
}

/** 征求意见 */
export function asksOpinions(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AskOpinions) {
  return record(
    desk,
    { by, key, edition, attempted: 'opinions-asked', subject: command.step },
    {
      load: async (tx) => {
        // Two askings at once would each take the same cases for unasked.
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        return { frame, files: await loadVettedCases(tx, edition, command.step) };
      },
      decide: (state, at) => askOpinions(state, command, at),
      save: (tx, act, at) => saveAsked(tx, act, at),
    },
  );
}

/** 部门答复 */
export function givesOpinion(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: {
    readonly step: StepId;
    readonly case: CaseId;
    readonly reports: readonly { readonly fact: string; readonly value: FactValue }[];
  },
) {
  const reports = command.reports.map((report) => ({ ...report, sha256: digestOfValue(report.value) }));
  return record(
    desk,
    { by, key, edition, attempted: 'opinion-given', subject: command.case },
    {
      load: (tx) => loadWork(desk, tx, edition, by, command),
      decide: (state, at) => giveOpinion(state, { ...command, reports }, at),
      save: (tx, act, at, _id, { frame }) => saveOpinion(tx, frame, act, { ...command, reports }, at),
    },
  );
}

/** 认定 */
export function makesFinding(desk: Desk, by: Actor, key: Key, edition: EditionId, command: MakeFinding) {
  return record(
    desk,
    { by, key, edition, attempted: 'finding-made', subject: command.case },
    {
      load: (tx) => loadWork(desk, tx, edition, by, command),
      decide: (state, at) => makeFinding(state, command, at),
      save: (tx, act, at) => saveFinding(tx, act, command, by, at),
    },
  );
}

/** 审查资格 */
export function vetsApplication(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly step: StepId; readonly case: CaseId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-vetted', subject: command.case },
    {
      load: (tx) => loadWork(desk, tx, edition, by, command),
      decide: (state, at) => vetApplication(state, command, at),
      save: (tx, act, at, _id, { frame }) => saveVetted(tx, act, isPerCase(stepOf(frame.pack, act.step)), at),
    },
  );
}

/** 形成受理名单 */
export function closesVetting(desk: Desk, by: Actor, key: Key, edition: EditionId, command: { readonly step: StepId }) {
  return record(
    desk,
    { by, key, edition, attempted: 'vetting-closed', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        return { frame, files: await loadVettedCases(tx, edition, command.step) };
      },
      decide: (state, at) => closeVetting(state, command, at),
      save: (tx, act, at) => saveClosed(tx, edition, act, at),
    },
  );
}
