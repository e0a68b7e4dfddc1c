import {
  type AwardId,
  as,
  type BodyId,
  type CaseId,
  type Day,
  dayOf,
  type EditionId,
  type Instant,
  type PersonId,
  type ProceedingId,
} from '@heng/domain/language';
import { type Finding, isMap, type ResolvedPack } from '@heng/domain/regulation';
import {
  type ImposedMeasure,
  lookedInto,
  type Proceeding,
  type ProceedingPlace,
  type Subject,
  subjectOfAward,
  subjectOfCase,
  subjectOfOther,
  type Target,
} from '@heng/domain/supervision';
import { loadFrame } from '../../edition/store.ts';
import { loadCases } from '../../notice/cases/store.ts';
import { holdCases, loadRecused } from '../../people/store.ts';
import { type ActNamed, canonicalText, type Desk, type Tx } from '../../storage/index.ts';
import { caseOf, holdAward, loadAwardFiles } from '../store.ts';

type By = ProceedingPlace['frame']['actor'];

/** What a proceeding that is to be opened stands on: its target held, and whether one like it is under way. */
export async function loadToOpen(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: By,
  { sanction, target }: { readonly sanction: string; readonly target: Target },
) {
  // What is against a person or a body is held by the edition: neither has a row of its own.
  const lock = 'award' in target || 'case' in target ? {} : { edition: 'update' as const };
  const frame = await loadFrame(desk, tx, edition, by, lock);
  if ('award' in target) await holdAward(tx, target.award);
  if ('case' in target) await holdCases(tx, edition, [target.case]);
  const like = (await loadProceedings(tx, edition)).filter(
    (one) => one.sanction === sanction && isSame(one.target, target),
  );
  const subject = await loadSubject(tx, edition, frame.pack, { target, findings: {} }, lookedInto(like));
  return {
    frame,
    recused: await recusedFor(tx, target),
    subject,
    underWay: like.some(({ decision, droppedAt }) => decision === null && droppedAt === null),
  };
}

/** Who has withdrawn from the case a target is about; nobody, where it is about none. */
async function recusedFor(tx: Tx, target: Target): Promise<readonly PersonId[]> {
  const file = 'award' in target ? await caseOf(tx, target.award) : 'case' in target ? target.case : null;
  return file === null ? [] : loadRecused(tx, file);
}

const isSame = (a: Target, b: Target): boolean => canonicalText(a) === canonicalText(b);

/** A proceeding, held to the end of the act, with what rules read about whoever it is against. */
export async function loadProceedingPlace(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: By,
  id: ProceedingId,
): Promise<ProceedingPlace> {
  const frame = await loadFrame(desk, tx, edition, by);
  const held = await tx
    .selectFrom('proceeding')
    .select(['award_id', 'case_id'])
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirstOrThrow();
  if (held.award_id !== null) await holdAward(tx, as<AwardId>(held.award_id));
  if (held.case_id !== null) await holdCases(tx, edition, [as<CaseId>(held.case_id)]);
  await tx.selectFrom('proceeding').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const all = await loadProceedings(tx, edition);
  const proceeding = all.find((one) => one.id === id);
  if (!proceeding) throw new Error(`edition ${edition} has no proceeding ${id}`);
  return {
    frame,
    recused: await recusedFor(tx, proceeding.target),
    proceeding,
    subject: await subjectOf(tx, edition, frame.pack, proceeding, all),
  };
}

/** What rules read in a proceeding: what was looked into before, in one on the same sanction, is no ground again. */
export function subjectOf(
  tx: Tx,
  edition: EditionId,
  pack: ResolvedPack,
  proceeding: Proceeding,
  all: readonly Proceeding[],
): Promise<Subject> {
  const before = all.filter(
    (one) =>
      one.sanction === proceeding.sanction &&
      isSame(one.target, proceeding.target) &&
      one.openedAt < proceeding.openedAt,
  );
  return loadSubject(tx, edition, pack, proceeding, lookedInto(before));
}

async function loadSubject(
  tx: Tx,
  edition: EditionId,
  pack: ResolvedPack,
  { target, findings }: Pick<Proceeding, 'target' | 'findings'>,
  since: Instant | null,
): Promise<Subject> {
  if ('award' in target) {
    const [award] = await loadAwardFiles(tx, edition, [target.award]);
    if (!award) throw new Error(`edition ${edition} has no award ${target.award}`);
    return subjectOfAward(pack, award, findings, since);
  }
  if (!('case' in target)) return subjectOfOther(findings);
  const [file] = await loadCases(tx, edition, [target.case]);
  if (!file) throw new Error(`edition ${edition} has no case ${target.case}`);
  const anchors: Record<string, Day> = file.submittedAt === null ? {} : { application: dayOf(file.submittedAt) };
  return subjectOfCase(pack, file, anchors, findings);
}

