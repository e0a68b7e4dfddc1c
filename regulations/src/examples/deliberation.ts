import {
  addWinner,
  castBallot,
  closeBallot,
  listWinners,
  openBallot,
  type SeatedCase,
  type TalliedCase,
  type Votes,
  votesNeeded,
} from '@heng/domain/deliberation';
import { as, type BodyId, type CaseId, dayOf, type StepId, type TierId } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import { outcomesOf } from './outcome.ts';
import {
  factsIn,
  fileIn,
  frameIn,
  listedIn,
  person,
  recusedIn,
  stepIn,
  submittedOn,
  type Trial,
  type World,
} from './world.ts';

const none: Votes = { yes: 0, no: 0, abstain: 0, invalid: 0 };
const slips = ({ yes, no, abstain, invalid }: Votes): number => yes + no + abstain + invalid;
const ids = (names: readonly string[]): readonly CaseId[] => names.map((name) => as<CaseId>(name));

/** Ballots, and the list of winners made from them. */
export const deliberationTrials: Readonly<Record<string, Trial>> = {
  'ballot-opened': (world) => {
    const step = stepIn(world, 'ballot', 'resolution');
    const blocked = world.given.blocked ?? [];
    const candidates = candidatesIn(world).map((own) => ({ ...own, blocked: blocked.includes(own.case) }));
    const plan = {
      frame: frameIn(world, step, { open: false }),
      opened: false,
      candidates,
      voters: votersIn(world, 3).map((voter) => voter.person),
    };
    return outcomesOf(openBallot(plan, { step: as<StepId>(step.id), without: [] }, world.at));
  },
  'ballot-cast': (world) => {
    const step = stepIn(world, 'ballot', 'resolution');
    const { member = 'm1' } = world.content;
    const candidates = candidatesIn(world).map(({ tier, case: name }) => ({ tier, case: name }));
    const recused = recusedIn(world).some((one) => one === person(member)) ? candidates.map((own) => own.case) : [];
    const cast = world.given.cast ?? [];
    const voters = votersIn(world, 3).map((voter) => ({ ...voter, hasCast: cast.includes(voter.person) }));
    const state = {
      frame: frameIn(world, step, { open: true, who: member }),
      candidates,
      voters,
      counted: false,
      recusedFrom: recused,
    };
    const handed = world.content.slips ?? candidates.map((own) => own.case);
    return outcomesOf(castBallot(state, { step: as<StepId>(step.id), slips: ids(handed) }, world.at));
  },
  'ballot-closed': (world) => {
    const step = stepIn(world, 'ballot', 'resolution');
    const votes: Votes = { ...none, ...world.given.ballots };
    const { absent = 0 } = world.given;
    const voters = votersIn(world, slips(votes) + absent).map((voter, i, all) => ({
      ...voter,
      hasCast: i < all.length - absent,
    }));
    const [first] = candidatesIn(world);
    const candidates = first ? [{ tier: first.tier, case: first.case }] : [];
    const ballot = {
      frame: frameIn(world, step, { open: true }),
      candidates,
      voters,
      counted: false,
      votes: new Map(first ? [[first.case, votes]] : []),
    };
    return outcomesOf(closeBallot(ballot, { step: as<StepId>(step.id) }, world.at), ({ tallies: [own] }) => ({
      ...own,
      voters: own ? slips(own) : 0,
    }));
  },
  'winners-listed': (world) => {
    const step = stepIn(world, 'ballot', 'resolution');
    const frame = frameIn(world, step, { open: true });
    const id = as<StepId>(step.id);
    const { add, list = {}, departure, decision } = world.content;
    if (add !== undefined) {
      const removed = world.given.removed ?? [];
      const notice = world.pack.steps.findLast(({ kind }) => kind === 'notice');
      const listed = candidatesIn(world).filter((own) => !removed.includes(own.case));
      const failed = removed.map((name) => ({ step: as<StepId>(notice?.id ?? ''), case: as<CaseId>(name) }));
      return outcomesOf(addWinner({ frame, listed, failed, field: [] }, { step: id, case: as<CaseId>(add) }, world.at));
    }
    const paper = { document: 'example', reasons: 'example' };
    const command = {
      step: id,
      lists: Object.entries(list).map(([tier, names]) => ({ tier: as<TierId>(tier), cases: ids(names) })),
      departure: departure === undefined ? null : { by: as<BodyId>(departure), ...paper },
      decision: decision ? paper : null,
    };
    return outcomesOf(
      listWinners(
        { frame, opened: true, counted: true, listed: false, tallied: talliedIn(world, step), field: [] },
        command,
        world.at,
      ),
    );
  },
};

function seated(world: World, name: string, tier: string, facts = factsIn(world)): SeatedCase {
  const { track, kind } = fileIn(world, name);
  return { case: as(name), tier: as(tier), track, kind, facts, anchors: { application: dayOf(submittedOn(world)) } };
}

const candidatesIn = (world: World): readonly SeatedCase[] =>
  listedIn(world).map(({ name, tier }) => seated(world, name, tier));

const votersIn = ({ given }: World, count: number) =>
  Array.from({ length: given.members ?? count }, (_, i) => ({ person: person(`m${i + 1}`), hasCast: false }));

function talliedIn(world: World, step: Step): readonly TalliedCase[] {
  const [first = ''] = Object.keys(world.pack.tiers);
  return (world.given.voted ?? []).map(
    ({ applicant, tier = first, won, facts, total = null, yes = 0, no = 0, abstain = 0, invalid = 0 }) => {
      const cast = yes + no + abstain + invalid;
      const carriedBy = step.kind === 'ballot' || step.kind === 'resolution' ? step.carried_by : null;
      const needed = votesNeeded(
        carriedBy,
        { yes, no, abstain, invalid },
        { members: world.given.members ?? cast, present: cast },
      );
      const own = factsIn({ ...world, given: { ...world.given, ...(facts && { applicant: facts }) } }, true, won ?? []);
      return {
        ...seated(world, applicant, tier, own),
        yes,
        needed,
        carried: needed === null ? null : yes >= needed,
        total,
      };
    },
  );
}
