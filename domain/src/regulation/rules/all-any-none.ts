import type { Found, RuleContext, RuleOf, RuleOutcome } from '../context.ts';
import type { RuleFacts } from '../facts.ts';
import type { Rule } from '../pack.ts';
import { itemName } from '../path.ts';
import { allOf, anyOf, noneOf } from './parts.ts';

const fold = { all: allOf, any: anyOf, none: noneOf };

/** 同时具备、具备其一、均不具备: every part is applied, so that all of them can be told; then the table of the pack format decides. */
export function applyParts(
  rule: RuleOf<'all' | 'any' | 'none'>,
  facts: RuleFacts,
  context: RuleContext,
  answer: (part: Rule, facts: RuleFacts, context: RuleContext) => RuleOutcome,
): Found {
  const parts = rule.of.map((part, i) =>
    answer(part, facts, { ...context, path: `${context.path}.of.${itemName(part, i)}` }),
  );
  return { answer: fold[rule.rule](parts.map((part) => part.answer)), facts: { of: parts.length }, parts };
}
