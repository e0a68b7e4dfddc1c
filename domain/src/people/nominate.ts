import type { BodyId, Cite, Day, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { dayOf, unless } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { type BodyState, organisersOf } from './appoint-member.ts';
import { type AppointmentRule, appointmentFor, type Nominee } from './appointment.ts';
import { no } from './refusals.ts';

type ActNamed<Name extends PeopleAct['act']> = Extract<PeopleAct, { act: Name }>;

/** By which document, of which day. */
interface Documented {
  readonly body: BodyId;
  readonly of: string | null;
  readonly document: string;
  readonly day: Day;
}

export interface ProposeMembers extends Documented {
  readonly members: readonly { readonly person: PersonId; readonly seat: string; readonly category: string | null }[];
}

/** Those whose step on the way is taken by this document. */
export interface NameMembers extends Documented {
  readonly persons: readonly PersonId[];
}

/** 提出成员名单: by the body the regulation names, or, where it names none, by those who organise. One who was refused may be put up again. */
export function proposeMembers(
  state: BodyState,
  command: ProposeMembers,
  at: Instant,
): Result<ActNamed<'members-proposed'>, Refusal> {
  const { pack } = state;
  const { members, ...rest } = command;
  const ways = members.map(({ seat }) => appointmentFor(pack, command.body, seat));
  const rule = ways.find((way) => way !== null) ?? null;
  const known = members.filter(({ person }) => {
    const nominee = nomineeOf(state, command.of, person);
    return nominee !== null && nominee.refusedAt === null;
  });
  const persons = members.map(({ person }) => person);
  const twice = persons.filter((person, index) => persons.indexOf(person) < index);
  return unless<ActNamed<'members-proposed'>, Refusal>(
    [
      ...againstDocument(command, members.length, at),
      ...members.flatMap(({ seat, category }) => againstSeat(pack, command.body, seat, category)),
      rule !== null && notTheirs(state, proposersOf(pack, rule), rule.article),
      known.length + twice.length > 0 &&
        no('nominated-already', null, { persons: [...new Set([...known.map(({ person }) => person), ...twice])] }),
    ],
    () => ({ act: 'members-proposed', article: rule?.article ?? null, ...rest, members }),
  );
}

/** 批准成员, by the body with the power, of those proposed. */
export const approveMembers = (
  state: BodyState,
  command: NameMembers,
  at: Instant,
): Result<ActNamed<'members-approved'>, Refusal> =>
  decideOn(state, command, at, (article) => ({ act: 'members-approved', article, ...command }));

/** 不予批准, the same way; they may be proposed again. */
export const refuseMembers = (
  state: BodyState,
  command: NameMembers,
  at: Instant,
): Result<ActNamed<'members-refused'>, Refusal> =>
  decideOn(state, command, at, (article) => ({ act: 'members-refused', article, ...command }));

/** 公布成员: by the office, or whoever proposed or approved; only those approved, where approval is needed. */
export function publishMembers(
  state: BodyState,
  command: NameMembers,
  at: Instant,
): Result<ActNamed<'members-published'>, Refusal> {
  const { pack } = state;
  const rule = ruleFor(state, command);
  const ready = ({ refusedAt, approvedAt, publishedAt }: Nominee): boolean =>
    refusedAt === null && publishedAt === null && (rule?.approvedBy === null || approvedAt !== null);
  return unless<ActNamed<'members-published'>, Refusal>(
    [
      ...againstDocument(command, command.persons.length, at),
      rule === null || !rule.published
        ? no('nothing-laid-down', null, { body: nameIn(pack, command.body), seat: null })
        : notTheirs(state, publishersOf(pack, rule), rule.article),
      notSoFar(state, command, ready),
    ],
    () => ({ act: 'members-published', article: rule?.article ?? null, ...command }),
  );
}

function decideOn<A>(
  state: BodyState,
  command: NameMembers,
  at: Instant,
  act: (article: Cite | null) => A,
): Result<A, Refusal> {
  const rule = ruleFor(state, command);
  const undecided = ({ approvedAt, refusedAt }: Nominee): boolean => approvedAt === null && refusedAt === null;
  return unless<A, Refusal>(
    [
      ...againstDocument(command, command.persons.length, at),
      rule === null || rule.approvedBy === null
        ? no('nothing-laid-down', null, { body: nameIn(state.pack, command.body), seat: null })
        : notTheirs(state, [rule.approvedBy], rule.article),
      notSoFar(state, command, undecided),
    ],
    () => act(rule?.article ?? null),
  );
}

const nameIn = (pack: ResolvedPack, body: string): string => pack.bodies[body]?.name ?? body;

const nomineeOf = ({ nominees }: BodyState, of: string | null, person: PersonId): Nominee | null =>
  nominees.find((nominee) => nominee.person === person && nominee.of === of) ?? null;

/** The rule of the seats that those named are to have: one body has one way to all of them. */
function ruleFor(state: BodyState, { body, of, persons }: NameMembers): AppointmentRule | null {
  const [seat = 'member'] = persons.flatMap((person) => nomineeOf(state, of, person)?.seat ?? []);
  return appointmentFor(state.pack, body, seat);
}

const organiserBodies = (pack: ResolvedPack): readonly string[] => {
  const names = organisersOf(pack);
  return Object.entries(pack.bodies).flatMap(([id, { name }]) => (names.includes(name) ? [id] : []));
};

/** Who puts the list up; a text that does not say leaves it to those who organise. */
export const proposersOf = (pack: ResolvedPack, { proposedBy }: AppointmentRule): readonly string[] =>
  proposedBy === null ? organiserBodies(pack) : [proposedBy];

/** Nobody is named to publish: whoever proposed does, or those who organise, or whoever approved. */
export const publishersOf = (pack: ResolvedPack, { proposedBy, approvedBy }: AppointmentRule): readonly string[] => [
  ...new Set([proposedBy, ...organiserBodies(pack), approvedBy].filter((body) => body !== null)),
];

function notTheirs({ pack, actor, seated }: BodyState, expected: readonly string[], article: Cite | null) {
  if (expected.includes(actor.body) && seated) return false;
  return no('not-yours-to-nominate', article, { expected: expected.map((body) => nameIn(pack, body)) });
}

function againstDocument({ document, day }: Documented, number: number, at: Instant): readonly (Refusal | false)[] {
  return [
    number === 0 && no('nobody-named', null),
    document.trim() === '' && no('document-unnamed', null),
    day > dayOf(at) && no('day-to-come', null, { day }),
  ];
}

function notSoFar(state: BodyState, { of, persons }: NameMembers, ready: (nominee: Nominee) => boolean) {
  const early = persons.filter((person) => {
    const nominee = nomineeOf(state, of, person);
    return nominee === null || !ready(nominee);
  });
  return early.length > 0 && no('not-nominated', null, { persons: early });
}

function againstSeat(pack: ResolvedPack, body: string, seat: string, category: string | null): readonly Refusal[] {
  const law = pack.bodies[body];
  if (!law) return [no('no-such-body', null, { body })];
  const rules = (law.seats ?? []).filter((rule) => rule.seat === seat);
  const from = rules.flatMap((rule) => rule.from ?? []);
  const isOpen = rules.some(({ open }) => open === true);
  const strange = category !== null && from.length > 0 && !isOpen && !from.includes(category);
  const seats = [...new Set([...(law.seats ?? []).map((rule) => rule.seat), 'member'])];
  return [
    !seats.some((one) => one === seat) && no('no-such-seat', articleOf(law, 'seats'), { body: law.name, seat, seats }),
    appointmentFor(pack, body, seat) === null && no('nothing-laid-down', null, { body: law.name, seat }),
    strange && no('wrong-circle', articleOf(law, 'seats'), { body: law.name, from, category }),
  ].filter((fault) => fault !== false);
}
