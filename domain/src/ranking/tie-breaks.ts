import type { Refusal } from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/**
 * What parts equals in one ranking: totals or steps, compared in this order, and the document in which that was decided. No regulation says it, so it is an
 * arrangement of the edition; where nothing is decided, equals stay equal.
 */
export interface TieBreaks {
  readonly by: readonly string[];
  readonly document: string;
}

/** Tie-breaks compare what this procedure scores, and somebody has decided on them in writing. */
export function tieBreakFaults(pack: ResolvedPack, tieBreaks: TieBreaks | undefined): readonly Refusal[] {
  if (tieBreaks === undefined) return [];
  const isScored = (id: string): boolean =>
    id in pack.totals ||
    pack.steps.some((step) => step.id === id && (step.kind === 'review' || step.kind === 'survey'));
  const unknown = tieBreaks.by.filter((id) => !isScored(id));
  return [
    ...(unknown.length > 0 ? [no('tie-break-unknown', null, { by: unknown })] : []),
    ...(tieBreaks.document.trim() === '' ? [no('tie-break-undocumented', null)] : []),
  ];
}
