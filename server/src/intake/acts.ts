import {
  applicationStepFor,
  type MakeRecommendation,
  makeRecommendation,
  type OpenCase,
  openCase,
  returnApplication,
  type SubmitApplication,
  seekerOf,
  submitApplication,
  withdrawApplication,
} from '@heng/domain/intake';
import { type Actor, as, type CaseId, type EditionId, type StepId } from '@heng/domain/language';
import { loadFrame } from '../edition/store.ts';
import { loadCase } from '../notice/cases/store.ts';
import { loadPackOf } from '../regulation/store.ts';
import { type Desk, type Key, record, type Tx } from '../storage/index.ts';
import { applicantsOf, loadBars } from './bars/store.ts';
import {
  isApproved,
  loadDraft,
  loadPlace,
  loadSaid,
  loadSeeker,
  saveOpened,
  saveRecommended,
  saveReturned,
  saveSubmitted,
  saveWithdrawn,
} from './store.ts';

/** 立卷. The applicant is on the register already; whoever opens the case acts for it from now on. */
export function opensCase(desk: Desk, by: Actor, key: Key, edition: EditionId, command: Omit<OpenCase, 'case'>) {
  const id = as<CaseId>(desk.newId('case'));
  return record(
    desk,
    { by, key, edition, attempted: 'case-opened', subject: command.applicant },
    {
      load: async (tx) => {
        const pack = await loadPackOf(tx, edition);
        const step =
          applicationStepFor(pack, seekerOf(command)) ?? pack.steps.find(({ kind }) => kind === 'application');
        const lock = step && { step: as<StepId>(step.id), lock: 'update' as const };
        return loadPlace(tx, await loadFrame(desk, tx, edition, by, lock), command);
      },
      decide: (place, at) => openCase(place, { ...command, case: id }, at),
      save: (tx, act, at, _id, { frame }) => saveOpened(tx, frame, act, at),
    },
  );
}

/** 提交申报 */
export function submitsApplication(desk: Desk, by: Actor, key: Key, edition: EditionId, command: SubmitApplication) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-submitted', subject: command.case },
    {
      load: async (tx) => {
        const work = await loadWork(desk, tx, edition, by, command.case);
        const draft = await loadDraft(tx, command.case);
        const onFile = Object.keys(work.file.facts.documents);
        const bars = await loadBars(tx, edition, await applicantsOf(tx, command.case, work.file.applicant));
        return { ...work, factsSha256: draft.sha256, onFile, bars, answers: draft.facts };
      },
      decide: (state, at) => submitApplication(state, command, at),
      save: (tx, act, at, _id, { answers }) => saveSubmitted(tx, act, answers, by.body, at),
    },
  );
}

/** 撤回申报 */
export function withdrawsApplication(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly case: CaseId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-withdrawn', subject: command.case },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by);
        const file = await loadCase(tx, edition, command.case);
        return { frame, file, approved: await isApproved(tx, command.case) };
      },
      decide: (state, at) => withdrawApplication(state, command, at),
      save: (tx, act, at) => saveWithdrawn(tx, act, at),
    },
  );
}

/** 出具推荐意见 */
export function makesRecommendation(desk: Desk, by: Actor, key: Key, edition: EditionId, command: MakeRecommendation) {
  return record(
    desk,
    { by, key, edition, attempted: 'recommendation-made', subject: command.case },
    {
      load: (tx) => loadRecommender(desk, tx, edition, by, command.case),
      decide: (state, at) => makeRecommendation(state, command, at),
      save: (tx, act, at) => saveRecommended(tx, act, at),
    },
  );
}

/** 退回申报. The reasons stay in their table. */
export function returnsApplication(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly case: CaseId; readonly reasons: string },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-returned', subject: command.case },
    {
      load: (tx) => loadRecommender(desk, tx, edition, by, command.case),
      decide: (state, at) => returnApplication(state, command, at),
      save: (tx, act, at) => saveReturned(tx, act, command.reasons, at),
    },
  );
}

/** The work on one case before it is handed in: the step's row is shared, the case's is held. */
async function loadWork(desk: Desk, tx: Tx, edition: EditionId, by: Actor, id: CaseId) {
  const step = await applicationStepOf(tx, edition, id);
  const frame = await loadFrame(desk, tx, edition, by, step === null ? {} : { step, lock: 'share' });
  return { frame, file: await loadCase(tx, edition, id) };
}

async function loadRecommender(desk: Desk, tx: Tx, edition: EditionId, by: Actor, id: CaseId) {
  const work = await loadWork(desk, tx, edition, by, id);
  return { ...work, ...(await loadSaid(tx, work.frame, work.file)) };
}

/** What an application stands for never changes, so the step can be known before anything is locked. */
async function applicationStepOf(tx: Tx, edition: EditionId, id: CaseId): Promise<StepId | null> {
  const row = await loadSeeker(tx, edition, id);
  const step = applicationStepFor(await loadPackOf(tx, edition), row);
  return step && as<StepId>(step.id);
}
