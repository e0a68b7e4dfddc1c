import {
  castBallot,
  closeBallot,
  openBallot,
  recordResolution,
  type VotingStep,
  votingStepOf,
  winnersVoteOf,
} from '@heng/domain/deliberation';
import { holdersOf } from '@heng/domain/edition';
import { as, type CaseId, instantAt, type PersonId, type StepId, type TierId } from '@heng/domain/language';
import { z } from 'zod';
import { dayText, names } from '../schema/given.ts';
import { id, text } from '../schema/written.ts';
import { fileOf, onlyCase, submittedOn } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { seatsIn } from './seats.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

/** The step that is voted in: named with the act, or given, or the vote that makes the list of winners. */
export function votingIn(scene: Scene, named?: string): { readonly step: VotingStep; readonly id: StepId } {
  const id = named ?? scene.given.step ?? winnersVoteOf(scene.pack)?.id ?? stepFor(scene, 'ballot').id;
  const step = votingStepOf(scene.pack, id);
  return { step, id: as(step.id) };
}

const firstTier = ({ pack }: Scene): TierId => as(Object.keys(pack.tiers)[0] ?? '');
const candidate = (scene: Scene) => ({ tier: firstTier(scene), case: onlyCase });
const isBlocked = ({ given }: Scene, one: CaseId): boolean => given.blocked?.includes(one) ?? false;

/** A case in a tier, as ballots and seats see it. */
export function seatedIn(scene: Scene, id: string, tier: TierId, won = scene.given.won) {
  const { facts, track, kind } = fileOf(scene, id, true, won);
  const submittedAt = instantAt(submittedOn(scene), '09:00');
  const anchors = { application: submittedOn(scene) };
  return { case: as<CaseId>(id), tier, tiers: [tier], track, kind, facts, submittedAt, anchors };
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

/** What the minutes say about each candidate: the outcome, or votes, or both. Who is resolved on, and in which tier, is given as `voted`; else there is one. */
const resolved = z.strictObject({
  step: id.exactOptional(),
  carried: z.union([z.boolean(), z.record(text, z.boolean())]).exactOptional(),
  day: dayText.exactOptional(),
  without: names.exactOptional(),
});

/** So many members as are given, of whom those not absent took part; the votes of each candidate are those given with it, or the ballots, or not counted. */
function resolutionIn(
  scene: Scene,
  { carried, day = scene.today, without = [], step: named }: z.infer<typeof resolved>,
) {
  const { step, id: own } = votingIn(scene, named);
  const { given } = scene;
  const { votes, persons, present } = houseOf(scene);
  const recused = persons.filter((_, i) => i < (typeof given.recused === 'number' ? given.recused : 0));
  const withdrawn = Array.isArray(given.recused) ? given.recused.map((one) => as<PersonId>(one)) : recused;
  const voted = given.voted ?? [{ applicant: onlyCase }];
  const candidates = voted.map(({ applicant, tier, won }) => ({
    ...seatedIn(scene, applicant, tier === undefined ? firstTier(scene) : as<TierId>(tier), won),
    blocked: isBlocked(scene, as<CaseId>(applicant)),
    recused: withdrawn,
  }));
  const outcomes = voted
    .filter(({ applicant }) => !without.includes(applicant))
    .map(({ applicant, yes, no }) => ({
      case: as<CaseId>(applicant),
      votes:
        yes !== undefined || no !== undefined
          ? { yes: yes ?? 0, no: no ?? 0, abstain: 0, invalid: 0 }
          : given.ballots
            ? votes
            : null,
      carried: typeof carried === 'boolean' ? carried : (carried?.[applicant] ?? null),
    }));
  const frame = frameIn(scene, step, { opened: false });
  return recordResolution(
    { frame, recorded: false, decided: [], candidates, members: persons, ...seatsIn(scene, holdersOf(step)) },
    {
      step: own,
      document: null,
      day,
      present: persons.slice(persons.length - present),
      outcomes,
      without: without.map((one) => as<CaseId>(one)),
    },
    scene.at,
  );
}

export const ballotTrials: Readonly<Record<string, Trial>> = {
  'ballot-opened': trial(z.strictObject({ without: names.exactOptional() }), (scene, { without = [] }) => {
    const { step, id } = votingIn(scene);
    const candidates = [{ ...seatedIn(scene, onlyCase, firstTier(scene)), blocked: isBlocked(scene, onlyCase) }];
    const seats = seatsIn(scene, holdersOf(step));
    const plan = { frame: frameIn(scene, step), opened: false, candidates, voters: houseOf(scene).persons, ...seats };
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
  'resolution-recorded': trial(resolved, (scene, command) =>
    outcomeOf(resolutionIn(scene, command), ({ outcomes }) => ({
      ...outcomes[0],
      resolved: Object.fromEntries(outcomes.map((own) => [own.case, own.carried])),
    })),
  ),
};
