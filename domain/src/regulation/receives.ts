import { answer, ruleContext } from './answer.ts';
import type { CaseContext } from './context.ts';
import type { RuleFacts } from './facts.ts';
import type { Answer, Block, Receives, ResolvedPack } from './pack.ts';
import { inScope } from './scope.ts';

/** The row of the award table that fits; or the row at which nobody can go on, with what it answered; row null: none fits. */
export type RowFound =
  | { readonly found: true; readonly row: Block<Receives> }
  | { readonly found: false; readonly row: string | null; readonly answer: Answer };

/**
 * Reads the award table downwards to the first row that fits the case in its tier: repeats, tracks and tiers are rows, not exceptions.
 * A row that cannot be decided, for a missing fact or an open judgement, ends the reading: the next one might not apply.
 */
export function findRow(pack: ResolvedPack, facts: RuleFacts, context: CaseContext): RowFound {
  for (const row of pack.receives) {
    const fits = rowAnswer(row, facts, context);
    if (fits === 'holds') return { found: true, row };
    if (fits === 'fact-missing' || fits === 'needs-judgement') return { found: false, row: row.id, answer: fits };
  }
  return { found: false, row: null, answer: 'does-not-hold' };
}

function rowAnswer(row: Block<Receives>, facts: RuleFacts, context: CaseContext): Answer {
  const scope = inScope(row.for, facts, context);
  if (scope.in === null) return 'fact-missing';
  if (!scope.in) return 'not-applicable';
  return row.when ? answer(row.when, facts, ruleContext(context, `receives.${row.id}.when`, row)).answer : 'holds';
}
