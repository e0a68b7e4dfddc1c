import type { FiledPaper } from '@heng/contract';
import type { AwardId, CaseId, EditionId, ProceedingId, ReportId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

type Order = 'asc' | 'desc';

/** Everything put on record about one award since it was given. */
export async function findAwardRecords(tx: Tx, id: AwardId) {
  const decision = await tx
    .selectFrom('money_decision')
    .select(['money', 'document', 'decided_on', 'at'])
    .where('award_id', '=', id)
    .executeTakeFirst();
  const payments = await tx
    .selectFrom('payment')
    .select(['act', 'amount', 'paid_on as on'])
    .where('award_id', '=', id)
    .orderBy('paid_on')
    .orderBy('act')
    .execute();
  const uses = await tx
    .selectFrom('money_use')
    .select(['act', 'use', 'amount', 'sha256'])
    .where('award_id', '=', id)
    .orderBy('act')
    .orderBy('place')
    .execute();
  const recovered = await tx
    .selectFrom('recovery')
    .select(['proceeding_id as proceeding', 'what', 'amount', 'recovered_on as on'])
    .where('award_id', '=', id)
    .orderBy('recovered_on')
    .orderBy('act')
    .execute();
  return { decision: decision ?? null, payments, uses, recovered };
}

/** Duties done, missed, refused, and uses that were breached. */
export const findDutyRecords = (tx: Tx, id: AwardId) =>
  tx
    .selectFrom('duty_record')
    .select(['act', 'duty', 'outcome', 'time', 'on_day', 'due', 'late', 'use', 'sha256', 'recorded_at'])
    .where('award_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('act')
    .execute();

/** What was reported of a winner since, withdrawn reports included. */
export const findEvents = (tx: Tx, id: AwardId) =>
  tx
    .selectFrom('award_event')
    .select(['act', 'fact', 'value', 'body', 'of', 'recorded_at', 'withdrawn_at'])
    .where('award_id', '=', id)
    .orderBy('recorded_at')
    .orderBy('act')
    .execute();

export type MoneyState = 'none' | 'to-decide' | 'to-pay' | 'paid' | 'withheld' | 'owed-back';

/**
 * The money of every award: what was decided, paid and recovered; still due as long as the title stands, withheld from the day it is revoked; owed back where
 * a decision names the money. All of it is summed by the database.
 */
function moneyOf(tx: Tx, edition: EditionId, scope: CaseScope) {
  const sums = tx
    .selectFrom('award')
    .innerJoin('case_file as f', 'f.id', 'award.case_id')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .leftJoin('money_decision as d', 'd.award_id', 'award.id')
    .select(['award.id', 'f.id as case', 'f.number', 'f.applicant_id', 'a.name', 'award.tier', 'award.row'])
    .select(['awarded_on', 'revoked_on', 'd.decided_on', 'd.document'])
    .select([
      sql<number | null>`coalesce(d.money, award.money)`.as('amount'),
      sql<number>`coalesce((select sum(amount) from payment p where p.award_id = award.id), 0)::bigint`.as('paid'),
      sql<number>`coalesce((select sum(amount) from money_use u where u.award_id = award.id), 0)::bigint`.as('used'),
      sql<number>`coalesce((select sum(r.amount) from recovery r where r.award_id = award.id and r.what = 'money'), 0)::bigint`.as(
        'recovered',
      ),
      sql<boolean>`exists (select from measure m join proceeding q on q.id = m.proceeding_id
        where q.award_id = award.id and q.imposed and m.kind = 'recover' and 'money' = any(m.what))`.as('named'),
    ])
    .where('award.edition_id', '=', edition)
    .where(inScope(scope, 'f.id'));
  const computed = tx
    .selectFrom(sums.as('m'))
    .selectAll()
    .select([
      sql<number>`case when revoked_on is null and awarded_on is not null then greatest(coalesce(amount, 0) - paid, 0) else 0 end`.as(
        'due',
      ),
      sql<number>`case when revoked_on is not null then greatest(coalesce(amount, 0) - paid, 0) else 0 end`.as(
        'withheld',
      ),
      sql<number>`case when named then greatest(paid - recovered, 0) else 0 end`.as('owed_back'),
    ]);
  return tx
    .selectFrom(computed.as('c'))
    .selectAll()
    .select(
      sql<MoneyState>`case when owed_back > 0 then 'owed-back' when withheld > 0 then 'withheld' when amount is null then 'to-decide'
        when due > 0 then 'to-pay' when amount = 0 then 'none' else 'paid' end`.as('state'),
    );
}

export async function findMoney(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & {
    readonly state?: MoneyState | undefined;
    readonly q?: string | undefined;
    readonly sort: 'number' | 'name' | 'amount';
    readonly order: Order;
  },
) {
  const fits = tx
    .selectFrom(moneyOf(tx, edition, scope).as('money'))
    .where(textIn('name', asked.q))
    .$if(asked.state !== undefined, (on) => on.where('state', '=', asked.state ?? 'none'));
  const found = await pageFrom(tx, fits.selectAll().orderBy(asked.sort, asked.order).orderBy('number'), asked);
  const total = (column: string) => sql<number>`coalesce(sum(${sql.ref(column)}), 0)::bigint`;
  const sums = await fits
    .select([
      total('amount').as('amount'),
      total('paid').as('paid'),
      total('due').as('due'),
      total('withheld').as('withheld'),
      total('owed_back').as('owedBack'),
      total('recovered').as('recovered'),
    ])
    .executeTakeFirstOrThrow();
  return { ...found, sums };
}

/** Announced awards that may be read, for the duties that hang on them. */
export function findHeld(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & { readonly q?: string | undefined; readonly sort: 'number' | 'name'; readonly order: Order },
) {
  const query = tx
    .selectFrom('award')
    .innerJoin('case_file as f', 'f.id', 'award.case_id')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['award.id', 'f.id as case', 'f.number', 'f.applicant_id', 'a.name', 'award.tier'])
    .where('award.edition_id', '=', edition)
    .where('awarded_on', 'is not', null)
    .where(inScope(scope, 'f.id'))
    .where(textIn('a.name', asked.q))
    .orderBy(asked.sort === 'name' ? 'a.name' : 'f.number', asked.order)
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}

export type ProceedingState = 'open' | 'asked' | 'decided' | 'published' | 'dropped';

/** Which proceedings somebody sees: none about these cases; under these sanctions, null: under all. */
export interface ProceedingsSeen {
  readonly hidden: readonly CaseId[];
  readonly sanctions: readonly string[] | null;
}

const isUnder = (sanctions: ProceedingsSeen['sanctions']) =>
  sanctions === null ? sql<boolean>`true` : sql<boolean>`q.sanction = any(${[...sanctions]}::text[])`;

const proceedings = (tx: Tx, edition: EditionId, { hidden, sanctions }: ProceedingsSeen) =>
  tx
    .selectFrom('proceeding as q')
    .leftJoin('award', 'award.id', 'q.award_id')
    .leftJoin('case_file as f', (join) => join.on('f.id', '=', sql<string>`coalesce(q.case_id, award.case_id)`))
    .leftJoin('applicant as a', 'a.id', 'f.applicant_id')
    .leftJoin('person as p', 'p.id', 'q.person_id')
    .select(['q.id', 'q.sanction', 'q.award_id', 'q.case_id', 'q.person_id', 'p.name as person_name', 'q.body', 'q.of'])
    .select(['f.applicant_id', 'a.name as applicant_name', 'q.opened_at', 'q.asked_at', 'q.dropped_at', 'q.decided_on'])
    .select(['q.imposed', 'q.published_on', 'q.document', 'q.reasons', 'q.notice_id', 'q.notice_document'])
    .select(['q.correction_reported_on', 'q.correction_sha256', 'q.correction_met'])
    .select(
      sql<ProceedingState>`case when q.dropped_at is not null then 'dropped' when q.published_on is not null then 'published'
        when q.decided_on is not null then 'decided' when q.asked_at is not null then 'asked' else 'open' end`.as(
        'state',
      ),
    )
    .where('q.edition_id', '=', edition)
    .where(isUnder(sanctions))
    .where(sql<boolean>`(f.id is null or f.id <> all(${[...hidden]}::text[]))`);

export function findProceedings(
  tx: Tx,
  edition: EditionId,
  seen: ProceedingsSeen,
  asked: PageAsked & {
    readonly state?: ProceedingState | undefined;
    readonly q?: string | undefined;
    readonly sort: 'opened' | 'decided';
    readonly order: Order;
  },
) {
  const query = tx
    .selectFrom(proceedings(tx, edition, seen).as('all'))
    .selectAll()
    .where(textIn('applicant_name', asked.q))
    .$if(asked.state !== undefined, (on) => on.where('state', '=', asked.state ?? 'open'))
    .orderBy(asked.sort === 'decided' ? 'decided_on' : 'opened_at', asked.order)
    .orderBy('id');
  return pageFrom(tx, query, asked);
}

export type ProceedingRow = Awaited<ReturnType<typeof findProceedings>>['rows'][number];

export const findProceeding = (
  tx: Tx,
  edition: EditionId,
  seen: ProceedingsSeen,
  id: ProceedingId,
): Promise<ProceedingRow | undefined> => proceedings(tx, edition, seen).where('q.id', '=', id).executeTakeFirst();

/** What was found, imposed and given back in one proceeding. */
export async function findCourse(tx: Tx, id: ProceedingId) {
  const findings = await tx
    .selectFrom('proceeding_finding')
    .select(['ground', 'finding', 'reasons', 'body', 'at'])
    .where('proceeding_id', '=', id)
    .orderBy('at')
    .orderBy('ground')
    .execute();
  const measures = await tx
    .selectFrom('measure')
    .leftJoin('bar', (join) =>
      join.onRef('bar.proceeding_id', '=', 'measure.proceeding_id').onRef('bar.place', '=', 'measure.place'),
    )
    .select(['kind', 'measure.article', 'what', 'due', 'programme', 'first_day', 'last_day', 'editions'])
    .where('measure.proceeding_id', '=', id)
    .orderBy('measure.place')
    .execute();
  const recovered = await tx
    .selectFrom('recovery')
    .select(['what', 'amount', 'recovered_on as on'])
    .where('proceeding_id', '=', id)
    .orderBy('recovered_on')
    .orderBy('act')
    .execute();
  return { findings, measures, recovered };
}

/** To whom reports may be shown: who receives by these channels, and bodies they were passed on to. */
export interface ReportsSeen {
  readonly channels: readonly string[];
  readonly bodies: readonly string[];
  /** About none of these cases. */
  readonly hidden: readonly CaseId[];
}

const reports = (tx: Tx, edition: EditionId, { channels, bodies, hidden }: ReportsSeen) =>
  tx
    .selectFrom('report as r')
    .leftJoin('award', 'award.id', 'r.award_id')
    .select(['r.id', 'r.channel', 'r.step', 'r.case_id', 'r.award_id', 'r.anonymous', 'r.missing', 'r.received_at'])
    .select(['r.completed_at', 'r.due', 'r.answered_at', 'r.upheld', 'r.reply_sha256'])
    .select(
      sql<string[]>`array(select w.receiver from report_forward w where w.report_id = r.id order by w.at)`.as(
        'forwarded',
      ),
    )
    .where('r.edition_id', '=', edition)
    .where(
      sql<boolean>`(r.channel = any(${[...channels]}::text[]) or exists (
        select from report_forward w where w.report_id = r.id and w.receiver = any(${[...bodies]}::text[])))`,
    )
    .where(
      sql<boolean>`(coalesce(r.case_id, award.case_id) is null or coalesce(r.case_id, award.case_id) <> all(${[...hidden]}::text[]))`,
    );

export function findReports(
  tx: Tx,
  edition: EditionId,
  seen: ReportsSeen,
  asked: PageAsked & {
    readonly state?: 'incomplete' | 'open' | 'answered' | undefined;
    readonly sort: 'received' | 'due';
    readonly order: Order;
  },
) {
  const query = reports(tx, edition, seen)
    .$if(asked.state === 'answered', (on) => on.where('r.answered_at', 'is not', null))
    .$if(asked.state === 'open', (on) =>
      on.where('r.answered_at', 'is', null).where(sql<boolean>`cardinality(r.missing) = 0`),
    )
    .$if(asked.state === 'incomplete', (on) =>
      on.where('r.answered_at', 'is', null).where(sql<boolean>`cardinality(r.missing) > 0`),
    )
    .orderBy(asked.sort === 'due' ? 'r.due' : 'r.received_at', asked.order)
    .orderBy('r.id');
  return pageFrom(tx, query, asked);
}

export type ReportRow = Awaited<ReturnType<typeof findReports>>['rows'][number];

export const findReport = (
  tx: Tx,
  edition: EditionId,
  seen: ReportsSeen,
  id: ReportId,
): Promise<ReportRow | undefined> => reports(tx, edition, seen).where('r.id', '=', id).executeTakeFirst();

/** What was said, and by whom where they said so: asked for only on behalf of the receiver. */
export const findContent = (tx: Tx, id: ReportId) =>
  tx
    .selectFrom('report_content')
    .select(['content', 'identity', sql<FiledPaper[]>`evidence`.as('evidence')])
    .where('report_id', '=', id)
    .executeTakeFirst();

/** Bars that decisions of this edition have set. */
export function findBars(
  tx: Tx,
  edition: EditionId,
  { hidden, sanctions }: ProceedingsSeen,
  asked: PageAsked & {
    readonly q?: string | undefined;
    readonly sort: 'decided' | 'name' | 'last';
    readonly order: Order;
  },
) {
  const column = { decided: 'b.decided_at', name: 'a.name', last: 'b.last_day' } as const;
  const query = tx
    .selectFrom('bar as b')
    .innerJoin('proceeding as q', 'q.id', 'b.proceeding_id')
    .leftJoin('award', 'award.id', 'q.award_id')
    .innerJoin('applicant as a', 'a.id', 'b.applicant_id')
    .select(['b.proceeding_id', 'b.applicant_id', 'a.name', 'b.programme', 'b.first_day', 'b.last_day', 'b.editions'])
    .select(['b.article', 'b.decided_at'])
    .where('q.edition_id', '=', edition)
    .where(isUnder(sanctions))
    .where(textIn('a.name', asked.q))
    .where(
      sql<boolean>`(coalesce(q.case_id, award.case_id) is null or coalesce(q.case_id, award.case_id) <> all(${[...hidden]}::text[]))`,
    )
    .orderBy(column[asked.sort], asked.order)
    .orderBy('b.proceeding_id')
    .orderBy('b.place');
  return pageFrom(tx, query, asked);
}
