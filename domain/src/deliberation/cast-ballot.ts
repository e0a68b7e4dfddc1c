import { stepNotOpen, wrongBody } from '../edition/index.ts';
import type { CaseId, Instant, Refusal, Result, StepId } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { type Ballot, notVoting } from './ballot.ts';
import { no } from './refusals.ts';
import { votingStepOf } from './voting-step.ts';

/** Which slips a member hands in. What is on them never comes here: it goes straight into the ballot box. */
export interface CastBallot {
  readonly step: StepId;
  readonly slips: readonly CaseId[];
}

type BallotCast = Extract<DeliberationAct, { act: 'ballot-cast' }>;

/**
 * A member votes, once: one slip for every candidate they are not recused from, and none for the others. A blank or spoilt slip is handed in as such.
 * Who stays away is not counted.
 */
export function castBallot(
  state: Ballot & { readonly recusedFrom: readonly CaseId[] },
  { step: id, slips }: CastBallot,
  _at: Instant,
): Result<BallotCast, Refusal> {
  const { frame, candidates, voters } = state;
  const { pack, actor } = frame;
  const step = votingStepOf(pack, id);
  const voter = voters.find(({ person }) => person === actor.person);
  const names = candidates.map((candidate) => candidate.case);
  const missing = names.filter((name) => !slips.includes(name) && !state.recusedFrom.includes(name));
  const barred = names.some((name) => slips.includes(name) && state.recusedFrom.includes(name));
  const others = slips.filter((slip) => !names.includes(slip));
  const twice = slips.filter((slip, index) => slips.indexOf(slip) < index);
  return unless<BallotCast, Refusal>(
    [
      wrongBody(frame, step),
      stepNotOpen(frame, step),
      ...notVoting(state, step),
      voters.length > 0 && !voter && no('not-a-voter', articleOf(step, 'by'), { person: actor.person }),
      voter?.hasCast === true && no('already-voted', articleOf(step), { person: actor.person }),
      barred && recusedFrom(pack, [actor.person], actor.person),
      missing.length > 0 && no('slips-missing', articleOf(step), { cases: missing }),
      others.length > 0 && no('not-a-candidate', articleOf(step), { cases: others }),
      twice.length > 0 && no('slip-twice', null, { cases: [...new Set(twice)] }),
    ],
    () => ({ act: 'ballot-cast', article: articleOf(step), step: id, member: actor.person }),
  );
}
