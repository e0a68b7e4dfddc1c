import type { OpenEdition } from '@heng/domain/edition';
import type {
  Actor,
  ApplicantId,
  CaseId,
  EditionId,
  Instant,
  PersonId,
  Refusal,
  Result,
  StepId,
  TierId,
} from '@heng/domain/language';
import type { AfterView, DecidedAct, EditionView } from '@heng/domain/procedure';
import type { RankedCase } from '@heng/domain/ranking';
import type { FactValue } from '@heng/domain/regulation';
import type { AwardFile } from '@heng/domain/supervision';
import type { Desk, Recorded } from '../storage/index.ts';

/** One act, as every stage offers it. */
export type Deed<Command, A extends DecidedAct> = (
  desk: Desk,
  by: Actor,
  key: null,
  edition: EditionId,
  command: Command,
) => Promise<Result<Recorded<A>, Refusal>>;

export type Outcome<A extends DecidedAct> = Promise<Result<Recorded<A>, Refusal>>;

export interface NewApplicant {
  readonly id: ApplicantId;
  readonly name: string;
  readonly industry: string | null;
}

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
}

/**
 * Where a rehearsal plays, and all it knows of it: on a database of its own, or through the API as everybody does. Acts are the same in both; what is
 * read is read as the person who decides by it.
 */
export interface World {
  readonly setClock: (at: Instant) => Promise<void>;
  readonly act: <Command, A extends DecidedAct>(by: Actor, deed: Deed<Command, A>, command: Command) => Outcome<A>;
  readonly openEdition: (by: Actor, command: OpenEdition) => Outcome<Extract<DecidedAct, { act: 'edition-opened' }>>;
  /** People come into being before they have seats. */
  readonly meetPeople: (people: readonly NewPerson[]) => Promise<void>;
  /** An applicant comes on the register, with those who apply together with it, and somebody who acts for it. */
  readonly meetApplicant: (
    applicant: NewApplicant,
    partners: readonly NewApplicant[],
    agent: NewPerson,
  ) => Promise<void>;
  readonly saveDraft: (
    by: Actor,
    draft: { readonly case: CaseId; readonly answers: Readonly<Record<string, FactValue>> },
  ) => Promise<Result<null, Refusal>>;
  /** A register of earlier winners, as a file; every fault ends the rehearsal. */
  readonly importRegister: (
    by: Actor,
    file: { readonly programme: string; readonly bytes: Uint8Array<ArrayBuffer> },
  ) => Promise<void>;
  readonly view: () => Promise<EditionView>;
  readonly afterView: () => Promise<AfterView>;
  readonly awards: () => Promise<readonly AwardFile[]>;
  /** Every standing case with all that this list compares. */
  readonly rankedCases: (by: Actor, step: StepId) => Promise<readonly RankedCase[]>;
  /** Who stands in a ballot that is open. */
  readonly ballotCandidates: (by: Actor, step: StepId) => Promise<readonly CaseId[]>;
  /** Whom a vote carried, and in which tier. */
  readonly carried: (by: Actor, step: StepId) => Promise<readonly { readonly case: CaseId; readonly tier: TierId }[]>;
}
