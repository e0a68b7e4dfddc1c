import { addDays, as, type BodyId } from '@heng/domain/language';
import { appointmentFor } from '@heng/domain/people';
import { agenda, currentStep, type EditionView, type Task } from '@heng/domain/procedure';
import { appointsMember, signsUndertaking } from '../people/acts.ts';
import { castOf } from './cast.ts';
import { doTask } from './deeds.ts';
import { mishaps } from './mishaps.ts';
import { inventPerson } from './names.ts';
import { atNextMoment, perform } from './perform.ts';
import { bringsRegisters } from './registers.ts';
import type { Stage } from './stage.ts';

/** How a rehearsal ended: over, at the step it was to stop at, or stuck with what it waits for. */
export interface Played {
  readonly view: EditionView;
  readonly stuck: readonly Task[];
}

/**
 * Plays an edition: looks at the agenda, does what can be done today by whoever it is for, lets the day pass, and looks again.
 * Every act goes through record(). With `until`, it stops when that step is under way and would next be closed.
 */
export async function play(stage: Stage, label: string, until: string | null): Promise<Played> {
  await openAndSeat(stage, label);
  for (;;) {
    const view = await stage.world.view();
    const tasks = agenda(view, stage.clock.today);
    if (tasks.length === 0) return { view, stuck: [] };
    const stops = until !== null && currentStep(view)?.id === until;
    const wrong = mishaps({ ...stage, tell: (told) => stage.tell({ ...told, mishap: true }) }, view);
    for (const mishap of wrong) await mishap();
    if (wrong.length > 0) continue;
    const ready = tasks.filter((task) => task.waits.length === 0 && !(stops && ends(task)));
    const willing = ready.filter((task) => isWilling(stage, view, task));
    const did = await doAll(stage, view, willing);
    if (did) continue;
    if (stops && ready.length === 0) return { view, stuck: [] };
    if (!waitForDay(stage, view, tasks, ready)) return { view, stuck: tasks };
  }
}

async function doAll(stage: Stage, view: EditionView, tasks: readonly Task[]): Promise<boolean> {
  let did = false;
  for (const task of tasks) {
    const done = await doTask(stage, view, task);
    if (done !== null && !done.ok) {
      throw new Error(
        `${task.act} of ${task.case ?? task.step ?? 'the edition'} was refused: ${JSON.stringify(done.reasons)}`,
      );
    }
    did ||= done !== null;
    // One team, case or recommendation changes what the rest of the list is about: look again.
    if (did && ['team-formed', 'case-opened', 'recommendation-made'].includes(task.act)) return true;
  }
  return did;
}

/** An act that ends a step. */
const ends = ({ act }: Task): boolean =>
  act.endsWith('-closed') ||
  ['winners-listed', 'approval-given', 'conferral-announced', 'candidates-listed'].includes(act);

/** Whether the invented person does it today: people take their time, one is late, one stays away from the vote. */
function isWilling(stage: Stage, view: EditionView, task: Task): boolean {
  const { random, clock, notBefore, applicants } = stage;
  const day = task.step === null ? undefined : notBefore[task.step];
  if (day !== undefined && clock.today < day) return false;
  const one = view.cases.find(({ id }) => id === task.case);
  switch (task.act) {
    case 'case-opened': {
      const next = applicants.find(({ id }) => !view.cases.some(({ applicant }) => applicant === id));
      const opened = view.notices.find(({ case: of }) => of === null)?.published;
      return next !== undefined && (opened === undefined || addDays(opened, next.startsAfter) <= clock.today);
    }
    case 'application-submitted':
      return applicants.find(({ id }) => id === one?.applicant)?.flaw !== 'late';
    case 'sheet-handed-in':
      return random.for(`${task.person}/${task.case}/${clock.today}`).chance(45);
    case 'ballot-cast':
      return !random.for(`absent/${task.person}`).chance(8);
    default:
      return true;
  }
}

/** Lets the day pass: to the next morning where somebody only needs time, else to the next day that something waits for. */
function waitForDay(stage: Stage, view: EditionView, tasks: readonly Task[], ready: readonly Task[]): boolean {
  const { clock } = stage;
  const slow = ready.some(
    ({ act }) => act === 'sheet-handed-in' || (act === 'case-opened' && view.cases.length < stage.applicants.length),
  );
  // The day after a list is published somebody may object: that morning is not slept over.
  const fresh = view.notices.some(
    (notice) => notice.case === null && !notice.closed && notice.last !== null && notice.published === clock.today,
  );
  if (slow || fresh) {
    clock.nextMorning();
    return true;
  }
  const days = tasks
    .flatMap(({ from, step }) => [from, step === null ? null : (stage.notBefore[step] ?? null)])
    .filter((day) => day !== null && day > clock.today)
    .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const next = days[0];
  if (next) clock.goTo(next);
  return next !== undefined && next !== null;
}

/** The office opens the edition; then everybody it takes is seated, and those who must have promised have. */
async function openAndSeat(stage: Stage, label: string): Promise<void> {
  const { pack, edition, random } = stage;
  const roles = castOf(pack);
  const [first, ...others] = roles;
  if (!first) throw new Error('the regulation names no body');
  await stage.world.meetPeople(roles.map(({ person: id }) => ({ id, name: inventPerson(random.for(id)) })));
  const office = { person: first.person, body: first.body, of: first.of };
  const command = { edition, label, number: null, nature: 'rehearsal' as const };
  const opened = await atNextMoment(stage, office, () => stage.world.openEdition(office, command));
  if (!opened.ok) throw new Error(`the edition was refused: ${JSON.stringify(opened.reasons)}`);
  await bringsRegisters(stage, office);
  const atOnce = others.filter(({ body, seat }) => appointmentFor(pack, body, seat) === null);
  for (const role of atOnce) await perform(stage, office, appointsMember, role);
  for (const { id, by } of pack.undertakings) {
    for (const { person, body, of } of roles.filter((role) => by.includes(role.body))) {
      await perform(stage, { person, body: as<BodyId>(body), of }, signsUndertaking, { person, undertaking: id });
    }
  }
}
