import { bodiesOf } from '@heng/domain/edition';
import { as, type NoticeId } from '@heng/domain/language';
import { articleOf, itemName } from '@heng/domain/regulation';
import {
  askersOf,
  askSanction,
  decidersOf,
  decideSanction,
  dropProceeding,
  executorsOf,
  findGround,
  type GroundAnswer,
  groundFinders,
  groundsOf,
  type ImposedMeasure,
  imposed,
  judgeCorrection,
  measuresOf,
  openProceeding,
  type ProceedingPlace,
  publishDecision,
  recoverItem,
  reportCorrection,
  sanctionOf,
} from '@heng/domain/supervision';
import { z } from 'zod';
import { dayText } from '../schema/given.ts';
import { target } from '../schema/given-after.ts';
import { count, id, oneOf, path, text } from '../schema/written.ts';
import { onlyAward, onlyProceeding, proceedingIn, subjectIn, targetOf } from './after-scene.ts';
import { factsOf, rulePaths } from './case-file.ts';
import { frameIn, recusedIn, type Scene } from './scene.ts';
import { type Outcome, outcomeOf, type Trial, trial } from './trial.ts';

/** The proceeding under way, and the body that would act in it unless another is given. */
const placeIn = (scene: Scene, by: string | undefined): ProceedingPlace => ({
  frame: frameIn(scene, null, { by }),
  recused: recusedIn(scene),
  ...proceedingIn(scene),
});
const sanctionIn = (scene: Scene) => sanctionOf(scene.pack, scene.given.proceeding?.sanction ?? '');
const decider = (scene: Scene) => decidersOf(scene.pack, sanctionIn(scene))[0];
const executor = (scene: Scene) => executorsOf(scene.pack, { sanction: sanctionIn(scene).id })[0];
const named = { proceeding: onlyProceeding };

const decided = z.strictObject({
  imposed: z.boolean().exactOptional(),
  measures: z.array(id).exactOptional(),
  correct_by: dayText.exactOptional(),
  reasons: text.exactOptional(),
  day: dayText.exactOptional(),
});

export const proceedingTrials: Readonly<Record<string, Trial>> = {
  'proceeding-opened': trial(
    z.strictObject({ sanction: id, against: target.exactOptional(), under_way: z.boolean().exactOptional() }),
    (scene, { sanction, against, under_way: underWay = false }) => {
      const own = targetOf(scene, sanction, against);
      const frame = frameIn(scene, null, { by: bodiesOf(scene.pack, 'office')[0] });
      const state = { frame, recused: recusedIn(scene), subject: subjectIn(scene, own), underWay };
      return outcomeOf(openProceeding(state, { ...named, sanction, target: own }, scene.at));
    },
  ),
  'ground-found': trial(
    z.strictObject({ ground: path, finding: oneOf('holds', 'does-not-hold', 'not-applicable').exactOptional() }),
    (scene, { ground: name, finding = 'holds' }) => {
      const sanction = sanctionIn(scene);
      const own = rulePaths(scene.pack, name).filter((place) => place.startsWith(`sanctions.${sanction.id}.`));
      const ground = own[0] ?? name;
      const place = placeIn(scene, groundFinders(scene.pack, sanction, ground)[0]);
      return outcomeOf(findGround(place, { ...named, ground, finding, reasons: '例' }, scene.at));
    },
  ),
  'sanction-asked': trial(z.strictObject({}), (scene) => {
    const by = askersOf(sanctionIn(scene))[0] ?? decider(scene);
    return outcomeOf(askSanction(placeIn(scene, by), named, scene.at), answeredIn);
  }),
  // Measures by name, items, the bar and the day of a correction each by themselves.
  'sanction-decided': trial(
    decided,
    (scene, { imposed: is = true, measures = null, correct_by, reasons = '', day }) => {
      const command = {
        ...named,
        imposed: is,
        measures,
        correctBy: correct_by ?? null,
        reasons,
        document: null,
        day: day ?? scene.today,
      };
      return outcomeOf(decideSanction(placeIn(scene, decider(scene)), command, scene.at), ({ measures: all }) => ({
        measures: all.map((one) => one.do),
        recover: all.flatMap(({ what }) => what),
        bar: barIn(all),
        due: all.find(({ due }) => due !== null)?.due ?? null,
      }));
    },
  ),
  'proceeding-dropped': trial(z.strictObject({}), (scene) =>
    outcomeOf(dropProceeding(placeIn(scene, executor(scene)), { ...named, reasons: '例' }, scene.at), answeredIn),
  ),
  'decision-published': trial(z.strictObject({ day: dayText.exactOptional() }), (scene, { day = scene.today }) => {
    const command = { ...named, notice: as<NoticeId>('n'), document: null, day };
    return outcomeOf(publishDecision(placeIn(scene, executor(scene)), command, scene.at));
  }),
  'item-recovered': trial(
    z.strictObject({ what: id, amount: count.exactOptional() }),
    (scene, { what, amount = null }) => {
      const command = { ...named, award: onlyAward, what, amount, on: scene.today };
      return outcomeOf(recoverItem(placeIn(scene, executor(scene)), command, scene.at));
    },
  ),
  'correction-reported': trial(z.strictObject({}), (scene) =>
    outcomeOf(reportCorrection(placeIn(scene, 'applicant'), { ...named, sha256: '0'.repeat(64) }, scene.at)),
  ),
  'correction-judged': trial(z.strictObject({ met: z.boolean() }), (scene, { met }) =>
    outcomeOf(judgeCorrection(placeIn(scene, decider(scene)), { ...named, met, reasons: '例' }, scene.at)),
  ),
  'grounds-examined': trial(z.strictObject({ sanction: id }), examined),
};

/** What each ground answered, by its name. */
const answeredIn = ({ grounds }: { readonly grounds: readonly GroundAnswer[] }) => ({
  grounds: Object.fromEntries(grounds.map(({ path: place, answer }) => [place.split('.')[3] ?? place, answer])),
});

/** First and last day of a bar, or the editions it counts. */
function barIn(all: readonly ImposedMeasure[]) {
  const bar = all.find((one) => one.bar !== null)?.bar;
  return bar ? { first: bar.first, last: bar.last, editions: bar.editions } : null;
}

/** No act: whether the grounds of a sanction are there, and which measures would follow; one that hangs on something else is left out only where that is known not to be. */
function examined(scene: Scene, { sanction: name }: { readonly sanction: string }): Outcome {
  const { pack, today, law } = scene;
  const sanction = sanctionOf(pack, name);
  const own = targetOf(scene, name);
  // Nothing is on record about a person or a body; the question takes what the example gives.
  const subject = { ...subjectIn(scene, own), ...(!('award' in own) && { facts: factsOf(scene) }) };
  const grounds = groundsOf(pack, sanction, subject, today);
  const following = measuresOf(pack, sanction, grounds, subject, today);
  const on = { day: today, correctBy: null, calendar: law.calendar };
  const all = following.map((one) => imposed(pack, sanction, one, subject, on));
  const { against, must, asked_by, decided_by } = sanction;
  const values = {
    grounds: Object.fromEntries(sanction.grounds.map((ground, i) => [itemName(ground, i), grounds[i]?.answer])),
    measures: all.map((one) => one.do),
    recover: all.flatMap(({ what }) => what),
    bar: following.flatMap(({ measure }) => (measure.do === 'bar' ? [measure.lasts] : []))[0] ?? null,
    ...{ against, must, asked_by, decided_by },
  };
  return { done: { article: articleOf(sanction), values }, refused: [] };
}
