import type { Cite } from '../language/index.ts';
import {
  type About,
  articleOf,
  type CaseContext,
  type Fact,
  factKey,
  factNamed,
  inScope,
  isMap,
  type ResolvedPack,
  type RuleFacts,
  type Scope,
} from '../regulation/index.ts';
import type { ApplicationStep } from './application-step.ts';

/** One question of an application's form: a fact that the form demands, or that something in the regulation reads about such an applicant. */
export interface Question {
  /** Its id; about somebody else `employer.incidents`. */
  readonly id: string;
  readonly fact: Fact;
  /** Handing in is refused without it. */
  readonly needed: boolean;
  readonly article: Cite | null;
}

/** Sections whose rules and scopes read facts of an applicant before its award. */
const sections = ['conditions', 'disqualifiers', 'documents', 'steps', 'quotas', 'receives'] as const;

/**
 * All that may be asked about such an application: first what the form demands, then what rules and scopes read, in the order of the regulation. What is for
 * others is left out: by track and kind at once, by a fact as soon as that is answered.
 */
export function questionsFor(
  pack: ResolvedPack,
  step: ApplicationStep | null,
  facts: Pick<RuleFacts, 'facts'>,
  context: Pick<CaseContext, 'track' | 'kind' | 'tiers'>,
): readonly Question[] {
  const form = step === null ? undefined : pack.form[step.id];
  const found = new Map<string, Question>();
  const add = (id: string, article: Cite | null, needed: boolean): void => {
    const fact = factNamed(pack, id);
    if (fact && !found.has(id)) found.set(id, { id, fact, needed, article });
  };
  for (const id of form?.asks ?? []) add(id, articleOf(form), true);
  const read = (value: unknown, about: About, article: Cite | null): void => {
    if (Array.isArray(value)) {
      for (const one of value) read(one, about, article);
      return;
    }
    if (!isMap(value)) return;
    const scope = isMap(value.for) ? (value.for as Scope) : undefined;
    const own = articleOf(value) ?? article;
    for (const id of Object.keys(scope?.where ?? {})) add(id, own, false);
    if (inScope(scope, facts, context).in === false) return;
    const whose = typeof value.about === 'string' ? (value.about as About) : about;
    for (const id of factsRead(value)) add(factKey(whose, id), own, false);
    for (const [key, one] of Object.entries(value)) if (key !== 'for') read(one, whose, own);
  };
  for (const section of sections) read(pack[section], 'applicant', null);
  // Which one of many bodies may recommend it is told by an answer.
  for (const body of Object.values(pack.bodies))
    if (body.role === 'recommender' && body.many === true && body.matched_by)
      add(body.matched_by, articleOf(body), false);
  return [...found.values()];
}

function factsRead(rule: Readonly<Record<string, unknown>>): readonly string[] {
  switch (rule.rule) {
    case 'compare':
    case 'years-since':
    case 'yearly':
      return [String(rule.fact)];
    case 'record':
      return [String(rule.of)];
    case 'rank':
      return Array.isArray(rule.facts) ? rule.facts.map(String) : [];
    default:
      return [];
  }
}
