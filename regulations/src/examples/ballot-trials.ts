import { castBallot, closeBallot, openBallot, type VotingStep, votingStepOf } from '@heng/domain/deliberation';
import { as, type CaseId, instantAt, type PersonId, type StepId, type TierId } from '@heng/domain/language';
import { z } from 'zod';
import { names } from '../schema/given.ts';
import { text } from '../schema/written.ts';
import { fileOf, onlyCase, submittedOn } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

/** The step that is voted in, and the one candidate there is, in the highest tier. */
export function votingIn(scene: Scene): { readonly step: VotingStep; readonly id: StepId } {
  const step = votingStepOf(scene.pack, stepFor(scene, 'ballot').id);
  return { step, id: as(step.id) };
}

const firstTier = ({ pack }: Scene): TierId => as(Object.keys(pack.tiers)[0] ?? '');
const candidate = (scene: Scene) => ({ tier: firstTier(scene), case: onlyCase });

/** A case in a tier, as ballots and seats see it. */
export function seatedIn(scene: Scene, id: string, tier: TierId, won = scene.given.won) {
  const { facts, track, kind } = fileOf(scene, id, true, won);
  const submittedAt = instantAt(submittedOn(scene), '09:00');
  return { case: as<CaseId>(id), tier, track, kind, facts, submittedAt, anchors: { application: submittedOn(scene) } };
}

/** So many members as are given, or as took part; who is recused from the candidate, or has stayed away, besides. */
function houseOf({ given }: Scene) {
  const { yes = 0, no = 0, abstain = 0, invalid = 0 } = given.ballots ?? {};
  const votes = { yes, no, abstain, invalid };
  const cast = yes + no + abstain + invalid;
  const recused = typeof given.recused === 'number' ? given.recused : (given.recused?.length ?? 0);
  const absent = given.absent ?? 0;
  const members = given.members ?? Math.max(1, cast + recused + absent);
  if (given.ballots && cast !== members - recused - absent) throw new Error('the ballots are not those of the members');
  const persons = Array.from({ length: members }, (_, i) => as<PersonId>(`m${i + 1}`));
  return { votes, cast, persons, present: members - absent };
}

export const ballotTrials: Readonly<Record<string, Trial>> = {
  'ballot-opened': trial(z.strictObject({ without: names.exactOptional() }), (scene, { without = [] }) => {
    const { step, id } = votingIn(scene);
    const blocked = scene.given.blocked?.includes(onlyCase) ?? false;
    const candidates = [{ ...seatedIn(scene, onlyCase, firstTier(scene)), blocked }];
    const plan = { frame: frameIn(scene, step), opened: false, candidates, voters: houseOf(scene).persons };
    return outcomeOf(openBallot(plan, { step: id, without: without.map((one) => as<CaseId>(one)) }, scene.at));
  }),
  'ballot-cast': trial(z.strictObject({ member: text, slips: names.exactOptional() }), (scene, { member, slips }) => {
    const { step, id } = votingIn(scene);
    const { given } = scene;
    const isRecused = Array.isArray(given.recused) && given.recused.includes(member);
    const persons = [...new Set([...houseOf(scene).persons, ...(given.cast ?? []).map((one) => as<PersonId>(one))])];
    const state = {
      frame: frameIn(scene, step, { person: member }),
      candidates: [candidate(scene)],
      voters: persons.map((person) => ({ person, hasCast: given.cast?.includes(person) ?? false })),
      counted: false,
      recusedFrom: isRecused ? [onlyCase] : [],
    };
    const handed = slips ?? (isRecused ? [] : [onlyCase]);
    return outcomeOf(castBallot(state, { step: id, slips: handed.map((one) => as<CaseId>(one)) }, scene.at));
  }),
  'ballot-closed': trial(z.strictObject({}), (scene) => {
    const { step, id } = votingIn(scene);
    const { votes, cast, persons, present } = houseOf(scene);
    const ballot = {
      frame: frameIn(scene, step),
      candidates: [candidate(scene)],
      voters: persons.map((person, i) => ({ person, hasCast: i < present })),
      counted: false,
      votes: new Map([[onlyCase, votes]]),
    };
    return outcomeOf(closeBallot(ballot, { step: id }, scene.at), ({ tallies }) => ({ ...tallies[0], voters: cast }));
  }),
};
