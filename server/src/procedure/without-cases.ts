import type { CaseId } from '@heng/domain/language';

/**
 * What an act says, but for what it says of these cases: lists of cases lose them, and so do rows about a case, such as its points and its place. Who has
 * withdrawn from a case is told nothing of it, not even in what was decided of many at once.
 */
export function withoutCases<Told>(told: Told, hidden: readonly CaseId[]): Told {
  if (hidden.length === 0) return told;
  const isHidden = (value: unknown): boolean =>
    hidden.some((id) => id === value) ||
    (typeof value === 'object' && value !== null && 'case' in value && isHidden(value.case));
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isHidden(one)).map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, one]) => (isHidden(key) || isHidden(one) ? [] : [[key, walk(one)]])),
    );
  };
  return walk(told) as Told;
}
