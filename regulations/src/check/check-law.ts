import type { Finding } from '../finding.ts';
import { checkIds } from './ids.ts';
import type { Check, Law } from './law.ts';
import { checkReferences } from './references.ts';
import { checkRuleFacts } from './rule-facts.ts';
import { checkInForce, checkReserved, checkRowsReached, checkTiers, checkTotals } from './sense-awards.ts';
import { checkDuties } from './sense-duties.ts';
import { checkOpenValues } from './sense-open.ts';
import { checkAwardDate, checkBackTo, checkNoticeChannels, checkScoreOrder } from './sense-steps.ts';

const checks: readonly Check[] = [
  checkIds,
  checkReferences,
  checkRuleFacts,
  checkTotals,
  checkScoreOrder,
  checkAwardDate,
  checkBackTo,
  checkNoticeChannels,
  checkReserved,
  checkTiers,
  checkRowsReached,
  checkDuties,
  checkInForce,
  checkOpenValues,
];

/** Everything that would make a procedure stumble: ids, references, facts, sense. */
export const checkLaw = (law: Law): readonly Finding[] => checks.flatMap((check) => check(law));
