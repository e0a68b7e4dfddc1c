import { type Frame, nameOf } from '../edition/index.ts';
import { type BodyId, type Cite, dayOf, type Instant, type Refusal } from '../language/index.ts';
import { type BarOnRecord, governingBars, standsOn } from '../regulation/index.ts';
import type { Recommending } from './recommend-rules.ts';
import { no } from './refusals.ts';

/** A bar against an applicant, with the regulation it was decided under and its article there. */
export interface StandingBar extends BarOnRecord {
  readonly regulation: string;
  readonly article: Cite | null;
}

/**
 * 限制申报: nobody opens a case or hands in while a bar stands; of several the longest is told, and how many shorter ones stand besides. An article of
 * another regulation is not cited as this one's.
 */
export function barredFrom({ pack }: Frame, bars: readonly StandingBar[], at: Instant): readonly Refusal[] {
  const { programme, id } = pack.regulation;
  const today = dayOf(at);
  const standing = bars.filter((bar) => bar.programme === programme && standsOn(bar, today));
  const governing = governingBars(standing, programme, today);
  const shorter = standing.length - governing.length || null;
  return governing.map(({ first, last, editions, regulation, article }) =>
    no('barred-from-applying', regulation === id ? article : null, { first, last, editions, regulation, shorter }),
  );
}

/** 取消推荐资格 a body, or one of many, that may recommend no more. */
export interface ExcludedRecommender {
  readonly body: BodyId;
  readonly of: string | null;
  /** Where the regulation of the present edition says so; null: it was decided under another. */
  readonly article: Cite | null;
}

/** Who was excluded recommends nobody any more; it may still return what it was asked about. */
export function excludedFrom(
  { pack, actor }: Recommending['frame'],
  excluded: readonly ExcludedRecommender[],
): Refusal | false {
  const found = excluded.find(({ body, of }) => body === actor.body && (of === null || of === actor.of));
  return found !== undefined && no('recommender-excluded', found.article, { body: nameOf(pack, actor.body) });
}
