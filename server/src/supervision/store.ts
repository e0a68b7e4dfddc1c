import {
  type ActId,
  type ApplicantId,
  type AwardId,
  as,
  type CaseId,
  type Day,
  dayOf,
  type EditionId,
  type Instant,
  type TierId,
} from '@heng/domain/language';
import type { FactValue } from '@heng/domain/regulation';
import type { AwardFile, AwardPlace, DutyRecord } from '@heng/domain/supervision';
import { loadFrame } from '../edition/store.ts';
import { loadCases } from '../notice/cases/store.ts';
import { loadRecused } from '../people/store.ts';
import { type ActNamed, canonicalText, type Desk, type Tx } from '../storage/index.ts';

/** One award of an edition, held to the end of the act, with all that belongs to the years after it. */
export async function loadAwardPlace(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: AwardPlace['frame']['actor'],
  id: AwardId,
): Promise<AwardPlace> {
  const frame = await loadFrame(desk, tx, edition, by);
  await holdAward(tx, id);
  const [award] = await loadAwardFiles(tx, edition, [id]);
  if (!award) throw new Error(`edition ${edition} has no award ${id}`);
  return { frame, recused: await loadRecused(tx, award.case), award };
}

/** The case an award was given for; null: it was imported, and there was none here. */
export async function caseOf(tx: Tx, id: AwardId): Promise<CaseId | null> {
  const row = await tx.selectFrom('award').select('case_id').where('id', '=', id).executeTakeFirst();
  const file = row?.case_id ?? null;
  return file === null ? null : as<CaseId>(file);
}

