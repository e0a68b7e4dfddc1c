import { notAllowed } from '../edition/index.ts';
import { dayOf, type Instant, type ProceedingId, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf, itemName, type ResolvedPack, type Sanction, saysAt } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { groundFinders, groundsOf, holds } from './grounds.ts';
import { openersOfSanction } from './open-proceeding.ts';
import { answersOf, over } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, type ProceedingPlace, sanctionOf } from './state.ts';

export interface DropProceeding {
  readonly proceeding: ProceedingId;
  /** Kept in the table; the act has none. */
  readonly reasons: string;
}

type ProceedingDropped = Extract<SupervisionAct, { act: 'proceeding-dropped' }>;

/** 终止查处: no ground holds, and none is left for anybody to find. What nobody has reported is no ground. */
export function dropProceeding(
  place: ProceedingPlace,
  command: DropProceeding,
  at: Instant,
): Result<ProceedingDropped, Refusal> {
  const { frame, proceeding, subject } = place;
  const { pack } = frame;
  const sanction = sanctionOf(pack, proceeding.sanction);
  const grounds = groundsOf(pack, sanction, subject, dayOf(at));
  const standing = grounds.filter((one) => holds(one) || one.answer === 'needs-judgement');
  const article = articleOf(sanction);
  return unless<ProceedingDropped, Refusal>(
    [
      notAllowed(frame, droppersOf(pack, sanction), article),
      hasWithdrawn(place, proceeding.target),
      ...over(proceeding),
      standing.length > 0 && no('ground-stands', article, { grounds: standing.map(({ rule }) => saysAt(pack, rule)) }),
      command.reasons.trim() === '' && no('ground-without-reasons', article),
    ],
    () => ({ act: 'proceeding-dropped', article, proceeding: proceeding.id, grounds: answersOf(grounds) }),
  );
}

/** Who may open one, and who found that there is nothing. */
const droppersOf = (pack: ResolvedPack, sanction: Sanction): readonly string[] => [
  ...new Set([
    ...openersOfSanction({ pack }, sanction),
    ...sanction.grounds.flatMap((ground, i) =>
      groundFinders(pack, sanction, `sanctions.${sanction.id}.grounds.${itemName(ground, i)}`),
    ),
  ]),
];
