import type { Cite } from './cite.ts';
import type { BodyId, PersonId } from './ids.ts';

/** Who acts, and for whom. `of` names which one, where a body has many instances (one department) or the party is an applicant or parent. */
export interface Actor {
  readonly person: PersonId;
  readonly body: BodyId;
  readonly of: string | null;
}

/** What a stage says about each of its acts; docs/ACTS.md is made from it. */
export interface ActInfo {
  readonly subject:
    | 'edition'
    | 'step'
    | 'case'
    | 'person'
    | 'team'
    | 'notice'
    | 'objection'
    | 'award'
    | 'proceeding'
    | 'report'
    | 'register';
  readonly zh: string;
  readonly en: string;
  /** When it is done and what follows, in one sentence. */
  readonly says: string;
}

/**
 * One act 办理行为: its name in the past tense, the article it stands on (null: an arrangement of the platform), and its payload.
 * Payloads hold ids, numbers, days, digests and articles; never personal data, and never a voter's choice.
 */
export type ActOf<Payloads> = {
  readonly [Name in keyof Payloads]: { readonly act: Name; readonly article: Cite | null } & Payloads[Name];
}[keyof Payloads];
