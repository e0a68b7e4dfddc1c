import { type Frame, isOver, notYetMet, stateOf } from '../edition/index.ts';
import { dayOf, endOf, type Instant, type Refusal } from '../language/index.ts';
import {
  articleOf,
  inScope,
  noFacts,
  type ResolvedPack,
  type Step,
  standsFor,
  type TierSeeker,
} from '../regulation/index.ts';
import { no } from './refusals.ts';

export type ApplicationStep = Extract<Step, { kind: 'application' }>;

/** The step in which such an application is handed in: the first one that takes in its track, its kind and the tiers it stands for. */
export function applicationStepFor(pack: ResolvedPack, seeker: TierSeeker): ApplicationStep | null {
  const context = { track: seeker.track, kind: seeker.kind, tiers: standsFor(pack, seeker) };
  const found = pack.steps
    .filter((step) => step.kind === 'application')
    .find((step) => inScope(step.for, noFacts, context).in !== false);
  return found ?? null;
}

/** What stands against any work on an application before it is handed in: not announced, or over. */
export function notTaking(frame: Frame, step: ApplicationStep, at: Instant): readonly (Refusal | false)[] {
  return [...notYetMet(frame, step), tooLate(frame, step, at)];
}

/** 24:00 of the closing day has come, by the one clock; only where the regulation refuses what is late. */
export function tooLate(frame: Frame, step: ApplicationStep, at: Instant): Refusal | false {
  const closes = stateOf(frame, step.id).closesOn;
  return (
    step.late === 'refused' &&
    closes !== null &&
    isOver(at, endOf(closes)) &&
    no('deadline-passed', articleOf(step, 'late'), { closes, at })
  );
}

export function tooSoon(frame: Frame, step: ApplicationStep, at: Instant): Refusal | false {
  const opens = stateOf(frame, step.id).opensOn;
  return opens !== null && dayOf(at) < opens && no('before-opening-day', articleOf(step), { opens });
}
