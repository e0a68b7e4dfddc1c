import { as, type CaseId, exactly, type StepId, type TeamId } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import {
  closeReview,
  formTeam,
  handInSheet,
  hearDefence,
  type ReviewedCase,
  reachConsensus,
  reviewersOf,
  sheetFormOf,
  type Team,
} from '@heng/domain/review';
import { outcomesOf } from './outcome.ts';
import { digest, frameIn, person, recusedIn, stepIn, type Trial, type World } from './world.ts';

const id = as<CaseId>('a');
const team: Team = {
  id: as('t1'),
  members: ['e1', 'e2', 'e3'].map((name, i) => ({
    person: person(name),
    seat: i === 0 ? 'leader' : 'member',
    left: false,
  })),
};
const one = (world: World): ReviewedCase => ({
  id,
  number: 1,
  standing: true,
  objection: null,
  recused: recusedIn(world),
});

/** Acts of those who review. */
export const reviewTrials: Readonly<Record<string, Trial>> = {
  'team-formed': (world) => {
    const { pack, content } = world;
    const step = stepIn(world, 'review');
    const body = content.body ?? teamBody(world, step);
    const seats = content.members ?? ['leader', 'member', 'member'];
    const members = seats.map((seat, i) => ({ person: person(`e${i + 1}`), seat }));
    const by = pack.bodies[body]?.created_by ?? '';
    const state = {
      frame: frameIn(world, step, { open: true, by }),
      taken: false,
      pool: members.map((member) => member.person),
      cases: [{ ...one(world), inScope: { [step.id]: true }, teams: {} }],
    };
    const reasons = typeof content.reasons === 'string' ? content.reasons : null;
    return outcomesOf(
      formTeam(
        state,
        { team: as<TeamId>('t1'), body: as(body), steps: [as<StepId>(step.id)], members, cases: [id], reasons },
        world.at,
      ),
    );
  },
  'sheet-handed-in': (world) => {
    const { step, state, percents } = sheetIn(world);
    return outcomesOf(
      handInSheet({ ...state, handedIn: [] }, { step: as<StepId>(step.id), case: id, percents }, world.at),
    );
  },
  'consensus-reached': (world) => {
    const { step, state, percents } = sheetIn(world);
    const handedIn = team.members.map((member) => member.person);
    return outcomesOf(
      reachConsensus(
        { ...state, handedIn, reached: false },
        { step: as<StepId>(step.id), case: id, percents },
        world.at,
      ),
    );
  },
  'review-closed': (world) => {
    const step = stepIn(world, 'review');
    const points = exactly(String(world.given.scores?.[step.id] ?? 0));
    const sheets = team.members.map((member) => ({ person: member.person, points }));
    const found = { ...one(world), inScope: true, team, sheets, consensus: { points }, heard: true };
    const state = { frame: frameIn(world, step, { open: true, by: teamBody(world, step), who: 'e1' }), cases: [found] };
    const reported = step.kind === 'review' && step.sheet === 'reported' ? [{ case: id, points }] : [];
    return outcomesOf(
      closeReview(
        state,
        { step: as<StepId>(step.id), reportSha256: world.content.report === false ? null : digest, reported },
        world.at,
      ),
    );
  },
  'defence-heard': (world) => {
    const step = stepIn(world, 'review');
    const frame = frameIn(world, step, { open: true });
    return outcomesOf(
      hearDefence(
        { frame, case: one(world), inScope: true, team, heard: false },
        { step: as<StepId>(step.id), case: id },
        world.at,
      ),
    );
  },
};

/** The body whose members score in a step: a team where there is one. */
function teamBody(world: World, step: Step): string {
  const bodies = reviewersOf(frameIn(world, step, { open: true }), step);
  return bodies.find((body) => world.pack.bodies[body]?.role === 'team') ?? bodies[0] ?? '';
}

/** One assessor at work on one sheet: every line as `rest` says, but those that are named. */
function sheetIn(world: World) {
  const step = stepIn(world, 'review');
  const { rest = 0, ...named } = world.content.percents ?? {};
  const form = step.kind === 'review' ? sheetFormOf(world.pack, step) : null;
  const percents = (form?.lines ?? []).map(({ code }) => named[code] ?? rest);
  const frame = frameIn(world, step, { open: true, by: teamBody(world, step), who: 'e1' });
  return { step, state: { frame, case: one(world), inScope: true, team }, percents };
}
