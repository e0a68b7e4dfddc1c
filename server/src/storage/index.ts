export { NoResultError } from 'kysely';
export { sendAhead } from './ahead.ts';
export { asMachine, forKeeping, lets } from './as-machine.ts';
export { byCase } from './by-case.ts';
export {
  clientConfig,
  connect,
  type Database,
  type DatabaseUrls,
  databaseUrls,
  inDatabase,
  type Tx,
} from './database.ts';
export { digestOf, digestOfValue, hashOf } from './digest.ts';
export { dump, isEmpty, load } from './dump.ts';
export { type Embedded, makeFolder, startEmbedded } from './embedded/index.ts';
export { canonicalText, type Entry, readEntry } from './entry.ts';
export { Fault, type FaultCode } from './fault.ts';
export { newId } from './ids.ts';
export * from './journal/index.ts';
export { listen } from './listen.ts';
export { addJurisdiction, isMigrated, migrate, type Nature, readMigrations } from './migrate.ts';
export { offRecord } from './off-record.ts';
export { type CaseScope, inScope, instantText, isIn, type PageAsked, pageFrom, textIn } from './paged.ts';
export { asOfOneMoment, within } from './read.ts';
export { readAs } from './read-as.ts';
export { type ActNamed, type Attempt, type Desk, type Key, type Recorded, type Room, record } from './record.ts';
export { setRehearsalClock } from './rehearsal-clock.ts';
export type { DB } from './schema.ts';
export {
  alone,
  asOwner,
  createDatabase,
  databaseExists,
  dropDatabase,
  dropDatabases,
  renameDatabase,
} from './server.ts';
export { whichOf } from './which.ts';
