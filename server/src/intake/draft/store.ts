import { type Actor, type CaseId, type EditionId, ok, type Refusal, type Result } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, type Desk, offRecord, type Tx, within } from '../../storage/index.ts';
import { loadDraft, writeDraft } from '../store.ts';

/** What has become of a draft: its next version, or that somebody has changed it since, and what it holds now. */
type Saved =
  | { readonly version: number }
  | { readonly stale: { readonly version: number; readonly answers: Readonly<Record<string, unknown>> } };

interface Answers {
  readonly case: CaseId;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The version that was changed; 0: nothing had been saved yet. */
  readonly version: number;
}

/** Saves answers that somebody gave on top of one version of the draft; nothing of anybody else's is overwritten unseen. */
export function savesDraft(
  desk: Desk,
  by: Actor,
  edition: EditionId,
  command: Answers,
): Promise<Result<Saved, Refusal>> {
  return offRecord(desk.db, desk.jurisdiction, async (tx): Promise<Result<Saved, Refusal>> => {
    const version = await holdVersion(tx, command.case);
    const written = await writeDraft(desk, tx, by, edition, command, version === command.version);
    if (!written.ok) return written;
    if (version === command.version) return ok({ version: version + 1 });
    return ok({ stale: { version, answers: (await loadDraft(tx, command.case)).facts } });
  });
}

/** How much a draft holds. Whoever saves on top of it meanwhile is told apart by the version. */
export const bytesOfDraft = (db: Database, jurisdiction: string, id: CaseId): Promise<number> =>
  within(db, jurisdiction, async (tx) => {
    const { bytes } = await tx
      .selectFrom('case_draft')
      .select(sql<number>`coalesce(sum(octet_length(value::text)), 0)::int`.as('bytes'))
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow();
    return bytes;
  });

/** The version of a draft, held until the end: two who save at once are told apart. */
async function holdVersion(tx: Tx, id: CaseId): Promise<number> {
  await tx
    .insertInto('draft_version')
    .values({ case_id: id, version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { version } = await tx
    .selectFrom('draft_version')
    .select('version')
    .where('case_id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return version;
}
