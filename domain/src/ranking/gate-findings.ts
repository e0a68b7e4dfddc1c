import { type Frame, nameOf } from '../edition/index.ts';
import type { CaseId, Refusal } from '../language/index.ts';
import {
  articleAt,
  articleOf,
  type Finding,
  lookUp,
  outcomeAt,
  type Rule,
  type RuleOutcome,
  type Step,
  saysAt,
} from '../regulation/index.ts';
import type { Passage } from './passage.ts';
import { no } from './refusals.ts';
import type { RankedCase } from './state.ts';

/** A judgement on one case that is made with the closing of a gate. */
export interface GateFinding {
  readonly case: CaseId;
  /** Path of the rule. */
  readonly rule: string;
  readonly finding: Finding;
  readonly reasons: string;
}

/** The case with what is judged now; a rule that can be computed takes no notice of it. */
export function withFindings(one: RankedCase, findings: readonly GateFinding[]): RankedCase {
  const own = findings.filter((found) => found.case === one.id).map(({ rule, finding }) => [rule, finding] as const);
  const facts = { ...one.facts, findings: { ...one.facts.findings, ...Object.fromEntries(own) } };
  return own.length === 0 ? one : { ...one, facts };
}

/** Bodies whose judgement the rules of a gate ask for, by name. */
export function judgesOf({ pass }: Extract<Step, { kind: 'gate' }>): readonly string[] {
  const judges = (rule: Rule): readonly string[] => {
    if (rule.rule === 'judgement') return rule.by === null ? [] : [rule.by];
    return rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none' ? rule.of.flatMap(judges) : [];
  };
  return [...new Set(pass.flatMap(judges))];
}

/** A finding needs a rule of this gate that asks for it, the body that the rule names, and reasons. */
export function findingFaults(
  frame: Frame,
  step: Step,
  passages: readonly Passage[],
  findings: readonly GateFinding[],
): readonly Refusal[] {
  const { actor, pack } = frame;
  const byCase = new Map(passages.map((passage) => [passage.one.id, passage]));
  return findings.flatMap(({ case: id, rule, reasons }) => {
    const passage = byCase.get(id);
    const outcomes: readonly RuleOutcome[] = passage?.answers.flatMap((found) => found.outcomes) ?? [];
    const asked = outcomeAt(outcomes, rule)?.facts.finding !== undefined;
    const by = judgeOf(lookUp(pack, rule));
    const article = articleAt(pack, rule) ?? articleOf(step);
    const facts = { number: passage?.one.number ?? null, rule, says: saysAt(pack, rule) };
    return [
      ...(asked ? [] : [no('gate-finding-not-asked', article, facts)]),
      ...(by === null || by === actor.body
        ? []
        : [
            no('gate-finding-not-yours', article, {
              rule,
              says: facts.says,
              expected: nameOf(pack, by),
              body: nameOf(pack, actor.body),
            }),
          ]),
      ...(reasons.trim() === '' ? [no('gate-finding-without-reasons', article, facts)] : []),
    ];
  });
}

function judgeOf(rule: unknown): string | null {
  const by = (rule as { readonly by?: unknown } | null | undefined)?.by;
  return typeof by === 'string' && (rule as { readonly rule?: unknown }).rule === 'judgement' ? by : null;
}
