import { votesNeeded } from '../deliberation/index.ts';
import { compare, type Exact, exactly, parseExact, text } from '../language/index.ts';
import { rankingOf } from '../ranking/index.ts';
import { type CarriedBy, type ResolvedPack, type Rule, type Step, scoresIn } from '../regulation/index.ts';
import { meanOf, type ReviewStep, scoreSheet, sheetFormOf, trimmedMeanOf } from '../review/index.ts';
import type { Act } from './acts.ts';
import { type AfterReplay, noAfterReplay, replayAfter } from './replay-aftermath.ts';
import { type KeptReplay, keptBy, noKeptReplay } from './replay-kept.ts';

/**
 * What the journal says came out of an edition, computed anew from the acts alone: points from percentages, totals from points,
 * places from totals, majorities from votes. By name, e.g. `total shortlist case-1`, the value as text.
 */
export type Outcomes = ReadonlyMap<string, string>;

interface Replay {
  pack: ResolvedPack | null;
  readonly outcomes: Map<string, string>;
  /** Exact points by step and case. */
  readonly results: Map<string, Map<string, Exact>>;
  readonly sheets: Map<string, Exact[]>;
  readonly voters: Map<string, { members: number; present: number }>;
  readonly winners: Map<string, string>;
  readonly after: AfterReplay;
  readonly kept: KeptReplay;
}

/** Replays the acts of one edition in their order. `packOf` gives a resolved pack by its digest. */
export function replay(acts: readonly Act[], packOf: (digest: string) => ResolvedPack): Outcomes {
  const state: Replay = {
    pack: null,
    outcomes: new Map(),
    results: new Map(),
    sheets: new Map(),
    voters: new Map(),
    winners: new Map(),
    after: noAfterReplay(),
    kept: noKeptReplay(),
  };
  for (const act of acts) {
    for (const [name, kept] of keptBy(state.kept, act)) state.outcomes.set(name, kept);
    if (act.act === 'edition-opened') {
      state.outcomes.set('nature', act.nature);
      runsUnder(state, act.pack, packOf);
    } else if (act.act === 'setting-decided' || act.act === 'amendment-applied')
      runsUnder(state, act.packAfter, packOf);
    else if (state.pack !== null) replayOne(state, state.pack, act);
  }
  for (const [id, tier] of state.winners) state.outcomes.set(`winner ${id}`, tier);
  return state.outcomes;
}

/** The law is a result too: which digest the edition has come to. */
function runsUnder(state: Replay, digest: string, packOf: (digest: string) => ResolvedPack): void {
  state.pack = packOf(digest);
  state.outcomes.set('pack', digest);
}

function replayOne(state: Replay, pack: ResolvedPack, act: Act): void {
  const { outcomes } = state;
  switch (act.act) {
    case 'sheet-handed-in': {
      const points = pointsOf(pack, act.step, act.percents);
      outcomes.set(`sheet ${act.step} ${act.case} ${act.assessor}`, show(points));
      if (points)
        state.sheets.set(`${act.step} ${act.case}`, [...(state.sheets.get(`${act.step} ${act.case}`) ?? []), points]);
      return;
    }
    case 'consensus-reached': {
      const points = pointsOf(pack, act.step, act.percents);
      outcomes.set(`consensus ${act.step} ${act.case}`, show(points));
      if (points) keep(state, act.step, act.case, points);
      return;
    }
    case 'review-closed':
      for (const { case: id, points } of act.results) {
        const found = resultOf(state, pack, act.step, id) ?? (points === null ? null : parseExact(points));
        if (found) keep(state, act.step, id, found);
        outcomes.set(`result ${act.step} ${id}`, show(found));
      }
      return;
    case 'survey-recorded':
      for (const { case: id, points } of act.results) {
        const found = points === null ? null : parseExact(points);
        if (found) keep(state, act.step, id, found);
        outcomes.set(`result ${act.step} ${id}`, show(found));
      }
      return;
    case 'gate-closed':
      replayGate(state, pack, act);
      return;
    case 'ballot-opened':
      state.voters.set(act.step, { members: act.voters.length, present: 0 });
      return;
    case 'ballot-cast':
      state.voters.set(act.step, plusOne(state.voters.get(act.step)));
      return;
    case 'ballot-closed':
      for (const tally of act.tallies) {
        const needed = votesNeeded(
          carriedByOf(pack, act.step),
          tally,
          state.voters.get(act.step) ?? { members: 0, present: 0 },
        );
        const carried = needed === null ? null : tally.yes >= needed;
        outcomes.set(
          `tally ${act.step} ${tally.case}`,
          [tally.yes, tally.no, tally.abstain, tally.invalid, needed, carried].join('/'),
        );
      }
      return;
    case 'resolution-recorded':
      for (const { case: id, votes, carried } of act.outcomes) {
        const house = { members: act.members, present: act.present.length };
        const needed = votes === null ? null : votesNeeded(carriedByOf(pack, act.step), votes, house);
        const found = needed === null || votes === null ? carried : votes.yes >= needed;
        const { yes, no, abstain, invalid } = votes ?? { yes: null, no: null, abstain: null, invalid: null };
        outcomes.set(`tally ${act.step} ${id}`, [yes, no, abstain, invalid, needed, found].join('/'));
      }
      return;
    case 'winners-listed':
      for (const { tier, cases } of act.lists) for (const id of cases) state.winners.set(id, tier);
      return;
    case 'award-conferred':
      outcomes.set(`award ${act.case}`, [act.tier, act.row, act.money, act.takesSeat].join('/'));
      return;
    default:
      for (const [name, outcome] of replayAfter(state.after, pack, act)) outcomes.set(name, outcome);
  }
}