/** Holds an award: what is recorded about it is recorded one after the other. */
export async function holdAward(tx: Tx, id: AwardId): Promise<void> {
  await tx.selectFrom('award').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** Awards of an edition, or those named, in the order of the applications they were given for. */
export async function loadAwardFiles(
  tx: Tx,
  edition: EditionId,
  named?: readonly AwardId[],
): Promise<readonly AwardFile[]> {
  const awards = await tx
    .selectFrom('award')
    .innerJoin('case_file', 'case_file.id', 'award.case_id')
    .select(['award.id', 'award.case_id', 'award.tier', 'row', 'money', 'awarded_on', 'revoked_on', 'submitted_at'])
    .where('award.edition_id', '=', edition)
    .$if(named !== undefined, (query) => query.where('award.id', 'in', [...(named ?? []), '']))
    .orderBy('case_file.number')
    .execute();
  if (awards.length === 0) return [];
  const ids = awards.map(({ id }) => id);
  const cases = awards.flatMap(({ case_id }) => (case_id === null ? [] : [as<CaseId>(case_id)]));
  const files = new Map((await loadCases(tx, edition, cases)).map((file) => [file.id as string, file]));
  const rows = await loadAwardRows(tx, ids);
  const steps = await loadStepDays(tx, edition);
  return awards.flatMap((award): readonly AwardFile[] => {
    const file = files.get(award.case_id ?? '');
    if (!file || award.row === null) return [];
    return [
      {
        id: as<AwardId>(award.id),
        case: file.id,
        applicant: as<ApplicantId>(file.applicant),
        track: file.track,
        kind: file.kind,
        tier: as<TierId>(award.tier),
        row: award.row,
        awardedOn: award.awarded_on,
        revokedOn: award.revoked_on,
        anchors: { ...steps, ...(award.submitted_at && { application: dayOf(award.submitted_at) }) },
        facts: file.facts,
        duties: rows.duties(award.id),
        events: rows.events(award.id),
        money: { settled: award.money, ...rows.money(award.id) },
      },
    ];
  });
}

/** The day each step was over. */
async function loadStepDays(tx: Tx, edition: EditionId): Promise<Record<string, Day>> {
  const rows = await tx
    .selectFrom('edition_step')
    .select(['step', 'closed_at'])
    .where('edition_id', '=', edition)
    .execute();
  return Object.fromEntries(rows.flatMap(({ step, closed_at: at }) => (at === null ? [] : [[step, dayOf(at)]])));
}

/** What hangs on awards, table by table, whatever their number. */
async function loadAwardRows(tx: Tx, ids: readonly string[]) {
  const of = [...ids];
  const duties = await tx
    .selectFrom('duty_record')
    .select(['award_id', 'duty', 'outcome', 'time', 'on_day', 'recorded_at'])
    .where('award_id', 'in', of)
    .orderBy('recorded_at')
    .orderBy('act')
    .execute();
  const events = await tx
    .selectFrom('award_event')
    .select(['act', 'award_id', 'fact', 'value', 'recorded_at'])
    .where('award_id', 'in', of)
    .where('withdrawn_at', 'is', null)
    .orderBy('recorded_at')
    .orderBy('act')
    .execute();
  const decided = await tx
    .selectFrom('money_decision')
    .select(['award_id', 'money', 'decided_on'])
    .where('award_id', 'in', of)
    .execute();
  const paid = await tx.selectFrom('payment').select(['award_id', 'amount']).where('award_id', 'in', of).execute();
  const used = await tx.selectFrom('money_use').select(['award_id', 'amount']).where('award_id', 'in', of).execute();
  const total = (rows: readonly { readonly award_id: string; readonly amount: number }[], id: string): number =>
    rows.reduce((sum, { award_id, amount }) => (award_id === id ? sum + amount : sum), 0);
  return {
    duties: (id: string): AwardFile['duties'] =>
      duties
        .filter(({ award_id }) => award_id === id)
        .map((row) => ({
          duty: row.duty,
          is: outcomeOf(row.outcome),
          time: row.time,
          on: row.on_day,
          recordedAt: row.recorded_at,
        })),
    events: (id: string): AwardFile['events'] =>
      events
        .filter(({ award_id }) => award_id === id)
        // Jsonb holds what was checked against the fact's type when it was reported.
        .map((row) => ({
          id: as<ActId>(row.act),
          fact: row.fact,
          value: row.value as FactValue,
          recordedAt: row.recorded_at,
        })),
    money: (id: string) => {
      const decision = decided.find(({ award_id }) => award_id === id);
      return {
        decided: decision?.money ?? null,
        decidedOn: decision?.decided_on ?? null,
        paid: total(paid, id),
        used: total(used, id),
      };
    },
  };
}

const outcomeOf = (text: string): DutyRecord['is'] =>
  text === 'done' || text === 'missed' || text === 'refused' ? text : 'breached';

export async function saveDutyDone(tx: Tx, act: ActNamed<'duty-done'>, at: Instant, id: ActId): Promise<void> {
  const { award, duty, time, on, due, late, sha256 } = act;
  await tx
    .insertInto('duty_record')
    .values({ act: id, award_id: award, duty, outcome: 'done', time, on_day: on, due, late, sha256, recorded_at: at })
    .execute();
}

export async function saveDutyMissed(tx: Tx, act: ActNamed<'duty-missed'>, at: Instant, id: ActId): Promise<void> {
  const { award, duty, time, due } = act;
  await tx
    .insertInto('duty_record')
    .values({ act: id, award_id: award, duty, outcome: 'missed', time, on_day: due, due, recorded_at: at })
    .execute();
}

/** The reasons are kept here and in no act. */
export async function saveBreach(
  tx: Tx,
  act: ActNamed<'breach-recorded'>,
  reasons: string,
  at: Instant,
  id: ActId,
): Promise<void> {
  const { award, of, is, on, use } = act;
  await tx
    .insertInto('duty_record')
    .values({ act: id, award_id: award, duty: of, outcome: is, on_day: on, use, reasons, recorded_at: at })
    .execute();
}

export async function saveMoneyUse(tx: Tx, act: ActNamed<'money-use-reported'>, id: ActId): Promise<void> {
  const { award, uses, sha256 } = act;
  await tx
    .insertInto('money_use')
    .values(uses.map(({ use, amount }, i) => ({ act: id, place: i + 1, award_id: award, use, amount, sha256 })))
    .execute();
}

/** The value itself is kept here; the act has its digest. */
export async function saveEvent(
  tx: Tx,
  act: ActNamed<'event-reported'>,
  { value, body, of }: { readonly value: unknown; readonly body: string; readonly of: string | null },
  at: Instant,
  id: ActId,
): Promise<void> {
  await tx
    .insertInto('award_event')
    .values({
      act: id,
      award_id: act.award,
      fact: act.fact,
      value: canonicalText(value),
      body,
      of: of ?? '',
      recorded_at: at,
    })
    .execute();
}

/** It stays on record as withdrawn; the reasons are kept here and in no act. */
export async function saveEventWithdrawn(
  tx: Tx,
  { event }: ActNamed<'event-withdrawn'>,
  reasons: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('award_event')
    .set({ withdrawn_at: at, withdrawn_why: reasons })
    .where('act', '=', event)
    .execute();
}

export async function saveMoneyDecided(tx: Tx, act: ActNamed<'money-decided'>, at: Instant): Promise<void> {
  const { award, money, document, day } = act;
  await tx.insertInto('money_decision').values({ award_id: award, money, document, decided_on: day, at }).execute();
}

export async function saveMoneyPaid(tx: Tx, act: ActNamed<'money-paid'>, id: ActId): Promise<void> {
  const { award, amount, on } = act;
  await tx.insertInto('payment').values({ act: id, award_id: award, amount, paid_on: on }).execute();
}
