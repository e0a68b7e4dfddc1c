import {
  type AddWinner,
  addWinner,
  castBallot,
  closeBallot,
  type ListWinners,
  listWinners,
  type OpenBallot,
  openBallot,
  type RecordResolution,
  recordResolution,
} from '@heng/domain/deliberation';
import type { Actor, EditionId, StepId } from '@heng/domain/language';
import { loadFrame } from '../edition/store.ts';
import { holdStanding } from '../notice/cases/store.ts';
import { holdCases } from '../people/store.ts';
import { type Desk, type Key, record } from '../storage/index.ts';
import { type BallotBox, rehearsalBox, type Slip } from './ballot-box/store.ts';
import {
  loadBallot,
  loadBallotPlan,
  loadResolutionPlan,
  loadWithdrawn,
  saveCast,
  saveCounted,
  saveOpened,
  saveResolution,
} from './store.ts';
import { loadWinnersNow, loadWinnersPlan, saveAdded, saveListed } from './winners/store.ts';

/** 开始投票 */
export function opensBallot(desk: Desk, by: Actor, key: Key, edition: EditionId, command: OpenBallot) {
  return record(
    desk,
    { by, key, edition, attempted: 'ballot-opened', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        return loadBallotPlan(tx, frame, command.step);
      },
      decide: (plan, at) => openBallot(plan, command, at),
      save: (tx, act, at, _id, { frame }) => saveOpened(tx, frame, act, at),
    },
  );
}

/** 投票. The decision sees which slips there are; what is on them goes into the box and nowhere else. */
export function castsBallot(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  { step, slips }: { readonly step: StepId; readonly slips: readonly Slip[] },
  box: BallotBox = rehearsalBox,
) {
  const handedIn = { step, slips: slips.map((slip) => slip.case) };
  return record(
    desk,
    { by, key, edition, attempted: 'ballot-cast', subject: step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step, lock: 'share' });
        const ballot = await loadBallot(tx, frame, step, by.person);
        return { ...ballot, recusedFrom: await loadWithdrawn(tx, ballot, by.person) };
      },
      decide: (ballot, at) => castBallot(ballot, handedIn, at),
      save: async (tx, act) => {
        await saveCast(tx, edition, act);
        await box.put(tx, { edition, step }, slips);
      },
    },
  );
}

/** 计票 */
export function closesBallot(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly step: StepId },
  box: BallotBox = rehearsalBox,
) {
  const { step } = command;
  return record(
    desk,
    { by, key, edition, attempted: 'ballot-closed', subject: step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step, lock: 'update' });
        await holdStanding(tx, edition);
        const ballot = await loadBallot(tx, frame, step, null);
        return { ...ballot, votes: await box.count(tx, { edition, step }) };
      },
      decide: (ballot, at) => closeBallot(ballot, command, at),
      save: (tx, act, at, _id, { frame }) => saveCounted(tx, frame, act, at),
    },
  );
}

/** 记录决议 */
export function recordsResolution(desk: Desk, by: Actor, key: Key, edition: EditionId, command: RecordResolution) {
  return record(
    desk,
    { by, key, edition, attempted: 'resolution-recorded', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        return loadResolutionPlan(tx, frame, command.step);
      },
      decide: (plan, at) => recordResolution(plan, command, at),
      save: (tx, act, at, _id, { frame }) => saveResolution(tx, frame, act, at),
    },
  );
}

/** 形成拟奖名单 */
export function listsWinners(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ListWinners) {
  return record(
    desk,
    { by, key, edition, attempted: 'winners-listed', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        return loadWinnersPlan(tx, frame, command.step);
      },
      decide: (plan, at) => listWinners(plan, command, at),
      save: (tx, act, at, _id, plan) => saveListed(tx, plan, act, command, at),
    },
  );
}

/** 递补: a further list of one. Where the regulation forbids it, what is recorded is the attempt and the law against it. */
export function addsWinner(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AddWinner) {
  return record(
    desk,
    { by, key, edition, attempted: 'winners-listed', subject: command.case },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        await holdCases(tx, edition, [command.case]);
        return loadWinnersNow(tx, frame, command.step);
      },
      decide: (state, at) => addWinner(state, command, at),
      save: (tx, act, at) => saveAdded(tx, edition, act, command, at),
    },
  );
}
