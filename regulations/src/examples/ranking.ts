import { as, type CaseId, dayOf, type Exact, exactly, type StepId, type TierId } from '@heng/domain/language';
import { closeGate, listCandidates, type RankedCase } from '@heng/domain/ranking';
import { outcomesOf } from './outcome.ts';
import { factsIn, fileIn, frameIn, stepIn, submittedOn, type Trial, type World } from './world.ts';

/** Gates and lists of candidates. */
export const rankingTrials: Readonly<Record<string, Trial>> = {
  'gate-closed': (world) => {
    const step = stepIn(world, 'gate');
    const results = Object.fromEntries(
      Object.entries(world.given.scores ?? {}).map(([id, points]) => [id, exactly(String(points))]),
    );
    const state = {
      frame: frameIn(world, step, { open: false }),
      cases: [rankedIn(world, 'a', 1, results)],
      barred: [],
      tieBreaks: [],
    };
    return outcomesOf(closeGate(state, { step: as<StepId>(step.id) }, world.at), ({ standings: [own] }) => ({
      ...own,
    }));
  },
  'candidates-listed': (world) => {
    const step = stepIn(world, 'candidate-list');
    const voted = world.given.voted ?? [{ applicant: 'a', total: '1' }];
    const cases = voted.map(({ applicant, total = '0' }, i) =>
      rankedIn(world, applicant, i + 1, asTotal(world, exactly(total))),
    );
    const lists = Object.entries(world.content.list ?? {}).map(([tier, names]) => ({
      tier: as<TierId>(tier),
      cases: names.map((name) => as<CaseId>(name)),
    }));
    const reasons = Array.isArray(world.content.reasons)
      ? world.content.reasons.map((name) => ({ case: as<CaseId>(name), reasons: 'example' }))
      : [];
    const state = { frame: frameIn(world, step, { open: false }), cases, barred: [], tieBreaks: [] };
    return outcomesOf(listCandidates(state, { step: as<StepId>(step.id), lists, reasons }, world.at));
  },
};

/** Points for every step that make up this total: the same in each, since the parts of a total are a whole. */
const asTotal = ({ pack }: World, total: Exact): RankedCase['results'] =>
  Object.fromEntries(
    pack.steps.filter(({ kind }) => kind === 'review' || kind === 'survey').map(({ id }) => [id, total]),
  );

function rankedIn(world: World, name: string, number: number, results: RankedCase['results']): RankedCase {
  const { track, kind } = fileIn(world, name);
  return {
    id: as(name),
    number,
    submittedOn: dayOf(submittedOn(world)),
    track,
    kind,
    tiers: Object.keys(world.pack.tiers).map((tier) => as<TierId>(tier)),
    field: null,
    inScope: true,
    objection: null,
    facts: factsIn(world),
    results,
  };
}
