import type { Words } from '../finding.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

/** What each kind of rule answers; shown where an editor offers them. */
export const ruleKindWords: Readonly<Record<string, Words>> = {
  all: w('各部分都成立', 'all of its parts hold'),
  any: w('有一部分成立', 'one of its parts holds'),
  none: w('各部分都不成立', 'none of its parts holds'),
  compare: w('一个事实等于、属于或不低于某值', 'a fact is so, or within bounds'),
  'years-since': w('自某日起满多久', 'so long since a day'),
  yearly: w('近几年的年度数如何', 'the figures of the last years are so'),
  record: w('某段时间里有这样的记录', 'there is such a record within a time'),
  rank: w('排名在前几位', 'ranks are so'),
  document: w('交了某份材料', 'a document is on file'),
  'recommended-by': w('经某机构推荐', 'recommended by a body'),
  judgement: w('由某机构认定', 'a body has so found'),
  obligation: w('某项义务未履行、拒绝或违反', 'a duty was missed, refused or breached'),
  'past-award': w('登记上有这样的获奖', 'such an award is on the register'),
  'other-application': w('另有这样的申报', 'such an application also stands'),
  score: w('得分达到某线，不先四舍五入', 'points reach a mark, compared before rounding'),
  place: w('名次在前多少', 'a place in the ranking'),
};

/** What each kind of step is. */
export const stepKindWords: Readonly<Record<string, Words>> = {
  announcement: w('公告', 'tells the public'),
  application: w('申报', 'applicants hand in'),
  vetting: w('审查', 'conditions and disqualifiers are applied'),
  notice: w('公示', 'a list is shown, open to objections'),
  review: w('评审', 'cases are reviewed'),
  survey: w('调查', 'others are asked'),
  gate: w('入围', 'who reaches the mark goes on'),
  'candidate-list': w('提出候选名单', 'candidates are proposed'),
  resolution: w('会议决议', 'a body decides in a meeting'),
  ballot: w('投票', 'votes on candidates'),
  approval: w('批准', 'the body with the power approves'),
  conferral: w('授奖', 'the award is given'),
};
