import { isDeciding } from '../deliberation/index.ts';
import { type Frame, nameOf, notOrganiser, notYetMet, stateOf, stepOf } from '../edition/index.ts';
import {
  type ApplicantId,
  type AwardId,
  type CaseId,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  type StepId,
  type TierId,
  unless,
} from '../language/index.ts';
import { applies } from '../notice/index.ts';
import {
  articleOf,
  type Block,
  type CaseContext,
  findRow,
  type Open,
  type Receives,
  type ResolvedPack,
  type RowFound,
  type RuleFacts,
  type Step,
} from '../regulation/index.ts';
import type { AwardAct } from './acts.ts';
import { no } from './refusals.ts';

/** A winner who still stands. `facts` hold the register of earlier awards. */
export interface Winner {
  readonly case: CaseId;
  readonly applicant: ApplicantId;
  readonly tier: TierId;
  readonly track: string;
  readonly kind: string;
  readonly approved: boolean;
  readonly conferred: boolean;
  /** An objection to it is open. */
  readonly blocked: boolean;
  /** Notices it has yet to be shown in: it came on the list after them. Absent: none. */
  readonly unshown?: readonly StepId[];
  /** Votes that were held on it; absent: nobody asks. */
  readonly voted?: readonly StepId[];
  readonly facts: RuleFacts;
  readonly anchors: CaseContext['anchors'];
}

export interface ConferAward {
  readonly step: StepId;
  readonly case: CaseId;
  readonly award: AwardId;
}

type AwardConferred = Extract<AwardAct, { act: 'award-conferred' }>;

export type ConferralStep = Extract<Step, { kind: 'conferral' }>;

/** The conferral with this id; another kind of step is a fault of ours. */
export function conferralStepOf(pack: ResolvedPack, id: string): ConferralStep {
  const step = pack.steps.find((candidate) => candidate.id === id);
  if (step?.kind !== 'conferral') throw new Error(`the pack of ${pack.regulation.id} has no conferral ${id}`);
  return step;
}

/**
 * Confers one award after the approval is over, and while no objection to the winner is open, so that one approved before the notice has it only undisputed: what it brings is the first row of the award table that fits, earlier awards on the register considered.
 * What the table is silent about stays open: null money is not zero money, and null honours are not none.
 */
export function conferAward(
  state: { readonly frame: Frame; readonly winner: Winner | null },
  command: ConferAward,
  at: Instant,
): Result<AwardConferred, Refusal> {
  const { frame, winner } = state;
  const { pack } = frame;
  const step = conferralStepOf(pack, command.step);
  const found = winner && rowFor(pack, winner, at);
  const against = [
    notOrganiser(frame, step),
    ...notYetMet(frame, step),
    !winner && no('not-a-winner', articleOf(step), { case: command.case }),
    winner?.approved === false && isApproved(pack) && no('not-approved', articleOf(step), { case: command.case }),
    winner?.blocked === true && no('objection-open', articleOf(step), { cases: [winner.case] }),
    (winner?.unshown ?? []).length > 0 &&
      no('notice-outstanding', articleOf(step), {
        case: command.case,
        notices: (winner?.unshown ?? []).map((id) => stepOf(pack, id).name),
      }),
    ...(winner ? unresolved(frame, winner, at) : []),
    winner?.conferred === true && no('already-conferred', null, { case: command.case }),
    ...(winner && found ? rowOpen(pack, winner, found) : []),
  ];
  return unless<AwardConferred, Refusal>(against, () => {
    if (!winner || !found?.found) throw new Error('a winner without a row of the award table has been refused');
    return { ...awardBy(found.row), step: command.step, award: command.award, ...holderOf(winner) };
  });
}

/** Deciding meetings that have left the winner out, since an objection was open or it came on the list after them, and have yet to resolve on it. */
function unresolved(frame: Frame, winner: Winner, at: Instant): readonly Refusal[] {
  const { voted, facts, anchors, track, kind, tier } = winner;
  if (voted === undefined) return [];
  const context = { pack: frame.pack, day: dayOf(at), anchors, track, kind, tiers: [tier] };
  return frame.pack.steps
    .filter((step) => step.kind === 'resolution' && isDeciding(step) && stateOf(frame, step.id).closedAt !== null)
    .filter(({ id }) => !voted.some((own) => own === id))
    .filter((step) => applies(step, facts, context, `steps.${step.id}`).in !== false)
    .map((step) => no('resolution-outstanding', articleOf(step), { case: winner.case, name: step.name }));
}

const holderOf = (winner: Winner) => ({ case: winner.case, applicant: winner.applicant, tier: winner.tier });

function awardBy(row: Block<Receives>) {
  const { honours, money, takes_seat: takesSeat } = row;
  return {
    act: 'award-conferred' as const,
    article: articleOf(row, 'money') ?? articleOf(row, 'honours'),
    row: row.id,
    honours: Array.isArray(honours) ? honours : null,
    // A ceiling or a share is no amount yet: the body with the power still has to name one.
    money: typeof money === 'number' ? money : null,
    takesSeat: typeof takesSeat === 'boolean' ? takesSeat : null,
  };
}

const rowFor = (pack: ResolvedPack, { facts, anchors, track, kind, tier }: Winner, at: Instant): RowFound =>
  findRow(pack, facts, { pack, day: dayOf(at), anchors, track, kind, tiers: [tier] });

/** Some regulations have no approval of winners; then nobody waits for one. */
const isApproved = (pack: ResolvedPack): boolean =>
  pack.steps.some((step) => step.kind === 'approval' && step.of === 'winners');

function rowOpen(pack: ResolvedPack, winner: Winner, found: RowFound): readonly Refusal[] {
  if (!found.found) {
    const facts = { case: winner.case, tier: winner.tier, row: found.row, answer: found.answer };
    return [found.row === null ? no('no-award-row', null, facts) : no('award-row-open', null, facts)];
  }
  const { row } = found;
  return (['honours', 'money', 'takes_seat'] as const).flatMap((what) => {
    const by = deciderOf(pack, row[what]);
    return by === null
      ? []
      : [no('award-undecided', articleOf(row, what), { row: row.id, what, by: nameOf(pack, by) })];
  });
}

function deciderOf(pack: ResolvedPack, value: unknown): string | null {
  if (!isOpen(value)) return null;
  if ('decided_by' in value) return value.decided_by;
  const rules = pack.rules_elsewhere[value.external];
  return rules?.approved_by ?? rules?.made_by ?? value.external;
}

const isOpen = (value: unknown): value is Open =>
  typeof value === 'object' && value !== null && ('decided_by' in value || 'external' in value);
