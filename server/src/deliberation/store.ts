import {
  type Ballot,
  type BallotPlan,
  isDeciding,
  makesWinners,
  type ResolutionPlan,
  votingStepOf,
} from '@heng/domain/deliberation';
import { type Frame, holdersOf, stateOf } from '@heng/domain/edition';
import {
  as,
  type CaseId,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import type { Seats } from '@heng/domain/people';
import { markOpened, markStep } from '../edition/store.ts';
import { leaveStep, stopCases } from '../notice/cases/store.ts';
import { loadMembers } from '../people/store.ts';
import type { ActNamed, Tx } from '../storage/index.ts';
import { loadCandidates } from './candidates/store.ts';
import { unseat } from './seats/store.ts';

/** Whom a ballot would be on, and the members of the body that votes. */
export async function loadBallotPlan(tx: Tx, frame: Frame, id: StepId): Promise<BallotPlan> {
  const seats = await loadSeats(tx, frame, id);
  return {
    frame,
    opened: (await loadVoters(tx, frame.edition.id, id)).length > 0,
    candidates: await loadCandidates(tx, frame, id),
    voters: houseOf(seats),
    seats,
  };
}

/** Whom a body would resolve on, and its members. */
export async function loadResolutionPlan(tx: Tx, frame: Frame, id: StepId): Promise<ResolutionPlan> {
  const recorded = await tx
    .selectFrom('resolution')
    .select('step')
    .where('edition_id', '=', frame.edition.id)
    .where('step', '=', id)
    .limit(1)
    .executeTakeFirst();
  const decided = await tx
    .selectFrom('tally')
    .select('case_id')
    .where('edition_id', '=', frame.edition.id)
    .where('step', '=', id)
    .execute();
  const seats = await loadSeats(tx, frame, id);
  return {
    frame,
    recorded: recorded !== undefined,
    decided: decided.map((row) => as<CaseId>(row.case_id)),
    candidates: await loadCandidates(tx, frame, id),
    members: houseOf(seats),
    seats,
  };
}

/** Who holds a seat in each body that the step is for. */
async function loadSeats(tx: Tx, { edition, pack }: Frame, id: StepId): Promise<Seats> {
  const bodies = holdersOf(votingStepOf(pack, id));
  const seats = await Promise.all(bodies.map((body) => loadMembers(tx, edition.id, body)));
  return Object.fromEntries(bodies.map((body, i) => [body, seats[i] ?? []]));
}

/** All of them, each once. */
const houseOf = (seats: Seats): readonly PersonId[] =>
  [...new Set(Object.values(seats).flatMap((members) => members.map(({ person }) => person)))].toSorted();

const loadVoters = (tx: Tx, edition: EditionId, step: StepId) =>
  tx
    .selectFrom('ballot_voter')
    .select(['person_id', 'has_cast'])
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .orderBy('person_id')
    .execute();

/** An opened ballot. `voter` holds that member's own line to the end of the act, so that nobody votes twice at once. */
export async function loadBallot(tx: Tx, frame: Frame, step: StepId, voter: PersonId | null): Promise<Ballot> {
  const edition = frame.edition.id;
  if (voter !== null) {
    await tx
      .selectFrom('ballot_voter')
      .select('person_id')
      .where('edition_id', '=', edition)
      .where('step', '=', step)
      .where('person_id', '=', voter)
      .forUpdate()
      .execute();
  }
  const voters = await loadVoters(tx, edition, step);
  const candidates = await tx
    .selectFrom('ballot_candidate')
    .select(['case_id', 'tier'])
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .orderBy('place')
    .execute();
  const tallies = await tx
    .selectFrom('tally')
    .select('case_id')
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .execute();
  return {
    frame,
    candidates: candidates.map((row) => ({
      tier: row.tier === null ? null : as<TierId>(row.tier),
      case: as<CaseId>(row.case_id),
    })),
    voters: voters.map((row) => ({ person: as<PersonId>(row.person_id), hasCast: row.has_cast })),
    counted: tallies.length > 0,
  };
}

/** The candidates a member has withdrawn from. */
export async function loadWithdrawn(tx: Tx, { candidates }: Ballot, person: PersonId): Promise<readonly CaseId[]> {
  if (candidates.length === 0) return [];
  const rows = await tx
    .selectFrom('recusal')
    .select('case_id')
    .where('person_id', '=', person)
    .where(
      'case_id',
      'in',
      candidates.map((own) => own.case),
    )
    .execute();
  return rows.map((row) => as<CaseId>(row.case_id));
}

export async function saveOpened(tx: Tx, frame: Frame, act: ActNamed<'ballot-opened'>, at: Instant): Promise<void> {
  const edition_id = frame.edition.id;
  const { step, candidates, voters } = act;
  if (candidates.length > 0) {
    await tx
      .insertInto('ballot_candidate')
      .values(
        candidates.map((own, index) => ({ edition_id, step, case_id: own.case, tier: own.tier, place: index + 1 })),
      )
      .execute();
  }
  await tx
    .insertInto('ballot_voter')
    .values(voters.map((person_id) => ({ edition_id, step, person_id })))
    .execute();
  await markOpened(tx, frame, step, at);
}

export async function saveCast(tx: Tx, edition: EditionId, act: ActNamed<'ballot-cast'>): Promise<void> {
  await tx
    .updateTable('ballot_voter')
    .set({ has_cast: true })
    .where('edition_id', '=', edition)
    .where('step', '=', act.step)
    .where('person_id', '=', act.member)
    .execute();
}

/** The tally of a ballot. */
export async function saveCounted(tx: Tx, frame: Frame, act: ActNamed<'ballot-closed'>, at: Instant): Promise<void> {
  await saveOutcome(tx, frame, act.step, act.tallies, at);
}

/** The minutes, and the outcome for each candidate. */
export async function saveResolution(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'resolution-recorded'>,
  at: Instant,
): Promise<void> {
  const { step, document, day, members, present, outcomes } = act;
  await tx
    .insertInto('resolution')
    .values({ edition_id: frame.edition.id, step, document, day, members, present: [...present], recorded_at: at })
    .execute();
  if (stateOf(frame, step).openedAt === null) await markOpened(tx, frame, step, at);
  const tallies = outcomes.map(({ votes, ...outcome }) => ({ ...outcome, ...(votes ?? notCounted) }));
  await saveOutcome(tx, frame, step, tallies, at);
}

const notCounted = { yes: null, no: null, abstain: null, invalid: null };

/**
 * A vote that makes the list of winners stays open for it; any other, or one without candidates, is over, and where it decides, so are those not carried.
 * Who was carried after the list was made has no seat yet.
 */
async function saveOutcome(tx: Tx, frame: Frame, step: StepId, tallies: readonly Tally[], at: Instant): Promise<void> {
  const { pack } = frame;
  const edition = frame.edition.id;
  if (tallies.length > 0) {
    await tx
      .insertInto('tally')
      .values(tallies.map(({ case: case_id, ...tally }) => ({ edition_id: edition, step, case_id, ...tally })))
      .execute();
  }
  const voting = votingStepOf(pack, step);
  const isFurther = stateOf(frame, step).closedAt !== null;
  // Without candidates there is nothing to list.
  if (makesWinners(pack, voting) && tallies.length > 0 && !isFurther) return;
  if (!isFurther) await markStep(tx, edition, step, { closedAt: at });
  if (!isDeciding(voting)) return;
  const lost = tallies.filter(({ carried }) => carried === false).map((own) => own.case);
  const won = tallies.filter(({ carried }) => carried === true).map((own) => own.case);
  if (makesWinners(pack, voting)) await stopCases(tx, step, won, 'no-seat', at);
  else await leaveStep(tx, step, won, 'passed', at);
  await stopCases(tx, step, lost, 'not-carried', at);
  await unseat(tx, edition, lost, at);
}

interface Tally {
  readonly tier: TierId | null;
  readonly case: CaseId;
  readonly yes: number | null;
  readonly no: number | null;
  readonly abstain: number | null;
  readonly invalid: number | null;
  readonly needed: number | null;
  readonly carried: boolean | null;
}
