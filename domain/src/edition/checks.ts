import type { Cite, Instant, Refusal, StepId } from '../language/index.ts';
import { articleOf, type Body, type ResolvedPack, type Step, undecided } from '../regulation/index.ts';
import { type Frame, type Standing, type StepState, stepOf } from './frame.ts';
import { no } from './refusals.ts';

/** Parties that act in a procedure without being bodies of the regulation. */
export const parties = ['applicant', 'parent', 'recommender', 'winner', 'public'];

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

/** The bodies, or parties, that a step is for. */
export const holdersOf = (step: Step): readonly string[] => listOf(step.by);

/** Each case goes through this step by itself: a notice inside the applicant, the check of its parent. */
export function isPerCase(step: Step): boolean {
  return step.kind !== 'application' && holdersOf(step).some((by) => parties.includes(by));
}

/** The bodies of a role, e.g. the office, by whatever name the regulation gives it. */
export function bodiesOf(pack: ResolvedPack, role: Body['role']): readonly string[] {
  return Object.entries(pack.bodies)
    .filter(([, body]) => body.role === role)
    .map(([id]) => id);
}

/** The name of a body or party as the regulation has it, for sentences. */
export const nameOf = (pack: ResolvedPack, body: string): string => pack.bodies[body]?.name ?? body;

export function stateOf(frame: Standing, step: string): StepState {
  const state = frame.steps.find((candidate) => candidate.step === step);
  if (!state) throw new Error(`edition ${frame.edition.id} has no step ${step}`);
  return state;
}

/** The actor holds a seat in the body they act for, and the body is one of those expected, by its own name or as a recommender. */
export function notAllowed(frame: Frame, expected: readonly string[], article: Cite | null): Refusal | false {
  const { actor, pack } = frame;
  const isRecommender = pack.bodies[actor.body]?.role === 'recommender' && expected.includes('recommender');
  if (!expected.includes(actor.body) && !isRecommender) {
    return no('wrong-body', article, {
      body: nameOf(pack, actor.body),
      expected: expected.map((body) => nameOf(pack, body)),
    });
  }
  return !frame.seated && no('not-seated', article, { person: actor.person, body: nameOf(pack, actor.body) });
}

/** For the work of a step: only its own holders. */
export function wrongBody(frame: Frame, step: Step): Refusal | false {
  return notAllowed(frame, holdersOf(step), articleOf(step, 'by'));
}

/** Who opens and closes a step: the office, which organises the whole, or its holders. */
export const openersOf = (pack: ResolvedPack, step: Step): readonly string[] => [
  ...new Set([...bodiesOf(pack, 'office'), ...holdersOf(step)]),
];

/** For opening and closing a step. */
export function notOrganiser(frame: Frame, step: Step): Refusal | false {
  return notAllowed(frame, openersOf(frame.pack, step), articleOf(step, 'by'));
}

/** Work in a step needs it open: opened by an act, and not closed by one. */
export function stepNotOpen(frame: Standing, step: Step): Refusal | false {
  const state = stateOf(frame, step.id);
  const article = articleOf(step);
  if (state.closedAt !== null) return no('step-over', article, { name: step.name, closed: state.closedAt });
  return state.openedAt === null && no('step-not-open', article, { name: step.name });
}

/** All that stands against opening a step: it was opened, steps before it are open, settings it needs are undecided, the edition is over. */
export function notReady(frame: Standing, step: Step): readonly Refusal[] {
  const article = articleOf(step);
  const own = stateOf(frame, step.id);
  const waits = unclosedBefore(frame, step.id);
  const settings = undecided(frame.pack).filter(({ before }) => placeOf(frame, before) <= placeOf(frame, step.id));
  return [
    frame.edition.closedAt !== null && no('edition-over', null, { closed: frame.edition.closedAt }),
    own.closedAt !== null && no('step-over', article, { name: step.name, closed: own.closedAt }),
    own.closedAt === null && own.openedAt !== null && no('step-already-open', article, { name: step.name }),
    waits.length > 0 && no('step-waits', article, { name: step.name, waits: waits.map(({ name }) => name) }),
    ...settings.map(({ path, by }) => no('setting-undecided', article, { path, by: nameOf(frame.pack, by) })),
  ].filter((reason) => reason !== false);
}

/**
 * The same for a step that opens by its own act, or takes several: that somebody has opened it before is nothing against the next, and where one act
 * opens and closes it, nothing else could ever close it.
 */
export const notYetMet = (frame: Standing, step: Step): readonly Refusal[] =>
  notReady(frame, step).filter(({ code }) => code !== 'step-already-open');

/** Steps of the whole edition that come before this one and are not closed. */
export function unclosedBefore(frame: Standing, step: string): readonly Step[] {
  return frame.steps
    .slice(0, placeOf(frame, step))
    .filter(({ closedAt }) => closedAt === null)
    .map((state) => stepOf(frame.pack, state.step))
    .filter((earlier) => !isPerCase(earlier));
}

/** Its place in the procedure, from 0; a step that is not named comes first of all. */
const placeOf = (frame: Standing, step: StepId | string): number =>
  frame.steps.findIndex((state) => state.step === step);

/** The closing day has ended: 24:00 of the last day, by the one clock. */
export const isOver = (at: Instant, end: Instant): boolean => at >= end;
