import type { Refusal, Result } from '../index.ts';

/** Why it was refused, by the codes alone; none where it was not. */
export const codes = (result: Result<unknown, Refusal>): readonly string[] =>
  result.ok ? [] : result.reasons.map(({ code }) => code);