function carriedByOf(pack: ResolvedPack, id: string): CarriedBy {
  const step = pack.steps.find((candidate) => candidate.id === id);
  return step?.kind === 'ballot' || step?.kind === 'resolution' ? step.carried_by : null;
}

const show = (points: Exact | null): string => (points === null ? '' : text(points));

const plusOne = (house: { members: number; present: number } | undefined) => ({
  members: house?.members ?? 0,
  present: (house?.present ?? 0) + 1,
});

function pointsOf(pack: ResolvedPack, id: string, percents: readonly number[]): Exact | null {
  const step = reviewOf(pack, id);
  const form = step && sheetFormOf(pack, step);
  return form ? scoreSheet(form, percents) : null;
}

function reviewOf(pack: ResolvedPack, id: string): ReviewStep | null {
  const step = pack.steps.find((candidate) => candidate.id === id);
  return step?.kind === 'review' ? step : null;
}

/** Agreed by the team, or computed of the single sheets in the way the edition has decided. */
function resultOf(state: Replay, pack: ResolvedPack, step: string, id: string): Exact | null {
  const combine = reviewOf(pack, step)?.combine;
  const sheets = state.sheets.get(`${step} ${id}`) ?? [];
  if (combine === 'mean') return meanOf(sheets);
  if (combine === 'trimmed-mean') return trimmedMeanOf(sheets);
  return state.results.get(id)?.get(step) ?? null;
}

function keep(state: Replay, step: string, id: string, points: Exact): void {
  const own = state.results.get(id) ?? new Map<string, Exact>();
  state.results.set(id, own.set(step, points));
}

type GateClosed = Extract<Act, { act: 'gate-closed' }>;

/** Totals and places anew; whether a case passed, where the gate is a mark on one of them. */
function replayGate(state: Replay, pack: ResolvedPack, { step: id, standings, tieBreaks }: GateClosed): void {
  const gate = pack.steps.find((step) => step.id === id);
  if (gate?.kind !== 'gate') return;
  const rankings = [...new Set(gate.pass.flatMap(scoresIn))].map((of) => {
    const cases = standings.map((one) => ({
      id: one.case,
      results: Object.fromEntries(state.results.get(one.case) ?? []),
    }));
    return rankingOf(pack, of, cases, tieBreaks?.by);
  });
  for (const { case: own, passed } of standings) {
    const found = rankings.find(({ points }) => points.has(own));
    const points = found?.points.get(own);
    const isComputed = isPlainMark(gate) && !isCapped(pack);
    const meets = points && isComputed ? gate.pass.every((rule) => meetsMark(rule, points)) : passed;
    state.outcomes.set(`total ${id} ${own}`, [points && text(points), found?.places.get(own), meets].join('/'));
  }
}

type Gate = Extract<Step, { kind: 'gate' }>;

/** Who passes a mark may still find no place on a shortlist; then the act itself says who did. */
const isCapped = ({ quotas }: ResolvedPack): boolean => quotas.some(({ counts }) => counts === 'shortlisted');
const isPlainMark = ({ pass }: Gate): boolean =>
  pass.every((rule) => rule.rule === 'score' && rule.of === pass.flatMap(scoresIn)[0] && !rule.for && !rule.when);

function meetsMark(rule: Rule, points: Exact): boolean {
  if (rule.rule !== 'score') return false;
  const { at_least: least, less_than: less } = rule;
  return (
    (least === undefined || typeof least === 'object' || compare(points, exactly(least)) >= 0) &&
    (less === undefined || typeof less === 'object' || compare(points, exactly(less)) < 0)
  );
}
