import { type RefusalInfo, refusalsOf } from '../language/index.ts';

export const peopleRefusals = {
  'no-such-body': { legalWeight: false, zh: '办法中没有机构 {body}。', en: 'The regulation has no body {body}.' },
  'no-such-seat': {
    legalWeight: false,
    zh: '{body}没有{seat}这一席位；可选：{seats}。',
    en: '{body} has no seat {seat}; there are: {seats}.',
  },
  'seat-taken': {
    legalWeight: false,
    zh: '{body}的{seat}不超过 {most} 人，已满。',
    en: '{body} has at most {most} in the seat {seat}, and they are taken.',
  },
  'wrong-circle': {
    legalWeight: false,
    zh: '{body}的成员来自：{from}；不含{category}。',
    en: 'Members of {body} come from: {from}; not from {category}.',
  },
  'already-member': { legalWeight: false, zh: '{person} 已在{body}任职。', en: '{person} sits in {body} already.' },
  'administrator-seated': {
    legalWeight: false,
    zh: '{person} 是平台管理员，管理员不在任何机构任职。',
    en: '{person} is an administrator of the platform, and those sit in no body.',
  },
  'not-a-member': { legalWeight: false, zh: '{person} 不在{body}任职。', en: '{person} does not sit in {body}.' },
  'body-too-small': {
    legalWeight: false,
    zh: '{body}现有 {total} 人，不少于 {least} 人方可议决。',
    en: '{body} has {total}; it needs {least} to decide.',
  },
  'body-too-large': {
    legalWeight: false,
    zh: '{body}不超过 {most} 人，现为 {total} 人。',
    en: '{body} has at most {most}; this makes {total}.',
  },
  'body-total-even': {
    legalWeight: false,
    zh: '{body}总人数须为单数，现为 {total} 人；回避不改变总人数。',
    en: 'The total of {body} has to be odd; it is {total}. Recusal does not change it.',
  },
  'seat-not-filled': {
    legalWeight: false,
    zh: '{body}应有{seat} {least} 人，现有 {taken} 人。',
    en: '{body} has to have {least} in the seat {seat}; there are {taken}.',
  },
  'member-not-proposed': {
    legalWeight: true,
    zh: '{body}成员须先提名（{by}），方可登记。',
    en: 'A member of {body} has to be proposed first (by {by}).',
  },
  'member-not-approved': {
    legalWeight: true,
    zh: '{body}成员须经{by}批准，方可登记。',
    en: 'A member of {body} has to be approved by {by} first.',
  },
  'member-not-published': {
    legalWeight: true,
    zh: '{body}成员须先公布，方可登记。',
    en: 'A member of {body} has to be made public first.',
  },
  'terms-exhausted': {
    legalWeight: true,
    zh: '{person} 在{body}任满 {most} 届，不能连任。',
    en: '{person} has served the {most} terms that {body} allows.',
  },
  'nothing-laid-down': {
    legalWeight: false,
    zh: '办法没有规定{body}的{seat}须经提名、批准或公布；直接登记。',
    en: 'The regulation lays no way down to the seat {seat} of {body}; it is put on record at once.',
  },
  'not-yours-to-nominate': {
    legalWeight: true,
    zh: '此事由{expected}办理。',
    en: 'This is for {expected} to do.',
  },
  'nominated-already': { legalWeight: false, zh: '{persons} 已在名单上。', en: '{persons} are on the list already.' },
  'not-nominated': {
    legalWeight: false,
    zh: '{persons} 还没有走到这一步。',
    en: '{persons} have not come so far.',
  },
  'nobody-named': { legalWeight: false, zh: '名单是空的。', en: 'The list is empty.' },
  'document-unnamed': { legalWeight: false, zh: '须写明所依据的文件。', en: 'The document has to be named.' },
  'day-to-come': { legalWeight: false, zh: '{day} 还没有到。', en: '{day} has not come yet.' },
  'no-such-requirement': {
    legalWeight: false,
    zh: '办法对此机构没有这一条件：{rule}。',
    en: 'The regulation has no such requirement of a body: {rule}.',
  },
  'requirement-not-yours': { legalWeight: true, zh: '由{expected}认定。', en: 'This is for {expected} to find.' },
  'finding-unreasoned': { legalWeight: false, zh: '认定须写明理由。', en: 'A finding needs written reasons.' },
  'requirement-unmet': {
    legalWeight: true,
    zh: '{body}未经认定符合：{says}',
    en: '{body} has not been found to meet: {says}',
  },
  'not-an-organiser': {
    legalWeight: true,
    zh: '任职由{expected}登记。',
    en: 'Seats are for {expected} to put on record.',
  },
  'not-yours-to-recuse': {
    legalWeight: true,
    zh: '回避由本人提出，或由{expected}决定；不能代 {person} 提出。',
    en: 'Recusal is for the person, or {expected}, to declare; not for another in the place of {person}.',
  },
  'not-yours-to-release': {
    legalWeight: true,
    zh: '离任由本人提出，或由{expected}登记；不能代 {person} 提出。',
    en: 'Leaving is for the person, or {expected}, to put on record; not for another in the place of {person}.',
  },
  'already-recused': {
    legalWeight: false,
    zh: '{person} 对此案已经回避。',
    en: '{person} is recused from this case already.',
  },
  'no-such-undertaking': {
    legalWeight: false,
    zh: '办法中没有承诺 {undertaking}。',
    en: 'The regulation asks for no undertaking {undertaking}.',
  },
  'own-undertaking-only': {
    legalWeight: false,
    zh: '承诺只能由本人签署。',
    en: 'An undertaking is signed by oneself.',
  },
  'undertaking-of-others': {
    legalWeight: false,
    zh: '这项承诺由{by}作出。',
    en: 'This undertaking is given by {by}.',
  },
  recused: {
    legalWeight: true,
    zh: '{person} 已回避此案，不得办理、评分或投票。',
    en: '{person} is recused from this case and may not handle, score or vote on it.',
  },
  'reviewer-cancelled': {
    legalWeight: true,
    zh: '{person} 或所在机构已被取消评审资格，不得在{body}评审。',
    en: 'The standing of {person}, or of their body, as a reviewer was cancelled; no seat in {body}.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(peopleRefusals);
