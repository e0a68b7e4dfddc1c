import type { CaseId, Refusal } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { type ExcludedRecommender, excludedFrom } from './barred.ts';
import { misfit, overQuota, type Recommender } from './recommend-rules.ts';

/** Everybody who might recommend in an edition, and what they have. */
export interface RecommendersState {
  readonly pack: ResolvedPack;
  /** Bodies and parties in which somebody has a seat; who may never recommend is left out here. */
  readonly parties: readonly Recommender[];
  readonly recommendations: readonly (Recommender & { readonly case: CaseId })[];
  readonly files: readonly CaseState[];
  readonly excluded: readonly ExcludedRecommender[];
}

/** One that may be asked to recommend an application, and all that is against it; empty: it may, without departing from anything. */
export interface PossibleRecommender extends Recommender {
  readonly against: readonly Refusal[];
}

/** Tells of each whether the application is for another one of its kind, whether it was excluded, and whether it has a recommendation left. */
export function recommendersFor(state: RecommendersState, file: CaseState): readonly PossibleRecommender[] {
  const { pack, excluded } = state;
  return state.parties
    .filter(({ body }) => mayBeAsked(pack, body))
    .map((actor) => {
      const frame = { pack, actor };
      const recommending = { frame, file, recommended: recommendedBy(state, actor) };
      const foreign = misfit(recommending);
      const against = foreign ? [foreign] : [excludedFrom(frame, excluded), ...overQuota(recommending, null)];
      return { ...actor, against: against.filter((reason) => reason !== false) };
    });
}

/** Bodies that recommend by their role, or that owe a paper by name; a parent speaks for its own branch alone and is no matter of choice. */
const mayBeAsked = (pack: ResolvedPack, body: string): boolean =>
  pack.bodies[body]?.role === 'recommender' ||
  (body in pack.bodies && Object.values(pack.documents).some(({ by }) => by === body));

function recommendedBy({ recommendations, files }: RecommendersState, { body, of }: Recommender): readonly CaseState[] {
  const theirs = recommendations.filter((one) => one.body === body && one.of === of).map((one) => one.case);
  return files.filter(({ id }) => theirs.includes(id));
}
