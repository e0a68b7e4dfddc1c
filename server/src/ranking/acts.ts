import { type Frame, stepOf } from '@heng/domain/edition';
import { type Actor, dayOf, type EditionId, type Instant, type StepId } from '@heng/domain/language';
import {
  type CloseGate,
  closeGate,
  type ListCandidates,
  listCandidates,
  type RankingState,
} from '@heng/domain/ranking';
import { isFor } from '@heng/domain/review';
import { recheck } from '@heng/domain/vetting';
import { loadFrame } from '../edition/store.ts';
import { holdStanding } from '../notice/cases/store.ts';
import { type Desk, type Key, record, type Tx } from '../storage/index.ts';
import { loadRankedCases, saveCandidates, saveGate } from './store.ts';

interface Loaded {
  readonly frame: Frame;
  readonly cases: Awaited<ReturnType<typeof loadRankedCases>>;
}

/** The step is held alone: nothing else happens in it, and it opens and closes in one act. */
async function loadRanking(desk: Desk, tx: Tx, edition: EditionId, by: Actor, step: StepId): Promise<Loaded> {
  const frame = await loadFrame(desk, tx, edition, by, { step, lock: 'update' });
  await holdStanding(tx, edition);
  return { frame, cases: await loadRankedCases(tx, frame) };
}

/** Who goes through the step, and whom the disqualifiers bar when they are looked at again on this day. */
function rankingOn({ frame, cases }: Loaded, id: StepId, at: Instant): RankingState {
  const step = stepOf(frame.pack, id);
  const all = cases.map(({ file, one }) => ({ ...one, inScope: isFor(frame, step, file, at) }));
  const barred = cases.filter(({ file }) => recheck(frame, step, file, dayOf(at)).bars.length > 0);
  return { frame, cases: all, barred: barred.map(({ one }) => one.id) };
}

/** 确定入围 */
export function closesGate(desk: Desk, by: Actor, key: Key, edition: EditionId, command: CloseGate) {
  return record(
    desk,
    { by, key, edition, attempted: 'gate-closed', subject: command.step },
    {
      load: (tx) => loadRanking(desk, tx, edition, by, command.step),
      decide: (loaded, at) => closeGate(rankingOn(loaded, command.step, at), command, at),
      save: (tx, act, at, _id, { frame }) => saveGate(tx, frame, act, command.findings ?? [], at),
    },
  );
}

/** 提出候选名单. Who is not listed goes no further. */
export function listsCandidates(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ListCandidates) {
  return record(
    desk,
    { by, key, edition, attempted: 'candidates-listed', subject: command.step },
    {
      load: (tx) => loadRanking(desk, tx, edition, by, command.step),
      decide: (loaded, at) => listCandidates(rankingOn(loaded, command.step, at), command, at),
      save: (tx, act, at, _id, loaded) => {
        const step = stepOf(loaded.frame.pack, command.step);
        const through = loaded.cases.filter(({ file }) => isFor(loaded.frame, step, file, at) !== false);
        return saveCandidates(
          tx,
          edition,
          act,
          command,
          through.map(({ one }) => one.id),
          at,
        );
      },
    },
  );
}
