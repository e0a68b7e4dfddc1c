import type { Place } from '../http/place.ts';
import { type Database, within } from '../storage/index.ts';
import { isAgentOf, mayOpenEditions } from './parties/store.ts';
import { sessionFor } from './session.ts';

/** What the rest of the server asks about people and their accounts. */
export const accountsOf = (db: Database): Pick<Place, 'sessionFor' | 'isAgentOf' | 'mayOpenEditions'> => ({
  sessionFor: (token) => sessionFor(db, token),
  isAgentOf: (jurisdiction, person, applicant) => within(db, jurisdiction, (tx) => isAgentOf(tx, person, applicant)),
  mayOpenEditions: (jurisdiction, { person, body }, regulation) =>
    within(db, jurisdiction, (tx) => mayOpenEditions(tx, person, regulation, body)),
});
