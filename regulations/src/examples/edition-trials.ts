import {
  applyAmendment,
  bodiesOf,
  closeApplication,
  closeEdition,
  decideSetting,
  openEdition,
  openStep,
} from '@heng/domain/edition';
import { as, type Day, type EditionId, ok } from '@heng/domain/language';
import { lookUp } from '@heng/domain/regulation';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../resolve/canonical.ts';
import { amendResolved, changeResolved } from '../resolve/change.ts';
import { amendmentFile } from '../schema/beside.ts';
import { dayText } from '../schema/given.ts';
import { id, path } from '../schema/written.ts';
import { frameIn, type Scene, sceneOf, stepFor } from './scene.ts';
import { findingsIn } from './seats.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const office = ({ pack }: Scene) => bodiesOf(pack, 'office')[0];

export const editionTrials: Readonly<Record<string, Trial>> = {
  'edition-opened': trial(
    z.strictObject({ previous: dayText.exactOptional() }),
    ({ pack, given, at }, { previous = null }) => {
      const command = {
        edition: as<EditionId>('example'),
        label: '',
        number: null,
        nature: given.nature ?? 'rehearsal',
      };
      return outcomeOf(openEdition({ pack, digest: '', taken: false, previous }, command, at));
    },
  ),
  'setting-decided': trial(z.strictObject({ path, now: z.unknown() }), ({ law, given }, { path: place, now }) => {
    const scene = sceneOf(law, given, place);
    const was = lookUp(scene.pack, place);
    const changed = changeResolved(scene.pack, { at: place, was, now });
    const packAfter = changed.ok ? ok(changed.value.sha256) : changed;
    const digests = { packBefore: sha256(canonicalJson(scene.pack)), packAfter, handedFrom: undefined };
    const command = { path: place, was, now, document: '', day: scene.today };
    const frame = frameIn(scene, null, { by: office(scene) });
    return outcomeOf(decideSetting({ frame, ...digests, findings: findingsIn(scene) }, command, scene.at));
  }),
  'amendment-applied': trial(amendmentFile, (scene, { amendment }) => {
    const step = scene.given.step === undefined ? null : stepFor(scene, 'review');
    const frame = frameIn(scene, step, { by: office(scene) });
    const packAfter = amendResolved(scene.pack, amendment);
    const state = { frame, applied: [], packBefore: sha256(canonicalJson(scene.pack)), packAfter };
    const command = {
      amendment: amendment.number,
      from: as<Day>(amendment.from),
      reaches: amendment.reaches,
      paths: amendment.changes.map(({ at }) => at),
    };
    return outcomeOf(applyAmendment(state, command, scene.at));
  }),
  'step-opened': trial(
    z.strictObject({ step: id, opens: dayText.exactOptional(), closes: dayText.exactOptional() }),
    (scene, { step: named, opens, closes }) => {
      const step = stepFor(scene, 'review', named);
      const days = { ...(opens && { opens }), ...(closes && { closes }) };
      return outcomeOf(openStep(frameIn(scene, step, { opened: false }), { step: as(named), ...days }, scene.at));
    },
  ),
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
