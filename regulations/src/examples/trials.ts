import { awardTrials } from './award-trials.ts';
import { ballotTrials } from './ballot-trials.ts';
import { editionTrials } from './edition-trials.ts';
import { intakeTrials } from './intake-trials.ts';
import { noticeTrials } from './notice-trials.ts';
import { objectionTrials } from './objection-trials.ts';
import { peopleTrials } from './people-trials.ts';
import { proceedingTrials } from './proceeding-trials.ts';
import { questions } from './questions.ts';
import { rankingTrials } from './ranking-trials.ts';
import { reviewTrials } from './review-trials.ts';
import { supervisionTrials } from './supervision-trials.ts';
import type { Trial } from './trial.ts';
import { vettingTrials } from './vetting-trials.ts';
import { winnersTrials } from './winners-trials.ts';

/** Every act an example can try, by its name in the catalogue, and the questions besides. */
export const trials: Readonly<Record<string, Trial>> = {
  ...editionTrials,
  ...peopleTrials,
  ...noticeTrials,
  ...objectionTrials,
  ...intakeTrials,
  ...vettingTrials,
  ...reviewTrials,
  ...rankingTrials,
  ...ballotTrials,
  ...winnersTrials,
  ...awardTrials,
  ...supervisionTrials,
  ...proceedingTrials,
  ...questions,
};
