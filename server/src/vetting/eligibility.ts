import type { FaultAt } from '@heng/contract';
import { as, type Day, type TierId } from '@heng/domain/language';
import {
  answerGroups,
  type CaseContext,
  factNamed,
  fitsFact,
  missingIn,
  noFacts,
  type ResolvedPack,
  type RuleOutcome,
  standsFor,
} from '@heng/domain/regulation';
import { standsAgainst, tiersLeft } from '@heng/domain/vetting';
import { namedFact, outcomeRow } from './outcomes.ts';

/** Who asks, and what they tell of themselves. */
export interface SelfCheck {
  readonly track: string;
  readonly kind: string;
  readonly tier: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Answers that are to no question of the regulation, or of another kind than it wants. */
export function unfitIn(pack: ResolvedPack, { track, kind, tier, answers }: SelfCheck): readonly FaultAt[] {
  const own = Object.hasOwn(pack.tracks, track) ? pack.tracks[track] : undefined;
  return [
    ...(own ? [] : [{ at: 'body.track', zh: '办法中没有这一组别。', en: 'The regulation has no such track.' }]),
    ...(own && !Object.hasOwn(own.kinds, kind)
      ? [{ at: 'body.kind', zh: '该组别没有这一类别。', en: 'The track has no such kind.' }]
      : []),
    ...(tier !== null && !Object.hasOwn(pack.tiers, tier)
      ? [{ at: 'body.tier', zh: '办法中没有这一奖项。', en: 'The regulation has no such tier.' }]
      : []),
    ...Object.entries(answers).flatMap(([id, value]) => {
      const fact = factNamed(pack, id);
      const at = `body.answers.${id}`;
      if (!fact) return [{ at, zh: '办法不问这一项。', en: 'The regulation does not ask this.' }];
      return fitsFact(pack, fact, value)
        ? []
        : [{ at, zh: '答案的形式不对。', en: 'The answer is not of the kind that is asked for.' }];
    }),
  ];
}

const resultOf = (outcome: RuleOutcome) => {
  if (outcome.answer === 'needs-judgement') return 'needs-judgement' as const;
  if (outcome.answer === 'fact-missing') return 'unknown' as const;
  if (outcome.answer === 'not-applicable') return 'not-applicable' as const;
  return standsAgainst(outcome) ? ('fail' as const) : ('pass' as const);
};

/** Every condition and disqualifier by the answers given, as vetting applies them. Registers are not asked: what only they tell stays unknown. */
export function selfCheck(pack: ResolvedPack, check: SelfCheck, today: Day) {
  const { track, kind, answers } = check;
  const tiers = standsFor(pack, { track, kind, tier: check.tier === null ? null : as<TierId>(check.tier), holders: 1 });
  const context: CaseContext = { pack, day: today, anchors: {}, track, kind, tiers };
  const facts = { ...noFacts, facts: answers as typeof noFacts.facts };
  const outcomes = [...answerGroups('conditions', facts, context), ...answerGroups('disqualifiers', facts, context)];
  const against = outcomes.filter(standsAgainst).map(({ rule }) => rule);
  const isOut = against.length > 0 && tiersLeft(pack, tiers, against).length === 0;
  const rules = outcomes.map((outcome) => ({ ...outcomeRow(pack, outcome), result: resultOf(outcome) }));
  const isOpen = rules.some(({ result }) => result === 'unknown' || result === 'needs-judgement');
  const asks = [...new Set(outcomes.flatMap(missingIn))];
  return {
    result: isOut ? ('fail' as const) : isOpen ? ('open' as const) : ('pass' as const),
    rules,
    asks: asks.flatMap((id) => {
      const fact = factNamed(pack, id);
      return fact ? [{ ...namedFact(pack, id), type: fact.type, unit: fact.unit ?? null }] : [];
    }),
  };
}
