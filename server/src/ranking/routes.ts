import { listCandidates, listRanked, listStandings, readResults } from '@heng/contract/ranking';
import { stepOf } from '@heng/domain/edition';
import { text } from '@heng/domain/language';
import { type RankedCase, rankingOf } from '@heng/domain/ranking';
import type { ResolvedPack } from '@heng/domain/regulation';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { isIn } from '../storage/index.ts';
import { caseOf } from './case-row.ts';
import { findCandidates, findNames, findResults, findStandings } from './page/store.ts';
import { loadRankedCases } from './store.ts';

export const rankingRoutes: readonly Mounted[] = [
  answers(listStandings, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findStandings(tx, params.edition, params.step, scope, query);
    return {
      items: rows.map((row) => ({
        ...caseOf(row),
        total: row.total,
        place: row.place,
        tied: row.tied,
        passed: row.passed,
        lostTiers: row.lost_tiers,
        results: row.results,
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listCandidates, async ({ tx, params, query, scope, scopeOf }) => {
    const gates = gatesBefore(await loadPackOf(tx, params.edition), params.step);
    const { rows, total } = await findCandidates(tx, params.edition, params.step, scope, {
      ...query,
      ...{ gates, scores: scopeOf('score') },
    });
    return {
      items: rows.map((row) => ({
        ...caseOf(row),
        ...{ tier: row.tier, place: row.place, reasons: row.reasons, ended: row.ended },
        ...{ total: row.total, ranked: row.ranked },
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listRanked, async ({ tx, params, query, scope }) => {
    const pack = await loadPackOf(tx, params.edition);
    const step = stepOf(pack, params.step);
    if (step.kind !== 'candidate-list') return new Problem('not-found');
    const loaded = await loadRankedCases(tx, { edition: { id: params.edition }, pack });
    const cases = loaded.flatMap(({ one }) => (isIn(scope, one.id) ? [{ ...one, inScope: true }] : []));
    const names = new Map((await findNames(tx, params.edition)).map((row) => [row.id, row]));
    const ranking = step.order_by === null ? null : rankingOf(pack, step.order_by, cases);
    const placeOf = ({ id }: RankedCase): number => ranking?.places.get(id) ?? Number.POSITIVE_INFINITY;
    const byNumber = (a: RankedCase, b: RankedCase): number => a.number - b.number;
    const byPlace = (a: RankedCase, b: RankedCase): number =>
      placeOf(a) === placeOf(b) ? byNumber(a, b) : placeOf(a) - placeOf(b);
    const fits = cases
      .filter(({ track }) => query.track === undefined || track === query.track)
      .filter(({ tiers }) => query.tier === undefined || tiers.some((one) => one === query.tier))
      .filter(({ id }) => query.q === undefined || (names.get(id)?.name ?? '').includes(query.q))
      .toSorted(query.sort === 'place' ? byPlace : byNumber);
    const sorted = query.order === 'desc' ? fits.toReversed() : fits;
    const before = (query.page - 1) * query.size;
    return {
      items: sorted.slice(before, before + query.size).map((one) => {
        const points = ranking?.points.get(one.id);
        return {
          ...{ case: one.id, number: one.number, track: one.track, kind: one.kind },
          applicant: { id: names.get(one.id)?.applicant_id ?? '', name: names.get(one.id)?.name ?? '' },
          ...{ submittedOn: one.submittedOn, tiers: [...one.tiers], field: one.field, objection: one.objection },
          results: Object.entries(one.results).map(([id, given]) => ({ step: id, points: given && text(given) })),
          total: points ? text(points) : null,
          place: ranking?.places.get(one.id) ?? null,
        };
      }),
      ...{ total: fits.length, page: query.page, size: query.size },
    };
  }),

  answers(readResults, async ({ tx, params, may }) => {
    const found = await findResults(tx, params.edition, params.case);
    if (!found) return new Problem('not-found');
    const { one, reviews, standings } = found;
    // What reviewers wrote is for those who study it, and not for the applicant: it has the feedback letter.
    const isTold = may('consensus', params.case);
    return {
      case: params.case,
      number: one.number,
      applicant: { id: one.applicant_id, name: one.name },
      reviews: reviews.map((review) => ({ ...review, said: isTold ? review.said : null })),
      standings,
      ended: one.ended_step === null || one.ended_why === null ? null : { step: one.ended_step, why: one.ended_why },
    };
  }),
];

/** Gates of the procedure up to this step, in their order. */
const gatesBefore = ({ steps }: ResolvedPack, step: string): readonly string[] =>
  steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === step),
    )
    .flatMap(({ id, kind }) => (kind === 'gate' ? [id] : []));
