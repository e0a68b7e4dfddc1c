import { randomUUID } from 'node:crypto';
import type { AnyRoute, Call } from '@heng/contract';
import { openEdition } from '@heng/contract/acts/edition';
import { saveDraft } from '@heng/contract/acts/intake';
import { importRegister } from '@heng/contract/acts/supervision';
import { listCarried, readBallot } from '@heng/contract/deliberation';
import { readEditionRegulation } from '@heng/contract/edition';
import { invite, inviteToEdition } from '@heng/contract/invitation';
import { readView } from '@heng/contract/procedure';
import { listRanked } from '@heng/contract/ranking';
import { listReports } from '@heng/contract/supervision';
import type { Calendar } from '@heng/domain/calendar';
import { type Actor, as, type EditionId, exactly, type Instant, ok, type Refusal, text } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import type { RankedCase } from '@heng/domain/ranking';
import type { ResolvedPack } from '@heng/domain/regulation';
import { mounted } from '../../api.ts';
import { castsBallot, closesBallot } from '../../deliberation/acts.ts';
import { closesEdition } from '../../edition/acts.ts';
import { castOf } from '../../rehearsal/cast.ts';
import type { NewPerson, World } from '../../rehearsal/world.ts';
import { creditCode, identityNumber } from './numbers.ts';
import { accepts, answered, registers, type SignedIn } from './people.ts';
import { publicWorld } from './public-world.ts';

/** Where a whole edition is played, and what cannot be asked of an API: the clock of the rehearsal. */
export interface Playground {
  /** `http://127.0.0.1:1234/api` */
  readonly base: string;
  readonly pack: ResolvedPack;
  readonly calendar: Calendar;
  readonly edition: EditionId;
  /** The system administrator, who invites the office. */
  readonly administrator: SignedIn;
  readonly setClock: (at: Instant) => Promise<void>;
}

const routeOf = new Map<unknown, AnyRoute>(
  mounted.flatMap(({ route, deed }) => (deed ? [[deed, route] as const] : [])),
);
// These take more than an API hands them, and are mounted through a function of the route's own.
const wrapped = { 'edition-closed': closesEdition, 'ballot-cast': castsBallot, 'ballot-closed': closesBallot };
for (const { route } of mounted) {
  const deed = wrapped[route.id as keyof typeof wrapped];
  if (deed) routeOf.set(deed, route);
}

/**
 * A rehearsal through the API alone: every person has an account, signs in, and reads and acts with a client of their own. People and applicants have
 * ids that the server gives; the rehearsal knows them by its own.
 */
