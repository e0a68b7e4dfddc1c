import { acts, actThings, mayRead, type Reader, receivesReports, scopeOf, things } from '@heng/domain/procedure';
import type { Change } from './store.ts';

/** Whether a reader may know that this act was done: by what one has to be able to read to be told of it. */
export function isVisible(reader: Reader, { act, case: file }: Pick<Change, 'act' | 'case'>): boolean {
  // Of a vote nobody is told when it was cast: who sat there just then is easily known.
  if (reader.seats.length === 0 || act === 'ballot-cast') return false;
  const thing = actThings[act];
  if (thing === null) return true;
  // To whom a report may be passed on is not told that one has come.
  if (thing === 'report' && act !== 'report-forwarded') return receivesReports(reader);
  if (things[thing].about === 'edition' || file !== null) return mayRead(thing, reader, file);
  // About cases that it does not name: whoever reads of any of them, where it is about a whole step; else only who reads of all.
  return acts[act].subject === 'step' ? mayRead(thing, reader, null) : scopeOf(thing, reader).all;
}
