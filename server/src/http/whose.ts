import type { Named } from '@heng/contract';
import type { Database } from '../storage/index.ts';
import { isJurisdiction, jurisdictionOf, onlyJurisdiction } from './refs/store.ts';

/** Ids that belong to one jurisdiction and that everybody may hold in hand. */
const telling: readonly string[] = ['edition', 'notice', 'act'];

/** In which jurisdiction somebody asks who is not signed in: the one they name, else the one that has what they name, else the only one. */
export async function jurisdictionFor(
  db: Database,
  { named, query, body }: { readonly named: readonly Named[]; readonly query: unknown; readonly body: unknown },
): Promise<string | null> {
  const said = jurisdictionIn(query) ?? jurisdictionIn(body);
  if (said !== null) return (await isJurisdiction(db, said)) ? said : null;
  const one = named.find(({ kind }) => telling.includes(kind));
  return one ? jurisdictionOf(db, one.kind, one.id) : ((await onlyJurisdiction(db)) ?? '');
}

function jurisdictionIn(part: unknown): string | null {
  if (typeof part !== 'object' || part === null || !('jurisdiction' in part)) return null;
  return typeof part.jurisdiction === 'string' ? part.jurisdiction : null;
}
