import type { Named } from '@heng/contract';
import { as } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { loadPack } from '../../regulation/store.ts';
import type { Database, Tx } from '../../storage/index.ts';
import type { Checked } from '../checked.ts';
import { Problem } from '../problem.ts';
import { type Found, lookAtDoor } from './store.ts';

/** Those who act without being a body of the regulation. */
const parties = ['applicant', 'parent', 'recommender', 'winner', 'public'];

const isOfPack = ({ kind }: Named): boolean => kind === 'step' || kind === 'body' || kind === 'tier';

/** The edition a request is about: of its path. */
export function editionOf(params: unknown): string | null {
  if (typeof params !== 'object' || params === null || !('edition' in params)) return null;
  return typeof params.edition === 'string' ? params.edition : null;
}

/** Whether all that a request names is there; null: it is. */
export async function checkRefs(db: Database | Tx, jurisdiction: string, checked: Checked): Promise<Problem | null> {
  const { named } = checked;
  if (named.length === 0) return null;
  const found = await lookAtDoor(db, {
    jurisdiction,
    edition: editionOf(checked.params),
    named,
    seat: null,
    key: null,
  });
  return unknownIn(db, found, named);
}

/** What is not there, of what the tables hold and of what the pack of the edition names. */
export async function unknownIn(
  db: Database | Tx,
  { pack, unknown }: Pick<Found, 'pack' | 'unknown'>,
  named: readonly Named[],
): Promise<Problem | null> {
  const ofPack = named.filter(isOfPack);
  const regulation = pack === null || ofPack.length === 0 ? null : await loadPack(db, pack);
  const missing = [...unknown, ...ofPack.filter((one) => regulation !== null && !names(regulation, one))];
  return missing.length === 0 ? null : notThere(missing);
}

/** What is not there, and what is not theirs to see: in the order of the request, the same words for both. */
export const notThere = (missing: readonly Named[]): Problem =>
  new Problem('not-found', {
    faults: missing.map(({ at }) => ({ at, zh: '没有这一项', en: 'there is no such thing' })),
  });

function names({ steps, bodies, tiers }: ResolvedPack, { kind, id, kinds }: Named): boolean {
  if (kind === 'step') return steps.some((step) => step.id === id && (kinds === null || kinds.includes(step.kind)));
  if (kind === 'tier') return Object.hasOwn(tiers, as(id));
  return parties.includes(id) || Object.hasOwn(bodies, as(id));
}
