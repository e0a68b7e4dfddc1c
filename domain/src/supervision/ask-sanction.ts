import { notAllowed } from '../edition/index.ts';
import { dayOf, type Instant, type ProceedingId, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { askersOf, groundsOf } from './grounds.ts';
import { answersOf, noGround, over } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, heirsOf, type ProceedingPlace, sanctionOf } from './state.ts';

type SanctionAsked = Extract<SupervisionAct, { act: 'sanction-asked' }>;

/** 提请处理: the body with that power asks for the sanction once a ground holds. Where nobody has to ask, the deciding body starts by itself. */
export function askSanction(
  place: ProceedingPlace,
  _command: { readonly proceeding: ProceedingId },
  at: Instant,
): Result<SanctionAsked, Refusal> {
  const { frame, proceeding, subject } = place;
  const sanction = sanctionOf(frame.pack, proceeding.sanction);
  const askers = heirsOf(frame, askersOf(sanction));
  const article = articleOf(sanction, 'asked_by');
  const grounds = groundsOf(frame.pack, sanction, subject, dayOf(at));
  return unless<SanctionAsked, Refusal>(
    [
      askers.length === 0 ? no('not-to-be-asked', article) : notAllowed(frame, askers, article),
      hasWithdrawn(place, proceeding.target),
      ...over(proceeding),
      proceeding.askedAt !== null && no('asked-already', null, { asked: proceeding.askedAt }),
      noGround(frame.pack, sanction.id, grounds),
    ],
    () => ({
      act: 'sanction-asked',
      article: articleOf(sanction),
      proceeding: proceeding.id,
      grounds: answersOf(grounds),
    }),
  );
}
