import { notAllowed } from '../edition/index.ts';
import { dayOf, type Instant, type ProceedingId, type Refusal, type Result, unless } from '../language/index.ts';
import { articleAt, type Finding, missingIn, outcomeAt, type RuleOutcome, saysAt } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { finderArticle, groundFinders, groundsOf, measuresOf } from './grounds.ts';
import { over } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, heirsOf, type ProceedingPlace, sanctionOf } from './state.ts';

export interface FindGround {
  readonly proceeding: ProceedingId;
  /** Path of the ground, of a part of it, or of what a measure hangs on. */
  readonly ground: string;
  readonly finding: Finding;
  /** Kept in the table; the act has none. */
  readonly reasons: string;
}

type GroundFound = Extract<SupervisionAct, { act: 'ground-found' }>;

/**
 * 认定事由: what no rule can compute, the body its rule names judges, with reasons; where it names none, who asks for the sanction, or decides. Until the
 * decision a finding may be made anew. Refused where facts settle the ground.
 */
export function findGround(place: ProceedingPlace, command: FindGround, at: Instant): Result<GroundFound, Refusal> {
  const { frame, proceeding } = place;
  const { pack } = frame;
  const sanction = sanctionOf(pack, proceeding.sanction);
  const { ground, finding } = command;
  const outcome = outcomeWithout(place, ground, at);
  const article = outcome?.article ?? articleAt(pack, ground);
  return unless<GroundFound, Refusal>(
    [
      notAllowed(frame, heirsOf(frame, groundFinders(pack, sanction, ground)), finderArticle(pack, sanction, ground)),
      hasWithdrawn(place, proceeding.target),
      ...over(proceeding),
      outcome === undefined && no('no-such-ground', null, { ground }),
      outcome !== undefined && notOpen(outcome, saysAt(pack, ground)),
      command.reasons.trim() === '' && no('ground-without-reasons', article),
    ],
    () => ({ act: 'ground-found', article, proceeding: proceeding.id, ground, finding }),
  );
}

function notOpen(outcome: RuleOutcome, says: string): Refusal | false {
  const { answer, article } = outcome;
  if (answer === 'fact-missing') return no('ground-waits-for-facts', article, { says, missing: missingIn(outcome) });
  return answer !== 'needs-judgement' && no('ground-settled', article, { says, answer });
}

/** What the rule at this path answers while nobody has found on it. Conditions of measures are asked whether a ground holds yet or not. */
function outcomeWithout(
  { frame, proceeding, subject }: ProceedingPlace,
  path: string,
  at: Instant,
): RuleOutcome | undefined {
  const { [path]: _, ...findings } = subject.facts.findings;
  const sanction = sanctionOf(frame.pack, proceeding.sanction);
  const bare = { ...subject, facts: { ...subject.facts, findings } };
  const day = dayOf(at);
  const grounds = groundsOf(frame.pack, sanction, bare, day);
  const found = outcomeAt(grounds, path);
  if (found) return found;
  const assumed = grounds.map((one): RuleOutcome => ({ ...one, answer: 'holds' }));
  const conditions = measuresOf(frame.pack, sanction, assumed, bare, day).flatMap(({ condition }) => condition ?? []);
  return outcomeAt(conditions, path);
}
