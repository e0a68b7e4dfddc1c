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
  'not-a-member': { legalWeight: false, zh: '{person} 不在{body}任职。', en: '{person} does not sit in {body}.' },
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
  recused: {
    legalWeight: true,
    zh: '{person} 已回避此案，不得办理、评分或投票。',
    en: '{person} is recused from this case and may not handle, score or vote on it.',
  },
} satisfies Record<string, RefusalInfo>;

export const no = refusalsOf(peopleRefusals);
