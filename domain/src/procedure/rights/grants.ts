import type { Relations, SeatHeld, SeatRole } from './reader.ts';
import type { Thing } from './things.ts';

/** What a seat has to bring besides its role. */
type Proviso = 'promised' | 'receives' | 'hears' | 'decides' | 'sanctions' | 'chairs';

/** Holders of these roles may read the thing of every case, or of the cases that stand to them so. */
export interface Grant {
  readonly to: readonly SeatRole[];
  readonly of: 'all' | keyof Relations;
  readonly if?: Proviso;
}

const watchers: readonly SeatRole[] = ['office', 'supervisor'];
const deciders: readonly SeatRole[] = ['committee', 'lead-group', 'government'];
const reviewers: readonly SeatRole[] = ['team', 'review-body'];
const endorsers: readonly SeatRole[] = ['recommender', 'association'];
const applicants: readonly SeatRole[] = ['applicant', 'winner'];
const anyBody: readonly SeatRole[] = [...watchers, ...deciders, ...reviewers, ...endorsers, 'department', 'auditor'];

const watched: Grant = { to: watchers, of: 'all' };
const before: Grant = { to: deciders, of: 'candidates' };
const own: Grant = { to: applicants, of: 'own' };
const ownBranch: Grant = { to: ['parent'], of: 'branches' };
const assigned: Grant = { to: reviewers, of: 'assigned' };
const endorsed: Grant = { to: endorsers, of: 'recommends' };

/**
 * Who may read what. What is not here, nobody may read: not the three administrators, who have no hand in any case, and nobody in a seat from a case they
 * have withdrawn from. A party reads its own application whatever seats its agent has besides, and through those seats nothing more of it.
 * The supervisors see every step but what a ballot holds, which nobody does. Whoever reviewed reads what they were given until the edition is closed.
 */
export const grants: { readonly [T in Thing]: readonly Grant[] } = {
  progress: [watched],
  people: [watched, { to: ['lead-group'], of: 'all' }, { to: deciders, of: 'all', if: 'decides' }],
  case: [watched, before, assigned, endorsed, { to: ['department'], of: 'asked' }, own, ownBranch],
  file: [watched, before, assigned, endorsed, { to: ['department'], of: 'examined' }, own, ownBranch],
  'trade-secret': [{ ...watched, if: 'promised' }, { ...assigned, if: 'promised' }, own, ownBranch],
  draft: [own, ownBranch],
  vetting: [watched],
  opinion: [watched, { to: ['department'], of: 'asked' }],
  sheet: [watched, assigned],
  consensus: [watched, assigned, { to: ['committee', 'lead-group'], of: 'candidates' }],
  score: [watched, before, { to: applicants, of: 'announced' }],
  candidates: [watched, before],
  turnout: [watched, { to: ['committee'], of: 'all', if: 'chairs' }],
  tally: [watched, { to: deciders, of: 'decided' }],
  winners: [watched, { to: deciders, of: 'decided' }],
  objection: [watched, { to: anyBody, of: 'all', if: 'receives' }, own],
  'objection-identity': [{ to: anyBody, of: 'all', if: 'receives' }],
  report: [{ to: anyBody, of: 'all', if: 'hears' }],
  award: [
    watched,
    { to: ['auditor'], of: 'all' },
    { to: ['government'], of: 'all', if: 'decides' },
    { to: applicants, of: 'announced' },
  ],
  duties: [watched, { to: applicants, of: 'announced' }],
  proceeding: [watched, { to: anyBody, of: 'all', if: 'sanctions' }],
  journal: [watched],
  'access-log': [{ to: ['supervisor'], of: 'all' }],
};

/** What a seat brings, for the grants that ask for more than a role. */
export function brings(
  { seat, promises, receives, hears, told, decides, sanctions }: SeatHeld,
  undertaken: readonly string[],
) {
  return {
    promised: promises.every((one) => undertaken.includes(one)),
    receives: receives.length > 0,
    hears: hears.length > 0 || told,
    decides,
    sanctions: sanctions.length > 0,
    chairs: seat === 'chair',
  } satisfies Record<Proviso, boolean>;
}
