import { as, type CaseId, type EditionId } from '@heng/domain/language';
import { mayRead, scopeOf, type Thing, things } from '@heng/domain/procedure';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readerOf } from '../procedure/rights/store.ts';
import type { Checked } from './checked.ts';
import type { Place } from './place.ts';
import { Problem } from './problem.ts';
import { editionOf, unknownIn } from './refs/check.ts';
import { readFromDoor } from './refs/store.ts';

/**
 * Reads for somebody, in one snapshot: whether all that the request names is there, how the reader stands in the edition, and of which cases they may
 * read the thing. A case that is not theirs to see is answered like one that does not exist.
 */
export function readAsSomebody(
  place: Place,
  of: Thing,
  jurisdiction: string,
  checked: Checked & { readonly request: FastifyRequest; readonly reply: FastifyReply },
  run: (ask: unknown) => Promise<unknown>,
): Promise<unknown> {
  const { named, session, params } = checked;
  const edition = editionOf(params);
  if (edition === null) throw new Error('what is read by rights is read in an edition');
  const person = session?.person ?? null;
  return readFromDoor(place.db, { jurisdiction, person, edition, named }, async (tx, { standing, unknown }) => {
    if (standing === undefined) return new Problem('not-found');
    const reader = await readerOf(tx, session, as<EditionId>(edition), standing);
    const one = caseOf(params);
    if (one !== null && !mayRead(of, reader, one)) return new Problem('not-found');
    if (things[of].about === 'edition' && !mayRead(of, reader, null)) return new Problem('forbidden');
    const missing = await unknownIn(tx, { pack: standing.pack, unknown }, named);
    if (missing !== null) return missing;
    return run({
      place,
      jurisdiction,
      ...checked,
      tx,
      reader,
      scope: scopeOf(of, reader),
      may: (thing: Thing, of?: CaseId) => mayRead(thing, reader, of ?? one),
      scopeOf: (thing: Thing) => scopeOf(thing, reader),
    });
  });
}

function caseOf(params: unknown): CaseId | null {
  if (typeof params !== 'object' || params === null || !('case' in params)) return null;
  return typeof params.case === 'string' ? as<CaseId>(params.case) : null;
}
