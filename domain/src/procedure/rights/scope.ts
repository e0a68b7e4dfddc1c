import type { CaseId } from '../../language/index.ts';
import { brings, type Grant, grants } from './grants.ts';
import { contains, nothing, type Reader, type Scope, type SeatHeld } from './reader.ts';
import { type Thing, things } from './things.ts';

const parties: readonly SeatHeld['role'][] = ['applicant', 'parent', 'winner'];

/**
 * Of which cases of the edition a reader may read the thing: what any of their seats gives. In the seat of a body nobody reads of a case they have withdrawn
 * from, nor of one they are a party to; as a party they read of their own.
 */
export function scopeOf(thing: Thing, reader: Reader): Scope {
  if (reader.administrator !== null)
    return thing === 'access-log' && reader.administrator === 'audit' ? { all: true, except: [] } : nothing;
  const given = reader.seats.flatMap((seat) =>
    grants[thing].filter((grant) => fits(grant, seat, reader)).map((grant) => ({ seat, grant })),
  );
  if (given.length === 0) return nothing;
  const ofEdition = things[thing].about === 'edition';
  const all = given.some(({ grant }) => grant.of === 'all');
  if (ofEdition) return all ? { all, except: [] } : nothing;

  const { own, branches } = reader.relations;
  const asParty = casesOf(
    given.filter(({ seat }) => parties.includes(seat.role)),
    reader,
  );
  const interested = new Set([...reader.recused, ...own, ...branches]);
  if (all) return { all, except: [...interested].filter((one) => !asParty.includes(one)) };
  const inSeats = casesOf(
    given.filter(({ seat }) => !parties.includes(seat.role)),
    reader,
  );
  return { all: false, only: [...new Set([...asParty, ...inSeats.filter((one) => !interested.has(one))])] };
}

/** Whether the reader may read the thing of this case; null: the thing of the edition itself, or of any case at all. */
export function mayRead(thing: Thing, reader: Reader, one: CaseId | null): boolean {
  const scope = scopeOf(thing, reader);
  return one === null ? scope.all || scope.only.length > 0 : contains(scope, one);
}

/** Whether reports come to a body of the reader. To whom they are only passed on is told of those alone, and not that there are others. */
export const receivesReports = ({ seats }: Reader): boolean => seats.some(({ hears }) => hears.length > 0);

function fits(grant: Grant, seat: SeatHeld, { undertaken }: Reader): boolean {
  return grant.to.includes(seat.role) && (grant.if === undefined || brings(seat, undertaken)[grant.if]);
}

const casesOf = (
  given: readonly { readonly grant: Grant }[],
  { relations }: Pick<Reader, 'relations'>,
): readonly CaseId[] => given.flatMap(({ grant }) => (grant.of === 'all' ? [] : relations[grant.of]));
