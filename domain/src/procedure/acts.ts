import { type AwardAct, awardActs } from '../award/index.ts';
import { type DeliberationAct, deliberationActs } from '../deliberation/index.ts';
import { type EditionAct, editionActs } from '../edition/index.ts';
import { type IntakeAct, intakeActs } from '../intake/index.ts';
import type { ActInfo, ActOf, Refusal } from '../language/index.ts';
import { type NoticeAct, noticeActs } from '../notice/index.ts';
import { type PeopleAct, peopleActs } from '../people/index.ts';
import { type RankingAct, rankingActs } from '../ranking/index.ts';
import { type ReviewAct, reviewActs } from '../review/index.ts';
import { type SupervisionAct, supervisionActs } from '../supervision/index.ts';
import { type VettingAct, vettingActs } from '../vetting/index.ts';

/** All acts but the refused attempt: what a decision may answer. */
export type DecidedAct =
  | EditionAct
  | PeopleAct
  | NoticeAct
  | IntakeAct
  | VettingAct
  | ReviewAct
  | RankingAct
  | DeliberationAct
  | AwardAct
  | SupervisionAct;

/** 不予受理: somebody tried an act and was refused, and that has legal weight. */
export type RefusedAttempt = ActOf<{
  'attempt-refused': {
    readonly attempted: DecidedAct['act'];
    readonly subject: string | null;
    readonly reasons: readonly Refusal[];
  };
}>;

/** Every act the journal can hold. */
export type Act = DecidedAct | RefusedAttempt;
export type ActName = Act['act'];

/** The catalogue by stage, in the order of the procedure; docs/ACTS.md is made from it. */
export const actsByStage = {
  edition: editionActs,
  people: peopleActs,
  notice: noticeActs,
  intake: intakeActs,
  vetting: vettingActs,
  review: reviewActs,
  ranking: rankingActs,
  deliberation: deliberationActs,
  award: awardActs,
  supervision: supervisionActs,
  procedure: {
    'attempt-refused': {
      subject: 'step',
      zh: '不予受理',
      en: 'Attempt refused',
      says: 'An attempt was refused for reasons with legal weight: too late, by the wrong body, by a recused person, inadmissible.',
    },
  },
} as const satisfies Record<string, Partial<Record<ActName, ActInfo>>>;

export const acts: Readonly<Record<ActName, ActInfo>> = Object.assign({}, ...Object.values(actsByStage));
