import { as, type StepId } from '@heng/domain/language';
import { isMap } from '@heng/domain/regulation';
import {
  applyRules,
  closeVetting,
  makeFinding,
  type VettedCase,
  vetApplication,
  vettingStep,
} from '@heng/domain/vetting';
import { type Got, outcomesOf } from './outcome.ts';
import { fileIn, frameIn, stepIn, submittedOn, type Trial, type World } from './world.ts';

/** Acts of vetting, and what each rule answers. */
export const vettingTrials: Readonly<Record<string, Trial>> = {
  'application-vetted': (world) => {
    if (isMap(world.expected.rules)) return [answersOf(world, Object.keys(world.expected.rules))];
    const { step, ...state } = vettingIn(world);
    return outcomesOf(vetApplication(state, { step: as<StepId>(step.id), case: state.file.id }, world.at));
  },
  'finding-made': (world) => {
    const { step, ...state } = vettingIn(world);
    const { rule = '', finding = 'holds', reasons = 'example' } = world.content;
    return outcomesOf(
      makeFinding(
        state,
        { step: as<StepId>(step.id), case: state.file.id, rule, finding, reasons: String(reasons) },
        world.at,
      ),
    );
  },
  'vetting-closed': (world) => {
    const { step, frame, file } = vettingIn(world);
    return outcomesOf(
      closeVetting({ frame, files: [{ ...file, vetted: 'eligible' }] }, { step: as<StepId>(step.id) }, world.at),
    );
  },
};

function vettingIn(world: World) {
  const step = stepIn(world, 'vetting');
  const { pack, given, at } = world;
  const bodies = step.kind === 'vetting' ? (step.consults ?? []).flatMap((consult) => consult.bodies) : [];
  const opinions = [
    ...bodies.map((body) => ({ department: pack.bodies[body]?.many ? `${body}-1` : body, givenAt: at })),
    ...(given.unanswered ?? []).map((department) => ({ department, givenAt: null })),
  ];
  const file: VettedCase = {
    ...fileIn(world, 'a', { handedIn: submittedOn(world) }),
    number: 1,
    opinions,
    recused: [],
    vetted: null,
  };
  return { step, frame: frameIn(world, step, { open: true }), file };
}

/** What the rules an example asks for answer, by the end of their paths; and the article of the first. */
function answersOf(world: World, names: readonly string[]): Got {
  const { step, frame, file } = vettingIn(world);
  const own = vettingStep(frame, step.id);
  const outcomes = 'code' in own ? [] : applyRules(frame, own, file, world.today);
  const found = names.flatMap((name) =>
    outcomes.filter(({ rule }) => rule.endsWith(`.${name}`)).map((outcome) => [name, outcome] as const),
  );
  return {
    rules: Object.fromEntries(found.map(([name, { answer }]) => [name, answer])),
    article: found[0]?.[1].article ?? null,
  };
}
