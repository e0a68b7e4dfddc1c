import { type Frame, stepOf } from '@heng/domain/edition';
import {
  type Actor,
  as,
  type CaseId,
  type EditionId,
  type Exact,
  type Instant,
  type StepId,
  type TeamId,
} from '@heng/domain/language';
import {
  type CloseReview,
  closeReview,
  type FilledSheet,
  type FormTeam,
  formTeam,
  handInSheet,
  hearDefence,
  isFor,
  type RecordSurvey,
  reachConsensus,
  recordSurvey,
  type SheetDraft,
  saveSheetDraft,
} from '@heng/domain/review';
import { loadFrame } from '../edition/store.ts';
import { holdStanding } from '../notice/cases/store.ts';
import { loadCancelled } from '../people/cancelled/store.ts';
import { holdCases } from '../people/store.ts';
import { type Desk, digestOf, type Key, offRecord, record } from '../storage/index.ts';
import {
  hasResult,
  loadGathered,
  loadReviewedCases,
  loadSheetWork,
  saveConsensus,
  saveDraft,
  saveHeard,
  saveReview,
  saveSheet,
} from './store.ts';
import { isTeamTaken, loadPool, loadTeams, saveTeam } from './teams/store.ts';

/** 组建评审组. Its steps may open later, so none of them is held: the cases are. */
export function formsTeam(desk: Desk, by: Actor, key: Key, edition: EditionId, formed: Omit<FormTeam, 'team'>) {
  const team = as<TeamId>(desk.newId('team'));
  // Named twice is named.
  const command = { ...formed, steps: [...new Set(formed.steps)], cases: [...new Set(formed.cases)] };
  return record(
    desk,
    { by, key, edition, attempted: 'team-formed', subject: command.body },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by);
        await holdCases(tx, edition, command.cases);
        return {
          frame,
          taken: await isTeamTaken(tx, team),
          pool: await loadPool(tx, edition, command.body),
          cancelled: await loadCancelled(tx, edition),
          cases: await loadReviewedCases(tx, frame, command.cases),
          teams: await loadTeams(tx, edition, command.cases),
        };
      },
      decide: ({ cases, teams, ...state }, at) =>
        formTeam(
          {
            ...state,
            cases: cases.map(({ file, one }) => ({
              ...one,
              inScope: Object.fromEntries(
                command.steps.map((id) => [id, isFor(state.frame, stepOf(state.frame.pack, id), file, at)]),
              ),
              teams: teams.get(one.id) ?? {},
            })),
          },
          { ...command, team },
          at,
        ),
      save: (tx, act, at) => saveTeam(tx, edition, act, command.reasons, at),
    },
  );
}

/** Keeps an open sheet. No act: nothing enters the journal. */
export function savesSheetDraft(desk: Desk, by: Actor, edition: EditionId, command: SheetDraft) {
  return offRecord(desk.db, desk.jurisdiction, async (tx) => {
    const decision = saveSheetDraft(await loadSheetWork(desk, tx, edition, by, command), command);
    if (decision.ok) await saveDraft(tx, decision.value);
    return decision;
  });
}

/** 提交评分表 */
export function handsInSheet(desk: Desk, by: Actor, key: Key, edition: EditionId, command: FilledSheet) {
  return record(
    desk,
    { by, key, edition, attempted: 'sheet-handed-in', subject: command.case },
    {
      load: (tx) => loadSheetWork(desk, tx, edition, by, command),
      decide: (state, at) => handInSheet(state, command, at),
      save: (tx, act, at) => saveSheet(tx, act, at),
    },
  );
}

/** 形成合议 */
export function reachesConsensus(desk: Desk, by: Actor, key: Key, edition: EditionId, command: FilledSheet) {
  return record(
    desk,
    { by, key, edition, attempted: 'consensus-reached', subject: command.case },
    {
      load: (tx) => loadSheetWork(desk, tx, edition, by, command),
      decide: (state, at) => reachConsensus(state, command, at),
      save: (tx, act, at) => saveConsensus(tx, act, at),
    },
  );
}

/** 听取陈述答辩 */
export function hearsDefence(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly step: StepId; readonly case: CaseId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'defence-heard', subject: command.case },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'share' });
        await holdCases(tx, edition, [command.case]);
        const [found] = await loadReviewedCases(tx, frame, [command.case]);
        if (!found) throw new Error(`edition ${edition} has no case ${command.case}`);
        return { frame, ...found, heard: await hasResult(tx, command.step, command.case) };
      },
      decide: ({ frame, file, one, heard }, at) => {
        const inScope = isFor(frame, stepOf(frame.pack, command.step), file, at);
        return hearDefence({ frame, case: one, inScope, team: null, heard }, command, at);
      },
      save: (tx, act, at) => saveHeard(tx, act, at),
    },
  );
}

/** What others have found about a case, as they say it; a percentage as so many of a hundred. */
export interface Reported {
  readonly case: CaseId;
  readonly points: Exact | null;
  readonly said: string | null;
}

/** The words stay in the tables; decisions and acts know them by their digest. */
const digested = (reported: readonly Reported[]) =>
  reported.map((own) => ({
    ...own,
    said: own.said === null ? null : digestOf(own.said),
  }));

/** 评审结束 */
export function closesReview(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  { reported, ...closing }: Omit<CloseReview, 'reported'> & { readonly reported: readonly Reported[] },
) {
  const command = { ...closing, reported: digested(reported) };
  return record(
    desk,
    { by, key, edition, attempted: 'review-closed', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        const cases = (await loadReviewedCases(tx, frame)).filter(({ one }) => one.standing);
        const gathered = await loadGathered(
          tx,
          frame,
          command.step,
          cases.map(({ one }) => one.id),
        );
        return { frame, cases, gathered };
      },
      decide: ({ frame, cases, gathered }, at) => {
        const step = stepOf(frame.pack, command.step);
        const all = cases.map(({ file, one }) => ({
          ...one,
          ...gathered(one.id),
          inScope: isFor(frame, step, file, at),
        }));
        return closeReview({ frame, cases: all }, command, at);
      },
      save: (tx, act, at, _id, { frame }) => saveReview(tx, frame, act, reported, at),
    },
  );
}

/** 记录测评结果 */
export function recordsSurvey(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  { results, ...survey }: Omit<RecordSurvey, 'results'> & { readonly results: readonly Reported[] },
) {
  const command = { ...survey, results: digested(results) };
  return record(
    desk,
    { by, key, edition, attempted: 'survey-recorded', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        await holdStanding(tx, edition);
        return { frame, cases: (await loadReviewedCases(tx, frame)).filter(({ one }) => one.standing) };
      },
      decide: ({ frame, cases }, at) =>
        recordSurvey({ frame, cases: inStep(frame, command.step, cases, at) }, command, at),
      save: (tx, act, at, _id, { frame }) => saveReview(tx, frame, act, results, at),
    },
  );
}

const inStep = (frame: Frame, step: StepId, cases: Awaited<ReturnType<typeof loadReviewedCases>>, at: Instant) =>
  cases.map(({ file, one }) => ({ ...one, inScope: isFor(frame, stepOf(frame.pack, step), file, at) }));
