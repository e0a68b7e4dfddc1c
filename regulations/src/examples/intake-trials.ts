import {
  applicationStepFor,
  type CasePlace,
  makeRecommendation,
  openCase,
  papersDue,
  returnApplication,
  submitApplication,
  withdrawApplication,
} from '@heng/domain/intake';
import { type ApplicantId, as, type TierId } from '@heng/domain/language';
import { z } from 'zod';
import { names } from '../schema/given.ts';
import { id } from '../schema/written.ts';
import { barsIn, excludedIn } from './after-scene.ts';
import { fileOf, onlyCase } from './case-file.ts';
import { frameIn, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

const digest = '0'.repeat(64);

const opening = z.strictObject({
  track: id.exactOptional(),
  kind: id.exactOptional(),
  tier: id.exactOptional(),
  partners: names.exactOptional(),
});

export const intakeTrials: Readonly<Record<string, Trial>> = {
  'case-opened': trial(opening, (scene, { track, kind, tier, partners = [] }) => {
    const { actor, ...frame } = frameIn(scene, stepFor(scene, 'application'), { by: 'applicant' });
    const file = fileOf(scene, onlyCase, false);
    const place: CasePlace = { frame: { ...frame, actor }, next: 1, taken: null, agents: [], bars: barsIn(scene) };
    const command = {
      case: onlyCase,
      applicant: file.applicant,
      track: track ?? file.track,
      kind: kind ?? file.kind,
      tier: tier === undefined ? (file.tier ?? null) : as<TierId>(tier),
      partners: partners.map((one) => as<ApplicantId>(one)),
    };
    return outcomeOf(openCase(place, command, scene.at));
  }),
  'application-submitted': trial(
    z.strictObject({ declarations: z.array(id).exactOptional() }),
    (scene, { declarations }) => {
      const { pack, given, at } = scene;
      const file = fileOf(scene, onlyCase, false);
      const step = applicationStepFor(pack, file);
      const frame = frameIn(scene, step ?? stepFor(scene, 'application'), { by: 'applicant' });
      const papers = given.documents ?? papersDue(frame, file, step?.id ?? '', at).due.map(([paper]) => paper);
      const own = papers.filter((paper) => pack.documents[paper]?.by === frame.actor.body);
      const draft = {
        frame,
        file,
        factsSha256: digest,
        onFile: papers.filter((paper) => !own.includes(paper)),
        bars: barsIn(scene),
      };
      const asked = pack.declarations.filter(({ by }) => by === frame.actor.body).map((one) => one.id);
      const documents = own.map((document) => ({ document, sha256: digest, tradeSecret: false }));
      const command = { case: onlyCase, documents, declarations: declarations ?? asked };
      return outcomeOf(submitApplication(draft, command, at));
    },
  ),
  'recommendation-made': trial(z.strictObject({ document: id }), (scene, { document }) => {
    const by = scene.given.actor ?? scene.pack.documents[document]?.by;
    const frame = frameIn(scene, stepFor(scene, 'application'), { by });
    const recommended = Array.from({ length: scene.given.recommended_others ?? 0 }, (_, i) =>
      fileOf(scene, `other ${i + 1}`),
    );
    const state = { frame, file: fileOf(scene, onlyCase, false), said: null, recommended, excluded: excludedIn(scene) };
    return outcomeOf(makeRecommendation(state, { case: onlyCase, document, sha256: digest }, scene.at));
  }),
  'application-returned': trial(
    z.strictObject({ reasons: z.string().exactOptional() }),
    (scene, { reasons = 'reasons' }) => {
      const frame = frameIn(scene, stepFor(scene, 'application'), { by: 'parent' });
      const state = {
        frame,
        file: fileOf(scene, onlyCase, false),
        said: null,
        recommended: [],
        excluded: [],
      };
      return outcomeOf(returnApplication(state, { case: onlyCase, reasons }, scene.at));
    },
  ),
  'application-withdrawn': trial(z.strictObject({}), (scene) => {
    const frame = frameIn(scene, stepFor(scene, 'vetting'), { by: 'applicant' });
    return outcomeOf(
      withdrawApplication({ frame, file: fileOf(scene), approved: false }, { case: onlyCase }, scene.at),
    );
  }),
};
