import { as, type PersonId } from '@heng/domain/language';
import {
  type BodyMember,
  type Nominee,
  type RequirementFindings,
  requirementsOf,
  type Seats,
} from '@heng/domain/people';
import type { Scene } from './scene.ts';

/** Who sits in the body the example is about, by seat: as many as are given, or by name. */
export function membersIn({ given }: Scene): readonly BodyMember[] {
  const listed = given.listed === undefined || Array.isArray(given.listed) ? {} : given.listed;
  return Object.entries(given.seats ?? listed).flatMap(([seat, held]) => {
    const persons = typeof held === 'number' ? Array.from({ length: held }, (_, i) => `${seat}-${i + 1}`) : held;
    return persons.map((person) => ({ person: as<PersonId>(person), of: null, seat, category: null }));
  });
}

/** The seats of the bodies that vote, where the example is about who sits in them; else nobody looks. */
export const seatsIn = (scene: Scene, bodies: readonly string[]): { readonly seats?: Seats } =>
  scene.given.seats === undefined ? {} : { seats: Object.fromEntries(bodies.map((body) => [body, membersIn(scene)])) };

/** Who is on the way to a seat, and how far: proposed, approved or refused, published. Where nothing is given, `through` has gone all the way. */
export function nomineesIn({ given, at }: Scene, seat: string, through: string | null): readonly Nominee[] {
  const all = through === null ? {} : { [through]: ['approved', 'published'] };
  return Object.entries<readonly string[]>(given.nominated ?? all).map(([person, stages]) => ({
    person: as<PersonId>(person),
    of: null,
    seat,
    category: null,
    approvedAt: stages.includes('approved') ? at : null,
    refusedAt: stages.includes('refused') ? at : null,
    publishedAt: stages.includes('published') ? at : null,
  }));
}

/** What was found about bodies, by path of the requirement: met where the finding holds. */
export function findingsIn({ pack, given }: Scene): RequirementFindings {
  const paths = Object.keys(pack.bodies).flatMap((body) => requirementsOf(pack, body).map(([path]) => path));
  const found = Object.entries(given.findings ?? {}).flatMap(([name, finding]) =>
    paths
      .filter((path) => path === name || path.endsWith(`.${name}`))
      .map((path) => [path, finding === 'holds'] as const),
  );
  return Object.fromEntries(found);
}
