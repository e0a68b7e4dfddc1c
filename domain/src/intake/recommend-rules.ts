import { nameOf } from '../edition/index.ts';
import type { Actor, BodyId, Refusal } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import {
  articleOf,
  breachesOf,
  type QuotaBreach,
  type QuotaEntry,
  type ResolvedPack,
  recommenderFits,
  standsFor,
} from '../regulation/index.ts';
import { no } from './refusals.ts';

/** A body, or one of many, that may recommend. */
export type Recommender = Pick<Actor, 'body' | 'of'>;

/** One recommender before one application. */
export interface Recommending {
  readonly frame: { readonly pack: ResolvedPack; readonly actor: Recommender };
  readonly file: CaseState;
  /** The other applications it has recommended in this edition. */
  readonly recommended: readonly CaseState[];
}

/** Who departs from a soft quota, in which document, why. */
export interface Departure {
  readonly by: BodyId;
  readonly document: string;
  readonly reasons: string;
}

export function misfit({ frame: { pack, actor }, file }: Recommending): Refusal | false {
  const law = pack.bodies[actor.body];
  if (!law?.matched_by || recommenderFits(pack, actor.body, actor.of, file.facts) !== false) return false;
  const value = file.facts.facts[law.matched_by];
  return no('recommender-of-another', articleOf(law, 'matched_by'), {
    body: law.name,
    of: actor.of,
    fact: pack.facts[law.matched_by]?.name ?? law.matched_by,
    value: typeof value === 'object' ? null : (value ?? null),
  });
}

function breachesBy({ frame, file, recommended }: Recommending): readonly QuotaBreach[] {
  const recommender = `${frame.actor.body} ${frame.actor.of ?? ''}`;
  // A case counts in a quota for some tiers as soon as it stands for one of them.
  const asEntries = (one: CaseState): readonly QuotaEntry[] =>
    standsFor(frame.pack, one).map((tier) => ({
      case: one.id,
      tier,
      track: one.track,
      kind: one.kind,
      facts: { ...one.facts.facts, recommender },
      takesSeat: null,
    }));
  const entries = [...recommended.filter(({ id }) => id !== file.id), file].flatMap(asEntries);
  const law = { quotas: frame.pack.quotas, counts: 'recommendations', field: entries } as const;
  return breachesOf(law, entries).filter(({ cases }) => cases.includes(file.id));
}

export const departs = (state: Recommending): boolean => breachesBy(state).length > 0;

/** A soft quota gives way to the body it names, with a document and reasons; a hard one to nobody. */
export function overQuota(state: Recommending, departure: Departure | null): readonly Refusal[] {
  const { pack } = state.frame;
  const isTaken = ({ soft }: QuotaBreach): boolean =>
    soft !== null && departure?.by === soft && departure.document.trim() !== '' && departure.reasons.trim() !== '';
  return breachesBy(state)
    .filter((breach) => !isTaken(breach))
    .map(({ article, most, taken, quota, soft }) =>
      no('recommendations-over-quota', article, {
        quota,
        most,
        taken: taken - 1,
        may_depart: soft === null ? null : nameOf(pack, soft),
      }),
    );
}
