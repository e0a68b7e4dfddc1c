import { bodiesOf, holdersOf } from '@heng/domain/edition';
import { channelNamed, channelOf } from '@heng/domain/notice';
import type { SeatHeld } from '@heng/domain/procedure';
import type { ResolvedPack, Step } from '@heng/domain/regulation';
import {
  askersOf,
  decidersOf,
  type LawAndEdition,
  receiversOf,
  reportChannel,
  reportChannels,
  reportedTo,
} from '@heng/domain/supervision';

/** A seat as it stands on record. */
export interface SeatRow {
  readonly body: string;
  readonly of: string | null;
  readonly seat: string;
}

/** What makes a seat of one of these count. */
const deciding: readonly Step['kind'][] = ['resolution', 'ballot', 'approval', 'conferral'];
const listDeciding: readonly Step['kind'][] = ['resolution', 'ballot', 'approval'];
const deciders: readonly SeatHeld['role'][] = ['committee', 'lead-group', 'government'];
const endorsers: readonly SeatHeld['role'][] = ['recommender', 'association'];

/** Seats with what the regulation gives their bodies. A seat in a body that the pack no longer has is none. */
export function seatsHeld(law: LawAndEdition, rows: readonly SeatRow[]): readonly SeatHeld[] {
  return rows.flatMap((row): readonly SeatHeld[] => {
    const { body } = row;
    const none = { promises: [], receives: [], hears: [], told: false, decides: false, sanctions: [] };
    if (body === 'applicant' || body === 'parent' || body === 'winner') return [{ ...row, ...none, role: body }];
    const role = law.pack.bodies[body]?.role;
    return role === undefined ? [] : [{ ...row, role, ...givenTo(law, body) }];
  });
}

// Of one pack and body always the same, but for the end of the edition.
const given = new WeakMap<ResolvedPack, Map<string, Given>>();
type Given = Pick<SeatHeld, 'promises' | 'receives' | 'hears' | 'told' | 'decides' | 'sanctions'>;

function givenTo(law: LawAndEdition, body: string): Given {
  const { pack, edition } = law;
  const known = given.get(pack) ?? new Map<string, Given>();
  given.set(pack, known);
  const key = `${body} ${edition.closedAt !== null}`;
  const found = known.get(key) ?? {
    promises: pack.undertakings.filter(({ by }) => by.includes(body)).map(({ id }) => id),
    receives: objectionChannels(pack).filter((id) => comesTo(law, channelNamed(pack, id), body)),
    hears: reportChannels(pack).filter((id) => comesTo(law, reportChannel(pack, id), body)),
    told: reportChannels(pack).some((id) => reportedTo(pack, id).includes(body)),
    decides: holds(pack, body, deciding).length > 0,
    sanctions: pack.sanctions
      .filter((one) => [...askersOf(one), ...decidersOf(pack, one)].includes(body))
      .map(({ id }) => id),
  };
  known.set(key, found);
  return found;
}

/** Where the notices of the regulation send objections. */
const objectionChannels = (pack: ResolvedPack): readonly string[] => [
  ...new Set(pack.steps.flatMap((step) => (step.kind === 'notice' ? (channelOf(pack, step)?.id ?? []) : []))),
];

const comesTo = (law: LawAndEdition, channel: ReturnType<typeof channelNamed>, body: string): boolean =>
  channel !== null && receiversOf(law, channel).bodies.includes(body);

const holds = (pack: ResolvedPack, body: string, kinds: readonly Step['kind'][] | null): readonly Step[] =>
  pack.steps.filter((step) => holdersOf(step).includes(body) && (kinds?.includes(step.kind) ?? true));

/** What has to be looked up to know how these seats stand to the cases. */
export interface LookUp {
  /** Bodies whose teams the person may be on. */
  readonly teams: readonly string[];
  readonly departments: readonly string[];
  /** Those among them that vet together with others, and in which tracks; null: in all. */
  readonly examining: readonly { readonly department: string; readonly tracks: readonly string[] | null }[];
  readonly reviews: readonly StepAndTracks[];
  readonly held: readonly StepAndTracks[];
  /** Candidate lists made for a body of the person. */
  readonly lists: readonly string[];
  readonly recommenders: readonly {
    readonly body: string;
    readonly of: string | null;
    /** The answer that has to name this one of many; null: there is no choice. */
    readonly fact: string | null;
    readonly chooses: boolean;
  }[];
}

interface StepAndTracks {
  readonly step: string;
  readonly tracks: readonly string[] | null;
}

export function lookUpFor(pack: ResolvedPack, seats: readonly SeatHeld[]): LookUp {
  const bodies = (roles: readonly SeatHeld['role'][]) => [
    ...new Set(seats.filter(({ role }) => roles.includes(role)).map(({ body }) => body)),
  ];
  const ruling = bodies(deciders);
  const departments = seats.filter(({ role }) => role === 'department');
  return {
    teams: bodies(['team', 'review-body']),
    departments: departments.map(({ of, body }) => of ?? body),
    examining: departments.flatMap(({ of, body }) =>
      jointly(pack, body).map((one) => ({ department: of ?? body, tracks: one.for?.tracks ?? null })),
    ),
    reviews: reviewBodies(pack, bodies(['team', 'review-body'])).flatMap((body) =>
      holds(pack, body, ['review']).map(withTracks),
    ),
    held: ruling.flatMap((body) => holds(pack, body, null).map(withTracks)),
    lists: listsFor(pack, ruling),
    recommenders: seats
      .filter(({ role }) => endorsers.includes(role))
      .map(({ body, of, role }) => {
        const law = pack.bodies[body];
        const fact = law?.many === true ? (law.matched_by ?? null) : null;
        return { body, of, fact, chooses: role === 'recommender' };
      }),
  };
}

/** Where a department vets together with others. */
const jointly = (pack: ResolvedPack, body: string) =>
  pack.steps.flatMap((step) =>
    step.kind === 'vetting'
      ? (step.consults ?? []).filter((one) => one.joint === true && one.bodies.includes(body))
      : [],
  );

/** A review body reviews as a whole; experts whom it calls in do its work. */
function reviewBodies(pack: ResolvedPack, bodies: readonly string[]): readonly string[] {
  const all = bodiesOf(pack, 'review-body');
  const theirs = bodies.flatMap((body) => [body, pack.bodies[body]?.created_by ?? body]);
  return [...new Set(theirs.filter((body) => all.includes(body)))];
}

/** Lists whose next decision is one of these bodies'. */
const listsFor = ({ steps }: ResolvedPack, bodies: readonly string[]): readonly string[] =>
  steps.flatMap((step, place) => {
    const next = steps.slice(place + 1).find(({ kind }) => listDeciding.includes(kind));
    const isTheirs = next !== undefined && holdersOf(next).some((holder) => bodies.includes(holder));
    return step.kind === 'candidate-list' && isTheirs ? [step.id] : [];
  });

const withTracks = (step: Step): StepAndTracks => ({ step: step.id, tracks: step.for?.tracks ?? null });

export const isNothing = (look: LookUp): boolean => Object.values(look).every((part) => part.length === 0);
