import type { CaseId, EditionId, StepId } from '@heng/domain/language';
import type { ActName } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { Database } from '../storage/index.ts';

/** What a sealed act is about, and its place in the journal: no content. */
export interface Change {
  readonly place: number;
  readonly jurisdiction: string;
  readonly edition: EditionId;
  readonly act: ActName;
  readonly step: StepId | null;
  readonly case: CaseId | null;
}

/** Sealed acts from a place on, of all jurisdictions; `next`: where to go on. Those of no edition change nobody's page. */
export async function readSealed(
  db: Database,
  from: number,
  atMost: number,
): Promise<{ readonly changes: readonly Change[]; readonly next: number; readonly more: boolean }> {
  const { rows } = await sql<{
    place: number;
    jurisdiction_id: string;
    edition_id: EditionId | null;
    act: ActName;
    step: StepId | null;
    case_id: CaseId | null;
  }>`select * from sealed_entries(${from}, ${atMost})`.execute(db);
  const changes = rows.flatMap(({ jurisdiction_id, edition_id, case_id, ...rest }) =>
    edition_id === null ? [] : [{ ...rest, jurisdiction: jurisdiction_id, edition: edition_id, case: case_id }],
  );
  return { changes, next: (rows.at(-1)?.place ?? from - 1) + 1, more: rows.length === atMost };
}

/** The first place that nothing has yet. */
export async function readEnd(db: Database): Promise<number> {
  const { rows } = await sql<{ next: number }>`select coalesce(max(place) + 1, 0) as next from journal_leaf`.execute(
    db,
  );
  return rows[0]?.next ?? 0;
}
