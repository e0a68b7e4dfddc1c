import { bodiesOf, type Frame, holdersOf } from '@heng/domain/edition';
import { as, type BodyId, type Exact, exactly, type PersonId, type StepId, type TeamId } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import {
  closeReview,
  formTeam,
  handInSheet,
  hearDefence,
  isFor,
  type ReviewedCase,
  reachConsensus,
  recordSurvey,
  sheetFormOf,
  type Team,
} from '@heng/domain/review';
import { z } from 'zod';
import { id, text } from '../schema/written.ts';
import { cancelledIn } from './after-scene.ts';
import { fileOf, onlyCase } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const person = (number: number): PersonId => as(`e${number}`);
/** So many as are given, three at least where nothing is said; the first of them leads. */
function teamOf({ given, pack }: Scene, step: Step): Team {
  const body = holdersOf(step).find((one) => pack.bodies[one]?.role === 'team') ?? holdersOf(step)[0] ?? '';
  const seats = Array.from({ length: given.members ?? 3 }, (_, i) => (i === 0 ? 'leader' : 'member'));
  return {
    id: as<TeamId>('t'),
    body: as<BodyId>(body),
    members: seats.map((seat, i) => ({ person: person(i + 1), seat, left: false })),
  };
}

const percents = z.strictObject({ percents: z.record(text, z.int()) });

function reviewed({ given: { recused = [], blocked = [] } }: Scene): ReviewedCase {
  const persons = Array.isArray(recused) ? recused.map((one) => as<PersonId>(one)) : [];
  const objection = blocked.includes(onlyCase) ? as<NonNullable<ReviewedCase['objection']>>('o') : null;
  return { id: onlyCase, number: 1, standing: true, objection, recused: persons };
}

const inScope = (scene: Scene, frame: Frame, step: Step) => isFor(frame, step, fileOf(scene), scene.at);

/** One number for each line of the sheet: by its code, or `rest`. */
function filled(scene: Scene, step: Step, given: Readonly<Record<string, number>>) {
  const form = step.kind === 'review' ? sheetFormOf(scene.pack, step) : null;
  const unknown = Object.keys(given).filter(
    (code) => code !== 'rest' && !form?.lines.some((line) => line.code === code),
  );
  if (unknown.length > 0) throw new Error(`the sheet has no line ${unknown.join(', ')}`);
  const lines = (form?.lines ?? []).map(({ code }) => given[code] ?? given.rest ?? 0);
  return { step: as<StepId>(step.id), case: onlyCase, percents: lines };
}

/** Who is first on the team does it. */
function workIn(scene: Scene) {
  const step = stepFor(scene, 'review');
  const frame = frameIn(scene, step, { person: 'e1' });
  const team = teamOf(scene, step);
  return { step, frame, team, work: { frame, case: reviewed(scene), inScope: inScope(scene, frame, step), team } };
}

const digest = '0'.repeat(64);
/** `said`: words are reported besides, or instead of, points. `by`: the body whose results the office records. */
const closed = z.strictObject({
  report: z.boolean().exactOptional(),
  said: z.boolean().exactOptional(),
  by: id.exactOptional(),
});
/** A percentage as so many of a hundred. */
const surveyed = z.strictObject({ result: text.exactOptional(), said: z.boolean().exactOptional() });

/** What was found about the only case; neither points nor words: nothing was. */
const reportedIn = (points: Exact | null, said: boolean) =>
  points === null && !said ? [] : [{ case: onlyCase, points, said: said ? digest : null }];

const formed = z.strictObject({ body: id.exactOptional(), members: z.array(id), reasons: text.exactOptional() });

export const reviewTrials: Readonly<Record<string, Trial>> = {
  'team-formed': trial(formed, (scene, { body: named, members: seats, reasons = null }) => {
    const step = stepFor(scene, 'review');
    const body = named ?? holdersOf(step)[0] ?? '';
    const by = scene.pack.bodies[body]?.created_by ?? bodiesOf(scene.pack, 'office')[0];
    const frame = frameIn(scene, step, { by });
    // A case that has a team asks for a new one of others: `members` says how many are on the old.
    const old = scene.given.members ?? 0;
    const members = seats.map((seat, i) => ({ person: person(old + i + 1), seat }));
    const teams = old === 0 ? {} : { [step.id]: teamOf(scene, step) };
    const file = { ...reviewed(scene), inScope: { [step.id]: inScope(scene, frame, step) }, teams };
    const state = {
      frame,
      taken: false,
      pool: members.map((member) => member.person),
      cases: [file],
      cancelled: cancelledIn(scene),
    };
    const steps = [as<StepId>(step.id)];
    return outcomeOf(
      formTeam(
        state,
        { team: as<TeamId>('new'), body: as<BodyId>(body), steps, members, cases: [onlyCase], reasons },
        scene.at,
      ),
    );
  }),
  'sheet-handed-in': trial(percents, (scene, given) => {
    const { step, work } = workIn(scene);
    return outcomeOf(handInSheet({ ...work, handedIn: [] }, filled(scene, step, given.percents), scene.at));
  }),
  'consensus-reached': trial(percents, (scene, given) => {
    const { step, team, work } = workIn(scene);
    const handedIn = team.members.map((member) => member.person);
    const state = { ...work, handedIn, reached: false };
    return outcomeOf(reachConsensus(state, filled(scene, step, given.percents), scene.at));
  }),
  'defence-heard': trial(z.strictObject({}), (scene) => {
    const { step, work } = workIn(scene);
    const state = { ...work, team: null, heard: false };
    return outcomeOf(hearDefence(state, { step: as(step.id), case: onlyCase }, scene.at));
  }),
  'review-closed': trial(closed, (scene, { report = true, said = false, by }) => {
    const { step, frame, team, work } = workIn(scene);
    const score = scene.given.scores?.[step.id];
    const points = score === undefined ? null : exactly(score);
    const sheets = team.members.map((member) => ({ person: member.person, points }));
    const own = { ...work.case, inScope: work.inScope, team, sheets, consensus: { points }, heard: true };
    const reported = step.kind === 'review' && step.sheet === 'reported' ? reportedIn(points, said) : [];
    const command = {
      step: as<StepId>(step.id),
      reportSha256: report ? digest : null,
      reported,
      ...(by !== undefined && { reportedBy: as<BodyId>(by) }),
    };
    return outcomeOf(closeReview({ frame, cases: [own] }, command, scene.at), ({ results }) => ({ ...results[0] }));
  }),
  'survey-recorded': trial(surveyed, (scene, { result, said = false }) => {
    const step = stepFor(scene, 'survey');
    const frame = frameIn(scene, step, { opened: false });
    const cases = [{ ...reviewed(scene), inScope: inScope(scene, frame, step) }];
    const results = reportedIn(result === undefined ? null : exactly(result), said);
    const command = { step: as<StepId>(step.id), results, reportSha256: digest };
    return outcomeOf(recordSurvey({ frame, cases }, command, scene.at), ({ results: found }) => ({ ...found[0] }));
  }),
};
