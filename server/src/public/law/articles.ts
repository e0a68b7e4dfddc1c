import type { Article, Cite } from '@heng/domain/language';
import { isMap, placesOf } from '@heng/domain/regulation';
import type { Words } from '../wording/index.ts';
import { partsOf } from '../wording/numerals.ts';
import { awardStatements, paperStatements } from './awards.ts';
import { bodyStatements } from './bodies.ts';
import { aftermathStatements, conditionStatements } from './conditions.ts';
import { bodyName, type Law } from './law.ts';
import { regulationStatements } from './regulation.ts';
import { type Statement, stated } from './statements.ts';
import { stepStatement } from './steps.ts';

/** One article with all that the pack takes from it. `also`: blocks said at another article that rest on this one too. */
export interface ArticleText {
  /** The number, or the name of an annex; 0: the promulgation. */
  readonly key: string;
  readonly cite: Article;
  readonly statements: readonly Statement[];
  readonly also: readonly { readonly key: string; readonly cite: Article }[];
}

/** The whole regulation by article, in order; an article from which nothing is taken is there too, and empty. */
export function articlesOf(law: Law, words: Words): readonly ArticleText[] {
  const statements = statementsOf(law, words);
  const cited = otherArticles(law);
  const keys = [
    '0',
    ...Array.from({ length: law.pack.regulation.articles }, (_, i) => String(i + 1)),
    ...[...new Set([...statements.map(keyOfStatement), ...cited.keys()])]
      .filter((key) => !/^\d+$/.test(key))
      .toSorted(),
  ];
  return keys.map((key) => ({
    key,
    cite: /^\d+$/.test(key) ? Number(key) : key,
    statements: statements.filter((one) => keyOfStatement(one) === key),
    also: [...(cited.get(key) ?? [])]
      .filter((main) => main !== key)
      .map((main) => ({ key: main, cite: /^\d+$/.test(main) ? Number(main) : main })),
  }));
}

export function statementsOf(law: Law, words: Words): readonly Statement[] {
  return [
    ...law.pack.clauses.map((clause, i) =>
      stated(law, `clauses.${clause.id ?? i}`, clause, law.t(`clauses.${clause.id ?? i}.says`, clause.says)),
    ),
    ...regulationStatements(law, words),
    ...bodyStatements(law),
    ...awardStatements(law),
    ...conditionStatements(law),
    ...law.pack.steps.map((step) => stepStatement(law, step)),
    ...paperStatements(law, (id) => bodyName(law, id)),
    ...aftermathStatements(law),
  ];
}

/** The article a citation belongs to: the first one, without paragraph and item. */
export function keyOf(cite: Cite | null): string {
  const first = cite === null ? undefined : [cite].flat()[0];
  if (first === undefined) return '0';
  const { article } = partsOf(first);
  return article === null ? String(first) : String(article);
}

const keyOfStatement = ({ article }: Statement): string => keyOf(article);

/** Articles cited for single fields of a block: where what they say is told, by the block's main article. */
function otherArticles(law: Law): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { value } of placesOf(law.pack)) {
    if (!isMap(value) || value.article === undefined) continue;
    const { article } = value;
    const all = (isMap(article) ? Object.values(article) : [article]).flat() as readonly Article[];
    const main = isMap(article) ? ((article.rest ?? all[0]) as Cite) : (article as Cite);
    for (const one of all) {
      const key = keyOf(one);
      found.set(key, (found.get(key) ?? new Set<string>()).add(keyOf(main)));
    }
  }
  return found;
}
