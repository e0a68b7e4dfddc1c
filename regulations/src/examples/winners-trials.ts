import {
  type AddWinner,
  addWinner,
  listWinners,
  type SeatedCase,
  type TalliedCase,
  votesNeeded,
} from '@heng/domain/deliberation';
import { as, type BodyId, type CaseId, type StepId, type TierId } from '@heng/domain/language';
import { z } from 'zod';
import { names } from '../schema/given.ts';
import { id, text } from '../schema/written.ts';
import { seatedIn, votingIn } from './ballot-trials.ts';
import { ranking } from './ranking-trials.ts';
import { frameIn, type Scene } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const reasoned = { document: text, reasons: text };
const winners = z.strictObject({
  list: z.record(id, names).exactOptional(),
  add: text.exactOptional(),
  departure: z.strictObject({ by: id, ...reasoned }).exactOptional(),
  decision: z.strictObject(reasoned).exactOptional(),
});

/** Candidates after the vote: each voted on by those who said yes or no; where a body resolves without a majority laid down, carried unless it is said not to be. */
function talliedIn(scene: Scene): readonly TalliedCase[] {
  const { carried_by, kind } = votingIn(scene).step;
  return (scene.given.voted ?? []).map(
    ({ applicant, tier, yes = 0, no = 0, total = null, won, facts = {}, carried }) => {
      const votes = { yes, no, abstain: 0, invalid: 0 };
      const needed = votesNeeded(carried_by, votes, { members: yes + no, present: yes + no });
      const declared = kind === 'resolution' ? (carried ?? true) : null;
      const here = { ...scene, given: { ...scene.given, applicant: { ...scene.given.applicant, ...facts } } };
      const own = seatedIn(here, applicant, as<TierId>(tier ?? Object.keys(scene.pack.tiers)[0] ?? ''), won);
      return { ...own, yes, needed, carried: needed === null ? declared : yes >= needed, total };
    },
  );
}

const inField = ({ facts, ...own }: Omit<SeatedCase, 'tier'>) => ({ ...own, facts: facts.facts });

/** Somebody is put on the list after its notice, at which those given as removed have lost their seats. */
function added(scene: Scene, name: string, decision: AddWinner['decision']) {
  const { step, id: own } = votingIn(scene);
  const { listed = {}, removed = [] } = scene.given;
  const lists = Array.isArray(listed) ? {} : listed;
  const seated = Object.entries(lists).flatMap(([tier, cases]) =>
    cases.map((one) => seatedIn(scene, one, as<TierId>(tier))),
  );
  const after = scene.pack.steps.slice(scene.pack.steps.indexOf(step)).find(({ kind }) => kind === 'notice');
  const state = {
    frame: frameIn(scene, step),
    listed: seated.filter((one) => !removed.includes(one.case)),
    failed: removed.map((one) => ({ step: as<StepId>(after?.id ?? ''), case: as<CaseId>(one) })),
    // Whoever was voted on with it and carried, and is not on the list, had no seat.
    passedOver: talliedIn(scene).flatMap((one) =>
      one.carried && one.tier !== null && !seated.some((other) => other.case === one.case)
        ? [{ ...one, tier: one.tier }]
        : [],
    ),
    field: seated.map(inField),
  };
  return outcomeOf(addWinner(state, { step: own, case: as<CaseId>(name), decision }, scene.at));
}

export const winnersTrials: Readonly<Record<string, Trial>> = {
  'winners-listed': trial(winners, (scene, { list = {}, add, departure = null, decision = null }) => {
    if (add !== undefined) return added(scene, add, decision);
    const { step, id: own } = votingIn(scene);
    const tallied = talliedIn(scene);
    const plan = {
      frame: frameIn(scene, step),
      opened: true,
      counted: true,
      listed: false,
      tallied,
      field: tallied.map(inField),
    };
    const by = departure && { ...departure, by: as<BodyId>(departure.by) };
    return outcomeOf(listWinners(plan, { step: own, lists: ranking.lists(list), departure: by, decision }, scene.at));
  }),
};
