import { listBodies, listCompositions, listNominees, listPeople, listRecusals } from '@heng/contract/people';
import { compositionOf, requirementsOf } from '@heng/domain/people';
import { articleAt, articleOf, type ResolvedPack } from '@heng/domain/regulation';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem, reasonOf } from '../http/problem.ts';
import { loadPackOf } from '../regulation/store.ts';
import { lets, within } from '../storage/index.ts';
import { readFound, readNominees, readRecusals, readSeats, readSitting } from './page/store.ts';

export const peopleRoutes: readonly Mounted[] = [
  answers(listPeople, async ({ tx, params, query }) => {
    // Everybody sees a seat of their own; the list of all is the office's and theirs who decide.
    if (!(await lets(tx, { thing: 'people', ...params, case: null }))) return new Problem('forbidden');
    const owed = promisesOf(await loadPackOf(tx, params.edition));
    const { items, total } = await readSeats(tx, params.edition, { ...query, owed });
    return {
      items: items.map(({ signed, ...seat }) => ({
        ...seat,
        undertakings: owed
          .filter(({ body }) => body === seat.body)
          .map(({ id }) => ({ id, signedAt: signed.find((one) => one.id === id)?.signedAt ?? null })),
      })),
      ...{ total, page: query.page, size: query.size },
    };
  }),

  answers(listNominees, async ({ tx, params, query }) => ({
    ...(await readNominees(tx, params.edition, query)),
    ...{ page: query.page, size: query.size },
  })),

  answers(listRecusals, async ({ tx, params, query }) => ({
    ...(await readRecusals(tx, params.edition, query)),
    ...{ page: query.page, size: query.size },
  })),

  answers(listCompositions, async ({ tx, params }) => {
    if (!(await lets(tx, { thing: 'people', ...params, case: null }))) return new Problem('forbidden');
    const pack = await loadPackOf(tx, params.edition);
    const found = await readFound(tx, params.edition);
    const groups = Map.groupBy(await readSitting(tx, params.edition), ({ body, of }) => `${body} ${of ?? ''}`);
    const seated = [...groups.values()].flatMap((members) => {
      const [first] = members;
      return first && pack.bodies[first.body] ? [{ body: first.body, of: first.of, members }] : [];
    });
    const empty = Object.entries(pack.bodies).flatMap(([body, { many }]) =>
      many === true || seated.some((one) => one.body === body) ? [] : [{ body, of: null, members: [] }],
    );
    return {
      items: [...seated, ...empty].map(({ body, of, members }) => {
        const { total, circles, unmet } = compositionOf(pack, body, members);
        return {
          ...{ body, of, total, circles: { ...circles } },
          unmet: unmet.map(reasonOf),
          requirements: requirementsOf(pack, body).map(([rule]) => {
            const one = found.find((row) => row.rule === rule);
            return { rule, article: articleAt(pack, rule), met: one?.met ?? null, reasons: one?.reasons ?? null };
          }),
        };
      }),
    };
  }),

  answers(listBodies, ({ place, jurisdiction, params }) =>
    within(place.db, jurisdiction, async (tx) => ({ items: bodiesIn(await loadPackOf(tx, params.edition)) })),
  ),
];

/** What whoever sits in a body has to promise. */
const promisesOf = ({ undertakings }: ResolvedPack) =>
  undertakings.flatMap(({ id, by }) => by.map((body) => ({ body, id })));

const bodiesIn = (pack: ResolvedPack) =>
  Object.entries(pack.bodies).map(([id, body]) => ({
    id,
    name: body.name,
    role: body.role,
    article: articleOf(body),
    many: body.many === true,
    lasts: body.lasts ?? null,
    housedIn: body.housed_in ?? null,
    createdBy: body.created_by ?? null,
    seats: (body.seats ?? []).map((rule) => ({
      seat: rule.seat,
      exactly: rule.exactly ?? null,
      least: rule.at_least ?? null,
      most: rule.at_most ?? null,
      heldBy: rule.held_by ?? null,
      from: [...(rule.from ?? [])],
      article: articleOf(rule) ?? articleOf(body, 'seats'),
    })),
  }));
