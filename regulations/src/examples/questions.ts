import { type Answer, answer, articleAt, articleOf, itemName, lookUp, ruleContext } from '@heng/domain/regulation';
import { z } from 'zod';
import { id, path } from '../schema/written.ts';
import { factsOf, fileOf, submittedOn } from './case-file.ts';
import type { Scene } from './scene.ts';
import { type Outcome, type Trial, trial } from './trial.ts';

/** Questions an example may ask besides trying an act: what is written somewhere, and whether the grounds of a sanction are there. */
export const questions: Readonly<Record<string, Trial>> = {
  'regulation-read': trial(z.strictObject({ at: path }), ({ law: { pack } }, { at }) => ({
    done: { article: articleAt(pack, at), values: { is: lookUp(pack, at) } },
    refused: [],
  })),
  'grounds-examined': trial(z.strictObject({ sanction: id }), examined),
};

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
