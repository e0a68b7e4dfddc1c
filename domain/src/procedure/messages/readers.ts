import { bodiesOf, parties } from '../../edition/index.ts';
import type { CaseId, PersonId } from '../../language/index.ts';
import type { Reader, SeatHeld } from '../rights/index.ts';
import type { CaseView, EditionView, MemberView } from '../view.ts';

/** What has to be known of an edition to tell who is to be told. */
export type Known = Pick<EditionView, 'pack' | 'edition' | 'members' | 'cases' | 'notices' | 'objections'>;

interface Seated extends Pick<Reader, 'recused'> {
  readonly person: PersonId;
  readonly seats: readonly Pick<SeatHeld, 'body' | 'role' | 'of'>[];
}

/** Everybody with a seat, once, with all of their seats, and the cases they have withdrawn from. */
export function seatedIn({ pack, members, cases }: Pick<Known, 'pack' | 'members' | 'cases'>): readonly Seated[] {
  const seats = Map.groupBy(members, ({ person }) => person);
  return [...seats].map(([person, own]) => ({
    person,
    seats: own.map(({ body, of }) => ({ body, of, role: roleOf(pack, body) })),
    recused: cases.flatMap((one) => (one.recused.includes(person) ? [one.id] : [])),
  }));
}

const roleOf = (pack: Known['pack'], body: string): SeatHeld['role'] =>
  pack.bodies[body]?.role ?? (parties.includes(body) ? (body as SeatHeld['role']) : 'applicant');

const personsOf = (members: readonly MemberView[]): readonly PersonId[] => [
  ...new Set(members.map(({ person }) => person)),
];

export const everybody = ({ members }: Known): readonly PersonId[] => personsOf(members);

/** Whoever sits in one of these bodies; parties are none. */
export const inBodies = ({ pack, members }: Known, bodies: readonly string[]): readonly PersonId[] =>
  personsOf(members.filter(({ body }) => bodies.includes(body) && body in pack.bodies));

export const office = (known: Known): readonly PersonId[] => inBodies(known, bodiesOf(known.pack, 'office'));

/** Whoever speaks for a department: a body, or one of many. */
export const inDepartment = ({ members }: Known, department: string): readonly PersonId[] =>
  personsOf(members.filter(({ body, of }) => (of ?? body) === department));

/** Whoever acts for the applicants of these cases. */
export function applicantsOf({ members, cases }: Known, ids: readonly CaseId[]): readonly PersonId[] {
  const applicants = cases.filter(({ id }) => ids.includes(id)).map(({ applicant }) => String(applicant));
  return personsOf(members.filter(({ body, of }) => body === 'applicant' && of !== null && applicants.includes(of)));
}

/** A case is nothing to those who have withdrawn from it. */
export const isRecused = ({ cases }: Known, person: PersonId, file: CaseId | null): boolean =>
  cases.some((one: CaseView) => one.id === file && one.recused.includes(person));
