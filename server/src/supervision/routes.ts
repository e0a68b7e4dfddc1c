import { listDuties, listMoney, readAward } from '@heng/contract/award';
import { listBars, listProceedings, listReports, readProceeding, readReport } from '@heng/contract/supervision';
import { workingDaysLeft } from '@heng/domain/calendar';
import { type AwardId, as, type CaseId, type Cite, type Day } from '@heng/domain/language';
import { articleAt, articleOf, isMap, type ResolvedPack } from '@heng/domain/regulation';
import { awardStatus, owedBack, registerHistory, sanctionOf } from '@heng/domain/supervision';
import { findAward } from '../award/page/store.ts';
import { awardOf } from '../award/routes.ts';
import { loadToday } from '../edition/reading/store.ts';
import { openIdentity } from '../http/filed-identity.ts';
import { recordAccess } from '../http/looks.ts';
import { answers, type Mounted, type Reader } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { whichOf } from '../storage/index.ts';
import { dutiesOwed } from './duties-owed.ts';
import {
  findAwardRecords,
  findBars,
  findContent,
  findCourse,
  findDutyRecords,
  findEvents,
  findHeld,
  findMoney,
  findProceeding,
  findProceedings,
  findReport,
  findReports,
  type ProceedingRow,
  type ProceedingsSeen,
  type ReportRow,
} from './page/store.ts';
import { loadProceedings } from './proceedings/store.ts';
import { registerRoutes } from './register-routes.ts';
import { loadAwardFiles } from './store.ts';

