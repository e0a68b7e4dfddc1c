import { type Ballot, type BallotPlan, isDeciding, makesWinners, votingStepOf } from '@heng/domain/deliberation';
import { type Frame, holdersOf } from '@heng/domain/edition';
import {
  as,
  type CaseId,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import { markOpened, markStep } from '../edition/store.ts';
import { leaveStep, stopCases } from '../notice/cases/store.ts';
import { blockedCases } from '../notice/objections/store.ts';
import type { ActNamed, Tx } from '../storage/index.ts';
import { loadSeated } from './seats/store.ts';

/** The candidates of the last list before the ballot, and the members of the body that votes. */
export async function loadBallotPlan(tx: Tx, frame: Frame, id: StepId): Promise<BallotPlan> {
  const step = votingStepOf(frame.pack, id);
  const { steps } = frame.pack;
  const list = steps.slice(0, steps.indexOf(step)).findLast(({ kind }) => kind === 'candidate-list');
  const rows = await tx
    .selectFrom('candidate')
    .innerJoin('case_file', 'case_file.id', 'candidate.case_id')
    .select(['candidate.case_id', 'tier'])
    .where('edition_id', '=', frame.edition.id)
    .where('candidate.step', '=', list?.id ?? '')
    .orderBy('tier')
    .orderBy('place')
    .execute();
  const blocked = await blockedCases(tx, frame);
  const seated = await loadSeated(
    tx,
    frame.edition.id,
    rows.map((row) => ({ case: as<CaseId>(row.case_id), tier: as<TierId>(row.tier) })),
  );
  const voters = await tx
    .selectFrom('member')
    .select('person_id')
    .distinct()
    .where('edition_id', '=', frame.edition.id)
    .where('body', 'in', [...holdersOf(step)])
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .execute();
  return {
    frame,
    opened: (await loadVoters(tx, frame.edition.id, id)).length > 0,
    candidates: seated.map((own) => ({ ...own, blocked: blocked.includes(own.case) })),
    voters: voters.map((row) => as<PersonId>(row.person_id)),
  };
}

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
    candidates: candidates.map((row) => ({ tier: as<TierId>(row.tier), case: as<CaseId>(row.case_id) })),
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

/** The tally. A vote that makes the list of winners stays open for it; any other, or one without candidates, is over, and where it decides, so are those not carried. */
export async function saveCounted(tx: Tx, frame: Frame, act: ActNamed<'ballot-closed'>, at: Instant): Promise<void> {
  const { step, tallies } = act;
  const edition = frame.edition.id;
  if (tallies.length > 0) {
    await tx
      .insertInto('tally')
      .values(tallies.map(({ case: case_id, ...tally }) => ({ edition_id: edition, step, case_id, ...tally })))
      .execute();
  }
  const voting = votingStepOf(frame.pack, step);
  // Without candidates there is nothing to list.
  if (makesWinners(frame.pack, voting) && tallies.length > 0) return;
  await markStep(tx, edition, step, { closedAt: at });
  if (!isDeciding(voting)) return;
  const lost = tallies.filter(({ carried }) => carried === false).map((own) => own.case);
  const won = tallies.filter(({ carried }) => carried === true).map((own) => own.case);
  await leaveStep(tx, step, won, 'passed', at);
  await stopCases(tx, step, lost, 'not-carried', at);
}
