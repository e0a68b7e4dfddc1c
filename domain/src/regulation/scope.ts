import type { CaseContext } from './context.ts';
import type { RuleFacts } from './facts.ts';
import type { Scope } from './pack.ts';

/** Whether a scope `for` takes in the case; where it reads a fact nobody has answered, which ones. */
export type InScope =
  | { readonly in: true }
  | { readonly in: false }
  | { readonly in: null; readonly missing: readonly string[] };

/**
 * Keys are joined by and, lists by or; no scope takes in everybody. A missing fact leaves the question open, never answers it with no;
 * only a track, tier or kind that is not the case's own decides without asking.
 */
export function inScope(
  scope: Scope | undefined,
  facts: Pick<RuleFacts, 'facts'>,
  context: Pick<CaseContext, 'track' | 'kind' | 'tiers'>,
): InScope {
  if (scope === undefined) return { in: true };
  const { tracks, tiers, kinds, where = {} } = scope;
  const fits =
    (tracks?.includes(context.track) ?? true) &&
    (tiers?.some((tier) => context.tiers.includes(tier)) ?? true) &&
    (kinds?.includes(context.kind) ?? true);
  if (!fits) return { in: false };
  const missing = Object.keys(where).filter((fact) => (facts.facts[fact] ?? null) === null);
  if (missing.length > 0) return { in: null, missing };
  const fitsFacts = Object.entries(where).every(([fact, wanted]) => {
    const value = facts.facts[fact];
    return Array.isArray(wanted) ? wanted.some((one) => one === value) : wanted === value;
  });
  return { in: fitsFacts };
}
