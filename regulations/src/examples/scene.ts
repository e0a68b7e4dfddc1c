import type { Calendar } from '@heng/domain/calendar';
import { type Frame, holdersOf, isPerCase, type StepState, stepOf } from '@heng/domain/edition';
import { addDays, as, type Day, day, type Instant, instantAt, type PersonId } from '@heng/domain/language';
import { lookUp, type ResolvedPack, replaceAt, type Step, undecided } from '@heng/domain/regulation';
import type { Given } from '../schema/given.ts';
import { arrangement } from './arrangement.ts';

/** The regulation that examples are tried on: as written, and with everything arranged that it leaves to an edition. */
export interface TrialLaw {
  readonly pack: ResolvedPack;
  readonly arranged: ResolvedPack;
  readonly calendar: Calendar;
}

/** Where an act is tried: the regulation with what was decided, the day and the instant (10:00), and what the example gives. */
export interface Scene {
  readonly law: TrialLaw;
  readonly pack: ResolvedPack;
  readonly given: Given;
  readonly today: Day;
  readonly at: Instant;
}

export function trialLaw(pack: ResolvedPack, calendar: Calendar): TrialLaw {
  const open = undecided(pack).map(({ path }) => path);
  const arranged = open.reduce((now, path) => replaceAt(now, path, arrangement(pack, path)), pack);
  return { pack, arranged, calendar };
}

/** `leaving`: a path that is still open although everything else is arranged. */
export function sceneOf(law: TrialLaw, given: Given, leaving: string | null = null): Scene {
  const today = given.day ?? given.award?.day ?? day(law.pack.regulation.rehearse_from);
  return { law, pack: decided(law, given, leaving), given, today, at: instantAt(today, '10:00') };
}

function decided({ pack, arranged }: TrialLaw, given: Given, leaving: string | null): ResolvedPack {
  const settings = { ...given.decided, ...given.settings };
  for (const path of Object.keys(settings))
    if (lookUp(pack, path) === undefined) throw new Error(`there is nothing to decide at ${path}`);
  const start =
    given.decided !== undefined
      ? pack
      : leaving === null
        ? arranged
        : replaceAt(arranged, leaving, lookUp(pack, leaving) ?? null);
  return Object.entries(settings).reduce((now, [path, value]) => replaceAt(now, path, value), start);
}

/** The step an act is tried in: named with the act, or given, or the first of its kind that the whole edition goes through. */
export function stepFor({ pack, given }: Scene, kind: Step['kind'], named?: string): Step {
  const id = named ?? given.step;
  const found = id === undefined ? pack.steps.find((step) => step.kind === kind && !isPerCase(step)) : stepOf(pack, id);
  if (!found) throw new Error(`the pack of ${pack.regulation.id} has no step of the kind ${kind}`);
  return found;
}

export interface Standpoint {
  /** The body that would act, unless another one is given. */
  readonly by?: string | undefined;
  readonly person?: string;
  /** The step is open already; acts that open a step find it closed. */
  readonly opened?: boolean;
}

/** The frame in which one step is on: those before it are closed, unless the example says which are. */
export function frameIn(scene: Scene, step: Step | null, { by, person = 'p1', opened = true }: Standpoint = {}): Frame {
  const { pack, given, law } = scene;
  const body = given.actor ?? by ?? (step && holdersOf(step)[0]) ?? '';
  return {
    edition: { id: as('example'), nature: given.nature ?? 'rehearsal', label: '', closedAt: null },
    pack,
    steps: stepStates(scene, step, opened),
    actor: { person: as(person), body: as(body), of: ['applicant', 'parent'].includes(body) ? 'a' : null },
    seated: true,
    calendar: law.calendar,
  };
}

function stepStates({ pack, given, today }: Scene, current: Step | null, opened: boolean): readonly StepState[] {
  const place = current === null ? 0 : pack.steps.indexOf(current);
  const before = instantAt(addDays(today, -1), '10:00');
  // What each case goes through by itself goes on while applications are open.
  const beside =
    current !== null && isPerCase(current) ? pack.steps.slice(place).find(({ kind }) => kind === 'application') : null;
  return pack.steps.map((step, i) => {
    const closed = given.closed?.includes(step.id) ?? i < place;
    const open = (opened && step === current) || step === beside;
    const own = step.kind === 'application';
    return {
      step: as(step.id),
      opensOn: (own && given.opens) || null,
      closesOn: (own && given.closes) || null,
      openedAt: closed || open ? before : null,
      closedAt: closed ? before : null,
    };
  });
}

/** Those who have withdrawn from the case of the example, where they are named. */
export const recusedIn = ({ given: { recused = [] } }: Scene): readonly PersonId[] =>
  Array.isArray(recused) ? recused.map((one) => as<PersonId>(one)) : [];
