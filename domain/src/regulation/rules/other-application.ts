import { yearOf } from '../../language/index.ts';
import { type Found, type RuleContext, type RuleOf, seenFrom } from '../context.ts';
import { type RuleFacts, registerKey } from '../facts.ts';

/** Another application also stands, in the same edition or the same year: what excludes one another, also through a relation (`about`). */
export function applyOtherApplication(
  rule: RuleOf<'other-application'>,
  { applications }: RuleFacts,
  context: RuleContext,
): Found {
  const key = registerKey(context.about, rule.programme === 'own' ? context.pack.regulation.programme : rule.programme);
  const others = applications[key];
  if (!others) return { answer: 'fact-missing', facts: { missing: [`applications.${key}`] } };
  const year = yearOf(seenFrom(context));
  const standing = others.filter(
    (other) =>
      other.stands &&
      (rule.tracks?.includes(other.track) ?? true) &&
      (rule.in === 'same-edition' ? other.sameEdition : other.year === year),
  );
  return {
    answer: standing.length > 0 ? 'holds' : 'does-not-hold',
    facts: { programme: rule.programme, in: rule.in, standing: standing.map(({ track }) => track) },
  };
}
