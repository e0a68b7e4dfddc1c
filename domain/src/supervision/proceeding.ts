import { bodiesOf } from '../edition/index.ts';
import { dayOf, type Refusal } from '../language/index.ts';
import { articleOf, missingIn, type ResolvedPack, type RuleOutcome, saysAt } from '../regulation/index.ts';
import { openLeaves } from '../vetting/index.ts';
import type { GroundAnswer, ImposedMeasure } from './acts.ts';
import { holds } from './grounds.ts';
import { no } from './refusals.ts';
import { type Proceeding, sanctionOf } from './state.ts';

/** A proceeding ends with a decision, or is dropped; then nothing more is found or asked in it. */
export const over = ({ decision, droppedAt }: Proceeding): readonly (Refusal | false)[] => [
  decision !== null && no('proceeding-decided', null, { day: decision.day }),
  droppedAt !== null && no('proceeding-dropped', null, { day: dayOf(droppedAt) }),
];

/** Grounds as acts hold them. */
export const answersOf = (grounds: readonly RuleOutcome[]): readonly GroundAnswer[] =>
  grounds.map(({ rule, answer, article }) => ({ path: rule, answer, article }));

/** No ground holds: named are those that are open, and what each is missing. */
export function noGround(pack: ResolvedPack, sanction: string, grounds: readonly RuleOutcome[]): Refusal | false {
  return (
    !grounds.some(holds) &&
    no('no-ground-holds', articleOf(sanctionOf(pack, sanction)), {
      open: openGrounds(grounds).map((path) => saysAt(pack, path)),
      missing: [...new Set(grounds.flatMap(missingIn))],
    })
  );
}

/** Paths of what somebody has to find before these can be told; with `missingToo`, also of what somebody has to report. */
export const openGrounds = (grounds: readonly RuleOutcome[], missingToo = true): readonly string[] =>
  grounds.flatMap((outcome) => openLeaves(outcome, ({ answer }) => missingToo || answer === 'needs-judgement'));

/** The measures of a kind that a decision has imposed. */
export const measuresWith = (
  { decision }: Pick<Proceeding, 'decision'>,
  ...kinds: readonly ImposedMeasure['do'][]
): readonly ImposedMeasure[] => (decision?.measures ?? []).filter((measure) => kinds.includes(measure.do));

/** Who sees to what a decision brings: the office, and whoever decided. */
export function executorsOf(pack: ResolvedPack, { sanction }: Pick<Proceeding, 'sanction'>): readonly string[] {
  const { decided_by } = sanctionOf(pack, sanction);
  return [...new Set([...bodiesOf(pack, 'office'), ...(decided_by === null ? [] : [decided_by])])];
}
