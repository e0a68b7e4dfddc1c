import { bodiesOf, closeApplication, closeEdition, decideSetting, openEdition, openStep } from '@heng/domain/edition';
import { as, type EditionId, ok } from '@heng/domain/language';
import { lookUp } from '@heng/domain/regulation';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../resolve/canonical.ts';
import { changeResolved } from '../resolve/change.ts';
import { id, path } from '../schema/written.ts';
import { frameIn, type Scene, sceneOf, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const office = ({ pack }: Scene) => bodiesOf(pack, 'office')[0];

export const editionTrials: Readonly<Record<string, Trial>> = {
  'edition-opened': trial(z.strictObject({}), ({ pack, given, at }) => {
    const command = { edition: as<EditionId>('example'), label: '', nature: given.nature ?? 'rehearsal' };
    return outcomeOf(openEdition({ pack, digest: '', taken: false }, command, at));
  }),
  'setting-decided': trial(z.strictObject({ path, now: z.unknown() }), ({ law, given }, { path: place, now }) => {
    const scene = sceneOf(law, given, place);
    const was = lookUp(scene.pack, place);
    const changed = changeResolved(scene.pack, { at: place, was, now });
    const packAfter = changed.ok ? ok(changed.value.sha256) : changed;
    const digests = { packBefore: sha256(canonicalJson(scene.pack)), packAfter };
    const command = { path: place, was, now, document: '', day: scene.today };
    const frame = frameIn(scene, null, { by: office(scene) });
    return outcomeOf(decideSetting({ frame, ...digests }, command, scene.at));
  }),
  'step-opened': trial(z.strictObject({ step: id }), (scene, { step: named }) => {
    const step = stepFor(scene, 'review', named);
    return outcomeOf(openStep(frameIn(scene, step, { opened: false }), { step: as(named) }, scene.at));
  }),
  'application-closed': trial(z.strictObject({}), (scene) => {
    const step = stepFor(scene, 'application');
    const frame = frameIn(scene, step, { by: office(scene) });
    return outcomeOf(closeApplication({ frame, submitted: 1 }, { step: as(step.id) }, scene.at));
  }),
  'edition-closed': trial(z.strictObject({}), (scene) => {
    const closed = scene.given.closed ?? scene.pack.steps.map((step) => step.id);
    const here = { ...scene, given: { ...scene.given, closed } };
    return outcomeOf(closeEdition({ frame: frameIn(here, null, { by: office(scene) }), unconferred: [] }, scene.at));
  }),
};
