import { listTasks, readEditionTodo, readTodo, readView } from '@heng/contract/procedure';
import type { CaseId, EditionId } from '@heng/domain/language';
import { contains, currentStep, type Reader, type Scope, scopeOf, tasksOf } from '@heng/domain/procedure';
import { loadDigest, loadToday } from '../edition/reading/store.ts';
import { bodyName } from '../edition/words.ts';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place, Session } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { lets, type Tx, within } from '../storage/index.ts';
import { caseRoutes } from './case-routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { journalRoutes } from './journal-routes.ts';
import { type KeptView, readKeptView } from './kept-view/store.ts';
import { loadCaseNames, loadEditionsOf, loadPeopleNames } from './names/store.ts';
import { loadReader } from './rights/store.ts';
import { blockersOf, byDue, isOverdue, picked, type ShownTask, toldTasks, wordedTask } from './worded-task.ts';

/** One person's tasks in one edition, and from which seats. */
interface Own {
  readonly kept: KeptView;
  readonly reader: Reader;
  readonly tasks: readonly ShownTask[];
}

async function loadOwn(place: Place, tx: Tx, session: Session, edition: EditionId): Promise<Own> {
  const reader = await loadReader(tx, session, edition);
  const kept = await readKeptView(place, tx, session.jurisdiction, edition);
  const tasks = tasksOf(kept.view.pack, kept.tasks, reader).map((one) => ({ ...one, people: 1 }));
  return { kept, reader, tasks };
}

const seatsIn = ({ kept, reader }: Own) =>
  reader.seats.map(({ body, role, of, seat }) => ({
    ...{ body, role, of, seat },
    name: bodyName(kept.view.pack, body),
  }));

/** One page of tasks in words; only its own cases and people are named. */
async function worded(
  { calendar }: Place,
  tx: Tx,
  tasks: readonly { readonly kept: KeptView; readonly one: ShownTask; readonly seen: Scope }[],
) {
  const cases = tasks.flatMap(({ one, seen }) => (one.case !== null && contains(seen, one.case) ? [one.case] : []));
  const people = tasks.flatMap(({ one }) => one.person ?? []);
  const names = {
    cases: await loadCaseNames(tx, [...new Set(cases)]),
    people: await loadPeopleNames(tx, [...new Set(people)]),
  };
  return tasks.map(({ kept, one, seen }) => wordedTask(calendar, kept, one, names, seen));
}

const cut = <One>(all: readonly One[], { page, size }: { readonly page: number; readonly size: number }) =>
  all.slice((page - 1) * size, page * size);

export const procedureRoutes: readonly Mounted[] = [
  answers(readTodo, ({ place, session, query }) =>
    within(place.db, session.jurisdiction, async (tx) => {
      const ids = await loadEditionsOf(tx, session.person);
      const asked = query.edition === undefined ? ids : ids.filter((id) => id === query.edition);
      const all: Own[] = [];
      for (const id of asked) all.push(await loadOwn(place, tx, session, id));
      const tasks = all.flatMap(({ kept, reader, tasks: own }) =>
        picked(own, kept.today, query).map((one) => ({ kept, one, seen: scopeOf('case', reader) })),
      );
      const sorted = tasks.toSorted((a, b) => byDue(a.one, b.one));
      return {
        items: await worded(place, tx, cut(sorted, query)),
        ...{ total: sorted.length, page: query.page, size: query.size },
        today: all[0]?.kept.today ?? (await loadToday(tx)),
        editions: all.map((own) => ({
          id: own.kept.view.edition.id,
          title: own.kept.view.pack.regulation.title,
          label: own.kept.view.edition.label,
          seats: seatsIn(own),
        })),
      };
    }),
  ),

  answers(readEditionTodo, ({ place, session, params, query }) =>
    within(place.db, session.jurisdiction, async (tx) => {
      const own = await loadOwn(place, tx, session, params.edition);
      const { kept } = own;
      const seen = scopeOf('case', own.reader);
      const sorted = picked(own.tasks, kept.today, query).toSorted(byDue);
      return {
        items: await worded(
          place,
          tx,
          cut(sorted, query).map((one) => ({ kept, one, seen })),
        ),
        ...{ total: sorted.length, page: query.page, size: query.size, today: kept.today },
        seats: seatsIn(own),
      };
    }),
  ),

  answers(listTasks, async ({ place, tx, jurisdiction, params, query, reader }) => {
    // What is kept in memory has no row-level security behind it.
    if (!(await lets(tx, { thing: 'progress', ...params, case: null }))) return new Problem('forbidden');
    const kept = await readKeptView(place, tx, jurisdiction, params.edition);
    const { view, today } = kept;
    const seen = scopeOf('case', reader);
    const told = toldTasks(kept, reader);
    const tasks = picked(told, today, query).filter(
      (one) =>
        (query.body === undefined || one.by.includes(query.body)) &&
        (query.case === undefined || one.case === query.case),
    );
    const blockers = blockersOf(kept, currentStep(view)?.id ?? null);
    return {
      items: await worded(
        place,
        tx,
        cut(tasks.toSorted(byDue), query).map((one) => ({ kept, one, seen })),
      ),
      ...{ total: tasks.length, page: query.page, size: query.size, today },
      step: blockers.step,
      blockers: blockers.reasons,
      waitedFor: waitedFor(kept, tasks),
    };
  }),

  answers(readView, async ({ place, tx, jurisdiction, params, reader, scopeOf: of }) => {
    // What is kept in memory has no row-level security behind it.
    if (!(await lets(tx, { thing: 'progress', ...params, case: null }))) return new Problem('forbidden');
    const { view, today } = await readKeptView(place, tx, jurisdiction, params.edition);
    const { pack: _pack, calendar: _calendar, ...rest } = view;
    const seen = of('case');
    const isSeen = ({ case: id }: { readonly case: CaseId | null }) => id === null || contains(seen, id);
    return {
      today,
      pack: await loadDigest(tx, params.edition),
      view: {
        ...rest,
        cases: view.cases.filter(({ id }) => contains(seen, id)),
        notices: view.notices.filter(isSeen),
        objections: view.objections.filter(isSeen),
        // How many have voted is told by the ballot; who, to nobody but themselves.
        voters: view.voters.map((one) => ({ ...one, hasCast: one.person === reader.person && one.hasCast })),
      },
    };
  }),

  ...caseRoutes,
  ...journalRoutes,
  ...exportRoutes,
];

/** Whom the tasks wait for: how many each, how many of them are to be done today, and the first last day. */
function waitedFor({ view, today }: KeptView, tasks: readonly ShownTask[]) {
  const parties = Map.groupBy(
    tasks.flatMap((one) => one.by.map((body) => ({ body, of: view.pack.bodies[body]?.many ? one.of : null, one }))),
    ({ body, of }) => `${body} ${of ?? ''}`,
  );
  return [...parties.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const { body, of } = first;
    const own = all.map(({ one }) => one);
    const count = (some: readonly ShownTask[]) => some.reduce((sum, { people }) => sum + people, 0);
    return [
      {
        ...{ body, of },
        name: bodyName(view.pack, body),
        tasks: count(own),
        ready: count(own.filter(({ waits }) => waits.length === 0)),
        overdue: count(own.filter((one) => isOverdue(one, today))),
        due: own.toSorted(byDue)[0]?.due ?? null,
      },
    ];
  });
}
