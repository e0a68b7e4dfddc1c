import type { RuleFacts } from './facts.ts';
import type { Fact, ResolvedPack } from './pack.ts';

/**
 * Whether this one of a body of many is the one for the applicant: its area, its industry or its ownership (`matched_by` names the fact). A closed list
 * of answers decides; free text only confirms what it says word for word, since the same place may be written in two ways. Null: it cannot be
 * told from the facts, and a person has to confirm it.
 */
export function recommenderFits(
  pack: ResolvedPack,
  body: string,
  of: string | null,
  { facts }: Pick<RuleFacts, 'facts'>,
): boolean | null {
  const law = pack.bodies[body];
  if (law?.many !== true || law.matched_by === undefined) return true;
  const answer = facts[law.matched_by] ?? null;
  if (answer === null || of === null) return null;
  if (answer === of) return true;
  return isClosed(pack.facts[law.matched_by]) ? false : null;
}

const isClosed = (fact: Fact | undefined): boolean =>
  typeof fact?.type === 'object' && ('choices' in fact.type || 'scale' in fact.type);
