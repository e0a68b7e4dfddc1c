import type { ApplicantId, CaseId, PersonId } from '../../language/index.ts';
import type { Body } from '../../regulation/index.ts';
import type { Hand } from './access.ts';

/** A seat somebody holds today, in the edition that is asked about. */
export interface SeatHeld {
  readonly body: string;
  /** The body's role; a party (applicant, parent, recommender, winner) stands for itself. */
  readonly role: Body['role'] | 'applicant' | 'parent' | 'recommender' | 'winner';
  readonly of: string | null;
  readonly seat: string;
}

/** Who reads, and how they stand to the cases of one edition: all that a decision on rights knows. */
export interface Reader {
  /** null: nobody is signed in. */
  readonly person: PersonId | null;
  readonly administrator: Hand | null;
  /** Seats of today: left, dissolved and run out are no seats. */
  readonly seats: readonly SeatHeld[];
  /** Promises signed in this edition, by id. */
  readonly undertaken: readonly string[];
  /** Cases the person has withdrawn from or was withdrawn from: nothing of them is seen in any seat. */
  readonly recused: readonly CaseId[];
  /** Applicants the person acts for in this edition, as agent, parent or winner. */
  readonly actsFor: readonly ApplicantId[];
  readonly relations: Relations;
}

/** Cases of the edition by how the reader's seats stand to them; empty where there is nothing. */
export interface Relations {
  /** Of applicants the person acts for. */
  readonly own: readonly CaseId[];
  /** Recommended or to be recommended by a body the person sits in. */
  readonly recommends: readonly CaseId[];
  /** On which a department of the person was asked. */
  readonly asked: readonly CaseId[];
  /** Of a team the person is on, or a review body's whose the review is. */
  readonly assigned: readonly CaseId[];
  /** Before a committee or approving body: on a candidate list, in a ballot, in a resolution, on the list of winners. */
  readonly candidates: readonly CaseId[];
  /** Votes counted or resolution recorded. */
  readonly decided: readonly CaseId[];
  /** Results made known: the award is announced, or the case has ended and its applicant was told. */
  readonly announced: readonly CaseId[];
}

/** Of which cases of an edition something may be read. A thing of the edition itself: all or none. */
export type Scope =
  | { readonly all: true; readonly except: readonly CaseId[] }
  | { readonly all: false; readonly only: readonly CaseId[] };

export const nothing: Scope = { all: false, only: [] };

export const contains = (scope: Scope, one: CaseId): boolean =>
  scope.all ? !scope.except.includes(one) : scope.only.includes(one);
