import { checkDraft } from '@heng/domain/intake';
import { type Article, type Cite, ok } from '@heng/domain/language';
import { type Answer, answer, articleAt, articleOf, itemName, lookUp, ruleContext } from '@heng/domain/regulation';
import { z } from 'zod';
import { facts } from '../schema/given.ts';
import { id, path, text } from '../schema/written.ts';
import { factsOf, fileOf, onlyCase, submittedOn } from './case-file.ts';
import { frameIn, type Scene, stepFor } from './scene.ts';
import { type Outcome, outcomeOf, type Trial, trial } from './trial.ts';

/** Questions an example may ask besides trying an act: what is written somewhere, whether a draft may still be changed, and whether the grounds of a sanction are there. */
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
  'grounds-examined': trial(z.strictObject({ sanction: id }), examined),
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

/** Measures follow once a ground holds; one that hangs on something else is left out only where that is known not to be. */
function examined(scene: Scene, { sanction: name }: { readonly sanction: string }): Outcome {
  const { pack, given, today } = scene;
  const sanction = pack.sanctions.find((one) => one.id === name);
  if (!sanction) throw new Error(`the pack has no sanction ${name}`);
  const { track, kind } = fileOf(scene);
  const anchors = { application: submittedOn(scene), decision: today, ...(given.award && { award: given.award.day }) };
  const tiers = given.award ? [given.award.tier] : Object.keys(pack.tiers);
  const facts = factsOf(scene);
  const at = (place: string) => ({
    ...ruleContext({ pack, day: today, anchors, track, kind, tiers }, `sanctions.${name}.${place}`, sanction),
    within: sanction.within ?? null,
  });
  const grounds = sanction.grounds.map((ground, i) => {
    const own = itemName(ground, i);
    return [own, answer(ground, facts, at(`grounds.${own}`)).answer] as const;
  });
  const unmet: readonly Answer[] = ['does-not-hold', 'not-applicable'];
  const follows = grounds.some(([, found]) => found === 'holds');
  const measures = (follows ? sanction.measures : []).filter(
    ({ when }, i) => !when || !unmet.includes(answer(when, facts, at(`measures.${i}.when`)).answer),
  );
  const recover = measures.flatMap((measure) => (measure.do === 'recover' ? measure.what : []));
  const [bar = null] = measures.flatMap((measure) => (measure.do === 'bar' ? [measure.lasts] : []));
  const { against, must, asked_by, decided_by } = sanction;
  const values = { grounds: Object.fromEntries(grounds), measures: measures.map((one) => one.do), recover, bar };
  return {
    done: { article: articleOf(sanction), values: { ...values, against, must, asked_by, decided_by } },
    refused: [],
  };
}