export const supervisionRoutes: readonly Mounted[] = [
  answers(readAward, async ({ place, tx, params, scope, may }) => {
    const { edition, award: id } = params;
    const row = await findAward(tx, edition, scope, id);
    if (row === undefined) return new Problem('not-found');
    const pack = await loadPackOf(tx, edition);
    const today = await loadToday(tx);
    const [file] = await loadAwardFiles(tx, edition, [id]);
    const { decision, payments, uses, recovered } = await findAwardRecords(tx, id);
    const against = (await loadProceedings(tx, edition)).filter(
      ({ target }) => 'award' in target && target.award === id,
    );
    const { awarded_on: awardedOn, revoked_on: revokedOn } = row;
    const award = awardedOn === null ? null : { tier: as<never>(row.tier), awardedOn, revokedOn };
    const status = award && awardStatus(pack, award, today);
    const sees = row.case !== null && may('duties', as<CaseId>(row.case));
    const decisions = against.flatMap(({ sanction, decision: made, publishedOn }) =>
      made === null || (!sees && publishedOn === null)
        ? []
        : [{ sanction, imposed: made.imposed, day: made.day, publishedOn }],
    );
    const duties = sees && file ? file.duties : [];
    return {
      ...awardOf(row),
      status: status?.status ?? ('not-announced' as const),
      until: status?.until ?? null,
      moneyDecision: decision && {
        ...{ money: decision.money, document: decision.document, day: decision.decided_on, at: decision.at },
      },
      ...{ payments, uses, recovered },
      owedBack: against.flatMap((one) =>
        owedBack(one, row.paid).map(({ what, amount }) => ({ proceeding: one.id, what, amount })),
      ),
      duties: sees && file ? dutiesOwed(pack, place.calendar, file, today) : null,
      records: sees ? (await findDutyRecords(tx, id)).map(recordOf) : null,
      events: sees ? (await findEvents(tx, id)).map(eventOf) : null,
      history: award
        ? registerHistory(pack, { ...award, duties }, decisions, today).map(({ day, what, about }) => ({
            ...{ day, what, about },
            article: articleFor(pack, what, about),
          }))
        : [],
    };
  }),

  answers(listMoney, async ({ tx, params, query, scope }) => {
    const { rows, total, sums } = await findMoney(tx, params.edition, scope, query);
    return {
      items: rows.map((row) => ({
        ...{ award: row.id, case: row.case, number: row.number, tier: row.tier, row: row.row ?? '' },
        applicant: { id: row.applicant_id, name: row.name },
        ...{ awardedOn: row.awarded_on, amount: row.amount, decidedOn: row.decided_on, document: row.document },
        ...{ paid: row.paid, due: row.due, withheld: row.withheld, owedBack: row.owed_back },
        ...{ recovered: row.recovered, used: row.used, state: row.state },
      })),
      ...{ sums, total, page: query.page, size: query.size },
    };
  }),

  answers(listDuties, async ({ place, tx, params, query, scope }) => {
    const { edition } = params;
    const pack = await loadPackOf(tx, edition);
    const today = await loadToday(tx);
    const { rows, total } = await findHeld(tx, edition, scope, query);
    const ids = rows.map(({ id }) => as<AwardId>(id));
    const files = new Map((await loadAwardFiles(tx, edition, ids)).map((file) => [file.id as string, file]));
    return {
      items: rows.flatMap((row) => {
        const file = files.get(row.id);
        return file && file.awardedOn !== null
          ? [
              {
                ...{ award: row.id, case: row.case, number: row.number, tier: row.tier, awardedOn: file.awardedOn },
                applicant: { id: row.applicant_id, name: row.name },
                duties: dutiesOwed(pack, place.calendar, file, today),
              },
            ]
          : [];
      }),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listProceedings, async ({ tx, params, query, reader }) => {
    const pack = await loadPackOf(tx, params.edition);
    const { rows, total } = await findProceedings(tx, params.edition, proceedingsSeen(reader), query);
    const items = rows.map((row) => proceedingOf(pack, row));
    return { items, total, page: query.page, size: query.size };
  }),

  answers(readProceeding, async ({ tx, params, reader }) => {
    const row = await findProceeding(tx, params.edition, proceedingsSeen(reader), params.proceeding);
    if (row === undefined) return new Problem('not-found');
    const pack = await loadPackOf(tx, params.edition);
    const { findings, measures, recovered } = await findCourse(tx, params.proceeding);
    return {
      ...proceedingOf(pack, row),
      ...{ document: row.document, reasons: row.reasons, notice: row.notice_id, noticeDocument: row.notice_document },
      findings: findings.map((one) => ({ ...one, article: articleAt(pack, one.ground) })),
      measures: measures.map((one) => ({
        ...{ kind: one.kind, what: one.what, due: one.due, article: citeOf(one.article) },
        bar:
          one.programme === null || one.first_day === null
            ? null
            : { programme: one.programme, first: one.first_day, last: one.last_day, editions: one.editions },
      })),
      correction: {
        ...{ reportedOn: row.correction_reported_on, sha256: row.correction_sha256, met: row.correction_met },
      },
      recovered,
    };
  }),

  answers(listReports, async ({ place, tx, params, query, reader }) => {
    const today = await loadToday(tx);
    const { rows, total } = await findReports(tx, params.edition, reportsSeen(reader), query);
    return {
      items: rows.map((row) => ({
        ...reportOf(row),
        workingDaysLeft: leftOf(row, (due) => workingDaysLeft(place.calendar, today, due).days),
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(readReport, async (ask) => {
    const { place, tx, params, reader } = ask;
    const row = await findReport(tx, params.edition, reportsSeen(reader), params.report);
    if (row === undefined) return new Problem('not-found');
    const today = await loadToday(tx);
    const said = await findContent(tx, params.report);
    recordAccess(ask, { thing: 'report', edition: params.edition, case: row.case_id, subject: params.report });
    return {
      ...reportOf(row),
      workingDaysLeft: leftOf(row, (due) => workingDaysLeft(place.calendar, today, due).days),
      replySha256: row.reply_sha256,
      content: said?.content ?? null,
      identity: openIdentity(place.keys, params.edition, said?.identity),
      papers: said?.evidence ?? [],
    };
  }),

  answers(listBars, async ({ tx, params, query, reader }) => {
    const { rows, total } = await findBars(tx, params.edition, proceedingsSeen(reader), query);
    return {
      items: rows.map((row) => ({
        ...{ proceeding: row.proceeding_id, programme: row.programme, first: row.first_day, last: row.last_day },
        applicant: { id: row.applicant_id, name: row.name },
        ...{ editions: row.editions, article: citeOf(row.article), decidedAt: row.decided_at },
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  ...registerRoutes,
];

/** Cases of which a reader in the seat of a body reads nothing: withdrawn from, or their own. */
const hiddenFrom = ({ recused, relations: { own, branches } }: Reader): readonly CaseId[] => [
  ...recused,
  ...own,
  ...branches,
];

/** The office and the supervisors see every proceeding; who asks for a sanction or decides on it, those under it alone. */
function proceedingsSeen(reader: Reader): ProceedingsSeen {
  const watches = reader.seats.some(({ role }) => role === 'office' || role === 'supervisor');
  return {
    hidden: hiddenFrom(reader),
    sanctions: watches ? null : [...new Set(reader.seats.flatMap(({ sanctions }) => sanctions))],
  };
}

const reportsSeen = (reader: Reader) => ({
  channels: reader.seats.flatMap(({ hears }) => hears),
  bodies: reader.seats.map(({ body }) => body),
  hidden: hiddenFrom(reader),
});

const leftOf = ({ due, answered_at }: Pick<ReportRow, 'due' | 'answered_at'>, left: (due: Day) => number) =>
  due === null || answered_at !== null ? null : left(due);

const reportOf = (row: ReportRow) => ({
  ...{ id: row.id, channel: row.channel, step: row.step, case: row.case_id, award: row.award_id },
  ...{ anonymous: row.anonymous, missing: row.missing, receivedAt: row.received_at, completedAt: row.completed_at },
  ...{ due: row.due, answeredAt: row.answered_at, upheld: row.upheld, forwardedTo: row.forwarded },
});

/** Jsonb holds what the act of the decision brought. */
const citeOf = (value: unknown): Cite | null => (isMap(value) ? null : (value as Cite | null));

const proceedingOf = (pack: ResolvedPack, row: ProceedingRow) => ({
  ...{ id: row.id, sanction: row.sanction, article: articleOf(sanctionOf(pack, row.sanction)), state: row.state },
  target: {
    ...{ award: row.award_id, case: row.case_id, body: row.body, of: row.of },
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    applicant: row.applicant_id === null ? null : { id: row.applicant_id, name: row.applicant_name ?? '' },
  },
  ...{ openedAt: row.opened_at, askedAt: row.asked_at, droppedAt: row.dropped_at, decidedOn: row.decided_on },
  ...{ imposed: row.imposed, publishedOn: row.published_on },
});

/** The article behind a line of the history: of the duty that was missed, of the sanction. */
function articleFor(pack: ResolvedPack, what: string, about: string | null): Cite | null {
  if (about === null) return null;
  return what === 'missed'
    ? articleOf(pack.obligations.find(({ id }) => id === about))
    : articleOf(sanctionOf(pack, about));
}

const recordOf = (row: Awaited<ReturnType<typeof findDutyRecords>>[number]) => ({
  ...{ act: row.act, of: row.duty, is: row.outcome, time: row.time, on: row.on_day, due: row.due, late: row.late },
  ...{ use: row.use, sha256: row.sha256, recordedAt: row.recorded_at },
});

const eventOf = (row: Awaited<ReturnType<typeof findEvents>>[number]) => ({
  ...{ act: row.act, fact: row.fact, value: row.value, body: row.body, of: whichOf(row.of) },
  ...{ recordedAt: row.recorded_at, withdrawnAt: row.withdrawn_at },
});
