import type { Actor, BodyId, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf, type Body, type ResolvedPack } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { no } from './refusals.ts';

export interface AppointMember {
  readonly person: PersonId;
  readonly body: BodyId;
  readonly of: string | null;
  readonly seat: string;
  readonly category: string | null;
}

/** The regulation, who appoints, and who sits in the body so far. */
export interface BodyState {
  readonly pack: ResolvedPack;
  readonly actor: Actor;
  readonly seated: boolean;
  readonly members: readonly { readonly person: PersonId; readonly of: string | null; readonly seat: string }[];
}

type MemberAppointed = Extract<PeopleAct, { act: 'member-appointed' }>;

/** Parties have no entry among the bodies; whoever acts for one has the seat `agent`. */
const partySeats = ['agent'];
const organisers: readonly (Body['role'] | undefined)[] = ['office', 'lead-group', 'government'];

/** The names of those who put seats on record. */
export const organisersOf = (pack: ResolvedPack): readonly string[] =>
  Object.values(pack.bodies).flatMap(({ role, name }) => (organisers.includes(role) ? [name] : []));

/** Those who put seats on record, and end them. */
export const isOrganiser = ({ pack, actor, seated }: BodyState): boolean =>
  seated && organisers.includes(pack.bodies[actor.body]?.role);

/**
 * Gives a person a seat for this edition: a seat the body has, not more in it than the regulation says, from a circle it names.
 * The office, the leading group or the government appoints.
 */
export function appointMember(
  state: BodyState,
  command: AppointMember,
  _at: Instant,
): Result<MemberAppointed, Refusal> {
  const { pack, members } = state;
  const body = pack.bodies[command.body];
  const isParty = ['applicant', 'parent'].includes(command.body);
  const name = body?.name ?? command.body;
  const seats = isParty ? partySeats : [...new Set([...(body?.seats ?? []).map(({ seat }) => seat), 'member'])];
  const rules = (body?.seats ?? []).filter(({ seat }) => seat === command.seat);
  const most = rules.map(({ exactly, at_most }) => exactly ?? at_most).find((limit) => limit !== undefined);
  const sitting = members.filter(({ of }) => of === command.of);
  const from = rules.flatMap((rule) => rule.from ?? []);
  const isOpen = rules.some((rule) => rule.open === true);
  const article = body ? articleOf(body, 'seats') : null;
  return unless<MemberAppointed, Refusal>(
    [
      !isOrganiser(state) && no('not-an-organiser', null, { expected: organisersOf(pack) }),
      !body && !isParty && no('no-such-body', null, { body: command.body }),
      (body || isParty) &&
        !seats.includes(command.seat) &&
        no('no-such-seat', article, { body: name, seat: command.seat, seats }),
      // A team's own limits are held when it is formed: its body is the pool that teams are taken from.
      most !== undefined &&
        body?.role !== 'team' &&
        sitting.filter(({ seat }) => seat === command.seat).length >= most &&
        no('seat-taken', article, { body: name, seat: command.seat, most }),
      from.length > 0 &&
        !isOpen &&
        command.category !== null &&
        !from.includes(command.category) &&
        no('wrong-circle', article, { body: name, from, category: command.category }),
      sitting.some(({ person }) => person === command.person) &&
        no('already-member', null, { person: command.person, body: name }),
    ],
    () => ({ act: 'member-appointed', article, ...command }),
  );
}
