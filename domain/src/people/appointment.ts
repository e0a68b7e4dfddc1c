import type { Cite, Instant, PersonId, Refusal } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** Somebody who is to sit in a body, and how far they have come. */
export interface Nominee {
  readonly person: PersonId;
  readonly of: string | null;
  readonly seat: string;
  readonly category: string | null;
  readonly approvedAt: Instant | null;
  /** Refused by those who approve; may be proposed again. */
  readonly refusedAt: Instant | null;
  readonly publishedAt: Instant | null;
}

/** How the members of a body come to their seats, where the regulation says so. */
export interface AppointmentRule {
  /** Null: the text does not say who, and those who organise put the list up. */
  readonly proposedBy: string | null;
  /** Null: nobody has to approve. */
  readonly approvedBy: string | null;
  readonly published: boolean;
  readonly article: Cite | null;
}

/**
 * The way to a seat that the regulation lays down: proposed, approved, published. Null: it lays down none, or whoever holds an office has the seat
 * with it (`held_by`), and the seat is put on record at once.
 */
export function appointmentFor(pack: ResolvedPack, body: string, seat: string): AppointmentRule | null {
  const law = pack.bodies[body];
  const rule = law?.appointment;
  const exOfficio = (law?.seats ?? []).some((one) => one.seat === seat && one.held_by !== undefined);
  if (!law || !rule || exOfficio) return null;
  const { proposed_by: proposedBy, approved_by: approvedBy } = rule;
  const published = rule.published === true;
  if (proposedBy === null && approvedBy === null && !published) return null;
  return { proposedBy, approvedBy, published, article: articleOf(rule) ?? articleOf(law, 'appointment') };
}

/** What somebody still waits for before the seat can be put on record; null: nothing, or nothing is laid down. */
export function notThrough(pack: ResolvedPack, body: string, seat: string, nominee: Nominee | null): Refusal | null {
  const rule = appointmentFor(pack, body, seat);
  if (rule === null) return null;
  const name = (id: string | null): string | null => (id === null ? null : (pack.bodies[id]?.name ?? id));
  const said = { body: name(body) };
  if (nominee === null || nominee.refusedAt !== null || nominee.seat !== seat)
    return no('member-not-proposed', rule.article, { ...said, by: name(rule.proposedBy) });
  if (rule.approvedBy !== null && nominee.approvedAt === null)
    return no('member-not-approved', rule.article, { ...said, by: name(rule.approvedBy) });
  if (rule.published && nominee.publishedAt === null) return no('member-not-published', rule.article, said);
  return null;
}
