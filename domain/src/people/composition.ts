import type { PersonId, Refusal } from '../language/index.ts';
import { articleOf, type Body, type ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** Who sits in a body, in which seat, from which circle. */
export interface BodyMember {
  readonly person: PersonId;
  /** Which one, where the body has many instances. */
  readonly of: string | null;
  readonly seat: string;
  /** The circle the member comes from; null: none is on record. */
  readonly category: string | null;
}

/** By body: who sits in it. */
export type Seats = Readonly<Record<string, readonly BodyMember[]>>;

/** What a body is made of, held against what the regulation lays down for it. */
export interface Composition {
  /** All seats together, chair and vice-chairs included. Recusal from a case changes nothing in it. */
  readonly total: number;
  /** The circles the regulation names, and how many come from each. */
  readonly circles: Readonly<Record<string, number>>;
  /** What the body as it stands does not meet. Empty: it is made up as the regulation says. */
  readonly unmet: readonly Refusal[];
}

/**
 * Measures a body against its size and seats. Limits that are laid down for some steps only (`at`) count in those; with `step` null, nothing is
 * asked for a step. A team has its own limits, which are held when it is formed from this pool.
 */
export function compositionOf(
  pack: ResolvedPack,
  body: string,
  members: readonly BodyMember[],
  step: string | null = null,
): Composition {
  const law = pack.bodies[body];
  const named = (law?.seats ?? []).flatMap(({ from = [] }) => from);
  const circles = Object.fromEntries(
    [...new Set(named)].map((circle) => [circle, members.filter(({ category }) => category === circle).length]),
  );
  const unmet =
    law && law.role !== 'team' ? [...sizeFaults(law, members.length, step), ...seatFaults(law, members, step)] : [];
  return { total: members.length, circles, unmet };
}

/**
 * Why these bodies cannot decide in a step as they are: without the chair the regulation gives them, or with a total it does not admit.
 * Another seat that is empty is told by `compositionOf`, and hinders nobody.
 */
export function unfitToDecide(
  pack: ResolvedPack,
  bodies: readonly string[],
  seats: Seats,
  step: string | null,
): readonly Refusal[] {
  return bodies.flatMap((body) =>
    compositionOf(pack, body, seats[body] ?? [], step).unmet.filter(
      ({ code, facts }) => code !== 'seat-not-filled' || facts.seat === 'chair',
    ),
  );
}

const holdsAt = (at: readonly string[] | undefined, step: string | null): boolean =>
  at === undefined || (step !== null && at.includes(step));

function sizeFaults(law: Body, total: number, step: string | null): readonly Refusal[] {
  const { size, name: body } = law;
  if (!size || !('at_least' in size || 'at_most' in size || 'odd' in size) || !holdsAt(size.at, step)) return [];
  const { at_least: least, at_most: most, odd, soft } = size;
  const article = articleOf(size) ?? articleOf(law, 'size');
  return [
    least !== undefined &&
      total < least &&
      soft?.at_least === undefined &&
      no('body-too-small', article, { body, total, least }),
    most !== undefined &&
      total > most &&
      soft?.at_most === undefined &&
      no('body-too-large', article, { body, total, most }),
    odd === true && total % 2 === 0 && no('body-total-even', article, { body, total }),
  ].filter((fault) => fault !== false);
}

function seatFaults(law: Body, members: readonly BodyMember[], step: string | null): readonly Refusal[] {
  return (law.seats ?? [])
    .filter(({ at }) => holdsAt(at, step))
    .flatMap((rule) => {
      const taken = members.filter(({ seat }) => seat === rule.seat).length;
      const least = rule.exactly ?? rule.at_least ?? 0;
      return taken < least
        ? [
            no('seat-not-filled', articleOf(rule) ?? articleOf(law, 'seats'), {
              body: law.name,
              seat: rule.seat,
              least,
              taken,
            }),
          ]
        : [];
    });
}
