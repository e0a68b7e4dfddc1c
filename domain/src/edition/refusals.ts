import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const editionRefusals = {
  'wrong-body': {
    legalWeight: true,
    zh: '此事由{expected}办理，{body}无权办理。',
    en: 'This is for {expected} to do; {body} has no power to.',
  },
  'not-seated': {
    legalWeight: true,
    zh: '{person} 不在{body}任职，或已离任。',
    en: '{person} holds no seat in {body}, or has left it.',
  },
  'edition-over': { legalWeight: false, zh: '本届已于 {closed} 结束。', en: 'The edition was closed at {closed}.' },
  'edition-exists': {
    legalWeight: false,
    zh: '已有编号为 {edition} 的届。',
    en: 'There is an edition {edition} already.',
  },
  'regulation-not-in-force': {
    legalWeight: true,
    zh: '办法在 {day} 不在施行期内（{from} 至 {to}，状态 {status}）；可以演练，不能开届。',
    en: 'On {day} the regulation is not in force ({from} to {to}, {status}); it may be rehearsed, not run.',
  },
  'step-not-open': { legalWeight: true, zh: '“{name}”尚未开始。', en: '“{name}” is not open yet.' },
  'step-over': {
    legalWeight: true,
    zh: '“{name}”已于 {closed} 结束。',
    en: '“{name}” was closed at {closed}.',
  },
  'step-already-open': { legalWeight: false, zh: '“{name}”已经开始。', en: '“{name}” is open already.' },
  'step-waits': {
    legalWeight: false,
    zh: '“{name}”须等前面的步骤结束：{waits}。',
    en: '“{name}” waits for the steps before it to close: {waits}.',
  },
  'setting-undecided': {
    legalWeight: false,
    zh: '办法留给本届决定的事项还没有决定：{path}，由{by}决定。',
    en: 'What the regulation leaves to the edition is not decided yet: {path}, by {by}.',
  },
  'setting-not-yours': {
    legalWeight: true,
    zh: '{path} 由{by}决定，{body}无权决定。',
    en: '{path} is for {by} to decide, not for {body}.',
  },
  'setting-left-open': {
    legalWeight: false,
    zh: '{path} 须定出结果，不能留空，也不能再交他人决定。',
    en: '{path} has to be decided to something, neither left blank nor left to others.',
  },
  'setting-said-by-law': {
    legalWeight: true,
    zh: '{path} 由办法规定（{is}），本届无权另定；修改办法须经修订。',
    en: '{path} is laid down by the regulation ({is}); an edition cannot decide otherwise, only an amendment can.',
  },
  'setting-too-late': {
    legalWeight: false,
    zh: '“{name}”已经开始，{path} 不能再改。',
    en: '“{name}” has opened; {path} can be changed no more.',
  },
  'opens-in-the-past': {
    legalWeight: false,
    zh: '申报起始日 {opens} 不能早于写明之日 {published}。',
    en: 'The first day of application, {opens}, lies before the day on which it is stated, {published}.',
  },
  'closes-before-it-opens': {
    legalWeight: false,
    zh: '申报截止日 {closes} 须晚于起始日 {opens}。',
    en: 'The last day of application, {closes}, must be later than the first, {opens}.',
  },
  'window-too-short': {
    legalWeight: false,
    zh: '申报自 {opens} 至 {closes}，提交之前的“{names}”来不及办完，没有人能够申报；截止日最早为 {earliest}。',
    en: 'From {opens} to {closes} nobody can apply: “{names}” has to be over before. The earliest last day is {earliest}.',
  },
  'days-missing': {
    legalWeight: false,
    zh: '须写明“{name}”的起始日和截止日。',
    en: 'The first and last day of “{name}” have to be stated.',
  },
  'days-for-nothing': {
    legalWeight: false,
    zh: '这里没有申报的起止日可写。',
    en: 'There is no application here whose days could be stated.',
  },
  // Told with an act, and refused by none: see Warning.
  'before-its-cycle': {
    legalWeight: false,
    zh: '距上一届不满一个周期：按周期，最早 {day}。',
    en: 'This is sooner after the last edition than the cycle: by it, {day} is the earliest.',
  },
  'regulation-ends': {
    legalWeight: false,
    zh: '办法施行到 {day} 止；此后本届可以办完，不得再开新届。',
    en: 'The regulation is in force to {day}; this edition may be finished after it, no other may be opened.',
  },
  'regulation-ended': {
    legalWeight: false,
    zh: '办法已于 {day} 施行期满。',
    en: 'The regulation has been in force to {day} only.',
  },
  'outside-season': {
    legalWeight: false,
    zh: '{day} 不在办法写明的时节之内。',
    en: '{day} is not in the season the regulation names.',
  },
  'after-due-day': {
    legalWeight: false,
    zh: '办法给的期限到 {day} 为止。',
    en: 'The time the regulation gives for it ended on {day}.',
  },
  'requirement-unmet-for-step': {
    legalWeight: true,
    zh: '“{name}”不能交给{body}：{says}',
    en: '“{name}” cannot be handed to {body}: {says}',
  },
  'amendment-not-for-running': {
    legalWeight: true,
    zh: '修正案 {number} 只适用于新开的届。',
    en: 'Amendment {number} reaches new editions only.',
  },
  'amendment-not-in-force': {
    legalWeight: true,
    zh: '修正案 {number} 自 {from} 起施行。',
    en: 'Amendment {number} is in force from {from}.',
  },
  'amendment-in-already': {
    legalWeight: false,
    zh: '本届办法已含修正案 {number}。',
    en: 'The regulation of this edition has amendment {number} in it already.',
  },
  'amendment-too-late': {
    legalWeight: true,
    zh: '修正案 {number} 改动已经开始的“{name}”（{path}），不溯及本届。',
    en: 'Amendment {number} changes “{name}” ({path}), which has opened; it does not reach back.',
  },
  'before-closing-day': {
    legalWeight: false,
    zh: '申报期到 {last} 24 时才满，{from} 起方可办结。',
    en: 'Applications are open to the end of {last}; this can be recorded from {from}.',
  },
  'winners-not-conferred': {
    legalWeight: false,
    zh: '还有获奖单位没有核定奖励：{cases}。',
    en: 'Some winners have not been conferred their award: {cases}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(editionRefusals);
