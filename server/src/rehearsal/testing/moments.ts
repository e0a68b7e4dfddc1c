import assert from 'node:assert/strict';
import { day, type EditionId } from '@heng/domain/language';
import { currentStep, type EditionView } from '@heng/domain/procedure';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { type Desk, setRehearsalClock } from '../../storage/index.ts';
import type { TestDatabase } from '../../storage/testing.ts';
import { databaseWorld } from '../database-world.ts';
import { rehearseIn } from '../rehearse.ts';

/** Points of an edition at which rights differ. */
export type Moment =
  | 'intake'
  | 'vetting'
  | 'review'
  | 'before-the-vote'
  | 'after-the-vote'
  | 'in-the-notice'
  | 'closed';

/** What is at hand at a moment. */
export interface AtMoment {
  readonly moment: Moment;
  readonly edition: EditionId;
  readonly view: EditionView;
}

/** The moments that a view has reached, whether or not they are over. */
const reached: Readonly<Record<Exclude<Moment, 'closed'>, (view: EditionView) => boolean>> = {
  intake: (view) => at(view, 'application') && view.cases.length > 2,
  vetting: (view) =>
    at(view, 'vetting') && view.cases.some(({ opinions, vetted }) => opinions.length + vetted.length > 0),
  review: (view) =>
    at(view, 'review') &&
    view.cases.some(
      ({ sheets, reviewed }) => reviewed.length > 0 || Object.values(sheets).some((some) => some.length > 0),
    ),
  'before-the-vote': (view) => {
    const step = currentStep(view);
    return (
      step !== null &&
      ['resolution', 'ballot'].includes(step.kind) &&
      view.steps.some((one) => one.step === step.id && one.openedAt !== null)
    );
  },
  'after-the-vote': (view) => view.cases.some(({ winner }) => winner !== null),
  'in-the-notice': (view) =>
    view.cases.some(({ winner }) => winner !== null) &&
    view.notices.some(({ case: one, closed }) => one === null && !closed && at(view, 'notice')),
};

const at = (view: EditionView, kind: string): boolean => currentStep(view)?.kind === kind;

/** Plays a whole edition, and holds still at every moment for somebody to look. The clock stays where it was then. */
export async function playMoments(
  database: TestDatabase,
  regulation: string,
  { applicants, seed, label, years }: { applicants: number; seed: string; label?: string; years?: number },
  look: (now: AtMoment) => Promise<void>,
): Promise<EditionId> {
  const calendar = await loadCalendar();
  const today = await resolvePack(packFolder(regulation), day('2026-03-02'));
  assert.ok(calendar.ok && today.ok);
  const from = day(today.value.pack.regulation.rehearse_from);
  const resolved = await resolvePack(packFolder(regulation), from);
  assert.ok(resolved.ok);
  const { pack } = resolved.value;
  const seen = new Set<Moment>();
  const counted = new Map<string, number>();
  const own = { pack, calendar: calendar.value, jurisdiction: 'here', applicants, seed, from, until: null };
  const plan = { ...own, ...(label !== undefined && { label }), ...(years !== undefined && { yearsAfter: years }) };
  const played = await rehearseIn(
    plan,
    () => {},
    (edition, clock) => {
      const newId = (kind: string): string => {
        const next = (counted.get(kind) ?? 0) + 1;
        counted.set(kind, next);
        return `${edition}-${kind}-${String(next).padStart(4, '0')}`;
      };
      const desk: Desk = { db: database.db, jurisdiction: 'here', calendar: calendar.value, newId };
      const world = databaseWorld(desk, edition, pack, clock);
      return {
        ...world,
        view: async () => {
          const view = await world.view();
          for (const [moment, isReached] of Object.entries(reached) as [
            Exclude<Moment, 'closed'>,
            typeof reached.intake,
          ][])
            if (!seen.has(moment) && isReached(view)) {
              seen.add(moment);
              await look({ moment, edition, view });
            }
          return view;
        },
      };
    },
  );
  assert.deepEqual(played.stuck, []);
  await look({ moment: 'closed', edition: played.edition, view: played.view });
  await setRehearsalClock(database.db, null);
  return played.edition;
}
