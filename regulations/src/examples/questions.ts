import { checkDraft } from '@heng/domain/intake';
import { type Article, type Cite, ok } from '@heng/domain/language';
import { articleAt, itemName, lookUp } from '@heng/domain/regulation';
import { z } from 'zod';
import { facts } from '../schema/given.ts';
import { path, text } from '../schema/written.ts';
import { fileOf, onlyCase } from './case-file.ts';
import { frameIn, stepFor } from './scene.ts';
import { type Outcome, outcomeOf, type Trial, trial } from './trial.ts';

/** Questions an example may ask besides trying an act: what is written somewhere, and whether a draft may still be changed. */
export const questions: Readonly<Record<string, Trial>> = {
  'regulation-read': trial(
    z.strictObject({ at: path, each: text.exactOptional() }),
    ({ law: { pack } }, { at, each }) => {
      const is = lookUp(pack, at);
      if (each === undefined) return said(at.endsWith('.article') ? cited(is) : articleAt(pack, at), is);
      const items = Array.isArray(is) ? is.map(itemName) : Object.keys(is ?? {});
      const places = items
        .map((name) => ({ name, place: `${at}.${name}.${each}` }))
        .filter(({ place }) => lookUp(pack, place) !== undefined);
      const values = places.map(({ name, place }) => [name, lookUp(pack, place)] as const);
      const articles = values.map(([, value], i) =>
        each === 'article' ? cited(value) : articleAt(pack, places[i]?.place ?? ''),
      );
      return said(cited(articles), Object.fromEntries(values));
    },
  ),
  'draft-changed': trial(z.strictObject({ answers: facts }), (scene, { answers }) => {
    const frame = frameIn(scene, stepFor(scene, 'application'), { by: 'applicant' });
    const checked = checkDraft(frame, fileOf(scene, onlyCase, false), answers);
    // Saving a draft is no act, and stands on no article.
    return outcomeOf(checked.ok ? ok({ article: null, answers: Object.keys(checked.value) }) : checked);
  }),
};

const said = (article: Cite | null, is: unknown): Outcome => ({ done: { article, values: { is } }, refused: [] });

/** All articles that are cited in a mark, or in several, each once, in the order written; null: none. */
function cited(mark: unknown): Cite | null {
  const all = articlesIn(mark);
  return all.length === 0 ? null : [...new Set(all)];
}

function articlesIn(mark: unknown): readonly Article[] {
  if (typeof mark === 'number' || typeof mark === 'string') return [mark];
  return typeof mark === 'object' && mark !== null ? Object.values(mark).flatMap(articlesIn) : [];
}
