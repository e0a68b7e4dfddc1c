import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const noticeRefusals = {
  'not-this-kind': {
    legalWeight: false,
    zh: '“{name}”不是{expected}，不能这样办理。',
    en: '“{name}” is no {expected} and cannot be done this way.',
  },
  'wrong-media': {
    legalWeight: false,
    zh: '应当在{expected}发布，不是{media}。',
    en: 'It is to be published in {expected}, not in {media}.',
  },
  'notice-published-already': {
    legalWeight: false,
    zh: '“{name}”已于 {published} 公示。',
    en: '“{name}” was published on {published} already.',
  },
  'last-day-missing': {
    legalWeight: false,
    zh: '办法没有规定公示多久，须写明末日。',
    en: 'The regulation does not say how long; the last day must be given.',
  },
  'notice-too-short': {
    legalWeight: false,
    zh: '{published} 公示的，至少到 {last_day}（{length}，公布当日不计）；到 {asked} 太短。',
    en: 'Published on {published}, it must run to {last_day} ({length}, the day of publication not counted); {asked} is too early.',
  },
  'notice-too-long': {
    legalWeight: false,
    zh: '公示期正好 {length}，到 {last_day} 为止，不是 {asked}。',
    en: 'The time is exactly {length} and ends on {last_day}, not on {asked}.',
  },
  'too-early': {
    legalWeight: false,
    zh: '公示到 {last_day} 24 时才满，{may_close_from} 起方可办结。',
    en: 'The notice runs to the end of {last_day}; it may be closed from {may_close_from}.',
  },
  'notice-over': { legalWeight: false, zh: '此公示已于 {closed} 办结。', en: 'This notice was closed at {closed}.' },
  'not-your-case': {
    legalWeight: true,
    zh: '{body}只能办理自己的申报。',
    en: '{body} may act on its own application only.',
  },
  'case-over': {
    legalWeight: false,
    zh: '此申报已在“{name}”终止。',
    en: 'This application ended at “{name}”.',
  },
  'case-submitted': {
    legalWeight: false,
    zh: '申报已提交，此前各步不能再办。',
    en: 'The application has been submitted; the steps before it can be done no more.',
  },
  'case-not-submitted': {
    legalWeight: false,
    zh: '申报尚未提交，“{name}”还不能办。',
    en: 'The application has not been submitted; “{name}” cannot be done yet.',
  },
  'step-not-for-case': {
    legalWeight: false,
    zh: '“{name}”不适用于此申报。',
    en: '“{name}” does not apply to this application.',
  },
  'scope-unknown': {
    legalWeight: false,
    zh: '先要回答：{facts}，才知道“{name}”是否适用。',
    en: 'To know whether “{name}” applies, these must be answered first: {facts}.',
  },
  'step-not-passed': {
    legalWeight: true,
    zh: '须先办完“{name}”（{length}；公示 {published} 至 {last_day}）。',
    en: '“{name}” must be done first ({length}; shown {published} to {last_day}).',
  },
  'no-channel': {
    legalWeight: false,
    zh: '对“{name}”不受理异议。',
    en: 'No objection is taken against “{name}”.',
  },
  'not-listed': { legalWeight: false, zh: '此申报不在公示名单中。', en: 'This application is not on the notice.' },
  'objection-late': {
    legalWeight: true,
    zh: '异议期到 {last_day} 24 时为止；逾期的不作异议，仍可举报。',
    en: 'Objections were taken to the end of {last_day}; this one is late, and may still be made as a report.',
  },
  'objection-completion-late': {
    legalWeight: true,
    zh: '异议期到 {last_day} 24 时为止，公示已于 {closed} 办结；材料至此未补齐的不作异议，仍可举报。',
    en: 'Objections were taken to the end of {last_day}, and the notice was closed at {closed}; what was not complete by then is no objection, and may still be made as a report.',
  },
  'objection-without-identity': {
    legalWeight: true,
    zh: '匿名的不作异议，须有：{needs}；仍可举报。',
    en: 'An anonymous objection is none; it needs: {needs}. It may still be made as a report.',
  },
  'no-such-need': {
    legalWeight: false,
    zh: '办法没有要求：{brought}。',
    en: 'The regulation does not ask for: {brought}.',
  },
  'objection-complete': {
    legalWeight: false,
    zh: '异议材料已于 {complete} 齐备。',
    en: 'The objection has been complete since {complete}.',
  },
  'still-missing': { legalWeight: false, zh: '还缺：{missing}。', en: 'Still missing: {missing}.' },
  'objection-incomplete': {
    legalWeight: false,
    zh: '异议材料未齐，答复期限还没有开始，不能答复。',
    en: 'The objection is not complete; the time for an answer has not begun.',
  },
  'objection-answered': {
    legalWeight: false,
    zh: '异议已于 {answered} 答复。',
    en: 'The objection was answered at {answered}.',
  },
  'reply-missing': {
    legalWeight: false,
    zh: '须书面答复：请附答复文书（其 SHA-256）。',
    en: 'The answer must be in writing: the reply is missing (its SHA-256).',
  },
  'consequence-laid-down': {
    legalWeight: false,
    zh: '异议的后果已有规定，不由答复人另定。',
    en: 'What follows is laid down and not for the answering body to choose.',
  },
  'replacement-forbidden': {
    legalWeight: true,
    zh: '“{name}”未通过的，名额空着，不得递补；不能列入：{added}。',
    en: 'A seat lost at “{name}” stays empty and is not filled again; cannot be listed: {added}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(noticeRefusals);
