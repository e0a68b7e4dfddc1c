import {
  answer,
  type CaseContext,
  type InScope,
  inScope,
  missingIn,
  type Rule,
  type RuleFacts,
  ruleContext,
  type Scope,
} from '../regulation/index.ts';

/**
 * Whether a step, paper or quota is for this case: its `for` takes the case in and its `when` holds. Open where a fact nobody has answered is
 * read, or a person has yet to judge; it says what is missing.
 */
export function applies(
  block: { readonly for?: Scope; readonly when?: Rule },
  facts: RuleFacts,
  context: CaseContext,
  path: string,
): InScope {
  const scope = inScope(block.for, facts, context);
  if (scope.in !== true || block.when === undefined) return scope;
  const when = answer(block.when, facts, ruleContext(context, `${path}.when`, block));
  if (when.answer === 'fact-missing') return { in: null, missing: missingIn(when) };
  if (when.answer === 'needs-judgement') return { in: null, missing: [when.rule] };
  return { in: when.answer === 'holds' };
}
