import type { Found, RuleOf } from '../context.ts';

/** No rule can compute it: the body named judges, on the evidence named. Its finding becomes the answer; until then it needs judgement. */
export const applyJudgement = (rule: RuleOf<'judgement'>): Found => ({
  answer: 'needs-judgement',
  facts: { by: rule.by, evidence: rule.evidence ?? [] },
});
