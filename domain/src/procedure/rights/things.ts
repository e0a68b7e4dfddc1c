/** What may be read, as far as it is not for everybody. Who may read which, and when, stands in `grants.ts`. */
export const things = {
  progress: { about: 'edition', zh: '全届进展', en: 'the progress of the whole edition' },
  people: { about: 'edition', zh: '人员名单', en: 'people and their seats' },
  case: { about: 'case', zh: '申报概况', en: 'a case at a glance' },
  file: { about: 'case', zh: '申报材料', en: 'the facts and documents of an application' },
  'trade-secret': { about: 'case', zh: '商业秘密', en: 'what is marked as a trade secret' },
  draft: { about: 'case', zh: '申报草稿', en: 'the draft of an application' },
  vetting: { about: 'case', zh: '资格审查', en: 'opinions, findings and the answers of vetting' },
  opinion: { about: 'case', zh: '部门意见', en: 'what one department was asked and has answered' },
  sheet: { about: 'case', zh: '评分表', en: 'score sheets' },
  consensus: { about: 'case', zh: '合议', en: 'what a team has agreed' },
  score: { about: 'case', zh: '得分', en: 'results of reviews, totals and places' },
  candidates: { about: 'case', zh: '候选名单', en: 'candidates before a vote or a decision' },
  turnout: { about: 'edition', zh: '投票人数', en: 'how many have voted' },
  tally: { about: 'case', zh: '表决结果', en: 'counted votes and resolutions' },
  winners: { about: 'case', zh: '拟奖名单', en: 'the list of winners before it is published' },
  objection: { about: 'case', zh: '异议', en: 'objections and their state' },
  'objection-identity': { about: 'case', zh: '异议人身份', en: 'who objected' },
  report: { about: 'edition', zh: '举报', en: 'what was reported, and by whom where they said so' },
  award: { about: 'case', zh: '奖励', en: 'what a winner receives, and its money' },
  duties: { about: 'case', zh: '获奖后的义务', en: 'duties after an award' },
  proceeding: { about: 'edition', zh: '查处', en: 'proceedings and sanctions' },
  journal: { about: 'edition', zh: '卷宗日志', en: 'the journal of acts' },
  'access-log': { about: 'edition', zh: '查阅记录', en: 'who has read and exported what' },
} as const satisfies Record<string, { readonly about: 'edition' | 'case'; readonly zh: string; readonly en: string }>;

export type Thing = keyof typeof things;
