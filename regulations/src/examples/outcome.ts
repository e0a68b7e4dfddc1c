import type { Cite, Refusal, Result } from '@heng/domain/language';
import { isMap, same } from '@heng/domain/regulation';

/** What came out, as an example would say it: the content of the act, or one reason why not. */
export type Got = Readonly<Record<string, unknown>>;

type Decided = { readonly act: string; readonly article: Cite | null };

/** The act with its content, or every reason against it, each by itself. */
export function outcomesOf<Act extends Decided>(
  result: Result<Act, Refusal>,
  also: (act: Act) => Got = () => ({}),
): readonly Got[] {
  if (!result.ok) return result.reasons.map(({ code, article, facts }) => ({ ...facts, refused: code, article }));
  const { act: _act, article, ...content } = result.value;
  return [{ ...content, payload: Object.keys(content), ...also(result.value), article }];
}

/** What is expected is there: maps as far as they are written, all else exactly; one article is the same as a list of that one. */
export function fits(expected: unknown, got: unknown, key = ''): boolean {
  if (key === 'article') return same(listed(expected), listed(got));
  if (isMap(expected) && isMap(got))
    return Object.entries(expected).every(([name, value]) => fits(value, got[name], name));
  return same(expected, got);
}

const listed = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** Of several outcomes the one an example speaks of: the one that fits, else one refused for the same reason, else the first. */
export function closest(expected: Got, all: readonly Got[]): Got {
  const fitting = all.find((got) => fits(expected, got));
  const alike = all.find((got) => got.refused === expected.refused);
  return fitting ?? alike ?? (all.length > 1 ? { refused: all.map(({ refused }) => refused) } : (all[0] ?? {}));
}
