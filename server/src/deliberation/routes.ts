import { listCarried, listResolutions, listTallies, listWinners, readBallot } from '@heng/contract/deliberation';
import { stepOf } from '@heng/domain/edition';
import type { EditionId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { caseOf } from '../ranking/case-row.ts';
import { loadRankedCases } from '../ranking/store.ts';
import { loadPackOf } from '../regulation/store.ts';
import type { Tx } from '../storage/index.ts';
import {
  countVoters,
  findBallotCandidates,
  findBallotState,
  findCarried,
  findResolutions,
  findTallies,
  findWinners,
} from './page/store.ts';

export const deliberationRoutes: readonly Mounted[] = [
  answers(readBallot, async ({ tx, params, reader, scope, may }) => {
    const { edition, step: id } = params;
    const step = stepOf(await loadPackOf(tx, edition), id);
    const state = await findBallotState(tx, edition, id, reader.person);
    const seesNone = !scope.all && scope.only.length === 0;
    if (step.kind !== 'ballot' || state === null || seesNone) return new Problem('not-found');
    const candidates = await findBallotCandidates(tx, edition, id, scope);
    const open = state.opened_at === null ? ('not-opened' as const) : ('open' as const);
    const reached = state.counted ? ('counted' as const) : open;
    const isVoter = state.has_cast !== null;
    return {
      step: id,
      state: reached,
      secret: typeof step.secret === 'boolean' ? step.secret : null,
      candidates: candidates.map((row) => ({
        ...caseOf(row),
        ...{ tier: row.tier, place: row.place },
        mayVote: isVoter && !reader.recused.some((one) => one === row.id),
      })),
      own: state.has_cast === null ? null : { hasCast: state.has_cast },
      turnout: may('turnout') ? await countVoters(tx, edition, id) : null,
    };
  }),

  answers(listTallies, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findTallies(tx, params.edition, params.step, scope, query);
    return {
      items: rows.map(({ tier, yes, no, abstain, invalid, needed, carried, ...row }) => ({
        ...caseOf(row),
        ...{ tier, yes, no, abstain, invalid, needed, carried },
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listCarried, async ({ tx, params, scope, scopeOf }) => {
    const { edition, step } = params;
    const pack = await loadPackOf(tx, edition);
    const gates = pack.steps.flatMap(({ id, kind }) => (kind === 'gate' ? [id] : []));
    const rows = await findCarried(tx, edition, step, scope, { gates, scores: scopeOf('score') });
    const tiers = rows.some(({ tier }) => tier === null) ? await firstTiers(tx, edition, pack) : new Map();
    return {
      items: rows.flatMap((row) => {
        const tier: string | undefined = row.tier ?? tiers.get(row.id);
        return tier === undefined
          ? []
          : [{ ...caseOf(row), tier, yes: row.yes, carried: row.carried, total: row.total }];
      }),
    };
  }),

  answers(listResolutions, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findResolutions(tx, params.edition, scope, query);
    return {
      items: rows.map(({ recorded_at, ...row }) => ({ ...row, recordedAt: recorded_at })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listWinners, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findWinners(tx, params.edition, scope, query);
    return {
      items: rows.map((row) => ({
        ...caseOf(row),
        ...{ tier: row.tier, place: row.place, reasons: row.reasons, award: row.award },
        ...{ listedAt: row.listed_at, removedAt: row.removed_at },
        ...{ approvedAt: row.approved_at, approvedOn: row.approved_on },
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),
];

/** The first tier each case still stands for: where no list has placed those who were voted on. */
async function firstTiers(tx: Tx, edition: EditionId, pack: ResolvedPack): Promise<ReadonlyMap<string, string>> {
  const cases = await loadRankedCases(tx, { edition: { id: edition }, pack });
  return new Map(cases.flatMap(({ one: { id, tiers } }) => (tiers[0] === undefined ? [] : [[id, tiers[0]]])));
}
