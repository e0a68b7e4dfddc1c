import { articleOf } from './cite.ts';
import type { CaseContext, Found, RuleContext, RuleOutcome } from './context.ts';
import type { RuleFacts } from './facts.ts';
import type { Rule, RuleGroup, Scope } from './pack.ts';
import { itemName } from './path.ts';
import { applyParts } from './rules/all-any-none.ts';
import { applyCompare } from './rules/compare.ts';
import { applyDocument } from './rules/document.ts';
import { applyJudgement } from './rules/judgement.ts';
import { applyObligation } from './rules/obligation.ts';
import { applyOtherApplication } from './rules/other-application.ts';
import { applyPastAward } from './rules/past-award.ts';
import { applyPlace } from './rules/place.ts';
import { applyRank } from './rules/rank.ts';
import { applyRecommendedBy } from './rules/recommended-by.ts';
import { applyRecord } from './rules/record.ts';
import { applyScore } from './rules/score.ts';
import { applyYearly } from './rules/yearly.ts';
import { applyYearsSince } from './rules/years-since.ts';
import { inScope } from './scope.ts';

/**
 * Applies one rule to the facts of a case. A scope or condition (`for`, `when`) that does not take the case in answers `not-applicable`, one that
 * reads a missing fact `fact-missing`. What a person has found for this rule is the answer where it needs judgement, and only there.
 * A rule does not know where it stands: whether its answer is good or bad for the applicant is for the block to say.
 */
export function answer(rule: Rule, facts: RuleFacts, context: RuleContext): RuleOutcome {
  const article = articleOf(rule) ?? context.article;
  const here = { ...context, article };
  const found = outside(rule.for, facts, here) ?? unmet(rule, facts, here) ?? apply(rule, facts, here);
  return { article, rule: context.path, ...withFinding(found, facts, context) };
}

/** The place in the pack from which a rule is applied on its own, e.g. a gate, a ground, a row of the award table. */
export const ruleContext = (context: CaseContext, path: string, block?: unknown): RuleContext => ({
  ...context,
  path,
  article: articleOf(block),
  within: null,
  rechecked: false,
  about: 'applicant',
});

/** Applies all groups of the conditions, or of the disqualifiers, in the order written; a group gives scope, window and re-check to its rules. */
export function answerGroups(
  section: 'conditions' | 'disqualifiers',
  facts: RuleFacts,
  context: CaseContext,
): readonly RuleOutcome[] {
  return context.pack[section].flatMap((group) => answerGroup(`${section}.${group.id}`, group, facts, context));
}

function answerGroup(path: string, group: RuleGroup, facts: RuleFacts, context: CaseContext): readonly RuleOutcome[] {
  return group.rules.map((rule, i) => {
    const here: RuleContext = {
      ...ruleContext(context, `${path}.rules.${itemName(rule, i)}`, group),
      within: group.within ?? null,
      rechecked: group.rechecked_until !== undefined,
    };
    const found = outside(group.for, facts, here);
    if (!found) return answer(rule, facts, here);
    return { article: articleOf(rule) ?? here.article, rule: here.path, ...withFinding(found, facts, here) };
  });
}

function outside(scope: Scope | undefined, facts: RuleFacts, context: CaseContext): Found | null {
  const found = inScope(scope, facts, context);
  if (found.in === true) return null;
  if (found.in === false) return { answer: 'not-applicable', facts: {} };
  return { answer: 'fact-missing', facts: { missing: found.missing } };
}

function unmet(rule: Rule, facts: RuleFacts, context: RuleContext): Found | null {
  if (!rule.when) return null;
  const when = answer(rule.when, facts, { ...context, path: `${context.path}.when` });
  if (when.answer === 'holds') return null;
  return { answer: when.answer === 'does-not-hold' ? 'not-applicable' : when.answer, facts: when.facts };
}

function withFinding(found: Found, { findings }: RuleFacts, context: RuleContext): Found {
  const finding = findings[context.path];
  const open =
    found.answer === 'needs-judgement' || (context.findingsReachMissing === true && found.answer === 'fact-missing');
  return finding !== undefined && open ? { ...found, answer: finding, facts: { ...found.facts, finding } } : found;
}

function apply(rule: Rule, facts: RuleFacts, outer: RuleContext): Found {
  const context = { ...outer, about: rule.about ?? outer.about };
  switch (rule.rule) {
    case 'all':
    case 'any':
    case 'none':
      return applyParts(rule, facts, context, answer);
    case 'compare':
      return applyCompare(rule, facts, context);
    case 'years-since':
      return applyYearsSince(rule, facts, context);
    case 'yearly':
      return applyYearly(rule, facts, context);
    case 'record':
      return applyRecord(rule, facts, context);
    case 'rank':
      return applyRank(rule, facts, context);
    case 'document':
      return applyDocument(rule, facts, context);
    case 'recommended-by':
      return applyRecommendedBy(rule, facts);
    case 'judgement':
      return applyJudgement(rule);
    case 'obligation':
      return applyObligation(rule, facts, context);
    case 'past-award':
      return applyPastAward(rule, facts, context);
    case 'other-application':
      return applyOtherApplication(rule, facts, context);
    case 'score':
      return applyScore(rule, facts);
    case 'place':
      return applyPlace(rule, facts);
  }
}

/** The outcome at a path, parts included; undefined: that rule was not applied. */
export function outcomeAt(outcomes: readonly RuleOutcome[], path: string): RuleOutcome | undefined {
  for (const outcome of outcomes) {
    if (outcome.rule === path) return outcome;
    const part = outcomeAt(outcome.parts ?? [], path);
    if (part) return part;
  }
  return undefined;
}

/** The names of the facts that an outcome, or any of its open parts, is missing. */
export function missingIn(outcome: RuleOutcome): readonly string[] {
  if (outcome.answer !== 'fact-missing') return [];
  const own = outcome.facts.missing;
  const parts = (outcome.parts ?? []).flatMap(missingIn);
  return [...new Set([...(Array.isArray(own) ? own.map(String) : []), ...parts])];
}
