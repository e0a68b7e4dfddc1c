import type { Frame } from '@heng/domain/edition';
import { type CasePlace, checkDraft, type OpenCase } from '@heng/domain/intake';
import type { Actor } from '@heng/domain/language';
import {
  type ApplicantId,
  as,
  type CaseId,
  type EditionId,
  type Instant,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  type TierId,
} from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import type { TierSeeker } from '@heng/domain/regulation';
import { loadFrame } from '../edition/store.ts';
import { loadCase, loadCases } from '../notice/cases/store.ts';
import { seat } from '../people/store.ts';
import { type ActNamed, canonicalText, type Desk, digestOfValue, offRecord, type Tx } from '../storage/index.ts';
import { loadBars, loadExcluded } from './bars/store.ts';

/** Puts an applicant on the register; names are personal data and no act. */
export async function keepApplicant(
  tx: Tx,
  applicant: {
    readonly id: ApplicantId;
    readonly name: string;
    readonly industry: string | null;
    /** Of an organisation; absent or null: not known, or an individual. */
    readonly creditCode?: string | null;
  },
): Promise<void> {
  const { id, name, industry, creditCode } = applicant;
  const row = { name, industry, ...(creditCode && { credit_code: creditCode }) };
  await tx
    .insertInto('applicant')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'id']).doUpdateSet(row))
    .execute();
}

/** The organisation with this credit code, which an imported register may have brought; null: nobody has heard of it. */
export async function applicantWithCode(tx: Tx, code: string): Promise<ApplicantId | null> {
  const row = await tx.selectFrom('applicant').select('id').where('credit_code', '=', code).executeTakeFirst();
  return row ? as<ApplicantId>(row.id) : null;
}

/** What opening a case depends on. Numbers are given one after the other: the application's step is held for update by the caller. */
export async function loadPlace(tx: Tx, frame: Frame, command: Omit<OpenCase, 'case'>): Promise<CasePlace> {
  const edition = frame.edition.id;
  const rows = await tx
    .selectFrom('case_file')
    .select(['number', 'applicant_id', 'track'])
    .where('edition_id', '=', edition)
    .execute();
  const agents = await tx
    .selectFrom('member')
    .select('person_id')
    .where('edition_id', '=', edition)
    .where('body', '=', frame.actor.body)
    .where('of', '=', command.applicant)
    .where('left_at', 'is', null)
    .execute();
  const own = rows.find((row) => row.applicant_id === command.applicant && row.track === command.track);
  return {
    frame,
    next: Math.max(0, ...rows.map(({ number }) => number)) + 1,
    taken: own?.number ?? null,
    agents: agents.map(({ person_id }) => as<PersonId>(person_id)),
    bars: await loadBars(tx, edition, [command.applicant, ...(command.partners ?? [])]),
  };
}

/** The case, and the seat of whoever opens it. */
export async function saveOpened(tx: Tx, frame: Frame, act: ActNamed<'case-opened'>, at: Instant): Promise<void> {
  const edition = frame.edition.id;
  await tx
    .insertInto('case_file')
    .values({
      id: act.case,
      edition_id: edition,
      number: act.number,
      applicant_id: act.applicant,
      track: act.track,
      kind: act.kind,
      tier: act.tier,
      opened_at: at,
    })
    .execute();
  if (act.partners.length > 0) {
    await tx
      .insertInto('case_partner')
      .values(act.partners.map((applicant_id, index) => ({ case_id: act.case, applicant_id, place: index + 1 })))
      .execute();
  }
  const { person, body, of } = frame.actor;
  if (!frame.seated) await seat(tx, edition, { person, body, of, seat: 'agent', category: null }, at);
}

/** Saves answers into the draft of an application; null takes one back. No act: nothing is said in law until it is handed in. */
export function saveDraft(
  desk: Desk,
  by: Actor,
  edition: EditionId,
  command: { readonly case: CaseId; readonly answers: Readonly<Record<string, unknown>> },
): Promise<Result<null, Refusal>> {
  return offRecord(desk.db, desk.jurisdiction, (tx) => writeDraft(desk, tx, by, edition, command, true));
}

/** The same, inside a transaction; where not `keep`, it is only told whether these answers might go in. */
export async function writeDraft(
  desk: Desk,
  tx: Tx,
  by: Actor,
  edition: EditionId,
  command: { readonly case: CaseId; readonly answers: Readonly<Record<string, unknown>> },
  keep: boolean,
): Promise<Result<null, Refusal>> {
  const frame = await loadFrame(desk, tx, edition, by);
  const file = await loadCase(tx, edition, command.case);
  const checked = checkDraft(frame, file, command.answers);
  if (!checked.ok) return checked;
  if (keep) await keepAnswers(tx, file.id, checked.value);
  return ok(null);
}

async function keepAnswers(tx: Tx, id: CaseId, answers: Readonly<Record<string, unknown>>): Promise<void> {
  await tx
    .insertInto('draft_version')
    .values({ case_id: id, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'case_id'])
        .doUpdateSet(({ eb }) => ({ version: eb('draft_version.version', '+', 1) })),
    )
    .execute();
  const all = Object.entries(answers);
  const taken = all.filter(([, answer]) => answer === null).map(([fact]) => fact);
  const given = all
    .filter(([, answer]) => answer !== null)
    .map(([fact, answer]) => ({ case_id: id, fact, value: canonicalText(answer) }));
  if (taken.length > 0)
    await tx.deleteFrom('case_draft').where('case_id', '=', id).where('fact', 'in', taken).execute();
  if (given.length === 0) return;
  await tx
    .insertInto('case_draft')
    .values(given)
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'case_id', 'fact'])
        .doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })),
    )
    .execute();
}

