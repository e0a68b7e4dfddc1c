import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const intakeRefusals = {
  'no-such-track': { legalWeight: false, zh: '办法没有申报类别 {track}。', en: 'The regulation has no track {track}.' },
  'no-such-kind': {
    legalWeight: false,
    zh: '{track} 没有种类 {kind}；可选：{kinds}。',
    en: '{track} has no kind {kind}; there are: {kinds}.',
  },
  'no-application-step': {
    legalWeight: false,
    zh: '本届没有面向 {track} 的申报。',
    en: 'This edition takes no applications in {track}.',
  },
  'case-exists': {
    legalWeight: false,
    zh: '本届已有此单位（个人）在 {track} 的申报：第 {number} 号。',
    en: 'There is an application of this applicant in {track} already: number {number}.',
  },
  'tier-not-offered': {
    legalWeight: false,
    zh: '本届没有{tier}这一奖项。',
    en: 'This edition has no tier {tier}.',
  },
  'tier-not-open-to': {
    legalWeight: false,
    zh: '{tier}不面向此类申报。',
    en: '{tier} is not open to this kind of application.',
  },
  'tier-not-applied-for': {
    legalWeight: false,
    zh: '{tier}由评审确定，不单独申报。',
    en: '{tier} comes out of the review; it is not applied for by name.',
  },
  'tier-to-be-named': {
    legalWeight: false,
    zh: '申报须写明奖项；可选：{tiers}。',
    en: 'The application has to name a tier; there are: {tiers}.',
  },
  'holders-not-admitted': {
    legalWeight: false,
    zh: '{tier}一项由 {least} 至 {most} 人（单位）共同获得，此申报有 {holders} 个。',
    en: 'One award of {tier} is held by {least} to {most} together; this application has {holders}.',
  },
  'partner-twice': {
    legalWeight: false,
    zh: '共同申报人重复：{partners}。',
    en: 'Named more than once among those who apply together: {partners}.',
  },
  'not-the-agent': {
    legalWeight: true,
    zh: '{person} 不是此申报人的经办人。',
    en: '{person} does not act for this applicant.',
  },
  'deadline-passed': {
    legalWeight: true,
    zh: '申报已于 {closes} 24 时截止，逾期不予受理。',
    en: 'Applications closed at the end of {closes}; a late one is not accepted.',
  },
  'before-opening-day': {
    legalWeight: false,
    zh: '申报自 {opens} 起。',
    en: 'Applications open on {opens}.',
  },
  'already-submitted': {
    legalWeight: false,
    zh: '申报已于 {submitted} 提交，不能再改。',
    en: 'The application was submitted at {submitted} and can be changed no more.',
  },
  'draft-checked': {
    legalWeight: false,
    zh: '{by}已通过“{name}”，申报内容不能再改。',
    en: 'Checked by {by} in “{name}”; what was checked can be changed no more.',
  },
  'documents-missing': { legalWeight: false, zh: '还缺材料：{names}。', en: 'Documents are missing: {names}.' },
  'no-such-document': { legalWeight: false, zh: '没有要求的材料：{documents}。', en: 'Not asked for: {documents}.' },
  'document-by-another': {
    legalWeight: false,
    zh: '这些材料须由他方提交：{names}。',
    en: 'These documents are for others to hand in: {names}.',
  },
  'document-twice': { legalWeight: false, zh: '材料重复：{documents}。', en: 'Handed in twice: {documents}.' },
  'not-a-digest': {
    legalWeight: false,
    zh: '材料的 SHA-256 须为 64 位十六进制：{documents}。',
    en: 'The SHA-256 of a document has 64 hex digits: {documents}.',
  },
  'declarations-missing': {
    legalWeight: false,
    zh: '还没有作出承诺：{declarations}。',
    en: 'Declarations have not been made: {declarations}.',
  },
  'no-such-declaration': {
    legalWeight: false,
    zh: '办法没有这样的承诺：{declarations}。',
    en: 'The regulation asks for no such declaration: {declarations}.',
  },
  'answers-missing': {
    legalWeight: false,
    zh: '申报表还有未答的：{names}。',
    en: 'Questions of the form have not been answered: {names}.',
  },
  'facts-missing': {
    legalWeight: false,
    zh: '先要回答：{names}，才知道“{for}”是否要交。',
    en: 'To know whether “{for}” is needed, these must be answered first: {names}.',
  },
  'no-such-question': {
    legalWeight: false,
    zh: '没有这样的问题：{facts}。',
    en: 'There are no such questions: {facts}.',
  },
  'not-yours-to-answer': {
    legalWeight: false,
    zh: '这些不由申报人回答：{names}。',
    en: 'These are not for the applicant to answer: {names}.',
  },
  'answer-of-wrong-kind': {
    legalWeight: false,
    zh: '答案的形式不对：{names}。',
    en: 'The answer is not of the right kind: {names}.',
  },
  'case-decided': {
    legalWeight: false,
    zh: '评审结果已经批准，不能再撤回。',
    en: 'The result has been approved; the application can be withdrawn no more.',
  },
  'not-asked-to-recommend': {
    legalWeight: false,
    zh: '此申报不需要{body}的 {document}。',
    en: 'This application needs no {document} of {body}.',
  },
  'recommender-of-another': {
    legalWeight: true,
    zh: '申报人的“{fact}”是 {value}，不归{body}（{of}）推荐。',
    en: 'The “{fact}” of the applicant is {value}; it is not for {body} ({of}) to recommend.',
  },
  'already-recommended': {
    legalWeight: false,
    zh: '{body}已经推荐此申报。',
    en: '{body} has recommended this application already.',
  },
  'already-returned': {
    legalWeight: false,
    zh: '{body}已经退回此申报。',
    en: '{body} has returned this application already.',
  },
  'recommendations-over-quota': {
    legalWeight: false,
    zh: '推荐不得超过 {most} 个，已推荐 {taken} 个（可由{may_depart}说明理由后突破）。',
    en: 'At most {most} may be recommended; {taken} have been ({may_depart} may depart from it with reasons).',
  },
  'reasons-missing': { legalWeight: false, zh: '退回须写明理由。', en: 'Returning needs written reasons.' },
  'recommender-excluded': {
    legalWeight: true,
    zh: '{body}已被取消推荐资格。',
    en: '{body} may recommend no more.',
  },
  'barred-from-applying': {
    legalWeight: true,
    zh: '自 {first} 起限制申报（至 {last} 为止）（共 {editions} 届）（另有 {shorter} 项较短的限制，从长）；决定所依办法：{regulation}。',
    en: 'Barred from applying since {first} (to the end of {last}) (for {editions} editions) (it governs over {shorter} shorter), under {regulation}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(intakeRefusals);
