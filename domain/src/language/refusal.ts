import type { Cite } from './cite.ts';

/** What a refusal was applied to: plain values that a screen can put into a sentence. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;

/** Why the regulation says no: a value, with the article and the facts it was applied to. Worded on the screen, in the reader's language. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** null: not from the regulation but from the platform's own order (e.g. a second ballot under one key). */
  readonly article: Cite | null;
  readonly facts: Facts;
}

/** What a stage says about each of its refusals. `{name}` in a wording is replaced by the fact of that name. */
export interface RefusalInfo {
  /** The attempt itself is an act and goes into the journal: too late, inadmissible, by a recused person. */
  readonly legalWeight: boolean;
  readonly zh: string;
  readonly en: string;
}

/** Makes a stage's refusals: `no('too-early', article, { last })`, with only the stage's own codes allowed. */
export function refusalsOf<Info extends Readonly<Record<string, RefusalInfo>>>(_info: Info) {
  return (code: keyof Info & string, article: Cite | null, facts: Facts = {}): Refusal<keyof Info & string> => ({
    code,
    article,
    facts,
  });
}
