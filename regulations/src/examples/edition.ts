import { closeApplication, closeEdition, decideSetting, openEdition, openStep } from '@heng/domain/edition';
import { as, type StepId } from '@heng/domain/language';
import { lookUp, undecided } from '@heng/domain/regulation';
import { outcomesOf } from './outcome.ts';
import { frameIn, stepIn, type Trial } from './world.ts';

/** Acts about the edition as a whole. */
export const editionTrials: Readonly<Record<string, Trial>> = {
  'edition-opened': ({ pack, given, at: now }) =>
    outcomesOf(
      openEdition(
        { pack, digest: '', taken: false },
        { edition: as('example'), label: 'example', nature: given.nature ?? 'rehearsal' },
        now,
      ),
    ),
  'step-opened': (world) => {
    const step = stepIn(world);
    return outcomesOf(openStep(frameIn(world, step, { open: false }), { step: as<StepId>(step.id) }, world.at));
  },
  'setting-decided': (world) => {
    const { pack, content } = world;
    const path = content.path ?? '';
    const was = content.was ?? lookUp(pack, path);
    const first = pack.steps[0] ?? stepIn(world);
    const by = undecided(pack).find((open) => open.path === path)?.by ?? '';
    const frame = frameIn(world, first, { open: false, by });
    const command = { path, was, now: content.now, document: 'example', day: world.today };
    return outcomesOf(decideSetting({ frame, packBefore: '', packAfter: '' }, command, world.at));
  },
  'application-closed': (world) => {
    const step = stepIn(world, 'application');
    const office = officeOf(world.pack.bodies);
    return outcomesOf(
      closeApplication(
        { frame: frameIn(world, step, { open: true, by: office }), submitted: 1 },
        { step: as<StepId>(step.id) },
        world.at,
      ),
    );
  },
  'edition-closed': (world) => {
    const { pack } = world;
    const closed = world.given.closed ?? pack.steps.map(({ id }) => id);
    const last = pack.steps.at(-1) ?? stepIn(world);
    const all = { ...world, given: { ...world.given, closed } };
    return outcomesOf(
      closeEdition(
        { frame: frameIn(all, last, { open: false, by: officeOf(pack.bodies) }), unconferred: [] },
        world.at,
      ),
    );
  },
};

/** The office, which organises the whole. */
export const officeOf = (bodies: Readonly<Record<string, { readonly role: string }>>): string =>
  Object.entries(bodies).find(([, { role }]) => role === 'office')?.[0] ?? '';
