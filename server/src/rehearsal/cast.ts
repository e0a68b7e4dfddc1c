import { as, type BodyId, type PersonId } from '@heng/domain/language';
import { type Body, isOpen, type ResolvedPack } from '@heng/domain/regulation';
import { instancesOf } from './names.ts';

/** One invented person and the seat they are given. */
export interface Role {
  readonly person: PersonId;
  readonly body: BodyId;
  readonly of: string | null;
  readonly seat: string;
  readonly category: string | null;
}

/** How many people a body is played by, where the regulation does not say. Parties come with their applications. */
const usual: Readonly<Record<Body['role'], number>> = {
  government: 1,
  'lead-group': 1,
  committee: 11,
  office: 2,
  supervisor: 3,
  'review-body': 3,
  team: 15,
  recommender: 1,
  department: 1,
  association: 0,
  media: 0,
  auditor: 0,
};

/** Departments that speak for a body of many; which they are is no matter of the regulation. */
const departments = ['market-supervision', 'ecology', 'emergency', 'tax'];

/** Everybody it takes, in the order of the bodies: the office first, since it appoints the others. */
export function castOf(pack: ResolvedPack): readonly Role[] {
  const bodies = Object.entries(pack.bodies).toSorted(
    ([, a], [, b]) => Number(b.role === 'office') - Number(a.role === 'office'),
  );
  return bodies.flatMap(([id, body]) => {
    const instances = instancesFor(pack, body);
    return instances.flatMap((of) => seatsOf(id, body, of));
  });
}

function instancesFor(pack: ResolvedPack, body: Body): readonly (string | null)[] {
  if (body.role === 'recommender') return instancesOf(pack, body);
  return body.many && body.role === 'department' ? departments : [null];
}

function seatsOf(id: string, body: Body, of: string | null): readonly Role[] {
  const number = sizeOf(body);
  const special = (body.seats ?? []).filter(({ seat }) => seat !== 'member' && body.role !== 'team');
  const seats = special.flatMap((rule) => Array.from({ length: rule.exactly ?? rule.at_least ?? 1 }, () => rule.seat));
  const from = (body.seats ?? []).find(({ seat }) => seat === 'member')?.from ?? [];
  return Array.from({ length: number }, (_, index): Role => {
    const seat = seats[index] ?? 'member';
    return {
      person: as<PersonId>(`${of === null || body.role !== 'recommender' ? (of ?? id) : `${id}-${of}`}-${index + 1}`),
      body: as<BodyId>(id),
      of,
      seat,
      category: seat === 'member' && from.length > 0 ? (from[index % from.length] ?? null) : null,
    };
  });
}

/** As many as usual, inside what is laid down, and one fewer where the total has to be odd. */
function sizeOf({ role, size }: Body): number {
  const limits = size && !isOpen(size) ? size : null;
  const least = limits?.at_least ?? 0;
  const number = Math.min(Math.max(usual[role], least), limits?.at_most ?? Number.POSITIVE_INFINITY);
  if (limits?.odd !== true || number % 2 === 1) return number;
  return number > least ? number - 1 : number + 1;
}
