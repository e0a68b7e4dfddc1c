import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const awardRefusals = {
  'not-awaiting-approval': {
    legalWeight: true,
    zh: '{cases} 不在待审定之列。',
    en: '{cases} are not awaiting approval.',
  },
  'nothing-decided': {
    legalWeight: false,
    zh: '没有写明对哪些单位作出决定；待审定：{waiting}。',
    en: 'No case is named; awaiting approval: {waiting}.',
  },
  'objection-open': {
    legalWeight: true,
    zh: '{cases} 的异议尚未答复，须等待；其他单位不受影响。',
    en: 'Objections to {cases} are still open and they wait; the others go on.',
  },
  'resolution-outstanding': {
    legalWeight: true,
    zh: '“{name}”尚未审议 {case}。',
    en: '“{name}” has not resolved on {case} yet.',
  },
  'notice-outstanding': {
    legalWeight: true,
    zh: '{case} 还没有公示：{notices}；须先重新公示。',
    en: '{case} has not been shown in: {notices}; that notice is held anew first.',
  },
  'winner-barred': {
    legalWeight: true,
    zh: '{case} 现有不得申报的情形，不能审定为获奖：{says}。',
    en: '{case} is barred now: {says}',
  },
  'day-ahead': { legalWeight: false, zh: '{day} 还没有到。', en: '{day} has not come yet.' },
  'day-before-its-turn': {
    legalWeight: true,
    zh: '“{name}”于 {closed} 才结束；日期为 {day} 的决定或文件早于这一天。',
    en: '“{name}” was not over until {closed}; a decision or paper of {day} is before its turn.',
  },
  'dated-before-approval': {
    legalWeight: true,
    zh: '文件日期 {day} 早于审定之日 {approved}：{cases} 当时尚未获得批准。',
    en: 'The paper is dated {day}, before the approval on {approved}: {cases} had not been approved then.',
  },
  'not-a-winner': { legalWeight: true, zh: '{case} 不在获奖名单上。', en: '{case} is not on the list of winners.' },
  'not-approved': { legalWeight: true, zh: '{case} 尚未获得批准。', en: '{case} has not been approved.' },
  'already-conferred': { legalWeight: false, zh: '{case} 的奖励已经核定。', en: '{case} has its award already.' },
  'award-row-open': {
    legalWeight: false,
    zh: '{case} 适用奖励表的哪一行还不能确定：{row}。',
    en: 'Which row of the award table fits {case} is still open: {row}.',
  },
  'no-award-row': {
    legalWeight: false,
    zh: '奖励表没有一行适用于 {case}（奖项 {tier}）。',
    en: 'No row of the award table fits {case} in the tier {tier}.',
  },
  'award-undecided': {
    legalWeight: false,
    zh: '奖励表 {row} 的 {what} 尚未由{by}决定。',
    en: '{what} of the row {row} is not decided yet by {by}.',
  },
  'awards-outstanding': {
    legalWeight: false,
    zh: '还有获奖单位没有核定奖励：{cases}。',
    en: 'These winners have no award yet: {cases}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(awardRefusals);
