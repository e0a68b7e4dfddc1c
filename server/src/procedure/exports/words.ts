import { dayOf, type Instant } from '@heng/domain/language';

type Words = readonly [zh: string, en: string];
type Lang = 'zh' | 'en';

/** Closed ids that stand in cells, in the words of the procedure. */
const closed: Readonly<Record<'state' | 'ended' | 'outcome' | 'answer', Readonly<Record<string, Words>>>> = {
  state: { preparing: ['准备中', 'preparing'], standing: ['在办', 'standing'], ended: ['已终止', 'ended'] },
  ended: {
    withdrawn: ['撤回', 'withdrawn'],
    'not-submitted': ['未提交', 'not handed in'],
    ineligible: ['不符合条件', 'ineligible'],
    'objection-upheld': ['异议成立', 'objection upheld'],
    'below-gate': ['未入围', 'not shortlisted'],
    'not-listed': ['未列为候选', 'not listed as a candidate'],
    'not-carried': ['未通过投票', 'not carried by the vote'],
    'no-seat': ['名额已满', 'no place left'],
    'not-approved': ['未获批准', 'not approved'],
    'notice-failed': ['公示未通过', 'notice failed'],
  },
  outcome: { eligible: ['符合条件', 'eligible'], ineligible: ['不符合条件', 'ineligible'] },
  answer: {
    holds: ['成立', 'holds'],
    'does-not-hold': ['不成立', 'does not hold'],
    'needs-judgement': ['须由人认定', 'needs judgement'],
    'not-applicable': ['不适用', 'not applicable'],
    'fact-missing': ['缺少事实', 'a fact is missing'],
  },
};

/** An unknown one is shown as it is: better an odd word than none. */
export const worded = (kind: keyof typeof closed, id: string | null, lang: Lang): string | null =>
  id === null ? null : (closed[kind][id]?.[lang === 'zh' ? 0 : 1] ?? id);

/** A moment by the clock on the wall in China, as people wrote it down; the journal's own stay exact. */
export const onTheWall = (at: Instant | null): string | null =>
  at === null ? null : `${dayOf(at)} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 19)}`;
