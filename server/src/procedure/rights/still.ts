import type { CaseId, EditionId } from '@heng/domain/language';
import { mayRead, type Thing } from '@heng/domain/procedure';
import { type Database, readAs } from '../../storage/index.ts';
import { isOpen, loadReader, type Whoever } from './store.ts';

/** What was allowed when it began: a stream, a download, an export. */
export interface Begun {
  readonly jurisdiction: string;
  readonly session: Whoever & { readonly id: string };
  readonly edition: EditionId;
  readonly thing: Thing;
  /** null: of the edition itself. */
  readonly case: CaseId | null;
}

/** Whether it is allowed still: the session holds, and the person may read this. For what goes on after its request was let in. */
export function stillMay(db: Database, { jurisdiction, session, edition, thing, case: one }: Begun): Promise<boolean> {
  return readAs(db, { jurisdiction, person: session.person }, async (tx) => {
    if (!(await isOpen(tx, session.id))) return false;
    return mayRead(thing, await loadReader(tx, session, edition), one);
  });
}
