import { isPerCase } from '@heng/domain/edition';
import { as, instantAt, type StepId } from '@heng/domain/language';
import { outcomeAt, type Step } from '@heng/domain/regulation';
import {
  applyRules,
  askOpinions,
  closeVetting,
  findersOf,
  giveOpinion,
  makeFinding,
  type Opinion,
  type VettedCase,
  type Vetting,
  vetApplication,
} from '@heng/domain/vetting';
import { z } from 'zod';
import { id, oneOf, text } from '../schema/written.ts';
import { fileOf, onlyCase, rulePaths } from './case-file.ts';
import { frameIn, recusedIn, type Scene, stepFor } from './scene.ts';
import { outcomeOf, type Trial, trial } from './trial.ts';

type VettingStep = Extract<Step, { kind: 'vetting' }>;

/** Every department the step consults was asked and has answered, but those that are given as not having. */
function opinionsOn({ given, today, pack }: Scene, step: VettingStep): readonly Opinion[] {
  const bodies = (step.consults ?? []).flatMap((consult) => consult.bodies);
  const departments = bodies.map((body) => (pack.bodies[body]?.many === true ? `${body} 1` : body));
  const waiting = given.unanswered ?? [];
  return [
    ...departments.map((department) => ({ department, givenAt: instantAt(today, '09:00') })),
    ...waiting.map((department) => ({ department, givenAt: null })),
  ];
}

function vetted(scene: Scene, step: VettingStep): VettedCase {
  const file = fileOf(scene, onlyCase, !isPerCase(step));
  return { ...file, number: 1, opinions: opinionsOn(scene, step), recused: recusedIn(scene), vetted: null };
}

function vettingIn(scene: Scene): {
  step: VettingStep;
  state: Vetting;
  command: { step: StepId; case: typeof onlyCase };
} {
  const step = stepFor(scene, 'vetting');
  if (step.kind !== 'vetting') throw new Error(`${step.id} is no vetting`);
  // A check that a case goes through by itself waits for none that comes after it.
  const before = scene.pack.steps.slice(0, scene.pack.steps.indexOf(step)).filter((one) => isPerCase(one));
  const passed = scene.given.passed ?? (isPerCase(step) ? before.map((one) => one.id) : undefined);
  const here = passed === undefined ? scene : { ...scene, given: { ...scene.given, passed } };
  return {
    step,
    state: { frame: frameIn(here, step), file: vetted(here, step) },
    command: { step: as(step.id), case: onlyCase },
  };
}

const found = z.strictObject({
  rule: text,
  finding: oneOf('holds', 'does-not-hold', 'not-applicable').exactOptional(),
  reasons: z.string().exactOptional(),
});

export const vettingTrials: Readonly<Record<string, Trial>> = {
  'opinions-asked': trial(z.strictObject({ body: id, department: text }), (scene, { body, department }) => {
    const { state, command } = vettingIn(scene);
    const files = [{ ...state.file, opinions: [] }];
    return outcomeOf(
      askOpinions({ frame: state.frame, files }, { step: command.step, body, department, due: null }, scene.at),
    );
  }),
  'opinion-given': trial(z.strictObject({ department: text }), (scene, { department }) => {
    const { step, state, command } = vettingIn(scene);
    const { actor, ...frame } = frameIn(scene, step, { by: step.consults?.[0]?.bodies[0] });
    const many = scene.pack.bodies[actor.body]?.many === true;
    const file = { ...state.file, opinions: [{ department, givenAt: null }] };
    const here = { ...frame, actor: { ...actor, of: many ? department : null } };
    return outcomeOf(giveOpinion({ frame: here, file }, { ...command, reports: [] }, scene.at));
  }),
  'finding-made': trial(found, (scene, { rule, finding = 'holds', reasons = 'reasons' }) => {
    const { step, state, command } = vettingIn(scene);
    const [path = rule] = rulePaths(scene.pack, rule);
    const by = findersOf(scene.pack, step, path)[0];
    const frame = frameIn(scene, step, { by });
    return outcomeOf(makeFinding({ ...state, frame }, { ...command, rule: path, finding, reasons }, scene.at));
  }),
  'vetting-closed': trial(z.strictObject({}), (scene) => {
    const { state, command } = vettingIn(scene);
    const files = [{ ...state.file, vetted: 'eligible' as const }];
    return outcomeOf(closeVetting({ frame: state.frame, files }, command, scene.at));
  }),
  'application-vetted': trial(z.strictObject({}), (scene) => {
    const { step, state, command } = vettingIn(scene);
    const applied = applyRules(state.frame, step, state.file, scene.today);
    const rules = (name: string) => {
      const [path = name] = rulePaths(scene.pack, name);
      return outcomeAt(applied, path) ?? null;
    };
    return { ...outcomeOf(vetApplication(state, command, scene.at)), rules };
  }),
};
