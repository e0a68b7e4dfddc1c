/** A column of a register file: what it is for, and the headings it is known by, the first of each language being the one we write. */
export interface Column {
  readonly required: boolean;
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly says: { readonly zh: string; readonly en: string };
}

export const columns = {
  edition: {
    required: true,
    zh: ['届次', '届', '年度', '获奖年度'],
    en: ['edition', 'edition label'],
    says: { zh: '当时怎么称呼这一届，如 2015 或 第三届', en: 'what the edition was called, e.g. 2015' },
  },
  number: {
    required: false,
    zh: ['届数', '第几届'],
    en: ['edition number', 'number'],
    says: { zh: '第几届，阿拉伯数字；不知道就留空', en: 'its number in the series; empty if not known' },
  },
  tier: {
    required: true,
    zh: ['奖项', '奖级', '奖项名称'],
    en: ['tier', 'award'],
    says: { zh: '办法里的奖项名称或编号', en: 'name or id of the tier in the regulation' },
  },
  name: {
    required: true,
    zh: ['获奖者', '获奖单位', '单位名称', '获奖者名称', '获奖组织', '姓名'],
    en: ['winner', 'name', 'holder'],
    says: { zh: '获奖单位或个人的名称', en: 'the organisation or the individual' },
  },
  code: {
    required: true,
    zh: ['统一社会信用代码', '信用代码', '社会信用代码'],
    en: ['credit code', 'unified social credit code'],
    says: { zh: '18 位，设为文本；个人留空', en: '18 signs, as text; empty for an individual' },
  },
  holder: {
    required: false,
    zh: ['获奖者类型', '类型'],
    en: ['holder kind', 'kind'],
    says: { zh: '组织 或 个人；个人必须写', en: 'organisation or individual; required for an individual' },
  },
  employer: {
    required: false,
    zh: ['工作单位', '所在单位'],
    en: ['employer'],
    says: { zh: '个人当时所在的单位，分清同名的人', en: 'tells individuals of one name apart' },
  },
  awarded: {
    required: true,
    zh: ['授奖日期', '获奖日期', '授奖日'],
    en: ['award date', 'awarded on'],
    says: { zh: '公布之日，如 2015-06-01', en: 'the day of the announcement, e.g. 2015-06-01' },
  },
  revoked: {
    required: false,
    zh: ['撤销日期', '撤销日'],
    en: ['revoked on', 'revocation date'],
    says: { zh: '被撤销的才填', en: 'only where it was revoked' },
  },
  money: {
    required: false,
    zh: ['奖金', '奖金元'],
    en: ['money', 'prize money'],
    says: { zh: '整数，元；不知道就留空，没有奖金填 0', en: 'whole yuan; empty if not known, 0 if there was none' },
  },
  source: {
    required: true,
    zh: ['依据', '授奖文件', '文号', '依据文件'],
    en: ['source', 'document'],
    says: { zh: '凭什么知道，如授奖文件的文号', en: 'what it is known from, e.g. the number of the decision' },
  },
} as const satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;

const ids = Object.keys(columns) as readonly ColumnId[];

/** The headings of a template, in their order. */
export const headings = (language: 'zh' | 'en'): readonly string[] => ids.map((id) => columns[id][language][0]);

/** A heading without what people put around it: blanks, marks, units in brackets. */
const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|[*:：]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const byHeading: ReadonlyMap<string, ColumnId> = new Map(
  ids.flatMap((id) => [...columns[id].zh, ...columns[id].en, id].map((heading) => [bare(heading), id] as const)),
);

/** The column that this heading is of; null: none we know. */
export const columnOf = (heading: string): ColumnId | null => byHeading.get(bare(heading)) ?? null;

/** The columns in which an award must be told. */
export const requiredColumns: readonly ColumnId[] = ids.filter((id) => columns[id].required);
