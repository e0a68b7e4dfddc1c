import { holdersOf } from '../edition/index.ts';
import { factNamed, type ResolvedPack } from '../regulation/index.ts';
import type { VettingStep } from './state.ts';

/** Whoever holds the vetting speaks for itself; a body that it consults does not. */
export const isOwnReport = (step: VettingStep, body: string): boolean =>
  holdersOf(step).includes(body) && !(step.consults ?? []).some(({ bodies }) => bodies.includes(body));

/**
 * As whom a body of the step answers a fact: what is the office's own to know, those who hold the vetting answer; what is the departments', those who are
 * consulted, and where the regulation has nobody consulted, the holders again, since nobody else can. Null: it is not theirs to answer.
 */
export function sourceOf(
  pack: ResolvedPack,
  step: VettingStep,
  body: string,
  fact: string,
): 'office' | 'department' | null {
  const from = factNamed(pack, fact)?.from ?? [];
  if (!isOwnReport(step, body)) return from.includes('department') ? 'department' : null;
  if (from.includes('office')) return 'office';
  return (step.consults ?? []).length === 0 && from.includes('department') ? 'department' : null;
}
