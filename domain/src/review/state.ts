import type { Frame } from '../edition/index.ts';
import {
  type BodyId,
  type CaseId,
  dayOf,
  type Instant,
  type ObjectionId,
  type PersonId,
  type Refusal,
  type TeamId,
} from '../language/index.ts';
import { applies, type CaseState, contextOf } from '../notice/index.ts';
import { articleOf, type CaseContext, type Step } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** Where a case stands, as far as a review asks. */
export interface ReviewedCase {
  readonly id: CaseId;
  readonly number: number;
  /** Submitted, and not ended. */
  readonly standing: boolean;
  /** A complete objection that is not answered: this case waits, the others go on. */
  readonly objection: ObjectionId | null;
  /** Persons who have withdrawn from it. */
  readonly recused: readonly PersonId[];
}

/** One who sits on a team. `left`: has left the body since, or the seat was taken away. */
export interface TeamMember {
  readonly person: PersonId;
  readonly seat: string;
  readonly left: boolean;
}

export interface Team {
  readonly id: TeamId;
  /** The body whose members it is made of, and whose size binds it. */
  readonly body: BodyId;
  readonly members: readonly TeamMember[];
}

/** The work of one person on one case in one step. */
export interface CaseWork {
  readonly frame: Frame;
  readonly case: ReviewedCase;
  /** null: a fact that the scope of the step reads is missing. */
  readonly inScope: boolean | null;
  /** The team of this case for this step; null: none was formed. */
  readonly team: Team | null;
}

/** Members who still work on a case: they have not left and are not recused from it. */
export function membersAtWork(team: Team, recused: readonly PersonId[]): readonly TeamMember[] {
  return team.members.filter(({ person, left }) => !left && !recused.includes(person));
}

/** What stands against doing anything with a case in a step: it has ended, an objection is open, or it does not go through this step. */
export function caseFaults(step: Step, one: ReviewedCase, inScope: boolean | null): readonly Refusal[] {
  const facts = { number: one.number, name: step.name };
  const reasons = [
    !one.standing && no('case-not-standing', articleOf(step), facts),
    one.objection !== null && no('case-has-objection', articleOf(step), { ...facts, objection: one.objection }),
    inScope === null && no('scope-not-known', articleOf(step), facts),
    inScope === false && no('case-out-of-scope', articleOf(step), facts),
  ];
  return reasons.filter((reason) => reason !== false);
}

/** Bodies whose members review in this step: its own, one it may be handed to, and teams that one of these puts together. */
export function reviewersOf(frame: Pick<Frame, 'pack'>, step: Step): readonly string[] {
  const own = [step.by].flat();
  const bodies = step.delegable_to === undefined ? own : [...own, step.delegable_to];
  const teams = Object.entries(frame.pack.bodies)
    .filter(([, { role, created_by }]) => role === 'team' && created_by !== undefined && bodies.includes(created_by))
    .map(([id]) => id);
  return [...new Set([...bodies, ...teams])];
}

/** A case as rules see it on the day of an act; windows of the past end with the day it was handed in. */
export const contextOn = (frame: Frame, file: CaseState, at: Instant): CaseContext => ({
  ...contextOf(frame, file, dayOf(at)),
  anchors: file.submittedAt === null ? {} : { application: dayOf(file.submittedAt) },
});

/** Whether a case goes through a step; null: a fact that the scope reads is missing. */
export function isFor(frame: Frame, step: Step, file: CaseState, at: Instant): boolean | null {
  return applies(step, file.facts, contextOn(frame, file, at), `steps.${step.id}`).in;
}
