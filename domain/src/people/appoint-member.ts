import type { Actor, BodyId, Day, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { dayOf, unless } from '../language/index.ts';
import { articleOf, type Body, type ResolvedPack } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { type Nominee, notThrough } from './appointment.ts';
import { type CancelledReviewer, cancelledFor } from './cancelled.ts';
import { type BodyMember, type Composition, compositionOf } from './composition.ts';
import { no } from './refusals.ts';
import { termOn } from './term.ts';

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
  readonly members: readonly BodyMember[];
  /** Who is on the way to a seat in the body. */
  readonly nominees: readonly Nominee[];
}

/** The same, and what is on record about the person who is to have a seat. */
export interface SeatState extends BodyState {
  /** The days on which the person was given a seat in the same body in earlier editions. */
  readonly served: readonly Day[];
  /** Who may review no more. */
  readonly cancelled: readonly CancelledReviewer[];
  /** Is one of the three administrators, who decide about no case and so have no seat. */
  readonly administers: boolean;
}

type MemberAppointed = Extract<PeopleAct, { act: 'member-appointed' }>;

/** Parties have no entry among the bodies; whoever acts for one has the seat `agent`. */
const partySeats = ['agent'];
const organisers: readonly Body['role'][] = ['office', 'lead-group', 'government'];

/** The names of those who put seats on record. */
export const organisersOf = (pack: ResolvedPack): readonly string[] =>
  Object.values(pack.bodies).flatMap((body) => (organises(body) ? [body.name] : []));

/** Those who put seats on record, and end them. */
export const isOrganiser = ({ pack, actor, seated }: BodyState): boolean =>
  seated && organises(pack.bodies[actor.body]);

/** Not one of many: governments of counties and zones bring forth applications and have no hand in the edition of the city. */
const organises = (body: Body | undefined): boolean =>
  body !== undefined && body.many !== true && organisers.includes(body.role);

/**
 * Gives a person a seat for this edition: a seat the body has, not more in it than the regulation says, from a circle it names, within the terms
 * it allows. Where it lays down how members come to their seats, only those who went that way have one.
 * The office, the leading group or the government appoints.
 */
export function appointMember(state: SeatState, command: AppointMember, at: Instant): Result<MemberAppointed, Refusal> {
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
  const nominee = state.nominees.find(({ person, of }) => person === command.person && of === command.of) ?? null;
  const term = body?.term ? termOn(body.term, state.served, dayOf(at)) : null;
  const after = compositionOf(pack, command.body, [...sitting, command]);
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
      cancelledFor(pack, state.cancelled, command),
      state.administers && no('administrator-seated', null, { person: command.person }),
      notThrough(pack, command.body, command.seat, nominee),
      term !== null &&
        body?.term?.at_most !== undefined &&
        term.number > body.term.at_most &&
        no('terms-exhausted', articleOf(body.term) ?? articleOf(body, 'term'), {
          person: command.person,
          body: name,
          most: body.term.at_most,
        }),
      // Fewer than are needed, or an even total, is what a body goes through while it is made up; more than may be is final.
      ...after.unmet.filter(({ code }) => code === 'body-too-large'),
    ],
    () => ({ act: 'member-appointed', article, ...command, until: term?.until ?? null, ...madeUp(after) }),
  );
}

/** A body after a change, for the journal. */
export const madeUp = ({ total, unmet, circles }: Composition) => ({
  total,
  unmet: [...new Set(unmet.map(({ code }) => code))],
  circles,
});
