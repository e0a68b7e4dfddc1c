import { makeRecommendation, openCase, returnApplication, submitApplication } from '@heng/domain/intake';
import { as } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import { outcomesOf } from './outcome.ts';
import { applicantOf, digest, fileIn, frameIn, person, stepIn, type Trial, type World } from './world.ts';

/** Acts of applicants and of those who recommend them. */
export const intakeTrials: Readonly<Record<string, Trial>> = {
  'case-opened': (world) => {
    const step = stepIn(world, 'application');
    const { track, kind } = fileIn(world, 'a', { handedIn: null });
    const frame = frameIn(world, step, { open: true, by: 'applicant' });
    const command = {
      case: as<ReturnType<typeof fileIn>['id']>('a'),
      applicant: as<ReturnType<typeof fileIn>['applicant']>(applicantOf('a')),
      track: world.content.track ?? track,
      kind: world.content.kind ?? kind,
    };
    return outcomesOf(openCase({ frame, next: 1, taken: null, agents: [person('p-applicant')] }, command, world.at));
  },
  'application-submitted': (world) => {
    const { pack, given, content } = world;
    const step = stepIn(world, 'application');
    const file = fileIn(world, 'a', { handedIn: null, before: step });
    const all = Object.entries(pack.documents);
    const present = given.documents ?? all.filter(([, { due }]) => due === step.id).map(([id]) => id);
    const own = content.documents ?? present.filter((id) => pack.documents[id]?.by === 'applicant');
    const onFile = present.filter((id) => pack.documents[id]?.by !== 'applicant');
    const declarations =
      content.declarations ?? pack.declarations.filter(({ by }) => by === 'applicant').map(({ id }) => id);
    const documents = own.map((document) => ({ document, sha256: digest, tradeSecret: false }));
    return outcomesOf(
      submitApplication(
        { frame: frameIn(world, step, { open: true }), file, factsSha256: digest, onFile },
        { case: file.id, documents, declarations },
        world.at,
      ),
    );
  },
  'recommendation-made': (world) => {
    const { pack, content } = world;
    const document =
      content.document ?? Object.keys(pack.documents).find((id) => pack.documents[id]?.by !== 'applicant') ?? '';
    const by = pack.documents[document]?.by ?? 'parent';
    const body =
      by === 'recommender'
        ? (Object.keys(pack.bodies).find((id) => pack.bodies[id]?.role === 'recommender') ?? by)
        : by;
    const { state, id } = recommender(world, body);
    return outcomesOf(makeRecommendation(state, { case: id, document, sha256: digest }, world.at));
  },
  'application-returned': (world) => {
    const { state, id } = recommender(world, 'parent');
    return outcomesOf(
      returnApplication(
        state,
        { case: id, reasons: typeof world.content.reasons === 'string' ? world.content.reasons : 'example' },
        world.at,
      ),
    );
  },
};

function recommender(world: World, body: string) {
  const step: Step = stepIn(world, 'application');
  const file = fileIn(world, 'a', { handedIn: null, before: step });
  return {
    state: { frame: frameIn(world, step, { open: true, by: body }), file, said: null, recommended: [] },
    id: file.id,
  };
}
