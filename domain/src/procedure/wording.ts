import { as, dayOf, type Instant, type Refusal } from '../language/index.ts';
import { refusals } from './refusals.ts';

type Language = 'zh' | 'en';
type Words = Readonly<Record<Language, string>>;
type Fact = Refusal['facts'][string];

const w = (zh: string, en: string): Words => ({ zh, en });

/** Parties have no entry among the bodies of a regulation, and so no name of their own there. */
const parties: Readonly<Record<string, Words>> = {
  applicant: w('申报人', 'the applicant'),
  parent: w('上级单位', 'the parent'),
  recommender: w('推荐单位', 'the recommender'),
  winner: w('获奖人', 'the winner'),
  public: w('社会公众', 'the public'),
};

/** What a step is not, where another was asked for. */
const shown: Readonly<Record<string, Words>> = {
  announcement: w('公告', 'announcement'),
  notice: w('公示', 'notice'),
  'own-notice': w('各自的公示', 'notice of one applicant'),
};

const answers: Readonly<Record<string, Words>> = {
  holds: w('成立', 'holds'),
  'does-not-hold': w('不成立', 'does not hold'),
  'needs-judgement': w('须由人认定', 'needs judgement'),
  'not-applicable': w('不适用', 'not applicable'),
  'fact-missing': w('缺少事实', 'a fact is missing'),
};

/** Against whom a sanction is. */
const targets: Readonly<Record<string, Words>> = {
  ...parties,
  assessor: w('评审员', 'assessors'),
  reviewer: w('评审人员和机构', 'reviewers'),
  'review-body': w('评审机构', 'review bodies'),
  official: w('组织部门及其工作人员', 'organising bodies and officials'),
  anyone: w('任何单位和个人', 'anyone'),
};

/** What a measure is called, in refusals and where a regulation is explained. */
export const measureNames: Readonly<Record<string, Words>> = {
  bar: w('限制申报', 'a bar'),
  recover: w('收回', 'recovery'),
  'order-correction': w('责令改正', 'an order to correct'),
  'revoke-title': w('撤销称号', 'revocation of the title'),
  publish: w('向社会公布', 'publication'),
  criticise: w('通报批评', 'public criticism'),
  interview: w('约谈', 'a summons for interview'),
  'cancel-candidacy': w('取消参评资格', 'loss of candidacy'),
  'cancel-reviewer': w('取消评审资格', 'loss of the standing as reviewer'),
  'ask-discipline': w('提请主管部门或所在单位处理', 'a request for action by the competent department or the employer'),
  'refer-to-justice': w('移送司法机关', 'referral to justice'),
  'breach-liability': w('承担违约责任', 'liability for breach'),
  'liability-by-law': w('依法追究责任', 'liability by law'),
  'stop-using-title': w('停止使用称号', 'no further use of the title'),
  'exclude-recommender': w('取消推荐资格', 'exclusion from recommending'),
  'suggest-action': w('提出处理建议', 'a suggestion of action'),
};

const receivers: Readonly<Record<string, Words>> = { authority: w('有权机关', 'the authority with the power') };

/** How a regulation stands in law. */
const standings: Readonly<Record<string, Words>> = {
  draft: w('草案', 'a draft'),
  'in-force': w('现行', 'in force'),
  expired: w('已失效', 'expired'),
  repealed: w('已废止', 'repealed'),
};

const seats: Readonly<Record<string, Words>> = {
  chair: w('主任', 'chair'),
  'vice-chair': w('副主任', 'vice-chair'),
  member: w('成员', 'member'),
  leader: w('组长', 'leader'),
  'industry-expert': w('行业专家', 'industry expert'),
  agent: w('经办人', 'agent'),
};

/** Ids from closed lists, by the fact that holds them: elsewhere the same letters may be a name. */
const closed: Readonly<Record<string, typeof parties>> = {
  body: parties,
  expected: { ...parties, ...shown },
  by: parties,
  answer: answers,
  against: targets,
  measures: measureNames,
  left: measureNames,
  choice: measureNames,
  says: measureNames,
  open: measureNames,
  to: receivers,
  receivers,
  seat: seats,
  seats,
  status: standings,
};

const units: Readonly<Record<string, string>> = {
  'working day': '个工作日',
  'calendar day': '日',
  month: '个月',
  year: '年',
  'calendar year': '个日历年',
  'financial year': '个会计年度',
  edition: '届',
};

/** What a party is called; null: it is none, and the regulation has its name. */
export const partyName = (id: string, language: Language): string | null => parties[id]?.[language] ?? null;

/** A refusal as a sentence, its facts put in. An unknown code is shown as it is: better an odd word than none. */
export function wordingOf({ code, facts }: Refusal, language: Language): string {
  const wording = refusals.get(code)?.[language] ?? code;
  // Brackets only add what is known: with nothing in them they go.
  const known = wording.replaceAll(/（[^（）]*）| \([^()]*\)/g, (bracket) => {
    const inside = [...bracket.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => facts[name] ?? null);
    return inside.length > 0 && inside.every((fact) => fact === null) ? '' : bracket;
  });
  return known.replaceAll(/\{(\w+)\}/g, (_, name: string) => said(name, facts[name] ?? null, language));
}

function said(name: string, fact: Fact, language: Language): string {
  if (fact === null) return '—';
  if (typeof fact !== 'object') return one(name, String(fact), language);
  const items = fact.map((item) => one(name, String(item), language));
  if (items.length === 0) return '—';
  if (language === 'en') return items.join(', ');
  // Where the items have commas of their own, a stronger mark tells them apart.
  return items.join(items.some((item) => /[、，]/.test(item)) ? '；' : '、');
}

/** Ids, moments and lengths in the reader's words; a sentence put into a sentence loses its full stop. */
function one(name: string, text: string, language: Language): string {
  const word = closed[name]?.[text];
  if (word) return word[language];
  // A moment is told by the clock on the wall in China, as the deadline was: in UTC it may be another day.
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return inChina(as<Instant>(text));
  const [, count, unit = ''] = /^(\d+) ([a-z ]+?)s?$/.exec(text) ?? [];
  if (language === 'zh' && units[unit] !== undefined) return `${count}${units[unit]}`;
  return text.replace(/。$/, '');
}

const inChina = (at: Instant): string =>
  `${dayOf(at)} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`;
