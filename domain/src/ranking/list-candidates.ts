import { notYetMet, stepOf, wrongBody } from '../edition/index.ts';
import {
  type BodyId,
  type CaseId,
  type Instant,
  type Refusal,
  type Result,
  type StepId,
  type TierId,
  unless,
} from '../language/index.ts';
import { articleOf, isOffered, type ResolvedPack, type Step } from '../regulation/index.ts';
import type { RankingAct } from './acts.ts';
import { departuresOf, groupKey } from './departures.ts';
import { rankingOf } from './places.ts';
import { no } from './refusals.ts';
import { overShortlist } from './shortlist.ts';
import type { RankedCase, RankingState } from './state.ts';
import { type TieBreaks, tieBreakFaults } from './tie-breaks.ts';

export interface ListCandidates {
  readonly step: StepId;
  readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
  /** Why a case stands before one that ranks better. */
  readonly reasons: readonly { readonly case: CaseId; readonly reasons: string }[];
  /** Absent: equals stay equal. */
  readonly tieBreaks?: TieBreaks;
  /** Over a soft quota of the shortlist: who departs from it, in which document; absent: nobody. */
  readonly beyond?: { readonly by: BodyId; readonly document: string } | null;
}

type CandidateList = Extract<Step, { readonly kind: 'candidate-list' }>;
export type CandidatesListed = Extract<RankingAct, { act: 'candidates-listed' }>;

/**
 * Proposes candidates, a list for each tier, in one act. Only standing cases that have come so far and are not barred, each for one tier it stands for, and
 * for no more than one. Where the regulation names what to order by, whoever stands before a better one needs written reasons; where it allows
 * no departure, none helps. Whoever is not listed goes no further.
 */
export function listCandidates(
  state: RankingState,
  command: ListCandidates,
  _at: Instant,
): Result<CandidatesListed, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  if (step.kind !== 'candidate-list') {
    return { ok: false, reasons: [no('not-a-candidate-list', articleOf(step), { name: step.name })] };
  }
  const cases = state.cases.filter(({ inScope }) => inScope !== false);
  const open = cases.filter(({ id }) => !state.barred.includes(id));
  const ranking = step.order_by === null ? null : rankingOf(frame.pack, step.order_by, open, command.tieBreaks?.by);
  const departures = ranking ? departuresOf(frame.pack, step, open, command.lists, ranking.places) : [];
  const beyond = command.beyond ?? null;
  const shortlist = overShortlist(frame.pack, cases, placedBy(command, open), beyond?.by ?? null);
  return unless<CandidatesListed, Refusal>(
    [
      wrongBody(frame, step),
      ...notYetMet(frame, step),
      ...open.flatMap((one) => waits(step, one)),
      ...tieBreakFaults(frame.pack, command.tieBreaks),
      ...tierFaults(frame.pack, command),
      ...listingFaults(state, step, command),
      ...tooMany(frame.pack, step, command, open),
      ...shortlist.against,
      ...departures
        .filter(({ id }) => !mayDepart(step, command, id))
        .map(({ id, number }) =>
          no(step.departures === 'none' ? 'order-is-binding' : 'order-needs-reasons', articleOf(step, 'order_by'), {
            number,
            place: ranking?.places.get(id) ?? null,
          }),
        ),
    ],
    () => ({
      act: 'candidates-listed',
      article: articleOf(step),
      step: command.step,
      lists: command.lists,
      departures: departures.map(({ id }) => id),
      barred: cases.filter(({ id }) => state.barred.includes(id)).map(({ id }) => id),
      beyond: shortlist.departs ? beyond : null,
      tieBreaks: command.tieBreaks ?? null,
      short: shortlist.short,
    }),
  );
}

const placedBy = ({ lists }: ListCandidates, open: readonly RankedCase[]) =>
  lists.flatMap(({ tier, cases }) => open.filter(({ id }) => cases.includes(id)).map((one) => ({ tier, one })));

/** A regulation that is silent about departures allows them like one that asks for recorded reasons. */
function mayDepart(step: CandidateList, { reasons }: ListCandidates, id: CaseId): boolean {
  return step.departures !== 'none' && reasons.some((given) => given.case === id && given.reasons.trim() !== '');
}

function waits(step: CandidateList, one: RankedCase): readonly Refusal[] {
  const facts = { number: one.number, name: step.name };
  return [
    ...(one.objection === null
      ? []
      : [no('objection-holds-list', articleOf(step), { ...facts, objection: one.objection })]),
    ...(one.inScope === null ? [no('gate-scope-unknown', articleOf(step, 'for'), facts)] : []),
  ];
}

function tierFaults(pack: ResolvedPack, { lists }: ListCandidates): readonly Refusal[] {
  return lists.flatMap(({ tier: id }, i) => {
    const tier = pack.tiers[id];
    if (!tier || !isOffered(tier)) return [no('no-such-tier', tier ? articleOf(tier, 'offered') : null, { tier: id })];
    return lists.findIndex((list) => list.tier === id) === i
      ? []
      : [no('tier-listed-twice', null, { tier: tier.name })];
  });
}

function listingFaults(
  { frame, cases, barred }: RankingState,
  step: CandidateList,
  { lists }: ListCandidates,
): readonly Refusal[] {
  const byId = new Map(cases.filter(({ inScope }) => inScope !== false).map((one) => [one.id, one]));
  const seen = new Set<CaseId>();
  const unknown = lists.flatMap((list) => list.cases.filter((id) => !byId.has(id)));
  const faults = lists.flatMap(({ tier, cases: listed }) =>
    listed.flatMap((id): readonly Refusal[] => {
      const one = byId.get(id);
      if (!one) return [];
      const { number } = one;
      const twice = seen.has(id);
      seen.add(id);
      return [
        ...(twice ? [no('case-listed-twice', articleOf(step, 'each'), { number })] : []),
        ...(barred.includes(id) ? [no('barred-from-list', articleOf(step), { number })] : []),
        ...(one.tiers.includes(tier)
          ? []
          : [no('tier-not-open', articleOf(step), { number, tier: frame.pack.tiers[tier]?.name ?? tier })]),
      ];
    }),
  );
  return [
    ...(unknown.length > 0 ? [no('cannot-be-listed', articleOf(step), { cases: [...new Set(unknown)] })] : []),
    ...faults,
  ];
}

function tooMany(
  pack: ResolvedPack,
  step: CandidateList,
  { lists }: ListCandidates,
  open: readonly RankedCase[],
): readonly Refusal[] {
  const most = step.choose;
  if (typeof most !== 'number') return [];
  const byId = new Map(open.map((one) => [one.id, one]));
  return lists.flatMap(({ tier, cases }) => {
    const groups = Map.groupBy(cases, (id) => groupKey(step, byId.get(id)));
    return [...groups.values()]
      .filter((group) => group.length > most)
      .map((group) =>
        no('too-many-candidates', articleOf(step, 'choose'), {
          tier: pack.tiers[tier]?.name ?? tier,
          most,
          count: group.length,
        }),
      );
  });
}
