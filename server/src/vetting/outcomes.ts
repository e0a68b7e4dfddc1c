import { factNamed, missingIn, type ResolvedPack, type RuleOutcome, saysAt } from '@heng/domain/regulation';
import { isUndecided, standsAgainst } from '@heng/domain/vetting';

export const namedFact = (pack: ResolvedPack, fact: string) => ({ fact, name: factNamed(pack, fact)?.name ?? fact });

/** What one rule answers, in the regulation's words. */
export const outcomeRow = (pack: ResolvedPack, outcome: RuleOutcome) => ({
  rule: outcome.rule,
  says: saysAt(pack, outcome.rule),
  article: outcome.article,
  answer: outcome.answer,
  against: isUndecided(outcome) || outcome.answer === 'not-applicable' ? null : standsAgainst(outcome),
  missing: missingIn(outcome).map((fact) => namedFact(pack, fact)),
});