/** Every proceeding of an edition, in the order in which they were opened. */
export async function loadProceedings(tx: Tx, edition: EditionId): Promise<readonly Proceeding[]> {
  const own = tx.selectFrom('proceeding').select('id').where('edition_id', '=', edition);
  const rows = await tx
    .selectFrom('proceeding')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const findings = await tx
    .selectFrom('proceeding_finding')
    .select(['proceeding_id', 'ground', 'finding'])
    .where('proceeding_id', 'in', own)
    .execute();
  const measures = await tx
    .selectFrom('measure')
    .leftJoin('bar', (join) =>
      join.onRef('bar.proceeding_id', '=', 'measure.proceeding_id').onRef('bar.place', '=', 'measure.place'),
    )
    .select(['measure.proceeding_id', 'kind', 'measure.article', 'what', 'due'])
    .select(['programme', 'first_day', 'last_day', 'editions'])
    .where('measure.proceeding_id', 'in', own)
    .orderBy('measure.place')
    .execute();
  const recovered = await tx
    .selectFrom('recovery')
    .select(['award_id', 'what', 'amount'])
    .where('proceeding_id', 'in', own)
    .execute();
  return rows.map((row): Proceeding => {
    const of = <Row extends { readonly proceeding_id: string }>(all: readonly Row[]) =>
      all.filter(({ proceeding_id }) => proceeding_id === row.id);
    return {
      id: as<ProceedingId>(row.id),
      sanction: row.sanction,
      target: targetOf(row),
      openedAt: row.opened_at,
      findings: Object.fromEntries(of(findings).map(({ ground, finding }) => [ground, findingOf(finding)])),
      askedAt: row.asked_at,
      droppedAt: row.dropped_at,
      decision:
        row.decided_on === null || row.decided_at === null || row.imposed === null
          ? null
          : { imposed: row.imposed, day: row.decided_on, at: row.decided_at, measures: of(measures).map(measureOf) },
      publishedOn: row.published_on,
      recovered: recovered
        .filter(({ award_id }) => award_id === row.award_id)
        .map(({ what, amount }) => ({ what, amount })),
      correction: { reportedOn: row.correction_reported_on, met: row.correction_met },
    };
  });
}

interface TargetRow {
  readonly award_id: string | null;
  readonly case_id: string | null;
  readonly person_id: string | null;
  readonly body: string | null;
  readonly of: string | null;
}

function targetOf({ award_id, case_id, person_id, body, of }: TargetRow): Target {
  if (award_id !== null) return { award: as<AwardId>(award_id) };
  if (case_id !== null) return { case: as<CaseId>(case_id) };
  if (person_id !== null) return { person: as<PersonId>(person_id) };
  return { body: as<BodyId>(body ?? ''), of };
}

const findingOf = (text: string): Finding =>
  text === 'holds' ? 'holds' : text === 'not-applicable' ? 'not-applicable' : 'does-not-hold';

interface MeasureRow {
  readonly kind: string;
  readonly article: unknown;
  readonly what: readonly string[];
  readonly due: Day | null;
  readonly programme: string | null;
  readonly first_day: Day | null;
  readonly last_day: Day | null;
  readonly editions: number | null;
}

const measureOf = (row: MeasureRow): ImposedMeasure => ({
  // What the deciding act brought is among the measures of its pack.
  do: row.kind as ImposedMeasure['do'],
  article: citeOf(row.article),
  what: row.what,
  due: row.due,
  bar:
    row.programme === null || row.first_day === null
      ? null
      : { programme: row.programme, first: row.first_day, last: row.last_day, editions: row.editions },
});

const citeOf = (value: unknown): ImposedMeasure['article'] =>
  isMap(value) ? null : (value as ImposedMeasure['article']);

export async function saveOpened(
  tx: Tx,
  edition: EditionId,
  { proceeding, sanction, target }: ActNamed<'proceeding-opened'>,
  at: Instant,
): Promise<void> {
  const against = {
    ...('award' in target && { award_id: target.award }),
    ...('case' in target && { case_id: target.case }),
    ...('person' in target && { person_id: target.person }),
    ...('body' in target && { body: target.body, of: target.of }),
  };
  await tx
    .insertInto('proceeding')
    .values({ id: proceeding, edition_id: edition, sanction, opened_at: at, ...against })
    .execute();
}

/** The reasons are kept here and in no act; until the decision a finding may be made anew. */
export async function saveFinding(
  tx: Tx,
  { proceeding, ground, finding }: ActNamed<'ground-found'>,
  { reasons, body }: { readonly reasons: string; readonly body: string },
  at: Instant,
): Promise<void> {
  const row = { finding, reasons, body, at };
  await tx
    .insertInto('proceeding_finding')
    .values({ proceeding_id: proceeding, ground, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'proceeding_id', 'ground']).doUpdateSet(row))
    .execute();
}

type Change = Partial<{
  asked_at: Instant;
  dropped_at: Instant;
  reasons: string;
  notice_id: string;
  notice_document: string | null;
  published_on: Day;
  correction_reported_on: Day;
  correction_sha256: string;
  correction_met: boolean;
}>;

/** Sets what an act says about a proceeding; what is not given stays. */
export async function changeProceeding(tx: Tx, id: ProceedingId, change: Change): Promise<void> {
  await tx.updateTable('proceeding').set(change).where('id', '=', id).execute();
}
