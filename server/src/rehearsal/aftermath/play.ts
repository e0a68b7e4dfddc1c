import { addDays, addYears, type Day } from '@heng/domain/language';
import { type AfterView, aftermath, type EditionView, type Task } from '@heng/domain/procedure';
import type { AwardFile } from '@heng/domain/supervision';
import type { Stage } from '../stage.ts';
import { doAfterTask } from './deeds.ts';
import { type Fate, fateOf } from './happenings.ts';

/** How the years after ended: on which day, and what was left that nobody could do. */
export interface PlayedOn {
  readonly last: Day;
  readonly stuck: readonly Task[];
  readonly view: AfterView;
}

/** Days before a duty is due on which invented winners do it; what is due sooner they do at once. */
const aheadOfDue = 12;

/**
 * Plays the years after an edition whose awards are announced: looks at what is to be done today, does it, lets the day pass, and looks again, up to the
 * day so many years after the award date. Nothing is known of any regulation but what its pack says. null: nobody won.
 */
export async function playAftermath(stage: Stage, years: number): Promise<PlayedOn | null> {
  const awards = await stage.world.awards();
  const awarded = awards.flatMap(({ awardedOn }) => awardedOn ?? []).toSorted()[0];
  if (awarded === undefined) return null;
  const last = addYears(awarded, years);
  const fate = fateOf(stage, awards, awarded);
  for (;;) {
    const { edition, after } = await viewToday(stage);
    await happenToday(stage, fate, edition);
    const tasks = aftermath((await viewToday(stage)).after, stage.clock.today);
    const ready = tasks.filter((task) => task.waits.length === 0 && isWilling(stage, fate, task));
    const did = await doFirst(stage, edition, ready);
    if (did) continue;
    const next = nextDay(stage, fate, tasks);
    if (next === null || next > last) return { last, stuck: ready, view: after };
    stage.clock.goTo(next);
    // The next working day may lie beyond the end.
    if (stage.clock.today > last) return { last, stuck: [], view: after };
  }
}

const viewToday = async ({ world }: Stage): Promise<{ readonly edition: EditionView; readonly after: AfterView }> => ({
  edition: await world.view(),
  after: await world.afterView(),
});

/** Everything whose day has come, each once. */
async function happenToday(stage: Stage, { happenings }: Fate, view: EditionView): Promise<void> {
  for (const [i, { day, happen }] of happenings.entries()) {
    const name = `aftermath/${i}`;
    if (day > stage.clock.today || stage.happened.has(name)) continue;
    stage.happened.add(name);
    await happen(stage, view);
  }
}

/** The first thing that somebody is there to do: what it brings may change all the rest. */
async function doFirst(stage: Stage, edition: EditionView, tasks: readonly Task[]): Promise<boolean> {
  for (const task of tasks) {
    const { after } = await viewToday(stage);
    const done = await doAfterTask(stage, edition, after, task);
    if (done === null) continue;
    if (!done.ok)
      throw new Error(
        `${task.act} of ${task.award ?? task.proceeding ?? ''} was refused: ${JSON.stringify(done.reasons)}`,
      );
    return true;
  }
  return false;
}

/** Winners do their duties some days ahead; one forgets the first. Money and what a decision brings take the others no time. */
function isWilling({ clock }: Stage, { forgets }: Fate, task: Task): boolean {
  if (task.act !== 'duty-done') return true;
  if (isForgotten(forgets, task)) return false;
  return task.due === null || clock.today >= addDays(task.due, -aheadOfDue);
}

const isForgotten = (forgets: AwardFile | null, { award, time, by }: Task): boolean =>
  forgets !== null && award === forgets.id && time === 1 && by.includes('applicant');

/** The next day on which something happens, falls due, or may first be done; null: nothing is left. */
function nextDay({ clock, happened }: Stage, { happenings, forgets }: Fate, tasks: readonly Task[]): Day | null {
  const days = [
    ...happenings.flatMap(({ day }, i) => (happened.has(`aftermath/${i}`) ? [] : [day])),
    ...tasks.flatMap((task) => [task.from, ...(task.due === null ? [] : duesOf(forgets, task, task.due))]),
  ];
  const ahead = days.filter((day) => day !== null).filter((day) => day > clock.today);
  return ahead.toSorted()[0] ?? null;
}

const duesOf = (forgets: AwardFile | null, task: Task, due: Day): readonly Day[] =>
  isForgotten(forgets, task) ? [addDays(due, 1)] : [addDays(due, -aheadOfDue), addDays(due, 1)];
