import {
  listEditions,
  listRegulations,
  readCalendar,
  readEdition,
  readEditionRegulation,
  readTimeline,
} from '@heng/contract/edition';
import { workingDaysLeft } from '@heng/domain/calendar';
import { dueOf, holdersOf, isPerCase, type StepState, stepOf } from '@heng/domain/edition';
import { type Day, dayOf, type EditionId } from '@heng/domain/language';
import { articleAt, articleOf, type ResolvedPack, undecided } from '@heng/domain/regulation';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { publishedPacks } from '../regulation/published.ts';
import { type Tx, within } from '../storage/index.ts';
import {
  type KnownEdition,
  loadJurisdictions,
  loadKnownEditions,
  loadPublished,
  loadSettings,
  loadToday,
} from './reading/store.ts';
import { loadSteps } from './store.ts';
import { bodyName, leftTo } from './words.ts';

/** The first step of the whole edition that is not closed. */
const presentStep = ({ pack, left, closedAt }: KnownEdition) =>
  closedAt === null ? (left.map((id) => stepOf(pack, id)).find((step) => !isPerCase(step)) ?? null) : null;

const rowOf = (edition: KnownEdition) => {
  const { id, jurisdiction, regulation, programme, label, number, nature, openedAt, closedAt, pack } = edition;
  const step = presentStep(edition);
  return {
    ...{ id, jurisdiction, regulation, programme, label, number, nature, openedAt, closedAt },
    title: pack.regulation.title,
    step: step && { id: step.id, name: step.name, kind: step.kind },
  };
};

const stepRow = (pack: ResolvedPack, { step: id, opensOn, closesOn, openedAt, closedAt }: StepState) => {
  const step = stepOf(pack, id);
  const perCase = isPerCase(step);
  const reached =
    closedAt !== null ? ('closed' as const) : openedAt !== null ? ('open' as const) : ('planned' as const);
  return {
    ...{ id, opensOn, closesOn, openedAt, closedAt, perCase },
    kind: step.kind,
    name: step.name,
    by: holdersOf(step).map((body) => ({ body, name: bodyName(pack, body) })),
    article: articleOf(step),
    state: perCase ? ('per-case' as const) : reached,
  };
};

/** What everybody may read of one edition, in the jurisdiction it belongs to; null: there is none. */
function inOne<Found>(
  { db }: Place,
  jurisdiction: string,
  id: EditionId,
  read: (tx: Tx, edition: KnownEdition) => Promise<Found>,
): Promise<Found | Problem> {
  return within(db, jurisdiction, async (tx) => {
    const [edition] = await loadKnownEditions(tx, id);
    return edition ? read(tx, edition) : new Problem('not-found');
  });
}

export const editionRoutes: readonly Mounted[] = [
  answers(listEditions, async ({ place, query }) => {
    const found = [];
    for (const jurisdiction of await loadJurisdictions(place.db))
      found.push(...(await within(place.db, jurisdiction, (tx) => loadKnownEditions(tx, null))));
    const { page, size, sort, order, q, regulation, open } = query;
    const fits = found.filter(
      (one) =>
        (regulation === undefined || one.regulation === regulation) &&
        (open === undefined || (one.closedAt === null) === open) &&
        (q === undefined || one.label.includes(q) || one.pack.regulation.title.includes(q)),
    );
    const key = { opened: 'openedAt', label: 'label', regulation: 'regulation' } as const;
    const sorted = fits.toSorted((a, b) => {
      const [x, y] = [a[key[sort]], b[key[sort]]];
      const compared = x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1;
      return order === 'asc' ? compared : -compared;
    });
    return {
      items: sorted.slice((page - 1) * size, page * size).map(rowOf),
      ...{ total: fits.length, page, size },
    };
  }),

  answers(readEdition, ({ place, jurisdiction, params }) =>
    inOne(place, jurisdiction, params.edition, async (tx, edition) => {
      const { pack } = edition;
      const notices = await loadPublished(tx, edition.id);
      return {
        ...rowOf(edition),
        pack: edition.digest,
        steps: (await loadSteps(tx, edition.id)).map((step) => stepRow(pack, step)),
        settings: (await loadSettings(tx, edition.id)).map(({ path, was, now, body, document, decided_on, at }) => ({
          ...{ path, was, now, body, document, at },
          name: bodyName(pack, body),
          day: decided_on,
          article: articleAt(pack, path),
        })),
        open: undecided(pack).map(({ path, by, before, external, article }) => ({
          ...{ path, before, external },
          article,
          body: by,
          name: bodyName(pack, by),
        })),
        notices: notices.map(({ published_on, last_day, closed_at, ...notice }) => ({
          ...notice,
          published: published_on,
          last: last_day,
          closed: closed_at !== null,
        })),
      };
    }),
  ),

  answers(readEditionRegulation, ({ place, jurisdiction, params, reply }) =>
    inOne(place, jurisdiction, params.edition, async (tx, { digest, pack }) => {
      // What stands under a digest never changes; which digest an edition stands under may.
      reply.header('cache-control', 'no-cache').header('etag', `"${digest}"`);
      const published = await publishedPacks(await loadToday(tx));
      const en = published.find((one) => one.pack.regulation.id === pack.regulation.id)?.en ?? {};
      return { digest, pack, en };
    }),
  ),

  answers(listRegulations, async ({ place }) => ({
    regulations: (await publishedPacks(dayOf(await place.now()))).map(({ pack, sha256, en }) => {
      const { id, programme, title, place: city, issuer, numbers, status, in_force, articles } = pack.regulation;
      const english = en['regulation.title'];
      return {
        ...{ id, programme, title, issuer, numbers, status, articles, digest: sha256 },
        place: city,
        from: in_force.from as Day | null,
        to: in_force.to as Day | null,
        en: english === undefined ? null : { en: english },
      };
    }),
  })),

  answers(readCalendar, async ({ place, params }) => {
    const year = Number(params.year);
    const notice = place.calendar.get(year);
    return {
      year,
      published: notice !== undefined,
      source: notice?.source ?? null,
      off: notice?.off ?? {},
      work: [...(notice?.work ?? [])],
    };
  }),

  answers(readTimeline, ({ place, jurisdiction, params }) =>
    inOne(place, jurisdiction, params.edition, async (tx, edition) => {
      const { pack } = edition;
      const { calendar } = place;
      const today = await loadToday(tx);
      const steps = await loadSteps(tx, edition.id);
      const notices = await loadPublished(tx, edition.id);
      const frame = {
        edition: { id: edition.id, nature: edition.nature, label: edition.label, closedAt: edition.closedAt },
        ...{ pack, steps, calendar },
      };
      return {
        today,
        current: presentStep(edition)?.id ?? null,
        steps: steps.map((state) => {
          const row = stepRow(pack, state);
          const own = notices.filter((notice) => notice.step === state.step);
          const shown = own.find((notice) => notice.closed_at === null && notice.last_day !== null);
          const law = shown ? null : dueOf(frame, stepOf(pack, state.step));
          const due = shown?.last_day ?? law?.last ?? state.closesOn;
          const from = state.openedAt === null ? null : dayOf(state.openedAt);
          const until = state.closedAt === null ? today : dayOf(state.closedAt);
          const isLeft = due !== null && state.closedAt === null;
          return {
            ...row,
            due,
            provisional: shown?.provisional ?? law?.provisional ?? false,
            left: isLeft ? leftTo(calendar, today, due) : null,
            overdue: isLeft && today > due,
            workingDays: from === null ? null : workingDaysLeft(calendar, from, until).days,
            notices: own.map(({ id }) => id),
          };
        }),
      };
    }),
  ),
];
