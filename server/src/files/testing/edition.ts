import assert from 'node:assert/strict';
import { day, type EditionId } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { castOf } from '../../rehearsal/cast.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import type { TestDatabase } from '../../storage/testing.ts';

/** An edition with applications at hand, and some of its people. */
export interface Played {
  readonly edition: EditionId;
  readonly view: EditionView;
  /** Two people of the office. */
  readonly office: string;
  readonly colleague: string;
}

/** Plays an edition up to the end of a step. */
export async function playTo(database: TestDatabase, until: string | null): Promise<Played> {
  const from = day('2026-03-02');
  const read = await resolvePack(packFolder('xinyang-2022'), from);
  const days = await loadCalendar();
  assert.ok(read.ok && days.ok);
  const { pack } = read.value;
  const plan = { pack, calendar: days.value, jurisdiction: 'here', applicants: 3, seed: '7', from, until };
  const { edition, view } = await rehearse(database.db, plan, () => {});
  const cast = castOf(pack);
  const [office, colleague] = cast.filter(({ body }) => body === cast[0]?.body);
  assert.ok(office && colleague);
  return { edition, view, office: office.person, colleague: colleague.person };
}
