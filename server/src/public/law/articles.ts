import type { Article, Cite } from '@heng/domain/language';
import { isMap, placesOf } from '@heng/domain/regulation';
import type { Words } from '../wording/index.ts';
import { articleOfKey, keyOf } from './keys.ts';
import type { Law } from './law.ts';
import { type Statement, statementsOf } from './statements.ts';

/** One article with all that the pack takes from it. `also`: blocks said at another article that rest on this one too. */
export interface ArticleText {
  /** The number, or the name of an annex; 0: the paper of issue. */
  readonly key: string;
  readonly cite: Article;
  readonly statements: readonly Statement[];
  readonly also: readonly { readonly key: string; readonly cite: Article }[];
}

/** Sections in the order in which an article is read. */
const sections =
  'clauses regulation rules_elsewhere bodies recusal undertakings tracks tiers quotas receives grants fees criteria guides totals conditions disqualifiers steps documents form declarations channels money_use title_use obligations sanctions'.split(
    ' ',
  );

/** The whole regulation by article, in order; an article from which nothing is taken is there too, and empty. */
export function articlesOf(law: Law, words: Words): readonly ArticleText[] {
  const rank = ({ path }: Statement) => sections.indexOf(path.split('.')[0] ?? '');
  const statements = statementsOf(law, words).toSorted((a, b) => rank(a) - rank(b));
  const cited = otherArticles(law);
  const named = [...new Set([...statements.map(({ article }) => keyOf(article)), ...cited.keys()])];
  const keys = [
    ...Array.from({ length: law.pack.regulation.articles + 1 }, (_, i) => String(i)),
    ...named.filter((key) => !/^\d+$/.test(key)).toSorted(),
  ];
  return keys.map((key) => ({
    key,
    cite: articleOfKey(key),
    statements: statements.filter(({ article }) => keyOf(article) === key),
    also: [...(cited.get(key) ?? [])]
      .filter((main) => main !== key)
      .map((main) => ({ key: main, cite: articleOfKey(main) })),
  }));
}

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
