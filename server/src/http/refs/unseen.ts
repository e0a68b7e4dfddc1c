import type { Named } from '@heng/contract';
import { as, type CaseId, type EditionId } from '@heng/domain/language';
import { mayRead } from '@heng/domain/procedure';
import { loadReader, type Whoever } from '../../procedure/rights/store.ts';
import { type Database, readAs } from '../../storage/index.ts';
import { listedIn, lookAtDoor } from './store.ts';

/** What an act names that hangs on a case, or is for its receivers alone. */
const confidential: readonly Named['kind'][] = ['case', 'notice', 'objection', 'award', 'proceeding', 'report'];

export interface Tried {
  readonly session: Whoever;
  readonly jurisdiction: string;
  readonly edition: string | null;
  readonly named: readonly Named[];
}

/**
 * What an act names that whoever tries it may not see: a case by their rights, all else by the barrier in the database, for which it does not exist.
 * The case that somebody has withdrawn from is no secret from them, nor one
 * that the notice they name lists for everybody.
 */
export async function unseenOf(
  db: Database,
  { session, jurisdiction, edition, named }: Tried,
): Promise<readonly Named[]> {
  const asked = named.filter(({ kind }) => confidential.includes(kind));
  if (asked.length === 0 || edition === null) return [];
  return readAs(db, { jurisdiction, person: session.person }, async (tx) => {
    const { unknown } = await lookAtDoor(tx, { jurisdiction, edition, named: asked, seat: null, key: null });
    const reader = await loadReader(tx, session, as<EditionId>(edition));
    const hidden = asked.filter(
      (one) => unknown.includes(one) || (one.kind === 'case' && !mayRead('case', reader, as<CaseId>(one.id))),
    );
    const idsOf = (of: Named['kind'], some: readonly Named[]) =>
      some.flatMap(({ kind, id }) => (kind === of ? [id] : []));
    const listed = await listedIn(tx, idsOf('notice', asked), idsOf('case', hidden));
    const known: readonly string[] = [...reader.recused, ...listed];
    return hidden.filter(({ kind, id }) => kind !== 'case' || !known.includes(id));
  });
}
