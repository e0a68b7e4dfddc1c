/** Ids are text, branded so that one kind cannot be passed for another. They never carry personal data. */
declare const brand: unique symbol;
export type Branded<Kind extends string> = string & { readonly [brand]: Kind };

/** 届 one run of an award, e.g. `sample-2026`. */
export type EditionId = Branded<'edition'>;
/** A step of the procedure, by its id in the pack, e.g. `site-review`. */
export type StepId = Branded<'step'>;
/** 机构 a body, by its id in the pack, or one of the parties `applicant`, `parent`, `recommender`. */
export type BodyId = Branded<'body'>;
/** 申报 one application with all that belongs to it. */
export type CaseId = Branded<'case'>;
/** An organisation or individual on the register of applicants; outlives the edition. */
export type ApplicantId = Branded<'applicant'>;
export type PersonId = Branded<'person'>;
export type TeamId = Branded<'team'>;
export type NoticeId = Branded<'notice'>;
export type ObjectionId = Branded<'objection'>;
export type AwardId = Branded<'award'>;
/** 查处 what is done about one wrong. */
export type ProceedingId = Branded<'proceeding'>;
/** 举报 one report of wrongdoing. */
export type ReportId = Branded<'report'>;
/** 奖项 a tier, by its id in the pack, e.g. `main`. */
export type TierId = Branded<'tier'>;
/** An act's entry in the journal. */
export type ActId = Branded<'act'>;

/** Brands text that has just been read from a place we trust: a parsed pack, our own table, our own command. */
export const as = <Id extends Branded<string>>(text: string): Id => text as Id;
