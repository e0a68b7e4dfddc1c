import type { Calendar } from '@heng/domain/calendar';
import { type ApplicantId, as, type PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { absentFiles } from '../../files/testing/absent.ts';
import { readClock } from '../../public/index.ts';
import { passingKeys } from '../../running/keys.ts';
import { newId } from '../../storage/index.ts';
import type { TestDatabase } from '../../storage/testing.ts';
import type { Place, Session } from '../place.ts';

/** Who sends a request in a test. */
export interface Somebody {
  readonly person: string;
  readonly jurisdiction?: string;
  readonly administrator?: Hand | null;
}

/** A token that says by itself whose it is; only the place of a test believes it. */
export const tokenOf = (who: Somebody): string =>
  Buffer.from(JSON.stringify({ jurisdiction: 'here', administrator: null, ...who }).padEnd(24)).toString('base64url');

function sessionOf(token: string): Session | null {
  try {
    const { person, jurisdiction, administrator } = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    const name = `name of ${person}`;
    const id = as<PersonId>(person);
    return { id: token, account: `account-${person}`, person: id, name, jurisdiction, administrator, strong: true };
  } catch {
    return null;
  }
}

/** Where the API works in a test: sessions by `tokenOf()`, agents and posts for whoever asks, unless a test says otherwise. */
export function testPlace({ db }: Pick<TestDatabase, 'db'>, over: Partial<Place> = {}): Place {
  return {
    db,
    calendar: new Map() as Calendar,
    desk: (jurisdiction) => ({ db, jurisdiction, calendar: over.calendar ?? (new Map() as Calendar), newId }),
    now: () => readClock(db),
    origin: 'http://127.0.0.1:8080',
    keys: passingKeys(),
    files: absentFiles,
    demonstration: false,
    sessionFor: async (token) => sessionOf(token),
    isAgentOf: async (_jurisdiction: string, person: PersonId, applicant: ApplicantId) =>
      person === `${applicant}-agent`,
    mayOpenEditions: async () => true,
    live: null,
    ...over,
  };
}
