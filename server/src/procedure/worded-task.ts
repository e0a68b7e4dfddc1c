import type { Calendar } from '@heng/domain/calendar';
import { holdersOf, isPerCase, stepOf } from '@heng/domain/edition';
import type { CaseId, Day, PersonId } from '@heng/domain/language';
import { acts, contains, mayRead, type Reader, type Scope, scopeOf, type Task, tasksOf } from '@heng/domain/procedure';
import { lookUp, type ResolvedPack, saysAt } from '@heng/domain/regulation';
import { bodyName, leftTo, namedStep } from '../edition/words.ts';
import { reasonOf } from '../http/problem.ts';
import type { KeptView } from './kept-view/store.ts';

/** Names that a list of tasks is told with: of cases and of people. */
export interface Names {
  readonly cases: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** A task that may stand for several people's, who are not told apart. */
export type ShownTask = Task & { readonly people: number };

/**
 * Who has not voted yet is nobody's to know in a list of everybody's tasks, only how many: of the others' ballots one line is left. Their own is told to each.
 */
function withoutVoters(tasks: readonly Task[], reader: PersonId | null): readonly ShownTask[] {
  const isVote = (one: Task) => one.act === 'ballot-cast' && one.person !== reader;
  const votes = tasks.filter(isVote);
  return tasks.flatMap((one) => {
    if (!isVote(one)) return [{ ...one, people: 1 }];
    const same = votes.filter(({ step }) => step === one.step);
    return same[0] === one ? [{ ...one, person: null, people: same.length }] : [];
  });
}

/** What somebody who sees the progress of the edition is told of everybody's tasks: reports to their receivers alone, proceedings to those who may know. */
export function toldTasks({ view, tasks }: KeptView, reader: Reader): readonly ShownTask[] {
  const own = new Set(tasksOf(view.pack, tasks, reader).map(markOf));
  const seen = scopeOf('case', reader);
  const proceedings = mayRead('proceeding', reader, null);
  return withoutVoters(tasks, reader.person).filter(
    (one) =>
      own.has(markOf(one)) ||
      (one.report === null &&
        (one.proceeding === null || proceedings) &&
        (one.case === null || contains(seen, one.case))),
  );
}

const markOf = ({ act, step, case: file, report, proceeding, person, about }: Task): string =>
  [act, step, file, report, proceeding, person, about].join(' ');

/** By its last day, first what is due first; what has none comes last. */
export const byDue = (a: Pick<Task, 'due'>, b: Pick<Task, 'due'>): number =>
  a.due === b.due ? 0 : a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1;

export const isOverdue = ({ due }: Pick<Task, 'due'>, today: Day): boolean => due !== null && due < today;

/** Which of the tasks a query asks for. */
export function picked<One extends Task>(
  tasks: readonly One[],
  today: Day,
  asked: {
    readonly ready?: boolean | undefined;
    readonly overdue?: boolean | undefined;
    readonly act?: string | undefined;
    readonly step?: string | undefined;
  },
): readonly One[] {
  const { ready, overdue, act, step } = asked;
  return tasks.filter(
    (one) =>
      (ready === undefined || (one.waits.length === 0) === ready) &&
      (overdue === undefined || isOverdue(one, today) === overdue) &&
      (act === undefined || one.act === act) &&
      (step === undefined || one.step === step),
  );
}

/** A task in words, its case named as far as the reader may see it. */
export function wordedTask(calendar: Calendar, { today, view }: KeptView, one: ShownTask, names: Names, seen: Scope) {
  const { pack } = view;
  const { act, of, about, award, proceeding, report, time, from, due, person, people } = one;
  return {
    ...{ act, of, about, award, proceeding, report, time, from, due, people },
    name: { zh: acts[act].zh, en: acts[act].en },
    edition: view.edition.id,
    step: one.step === null ? null : namedStep(pack, one.step),
    case: one.case === null ? null : namedCase(view, one.case, names, seen),
    by: one.by.map((body) => ({ body, name: bodyName(pack, body) })),
    person: person === null ? null : { id: person, name: names.people.get(person) ?? '' },
    aboutName: about === null ? null : aboutName(pack, about),
    left: due === null ? null : leftTo(calendar, today, due),
    overdue: isOverdue(one, today),
    ready: one.waits.length === 0,
    article: one.article,
    waits: one.waits.map(reasonOf),
  };
}

function namedCase({ cases }: KeptView['view'], id: CaseId, names: Names, seen: Scope) {
  if (!contains(seen, id)) return { id, number: null, applicant: null };
  return { id, number: cases.find((one) => one.id === id)?.number ?? null, applicant: names.cases.get(id) ?? null };
}

/** What a task is about, in the regulation's words; null: an id of ours, or nothing the regulation names. */
function aboutName(pack: ResolvedPack, about: string): string | null {
  const named = pack.documents[about]?.name ?? pack.bodies[about]?.name;
  if (named !== undefined) return named;
  const duty = pack.obligations.find(({ id }) => id === about);
  if (duty) return duty.says;
  if (pack.facts[about]) return pack.facts[about]?.name ?? null;
  const says = about.includes('.') && lookUp(pack, about) !== undefined ? saysAt(pack, about) : about;
  return says === about ? null : says;
}

/** Why the step that the edition is at does not go on: what its own tasks wait for, each reason once. */
export function blockersOf({ view, tasks }: KeptView, current: string | null) {
  const own = tasks.filter((one) => one.case === null && one.step === current);
  const found = new Map(own.flatMap(({ waits }) => waits).map((wait) => [JSON.stringify(wait), wait]));
  return { step: current === null ? null : namedStep(view.pack, current), reasons: [...found.values()].map(reasonOf) };
}

/** The steps that concern a case, and how it left them. */
export function stepsOf({ pack }: KeptView['view'], one: KeptView['view']['cases'][number]) {
  return pack.steps
    .filter((step) => one.inScope[step.id] !== false && holdersOf(step).length > 0)
    .map((step) => ({
      id: step.id,
      kind: step.kind,
      name: stepOf(pack, step.id).name,
      perCase: isPerCase(step),
      concerns: one.inScope[step.id] ?? null,
      left: one.left[step.id] ?? null,
    }));
}
