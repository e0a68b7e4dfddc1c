import { type Frame, holdersOf, nameOf, notOrganiser, notYetMet, wrongBody } from '../edition/index.ts';
import {
  type CaseId,
  type Day,
  dayOf,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { type Seats, unfitToDecide } from '../people/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { standingFor, type VotedCase } from './candidates.ts';
import { majorityOf, quorumNeeded, type Votes, votesNeeded } from './majority.ts';
import { closingBefore } from './meeting.ts';
import { no } from './refusals.ts';
import { isAnnounced, type VotingStep, votingStepOf } from './voting-step.ts';

/** What a body would resolve on, and who sits in it. */
export interface ResolutionPlan {
  readonly frame: Frame;
  readonly recorded: boolean;
  /** On whom this step has resolved before. */
  readonly decided: readonly CaseId[];
  /** On the list that is resolved on, still standing, in its order; `recused`: members who have withdrawn from the case. */
  readonly candidates: readonly (VotedCase & { readonly recused: readonly PersonId[] })[];
  /** Everybody who holds a seat in the body. */
  readonly members: readonly PersonId[];
  /** Who sits in each body that resolves, in which seat; absent: nobody looks whether it is made up as laid down. */
  readonly seats?: Seats;
}

/** What the minutes say. */
export interface RecordResolution {
  readonly step: StepId;
  /** Number or title of the minutes; null: a marked blank. */
  readonly document: string | null;
  readonly day: Day;
  readonly present: readonly PersonId[];
  readonly outcomes: readonly {
    readonly case: CaseId;
    /** null: not counted. */
    readonly votes: Votes | null;
    /** null: it follows from the votes, where the regulation lays down a majority. */
    readonly carried: boolean | null;
  }[];
  /** Candidates on whom nothing was resolved: an objection to them is open, or a disqualifier bars them by now. */
  readonly without: readonly CaseId[];
}

export type ResolutionRecorded = Extract<DeliberationAct, { act: 'resolution-recorded' }>;

/**
 * 决议: records what a body has resolved in a meeting, from its minutes. Where the regulation lays down a majority the outcome is computed from the
 * votes, exactly, and what was declared may not differ; where it lays down none the body itself declares, and nothing is computed. A quorum that is laid
 * down is held. Whoever has withdrawn from a case has no vote on it. Those whom an earlier meeting left out, or who came on the list after it, are resolved
 * on in a further meeting, until the winners are announced; nobody is resolved on twice. Refused: a meeting before the step's turn, a candidate without an outcome,
 * more votes than there were people to cast them.
 */
export function recordResolution(
  plan: ResolutionPlan,
  command: RecordResolution,
  at: Instant,
): Result<ResolutionRecorded, Refusal> {
  const { frame, members, recorded, decided } = plan;
  const step = votingStepOf(frame.pack, command.step);
  const article = articleOf(step);
  const candidates = plan.candidates.filter((own) => !decided.some((id) => id === own.case));
  const { stands, against } = standingFor(frame, step, candidates, command.without, at);
  const isDone = recorded && stands.length === 0;
  const found = stands.map((own) => outcomeOf(plan, step, own, command));
  return unless<ResolutionRecorded, Refusal>(
    [
      majorityOf(step.carried_by) === null ? wrongBody(frame, step) : notOrganiser(frame, step),
      ...notYetMet(frame, step).filter(({ code }) => !(recorded && code === 'step-over')),
      step.kind === 'ballot' && no('not-a-resolution', article, { name: step.name }),
      isDone && no('resolution-recorded-before', article, { name: step.name }),
      recorded && isAnnounced(frame) && no('resolution-too-late', article, { name: step.name }),
      ...meetingFaults(plan, step, command, at),
      ...(plan.seats ? unfitToDecide(frame.pack, holdersOf(step), plan.seats, step.id) : []),
      ...against,
      ...(isDone ? [] : namedFaults(step, stands, command)),
      ...found.flatMap(({ reasons }) => reasons),
    ],
    () => ({
      act: 'resolution-recorded',
      article: articleOf(step.carried_by, 'of') ?? articleOf(step, 'carried_by'),
      step: command.step,
      document: command.document,
      day: command.day,
      members: members.length,
      present: command.present,
      outcomes: found.flatMap(({ outcome }) => outcome ?? []),
    }),
  );
}

/** The day, who was there, and whether they were enough. */
function meetingFaults(
  { frame, members }: ResolutionPlan,
  step: VotingStep,
  { day, present }: RecordResolution,
  at: Instant,
): readonly (Refusal | false)[] {
  const strangers = present.filter((person) => !members.includes(person));
  const quorum = quorumNeeded(step.quorum, members.length);
  const there = new Set(present).size;
  const before = closingBefore(frame, step.id);
  return [
    day > dayOf(at) && no('meeting-ahead', null, { day }),
    before !== null && day < before.closed && no('meeting-before-its-turn', articleOf(step), { day, ...before }),
    present.length === 0 && no('nobody-present', articleOf(step)),
    strangers.length > 0 &&
      no('present-not-member', articleOf(step, 'by'), {
        persons: strangers,
        body: holdersOf(step).map((body) => nameOf(frame.pack, body)),
      }),
    quorum !== null &&
      there < quorum &&
      no('quorum-not-met', articleOf(step, 'quorum'), { members: members.length, present: there, needed: quorum }),
  ];
}

/** Every candidate once, and nobody else. */
function namedFaults(
  step: VotingStep,
  stands: readonly VotedCase[],
  { outcomes }: RecordResolution,
): readonly (Refusal | false)[] {
  const article = articleOf(step);
  const named = outcomes.map((own) => own.case);
  const candidates = stands.map((own) => own.case);
  const missing = candidates.filter((name) => !named.includes(name));
  const others = named.filter((name) => !candidates.includes(name));
  const twice = named.filter((name, index) => named.indexOf(name) < index);
  return [
    missing.length > 0 && no('outcome-missing', article, { cases: missing }),
    others.length > 0 && no('not-a-candidate', article, { cases: others }),
    twice.length > 0 && no('outcome-twice', null, { cases: [...new Set(twice)] }),
  ];
}

interface Found {
  readonly outcome: ResolutionRecorded['outcomes'][number] | null;
  readonly reasons: readonly Refusal[];
}

/** What was resolved on one candidate. Withdrawing from a case takes a vote away, and leaves the number of members and of those present as it is. */
function outcomeOf(
  { members }: ResolutionPlan,
  step: VotingStep,
  { case: name, tier, recused }: ResolutionPlan['candidates'][number],
  { present, outcomes }: RecordResolution,
): Found {
  const given = outcomes.find((own) => own.case === name);
  if (!given) return { outcome: null, reasons: [] };
  const house = { members: members.length, present: new Set(present).size };
  const able = new Set(present.filter((person) => !recused.includes(person))).size;
  const article = articleOf(step.carried_by, 'of') ?? articleOf(step, 'carried_by');
  const { votes } = given;
  const cast = votes === null ? 0 : votes.yes + votes.no + votes.abstain + votes.invalid;
  const demands = majorityOf(step.carried_by) !== null;
  const needed = votes === null ? null : votesNeeded(step.carried_by, votes, house);
  const carried = needed === null || votes === null ? given.carried : votes.yes >= needed;
  const reasons = [
    demands && votes === null && no('votes-missing', article, { case: name }),
    !demands && given.carried === null && no('outcome-missing', articleOf(step), { cases: [name] }),
    cast > able && no('votes-beyond-present', articleOf(step), { case: name, votes: cast, able }),
    given.carried !== null &&
      carried !== given.carried &&
      no('outcome-differs', article, { case: name, yes: votes?.yes ?? null, needed }),
  ].filter((reason) => reason !== false);
  return { outcome: carried === null ? null : { tier, case: name, votes, needed, carried }, reasons };
}
