import { bodiesOf, type Frame, nameOf, notAllowed, stateOf, stepOf } from '../edition/index.ts';
import {
  type BodyId,
  type CaseId,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type StepId,
  type TeamId,
  unless,
} from '../language/index.ts';
import { type CancelledReviewer, cancelledFor, recusedFrom } from '../people/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { no } from './refusals.ts';
import type { ReviewStep } from './sheet-form.ts';
import { caseFaults, type ReviewedCase, reviewersOf, type Team } from './state.ts';
import { canGoOn, leadership, reach, teamBodyOf, teamBreaches } from './team-rules.ts';

export interface FormTeam {
  readonly team: TeamId;
  readonly body: BodyId;
  readonly steps: readonly StepId[];
  readonly members: readonly { readonly person: PersonId; readonly seat: string }[];
  readonly cases: readonly CaseId[];
  /** Why a rule that holds "in principle" is departed from; null: it is not. */
  readonly reasons: string | null;
}

/** A case to be given to the team, with what it has for each step so far. */
export interface CaseForTeam extends ReviewedCase {
  /** By step; null: a fact that the scope reads is missing. */
  readonly inScope: Readonly<Record<string, boolean | null>>;
  readonly teams: Readonly<Record<string, Team>>;
}

export interface TeamState {
  readonly frame: Frame;
  readonly taken: boolean;
  /** Persons who sit in the team's body today. */
  readonly pool: readonly PersonId[];
  /** Who may review no more; absent: nobody. */
  readonly cancelled?: readonly CancelledReviewer[];
  /** The cases named in the command. */
  readonly cases: readonly CaseForTeam[];
}

export type TeamFormed = Extract<ReviewAct, { act: 'team-formed' }>;

/**
 * Puts assessors together to review some cases in one step or several: members of the team's body, within its size and seats (of a reviewing body:
 * those of the team body it creates), none recused from any of the cases. Whoever creates teams by the regulation may, or the office. What holds in principle may be departed from by the body named,
 * with reasons. A case has one team in a step; it gets a new one only if the old one has become too small, or nobody can lead it any more. Sheets that were
 * handed in stay.
 */
export function formTeam(state: TeamState, command: FormTeam, _at: Instant): Result<TeamFormed, Refusal> {
  const { frame } = state;
  const { pack } = frame;
  const named = command.steps.map((id) => stepOf(pack, id));
  const steps = named.filter((step) => step.kind === 'review');
  const rules = teamBodyOf(pack, command.body);
  const breaches = rules ? teamBreaches(rules, steps, command.members) : [];
  const departs = (soft: string | null) => soft === frame.actor.body && command.reasons !== null;
  const article = rules ? articleOf(rules) : null;
  return unless<TeamFormed, Refusal>(
    [
      notAllowed(frame, creatorsOf(pack, command.body), rules ? articleOf(rules, 'created_by') : null),
      state.taken && no('team-id-taken', null, { team: command.team }),
      named.length === 0 && no('team-without-steps', article),
      command.cases.length === 0 && no('team-without-cases', article),
      ...named.map((step) => step.kind !== 'review' && no('not-a-review', articleOf(step), { name: step.name })),
      ...steps.flatMap((step) => stepFaults(frame, step, command.body)),
      ...reach(pack, command.body, steps),
      ...breaches.filter(({ soft }) => !departs(soft)).map(({ refusal }) => refusal),
      ...(rules ? leadership(rules, steps, command.members) : []),
      ...personFaults(state, command),
      ...state.cases.flatMap((one) => [
        recusedFrom(pack, one.recused, frame.actor.person),
        ...recusals(pack, one, command),
        ...placeFaults(pack, steps, one),
      ]),
    ],
    () => ({
      act: 'team-formed',
      article,
      team: command.team,
      body: command.body,
      steps: steps.map(({ id }) => id as StepId),
      members: command.members,
      cases: command.cases,
      departures: breaches.map(({ field }) => field),
    }),
  );
}

/** The body that creates teams, else one that reviews by itself, and the office. */
function creatorsOf(pack: ResolvedPack, id: string): readonly string[] {
  const body = pack.bodies[id];
  const own = teamBodyOf(pack, id)?.created_by ?? (body?.role === 'review-body' ? id : undefined);
  return [...new Set([...(own === undefined ? [] : [own]), ...bodiesOf(pack, 'office')])];
}

function stepFaults(frame: Frame, step: ReviewStep, body: string): readonly (Refusal | false)[] {
  const expected = reviewersOf(frame, step);
  const { closedAt } = stateOf(frame, step.id);
  const names = { expected: expected.map((id) => nameOf(frame.pack, id)), body: nameOf(frame.pack, body) };
  return [
    closedAt !== null && no('review-over', articleOf(step), { name: step.name, closed: closedAt }),
    !expected.includes(body) && no('team-not-for-step', articleOf(step, 'by'), { name: step.name, ...names }),
  ];
}

function personFaults({ frame, pool, cancelled = [] }: TeamState, { body, members }: FormTeam): readonly Refusal[] {
  const persons = members.map(({ person }) => person);
  const twice = new Set(persons.filter((person, i) => persons.indexOf(person) !== i));
  const strangers = [...new Set(persons)].filter((person) => !pool.includes(person));
  const name = nameOf(frame.pack, body);
  const block = frame.pack.bodies[body];
  return [
    ...[...twice].map((person) => no('team-person-twice', null, { person })),
    ...persons.flatMap((person) => cancelledFor(frame.pack, cancelled, { person, body, of: null }) || []),
    ...strangers.map((person) => no('not-in-pool', block ? articleOf(block) : null, { person, body: name })),
  ];
}

function recusals(pack: ResolvedPack, one: ReviewedCase, { members }: FormTeam): readonly Refusal[] {
  return members.flatMap(({ person }) => {
    const refusal = recusedFrom(pack, one.recused, person);
    return refusal ? [{ ...refusal, facts: { ...refusal.facts, number: one.number } }] : [];
  });
}

function placeFaults(pack: ResolvedPack, steps: readonly ReviewStep[], one: CaseForTeam): readonly Refusal[] {
  return steps.flatMap((step) => {
    const team = one.teams[step.id];
    const facts = { number: one.number, name: step.name };
    return [
      ...caseFaults(step, one, one.inScope[step.id] ?? null),
      ...(team && canGoOn(pack, step, team, one)
        ? [no('case-has-team', articleOf(step), { ...facts, team: team.id })]
        : []),
    ];
  });
}
