import type { Body, ResolvedPack } from '@heng/domain/regulation';
import type { Random } from './random.ts';

/** Invented applicants: the trade, and what such an organisation is called. Every name says that it is a sample. */
const trades = [
  { industry: '农产品加工', name: '茶业股份有限公司', business: true },
  { industry: '装备制造', name: '智能装备有限公司', business: true },
  { industry: '光电子', name: '光电科技有限公司', business: true },
  { industry: '医疗卫生', name: '中心医院', business: false },
  { industry: '食品制造', name: '粮油食品有限公司', business: true },
  { industry: '现代物流', name: '物流有限公司', business: true },
  { industry: '教育', name: '实验小学', business: false },
  { industry: '医药制造', name: '生物医药有限公司', business: true },
  { industry: '文化旅游', name: '文旅服务有限公司', business: true },
  { industry: '建筑施工', name: '建工集团有限公司', business: true },
  { industry: '新材料', name: '新材料股份有限公司', business: true },
  { industry: '纺织服装', name: '纺织服装有限公司', business: true },
  { industry: '软件信息', name: '数字科技有限公司', business: true },
  { industry: '养老服务', name: '康养服务中心', business: false },
  { industry: '家居制造', name: '绿色家居有限公司', business: true },
] as const;

/** Parts of a place that nobody can take for real ones. */
const areas = ['东乡（样例）', '西乡（样例）', '南乡（样例）', '北乡（样例）'];

/** What one of a body of many may be told by, e.g. a county by its area: the answers that the fact leaves, else invented ones; null: nothing tells them apart. */
export function instancesOf(pack: ResolvedPack, { many, matched_by: fact }: Body): readonly (string | null)[] {
  if (many !== true || fact === undefined) return [null];
  const type = pack.facts[fact]?.type;
  if (typeof type === 'object' && 'choices' in type) return Object.keys(type.choices);
  if (fact === 'area') return areas;
  return fact === 'industry' ? [...new Set(trades.map(({ industry }) => industry))] : [null];
}

const marks = [
  '青禾',
  '明德',
  '云岭',
  '长风',
  '瑞丰',
  '知行',
  '同心',
  '远航',
  '春晓',
  '清源',
  '和顺',
  '百川',
  '启明',
  '安澜',
  '嘉木',
];
const families = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '胡',
  '朱',
  '高',
  '林',
  '何',
  '郭',
  '马',
  '罗',
];
const given = [
  '志远',
  '慧敏',
  '建国',
  '晓琳',
  '文博',
  '雨桐',
  '海涛',
  '静怡',
  '永康',
  '思源',
  '立新',
  '婉清',
  '景行',
  '嘉宁',
  '承志',
  '若兰',
];

export interface InventedApplicant {
  readonly name: string;
  readonly industry: string;
  readonly business: boolean;
}

/** The n-th applicant of a place (the 市 at its end is left out), always the same for the same number. */
export function inventApplicant(place: string, n: number): InventedApplicant {
  const trade = trades[n % trades.length] ?? trades[0];
  const mark = marks[(n * 7 + Math.floor(n / trades.length)) % marks.length] ?? '';
  const { industry, business } = trade;
  return { name: `${place.replace(/[市县区]$/, '')}${mark}${trade.name}（样例）`, industry, business };
}

/** The n-th individual who applies, in the trade of their work. */
export function inventIndividual(n: number): InventedApplicant {
  const trade = trades[n % trades.length] ?? trades[0];
  const family = families[(n * 3) % families.length] ?? '';
  const name = `${family}${given[(n * 5) % given.length] ?? ''}（样例）`;
  return { name, industry: trade.industry, business: false };
}

export const inventPerson = (random: Random): string => `${random.pick(families)}${random.pick(given)}（样例）`;
