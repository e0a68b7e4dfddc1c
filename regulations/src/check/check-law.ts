import type { Finding } from '../finding.ts';
import { checkIds } from './ids.ts';
import type { Check, Law } from './law.ts';
import { checkReferences } from './references.ts';
import { checkRuleFacts } from './rule-facts.ts';
import { checkAnchors } from './sense-anchors.ts';
import { checkInForce, checkRowsReached, checkTiers, checkTotals } from './sense-awards.ts';
import { checkBounds } from './sense-bounds.ts';
import { checkDuties } from './sense-duties.ts';
import { checkOpenValues } from './sense-open.ts';
import { checkBars, checkForce, checkNoticeLengths, checkWaits, checkWindows } from './sense-periods.ts';
import { checkDeciders, checkMeasures, checkReceivers, checkSanctionable } from './sense-powers.ts';
import { checkQuotas } from './sense-quotas.ts';
import { checkReached, checkScopes } from './sense-reach.ts';
import { checkAsked, checkContradictions, checkDated } from './sense-rules.ts';
import { checkAwardDate, checkBackTo, checkJudges, checkNoticeChannels, checkScoreOrder } from './sense-steps.ts';
import { checkApplied, checkFilled, checkParts } from './sense-whole.ts';

const checks: readonly Check[] = [
  checkIds,
  checkReferences,
  checkRuleFacts,
  checkTotals,
  checkScoreOrder,
  checkAwardDate,
  checkBackTo,
  checkJudges,
  checkNoticeChannels,
  checkTiers,
  checkRowsReached,
  checkDuties,
  checkInForce,
  checkOpenValues,
  checkScopes,
  checkReached,
  checkNoticeLengths,
  checkWindows,
  checkWaits,
  checkBars,
  checkForce,
  checkAnchors,
  checkBounds,
  checkQuotas,
  checkContradictions,
  checkAsked,
  checkDated,
  checkDeciders,
  checkSanctionable,
  checkMeasures,
  checkReceivers,
  checkParts,
  checkApplied,
  checkFilled,
];

/** Everything that would make a procedure stumble: ids, references, facts, sense. */
export const checkLaw = (law: Law): readonly Finding[] => checks.flatMap((check) => check(law));
