import { type Frame, holdersOf, notAllowed, notYetMet, stepOf } from '../edition/index.ts';
import { type CaseId, type Instant, type Refusal, type Result, type StepId, text, unless } from '../language/index.ts';
import {
  allOf,
  answer,
  articleOf,
  itemName,
  missingIn,
  type ResolvedPack,
  ruleContext,
  type Step,
  saysAt,
  scoresIn,
} from '../regulation/index.ts';
import type { RankingAct } from './acts.ts';
import { findingFaults, type GateFinding, judgesOf, withFindings } from './gate-findings.ts';
import type { Passage } from './passage.ts';
import { type List, listOf, placeRules, type Ranking, rankedFacts, rankingOf, seatsFor } from './places.ts';
import { no } from './refusals.ts';
import { type Held, holdToShortlist } from './shortlist.ts';
import { gateContext, type RankedCase, type RankingState } from './state.ts';
import { type TieBreaks, tieBreakFaults } from './tie-breaks.ts';

type Gate = Extract<Step, { readonly kind: 'gate' }>;

export interface CloseGate {
  readonly step: StepId;
  /** What is judged with it, case by case, where a rule of the gate cannot be computed; the reasons stay out of the journal. */
  readonly findings?: readonly GateFinding[];
  /** Absent: equals stay equal. */
  readonly tieBreaks?: TieBreaks;
  /** Where equals compete for the last places of a shortlist: whom the body itself lets go first, by which document. */
  readonly choice?: { readonly cases: readonly CaseId[]; readonly document: string } | null;
}
export type GateClosed = Extract<RankingAct, { act: 'gate-closed' }>;

/**
 * Closes a gate, in one act. Totals are exact and compared before any rounding, a mark of 600 includes 600; cases are ranked 1, 2, 2, 4. A case goes on
 * if the rules hold for one tier at least; a rule about some tiers costs only those. Cases barred by the re-check of the disqualifiers end here and
 * are not ranked. Where so many only may be shortlisted, the best of those who pass go on. What no rule can compute is judged with the closing, with reasons, by the body the rule names, which may then close it. Refused while a judgement, a fact,
 * a part of a total or the answer to an objection is missing; every such case is named.
 */
export function closeGate(state: RankingState, command: CloseGate, at: Instant): Result<GateClosed, Refusal> {
  const { frame } = state;
  const { findings = [], choice = null, tieBreaks } = command;
  const step = stepOf(frame.pack, command.step);
  if (step.kind !== 'gate') return { ok: false, reasons: [no('not-a-gate', articleOf(step), { name: step.name })] };
  const all = state.cases.filter(({ inScope }) => inScope !== false);
  const cases = all
    .filter(({ id }) => !state.barred.includes(id))
    .map((one) => withFindings(one, findings))
    .toSorted((a, b) => a.number - b.number);
  const rankings = [...new Set(step.pass.flatMap(scoresIn))].map((of) =>
    rankingOf(frame.pack, of, cases, tieBreaks?.by),
  );
  const passages = passagesOf(frame, step, { cases, rankings, tieBreaks: tieBreaks?.by ?? [] }, at);
  const held = holdToShortlist(frame.pack, step, passages, rankings[0] ?? null, choice?.cases ?? []);
  return unless<GateClosed, Refusal>(
    [
      notAllowed(frame, [...new Set([...holdersOf(step), ...judgesOf(step)])], articleOf(step, 'by')),
      ...notYetMet(frame, step),
      ...cases.flatMap((one) => waits(step, one)),
      ...tieBreakFaults(frame.pack, tieBreaks),
      ...findingFaults(frame, step, passages, findings),
      ...passages.flatMap((passage) => openQuestions(frame.pack, passage)),
      ...held.against,
      choice !== null && choice.document.trim() === '' && no('choice-undocumented', null),
    ],
    () => ({
      act: 'gate-closed',
      article: articleOf(step, 'pass'),
      step: command.step,
      standings: passages.map((passage) => standingOf(passage, rankings, held)).toSorted(byPlace),
      findings: findings.map(({ case: id, rule, finding }) => ({ case: id, rule, finding })),
      barred: all.filter(({ id }) => state.barred.includes(id)).map(({ id }) => id),
      choice: choice && { document: choice.document },
      tieBreaks: tieBreaks ?? null,
      short: held.short,
    }),
  );
}

interface Field {
  readonly cases: readonly RankedCase[];
  readonly rankings: readonly Ranking[];
  readonly tieBreaks: readonly string[];
}

function passagesOf(frame: Frame, step: Gate, { cases, rankings, tieBreaks }: Field, at: Instant): readonly Passage[] {
  const lists: readonly List[] = step.pass
    .flatMap(placeRules)
    .flatMap((rule) => listOf(frame.pack, rule, cases, tieBreaks) ?? []);
  return cases.map((one) => ({
    one,
    answers: one.tiers.map((tier) => {
      const facts = { ...one.facts, ...rankedFacts(rankings, lists, one, tier) };
      const context = gateContext(frame, one, [tier], at);
      const outcomes = step.pass.map((rule, i) => {
        const [margin] = placeRules(rule).filter(({ seats_times }) => seats_times !== undefined);
        const seats = margin ? seatsFor(frame.pack, margin, one, tier) : facts.seats;
        return answer(
          rule,
          { ...facts, seats },
          ruleContext(context, `steps.${step.id}.pass.${itemName(rule, i)}`, step),
        );
      });
      return { tier, outcomes, answer: allOf(outcomes.map((outcome) => outcome.answer)) };
    }),
  }));
}

/** A case that waits for something holds the gate back: who passes depends on all. */
function waits(step: Gate, one: RankedCase): readonly Refusal[] {
  const facts = { number: one.number, name: step.name };
  return [
    ...(one.objection === null
      ? []
      : [no('objection-holds-list', articleOf(step), { ...facts, objection: one.objection })]),
    ...(one.inScope === null ? [no('gate-scope-unknown', articleOf(step, 'for'), facts)] : []),
  ];
}

function openQuestions(pack: ResolvedPack, { one, answers }: Passage): readonly Refusal[] {
  const { number } = one;
  const open = answers.filter((found) => found.answer === 'fact-missing' || found.answer === 'needs-judgement');
  const outcomes = open.flatMap((found) => found.outcomes);
  const seen = new Map(outcomes.map((outcome) => [outcome.rule, outcome]));
  return [...seen.values()].flatMap((outcome) => {
    if (outcome.answer === 'fact-missing') {
      return [no('gate-fact-missing', outcome.article, { number, missing: missingIn(outcome) })];
    }
    return outcome.answer === 'needs-judgement'
      ? [no('gate-needs-finding', outcome.article, { number, rule: outcome.rule, says: saysAt(pack, outcome.rule) })]
      : [];
  });
}

type StandingFound = GateClosed['standings'][number];

function standingOf({ one, answers }: Passage, rankings: readonly Ranking[], held: Held): StandingFound {
  const over = held.lost.get(one.id) ?? [];
  const lost = answers
    .filter(({ answer: found, tier }) => found === 'does-not-hold' || over.some((own) => own === tier))
    .map(({ tier }) => tier as StandingFound['lost'][number]);
  const passed = lost.length < answers.length;
  const own = rankings.find(({ points }) => points.has(one.id));
  const points = own?.points.get(one.id);
  return {
    case: one.id as CaseId,
    total: points ? text(points) : null,
    place: own?.places.get(one.id) ?? null,
    passed,
    lost: passed ? lost : [],
  };
}

const byPlace = (a: StandingFound, b: StandingFound): number => (a.place ?? 0) - (b.place ?? 0);
