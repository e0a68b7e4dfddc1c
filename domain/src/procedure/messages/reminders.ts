import { workingDaysLeft } from '../../calendar/index.ts';
import { bodiesOf } from '../../edition/index.ts';
import { addDays, type Day } from '../../language/index.ts';
import type { Task } from '../task.ts';
import { tasksOf } from '../tasks-of.ts';
import type { EditionView } from '../view.ts';
import type { Message, MessageKind } from './message.ts';
import { seatedIn } from './readers.ts';

/** So many working days before the last day somebody is reminded; the smallest that still fits counts, so that a day without a look is made up. */
const thresholds = [1, 3, 7];

/** What only says that a period is over: nothing is done by a clock alone. */
const closings: readonly Task['act'][] = ['application-closed', 'notice-closed', 'duty-missed'];

interface Reminder {
  readonly kind: MessageKind;
  readonly stage: string;
}

/**
 * Who is reminded of what today, of all the tasks of an edition: before a last day, on it, after it; the office too, where others are late; and whoever
 * records that a period has ended. What still waits for something reminds nobody before it is late, and then the office alone.
 */
export function remindersFor(
  view: Pick<EditionView, 'pack' | 'calendar' | 'members' | 'cases'>,
  tasks: readonly Task[],
  today: Day,
): readonly Message[] {
  const office = bodiesOf(view.pack, 'office');
  const due = tasks.flatMap((task) => {
    const own = ownReminder(view, task, today);
    return [
      ...(own ? [{ task, ...own }] : []),
      ...(isForOffice(task, office, today) ? [escalation(task, office)] : []),
    ];
  });
  const readers = seatedIn(view);
  return readers.flatMap((reader) => {
    const mine = due.filter(({ task }) => tasksOf(view.pack, [task], reader).length > 0);
    return [...Map.groupBy(mine, keyOf)].flatMap(([key, group]): readonly Message[] => {
      const [first] = group;
      if (!first) return [];
      const { task, kind } = first;
      const shared = group.length > 1;
      return [
        {
          person: reader.person,
          kind,
          key,
          act: task.act,
          entry: null,
          step: task.step,
          case: shared ? null : task.case,
          about: shared ? null : task.about,
          due: task.due ?? task.from,
        },
      ];
    });
  });
}

function ownReminder(
  { calendar }: Pick<EditionView, 'calendar'>,
  { act, due, from, waits }: Task,
  today: Day,
): Reminder | null {
  if (waits.length > 0) return null;
  if (closings.includes(act) && from !== null && from <= today) return { kind: 'period-ended', stage: 'ended' };
  if (due === null) return null;
  if (due < today) return { kind: 'overdue', stage: 'late' };
  if (due === today) return { kind: 'due-today', stage: 'today' };
  const { days } = workingDaysLeft(calendar, addDays(today, 1), due);
  const before = thresholds.find((most) => days <= most);
  return before === undefined ? null : { kind: 'due-soon', stage: String(before) };
}

/** Others are late. What is reported by a channel past the office stays past it. */
const isForOffice = ({ act, by, due, report }: Task, office: readonly string[], today: Day): boolean =>
  due !== null &&
  due < today &&
  !closings.includes(act) &&
  report === null &&
  !by.some((body) => office.includes(body));

const escalation = (task: Task, office: readonly string[]) => ({
  task: { ...task, by: office, of: null, person: null },
  kind: 'escalated' as const,
  stage: 'late',
});

/** What a reminder is of. Tasks of one step with one last day are told together; those that run by themselves each by itself. */
function keyOf({ task, kind, stage }: { readonly task: Task } & Reminder): string {
  const { act, step, due, from, case: file, award, proceeding, report, about, time } = task;
  const own = step === null ? [file, award, proceeding, report, about, time] : closings.includes(act) ? [about] : [];
  return [kind, stage, act, step, due ?? from, ...own].join('|');
}
