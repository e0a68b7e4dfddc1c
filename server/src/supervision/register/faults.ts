import type { Facts } from '@heng/domain/language';
import { type ColumnId, columns } from './columns.ts';

const words = (zh: string, en: string) => ({ zh, en });

/** What may be wrong with a register file, each with the way to mend it. `{name}` is replaced by the fact of that name. */
const wordings = {
  'file-too-large': words('文件超过 {most}：分成几个文件', 'The file is larger than {most}: divide it'),
  'too-many-rows': words('超过 {most} 行：分成几个文件', 'More than {most} rows: divide the file'),
  'no-table-file': words('不是 CSV 或 xlsx 文件：另存为这两种之一', 'Neither CSV nor xlsx: save it as one of them'),
  'unknown-encoding': words(
    '文字编码认不出：另存为 UTF-8 的 CSV，或 xlsx',
    'The encoding is not known: save it as CSV in UTF-8, or as xlsx',
  ),
  'workbook-damaged': words(
    '工作簿打不开或过大：在表格软件里打开，另存为新的 xlsx',
    'The workbook cannot be read or unpacks to too much: open it and save it as a new xlsx',
  ),
  'workbook-locked': words('工作簿有密码：去掉密码后另存', 'The workbook has a password: save it without'),
  'old-workbook': words('是旧的 xls 格式：另存为 xlsx', 'It is in the old xls format: save it as xlsx'),
  'no-headings': words(
    '没有找到标题行；必须有：{columns}（`heng register template` 给出模板）',
    'No row of headings was found; needed: {columns} (`heng register template` writes a template)',
  ),
  'several-tables': words(
    '不止一张表有标题行：{sheets}；只留一张',
    'More than one sheet has headings: {sheets}; keep one',
  ),
  'heading-twice': words(
    '标题“{heading}”与前面的一列是同一项：去掉一列',
    'The heading “{heading}” is of a column that is there already: remove one',
  ),
  'heading-unknown': words(
    '不认识的标题“{heading}”：去掉这一列，或改成 {known} 之一',
    'The heading “{heading}” is not known: remove the column, or use one of {known}',
  ),
  'no-rows': words('标题行下面没有一行获奖', 'There is no award below the headings'),
  missing: words('未填：{says}', 'Empty: {says}'), // with what the column says of itself
  formula: words('是公式：复制后选择性粘贴为数值', 'A formula: paste it as a value'),
  merged: words('是合并单元格：取消合并，每行各填各的', 'A merged cell: unmerge it and fill each row'),
  unreadable: words('单元格读不出：重新填写', 'The cell cannot be read: write it anew'),
  'not-text': words(
    '不应是数字“{value}”：设为文本后重填',
    'A number, {value}, where a text is asked for: format the cell as text and write it anew',
  ),
  'text-too-long': words('超过 {most} 个字', 'Longer than {most} characters'),
  'strange-characters': words(
    '有换行、控制字符或看不见的字符：去掉',
    'It holds line breaks, control characters or invisible ones: remove them',
  ),
  'not-a-whole-number': words(
    '“{value}”不是 {from} 到 {to} 的整数',
    '“{value}” is no whole number from {from} to {to}',
  ),
  'not-a-day': words('“{value}”不是日期：写成 2015-06-01 这样', '“{value}” is no day: write it like 2015-06-01'),
  'serial-number': words(
    '“{value}”像是表格软件的日期序号（即 {day}）：设为日期格式，或直接写 {day}',
    '“{value}” looks like the serial number of a date ({day}): format the cell as a date, or write {day}',
  ),
  'day-ahead': words('{day} 还没有到', '{day} has not come yet'),
  'revoked-before-award': words(
    '撤销日 {day} 早于授奖日 {awarded}',
    'Revoked on {day}, before it was awarded on {awarded}',
  ),
  'unknown-tier': words('没有“{value}”这个奖项；有：{tiers}', 'There is no tier “{value}”; there are: {tiers}'),
  'unknown-holder': words('“{value}”不是 组织 或 个人', '“{value}” is neither organisation nor individual'),
  'wrong-code': words(
    '“{value}”不是统一社会信用代码（18 位，末位是校验位）：核对后重填',
    '“{value}” is no credit code (18 signs, the last one a check sign): look it up and write it anew',
  ),
  'code-of-individual': words(
    '个人没有统一社会信用代码：清空，或把类型改为组织',
    'An individual has no credit code: empty it, or make the kind organisation',
  ),
  'code-missing': words(
    '没有统一社会信用代码：补上；是个人的，在“获奖者类型”写 个人',
    'No credit code: add it; for an individual write “individual” as the kind of holder',
  ),
  'row-twice': words('与第 {other} 行是同一项获奖：留一行', 'The same award as row {other}: keep one'),
  'number-differs': words(
    '“{edition}”在第 {other} 行是第 {number} 届：核对届数',
    '“{edition}” is number {number} in row {other}: check the numbers',
  ),
  'other-on-register': words(
    '与名录不同，名录上是 {there}：核对；名录不由导入改动',
    'It differs from the register, which has {there}: check it; an import changes nothing there',
  ),
} as const;

export type FaultCode = keyof typeof wordings;

/** One thing wrong with the file: where, what, and the facts it was seen by. */
export interface RegisterFault {
  readonly code: FaultCode;
  /** As a spreadsheet numbers them, from 1; null: the file as a whole. */
  readonly row: number | null;
  readonly column: ColumnId | null;
  readonly facts: Facts;
}

export const faultIn = (
  code: FaultCode,
  row: number | null,
  column: ColumnId | null,
  facts: Facts = {},
): RegisterFault => ({ code, row, column, facts });

/** A fault as one line, with row, column and the way to mend it. */
export function faultLine({ code, row, column, facts }: RegisterFault, language: 'zh' | 'en'): string {
  const says = column === null ? null : columns[column].says[language];
  const what = wordings[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = (name === 'says' ? says : facts[name]) ?? '—';
    return typeof fact === 'object' ? fact.join(language === 'zh' ? '、' : ', ') : String(fact);
  });
  const heading = column === null ? null : columns[column][language][0];
  const where =
    language === 'zh'
      ? [row === null ? null : `第 ${row} 行`, heading === null ? null : `“${heading}”`].filter(Boolean).join('')
      : [row === null ? null : `row ${row}`, heading === null ? null : `“${heading}”`].filter(Boolean).join(', ');
  return where === '' ? what : `${where}${language === 'zh' ? '：' : ': '}${what}`;
}
