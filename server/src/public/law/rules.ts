import type { Rule } from '@heng/domain/regulation';
import { bodyNames, choiceText, factName, type Law, lengthText, stepName } from './law.ts';

/** A rule in words: what the pack says of it, else what it compares. */
export function ruleText(law: Law, rule: Rule, path: string): string {
  const { words, t, pack } = law;
  if (rule.says !== undefined) return t(`${path}.says`, rule.says);
  if (rule.name !== undefined) return t(`${path}.name`, rule.name);
  const say = words.rule;
  switch (rule.rule) {
    case 'all':
    case 'any':
    case 'none':
      return (
        say.parts[rule.rule] + words.list(rule.of.map((one, i) => ruleText(law, one, `${path}.of.${one.id ?? i}`)))
      );
    case 'compare': {
      const bound = rule.is ?? rule.in ?? rule.at_least ?? rule.at_most ?? rule.more_than ?? rule.less_than;
      return say.compare(
        factName(law, rule.fact),
        [bound]
          .flat()
          .map((one) => choiceText(law, rule.fact, one))
          .join(' / '),
      );
    }
    case 'years-since':
      return say.years(factName(law, rule.fact), lengthText(law, rule.at_least));
    case 'yearly':
      return say.yearly(factName(law, rule.fact), lengthText(law, rule.last));
    case 'record':
      return say.record(factName(law, rule.of));
    case 'rank':
      return say.rank(words.list(rule.facts.map((id) => factName(law, id))));
    case 'document':
      return say.document(t(`documents.${rule.document}.name`, pack.documents[rule.document]?.name ?? rule.document));
    case 'recommended-by':
      return say.recommended(bodyNames(law, [...(rule.any ?? []), ...(rule.all ?? [])]));
    case 'judgement':
      return say.judged(rule.by === null ? '—' : bodyNames(law, rule.by));
    case 'obligation':
      return say.obligation;
    case 'past-award':
      return say.pastAward;
    case 'other-application':
      return say.other;
    case 'score': {
      const total = pack.totals[rule.of];
      const name = total ? t(`totals.${rule.of}.name`, total.name) : stepName(law, rule.of);
      const least = scalar(rule.at_least);
      const less = scalar(rule.less_than);
      return say.score(name, least === null ? (less === null ? '' : say.less(less)) : say.least(least));
    }
    case 'place': {
      const total = pack.totals[rule.by];
      const most = scalar(rule.at_most);
      return say.place(
        total ? t(`totals.${rule.by}.name`, total.name) : stepName(law, rule.by),
        most === null ? say.notSaid : say.first(most),
      );
    }
  }
}

/** A number or its text; null: silent or still open. */
const scalar = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;