export function httpWorld(ground: Playground): World {
  const { base, pack, edition, administrator } = ground;
  const people = new Map<string, SignedIn>();
  const expected = new Map<string, NewPerson>();
  const theirs = new Map<string, string>();
  const ours = new Map<string, string>();
  const versions = new Map<string, number>();
  const cast = castOf(pack);
  const officeId = cast[0]?.person ?? '';
  const asPublic = publicWorld(base, edition);
  const inEdition = { params: { edition } };
  let last: EditionView['pack'] = pack;
  let digest = '';

  const know = (own: string, id: string): void => {
    theirs.set(own, id);
    ours.set(id, own);
  };
  const translate = (value: unknown, words: ReadonlyMap<string, string>): unknown => {
    if (typeof value === 'string') return words.get(value) ?? value;
    if (Array.isArray(value)) return value.map((one) => translate(one, words));
    if (typeof value !== 'object' || value === null) return value;
    // Points travel as their exact text.
    if ('n' in value && typeof value.n === 'bigint') return text(value as never);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [words.get(name) ?? name, translate(one, words)]),
    );
  };
  const namedIn = (value: unknown): readonly string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap((one) => namedIn(one))
        : [];

  /** Somebody comes in once they are needed: the office by the administrator, everybody else by the office. */
  const come = async (own: string): Promise<SignedIn> => {
    const there = people.get(own);
    if (there) return there;
    const person = expected.get(own);
    if (!person) throw new Error(`nobody knows ${own}`);
    const role = cast.find((one) => one.person === own) ?? { body: as<never>('parent'), of: null, seat: 'agent' };
    const { name } = person;
    const { link } =
      own === officeId
        ? await administrator.ask(invite, {
            body: { name, for: { to: 'post', regulation: pack.regulation.id, body: role.body } },
          })
        : await (await come(officeId)).ask(inviteToEdition, {
            params: { edition },
            body: { name, body: role.body, of: role.of, seat: role.seat },
          });
    const arrived = await accepts(base, link, `person-${people.size}`);
    people.set(own, arrived);
    know(own, arrived.person);
    return arrived;
  };

  /** What somebody reported by a form, its receiver finds on the list. */
  const learnReport = async (sender: SignedIn, command: object): Promise<void> => {
    const own = 'report' in command ? String(command.report) : '';
    const at = asPublic.reportedAt(own);
    if (at === null || theirs.has(own)) return;
    const { items } = await sender.ask(listReports, inEdition);
    const found = items.find(({ receivedAt }) => receivedAt === at);
    if (found) know(own, found.id);
  };

  const send = async (by: Actor, route: AnyRoute, command: object): Promise<never> => {
    const sender = await come(by.person);
    for (const own of namedIn(command)) if (expected.has(own)) await come(own);
    await learnReport(sender, command);
    const whom = { body: by.body, of: by.of };
    const body = translate({ as: whom, ...command }, theirs);
    const call = { params: { edition }, body, key: randomUUID() };
    const answer = await sender.call(route, call as unknown as Call<AnyRoute>);
    if (answer.ok) return ok(translate(answer.value, ours)) as never;
    if (answer.problem.problem !== 'refused') answered(route, answer);
    return { ok: false, reasons: translate(answer.problem.reasons ?? [], ours) as readonly Refusal[] } as never;
  };

  const office = () => come(officeId);

  return {
    setClock: ground.setClock,
    importRegister: async (by, { programme, bytes }) => {
      const file = Buffer.from(bytes).toString('base64');
      const body = { as: { body: by.body, of: by.of }, programme, file };
      await (await come(by.person)).ask(importRegister, { body });
    },
    act: async (by, deed, command) => {
      if (by.body === 'public') return (await asPublic.act(deed, translate(command, theirs) as never)) as never;
      const route = routeOf.get(deed);
      if (!route) throw new Error(`the act ${deed.name} has no route`);
      return send(by, route, command as object);
    },
    openEdition: async (by, command) => {
      const sender = await come(by.person);
      const body = { as: { body: by.body, of: by.of }, regulation: pack.regulation.id, ...command };
      return ok(await sender.ask(openEdition, { body, key: randomUUID() })) as never;
    },
    meetPeople: async (all) => {
      for (const one of all) expected.set(one.id, one);
    },
    meetApplicant: async (applicant, partners, agent) => {
      const register = async (one: typeof applicant, acts: NewPerson) => {
        if (theirs.has(one.id)) return;
        const individual = one.name.length < 9;
        const done = await registers(
          base,
          individual
            ? { kind: 'individual', identityNumber: identityNumber(theirs.size) }
            : { kind: 'organisation', name: one.name, creditCode: creditCode(theirs.size) },
          individual ? one.name : acts.name,
        );
        know(one.id, done.applicant);
        expected.set(acts.id, acts);
        people.set(acts.id, done);
        know(acts.id, done.person);
      };
      await register(applicant, agent);
      for (const one of partners) await register(one, { id: as(`${one.id}-agent`), name: one.name });
    },
    saveDraft: async (by, { case: one, answers }) => {
      const sender = await come(by.person);
      const saved = await sender.ask(saveDraft, {
        params: { edition, case: one },
        body: {
          as: translate({ body: by.body, of: by.of }, theirs) as never,
          answers: answers as never,
          version: versions.get(one) ?? 0,
        },
      });
      versions.set(one, saved.version);
      return ok(null);
    },
    view: async () => {
      const found = await (await office()).ask(readView, inEdition);
      if (found.pack !== digest) {
        last = (await (await office()).ask(readEditionRegulation, inEdition)).pack as ResolvedPack;
        digest = found.pack;
      }
      const view = translate(found.view, ours) as Omit<EditionView, 'pack' | 'calendar'>;
      return { ...view, pack: last, calendar: ground.calendar };
    },
    afterView: () => Promise.reject(new Error('the years after are not played here')),
    awards: () => Promise.reject(new Error('the years after are not played here')),
    rankedCases: async (by, step) => {
      const { items } = await (await come(by.person)).ask(listRanked, {
        params: { edition, step },
        query: { size: 300 },
      });
      return items.map(
        ({ case: id, tiers, objection, results, ...one }): RankedCase => ({
          ...one,
          id: as(id),
          tiers: tiers.map((tier) => as(tier)),
          objection: objection === null ? null : as(objection),
          inScope: true,
          facts: {} as RankedCase['facts'],
          results: Object.fromEntries(
            results.map(({ step: of, points }) => [of, points === null ? null : exactly(points)]),
          ),
        }),
      );
    },
    ballotCandidates: async (by, step) => {
      const { candidates } = await (await come(by.person)).ask(readBallot, { params: { edition, step } });
      return candidates.map(({ case: id }) => as(id));
    },
    carried: async (by, step) => {
      const { items } = await (await come(by.person)).ask(listCarried, { params: { edition, step } });
      return items.map(({ case: id, tier }) => ({ case: as(id), tier: as(tier) }));
    },
  };
}