/** The answers of the draft as they will be handed in, and the digest of their canonical JSON. */
export async function loadDraft(tx: Tx, id: CaseId) {
  const rows = await tx
    .selectFrom('case_draft')
    .select(['fact', 'value'])
    .where('case_id', '=', id)
    .orderBy('fact')
    .execute();
  const facts = Object.fromEntries(rows.map(({ fact, value }) => [fact, value]));
  return { facts, sha256: digestOfValue(facts) };
}

/** Freezes the draft: the same answers, now the applicant's word. */
export async function saveSubmitted(
  tx: Tx,
  act: ActNamed<'application-submitted'>,
  facts: Readonly<Record<string, unknown>>,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({ submitted_at: at, relations_declared: act.relations !== null })
    .where('id', '=', act.case)
    .execute();
  const relations = (act.relations ?? []).map(({ about, applicant }) => ({
    case_id: act.case,
    about,
    applicant_id: applicant,
  }));
  if (relations.length > 0) {
    await tx
      .insertInto('relation')
      .values(relations)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const answers = Object.entries(facts);
  if (answers.length > 0) {
    await tx
      .insertInto('case_fact')
      .values(
        answers.map(([fact, value]) => ({
          case_id: act.case,
          fact,
          source: 'applicant',
          value: canonicalText(value),
          at,
        })),
      )
      .execute();
  }
  if (act.documents.length > 0) {
    await tx
      .insertInto('case_document')
      .values(
        act.documents.map(({ document, sha256, tradeSecret, validUntil }) => ({
          case_id: act.case,
          document,
          by,
          sha256,
          trade_secret: tradeSecret,
          valid_until: validUntil ?? null,
          endless: validUntil === null,
          at,
        })),
      )
      .execute();
  }
}

/** A winner who withdraws leaves the seat empty. */
export async function saveWithdrawn(tx: Tx, act: ActNamed<'application-withdrawn'>, at: Instant): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({ ended_step: act.step, ended_why: 'withdrawn' })
    .where('id', '=', act.case)
    .execute();
  await tx
    .updateTable('winner')
    .set({ removed_at: at })
    .where('case_id', '=', act.case)
    .where('removed_at', 'is', null)
    .execute();
}

export async function isApproved(tx: Tx, id: CaseId): Promise<boolean> {
  const row = await tx
    .selectFrom('winner')
    .select('case_id')
    .where('case_id', '=', id)
    .where('approved_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What this recommender has said about the case, and the other cases it has recommended in the edition. */
export async function loadSaid(tx: Tx, { edition, actor }: Frame, file: CaseState) {
  const rows = await tx
    .selectFrom('recommendation')
    .innerJoin('case_file', 'case_file.id', 'recommendation.case_id')
    .select(['case_id', 'recommended'])
    .where('edition_id', '=', edition.id)
    .where('body', '=', actor.body)
    .where('of', '=', actor.of ?? '')
    .execute();
  const own = rows.find(({ case_id }) => case_id === file.id);
  const others = rows.filter(({ case_id, recommended }) => recommended && case_id !== file.id);
  const said: 'recommended' | 'returned' | null =
    own === undefined ? null : own.recommended ? 'recommended' : 'returned';
  return {
    said,
    excluded: await loadExcluded(tx, edition.id),
    recommended: await loadCases(
      tx,
      edition.id,
      others.map(({ case_id }) => as<CaseId>(case_id)),
    ),
  };
}

export async function saveRecommended(tx: Tx, act: ActNamed<'recommendation-made'>, at: Instant): Promise<void> {
  await saveSaid(tx, act, { recommended: true, reasons: null, at });
  const row = { by: act.of === null ? act.body : `${act.body}:${act.of}`, sha256: act.sha256, at };
  await tx
    .insertInto('case_document')
    .values({ case_id: act.case, document: act.document, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'case_id', 'document']).doUpdateSet(row))
    .execute();
}

export const saveReturned = (
  tx: Tx,
  act: ActNamed<'application-returned'>,
  reasons: string,
  at: Instant,
): Promise<void> => saveSaid(tx, act, { recommended: false, reasons, at });

async function saveSaid(
  tx: Tx,
  act: { readonly case: CaseId; readonly body: string; readonly of: string | null },
  row: { readonly recommended: boolean; readonly reasons: string | null; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('recommendation')
    .values({ case_id: act.case, body: act.body, of: act.of ?? '', ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'case_id', 'body', 'of']).doUpdateSet(row))
    .execute();
}

/** Track, kind, tier and number of holders of a case, which never change. */
export async function loadSeeker(tx: Tx, edition: EditionId, id: CaseId): Promise<TierSeeker> {
  const { track, kind, tier } = await tx
    .selectFrom('case_file')
    .select(['track', 'kind', 'tier'])
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirstOrThrow();
  const partners = await tx.selectFrom('case_partner').select('place').where('case_id', '=', id).execute();
  return { track, kind, tier: tier === null ? null : as<TierId>(tier), holders: 1 + partners.length };
}
