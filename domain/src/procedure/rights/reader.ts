import type { ApplicantId, CaseId, PersonId } from '../../language/index.ts';
import type { Body } from '../../regulation/index.ts';
import type { Hand } from './access.ts';

/** Who somebody is in a seat: the role of its body; a party (applicant, parent, winner) stands for itself. */
export type SeatRole = Body['role'] | 'applicant' | 'parent' | 'winner';

/** A seat somebody holds today, in the edition that is asked about. */
export interface SeatHeld {
  readonly body: string;
  readonly role: SeatRole;
  readonly of: string | null;
  readonly seat: string;
  /** What the regulation has the body promise, by id: secrets are shown to whoever has signed all of it. */
  readonly promises: readonly string[];
  /** Channels whose objections come to this body. */
  readonly receives: readonly string[];
  /** Channels whose reports come to it. */
  readonly hears: readonly string[];
  /** Reports may be passed on to it: those that were, it reads. */
  readonly told: boolean;
  /** The body holds a step of the procedure that decides: a resolution, a ballot, an approval, a conferral. */
  readonly decides: boolean;
  /** Sanctions that the body asks for or decides on, by id: proceedings under these it reads, and no others. */
  readonly sanctions: readonly string[];
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
  /** Cases the person has withdrawn from or was withdrawn from: nothing of them is seen in any body's seat. */
  readonly recused: readonly CaseId[];
  /** Applicants the person acts for in this edition, as agent, parent or winner. */
  readonly actsFor: readonly ApplicantId[];
  readonly relations: Relations;
}

/** Cases of the edition by how the reader's seats stand to them; empty where there is nothing. */
export interface Relations {
  /** Of applicants the person is the agent of, alone or with partners. */
  readonly own: readonly CaseId[];
  /** Of applicants whose parent the person acts for. */
  readonly branches: readonly CaseId[];
  /** Recommended or to be recommended by a body the person sits in. */
  readonly recommends: readonly CaseId[];
  /** On which a department of the person was asked. */
  readonly asked: readonly CaseId[];
  /** Those among them that departments vet together, and not only tell about: for that they need what was handed in. */
  readonly examined: readonly CaseId[];
  /** Of a team the person is on, or a review body's whose the review is. */
  readonly assigned: readonly CaseId[];
  /** Before a committee or approving body: on a candidate list for it, or standing in a step it holds. */
  readonly candidates: readonly CaseId[];
  /** The same, with votes counted or a resolution recorded. */
  readonly decided: readonly CaseId[];
  /** Own ones whose results are made known: the award is announced, or the case has ended and that step is closed. */
  readonly announced: readonly CaseId[];
}

export const noRelations: Relations = {
  own: [],
  branches: [],
  recommends: [],
  asked: [],
  examined: [],
  assigned: [],
  candidates: [],
  decided: [],
  announced: [],
};

/** Of which cases of an edition something may be read. A thing of the edition itself: all or none. */
export type Scope =
  | { readonly all: true; readonly except: readonly CaseId[] }
  | { readonly all: false; readonly only: readonly CaseId[] };

export const nothing: Scope = { all: false, only: [] };

export const contains = (scope: Scope, one: CaseId): boolean =>
  scope.all ? !scope.except.includes(one) : scope.only.includes(one);
