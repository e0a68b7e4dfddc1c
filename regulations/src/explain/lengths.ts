import type { Words } from '../finding.ts';

const units: Readonly<Record<string, string>> = {
  'working day': '个工作日',
  'calendar day': '日',
  month: '个月',
  year: '年',
  'calendar year': '个年度',
  'financial year': '个会计年度',
  edition: '届',
};
const anchors: Readonly<Record<string, Words>> = {
  application: { zh: '申报之日', en: 'the application' },
  award: { zh: '获奖之日', en: 'the award' },
  decision: { zh: '决定之日', en: 'the decision' },
  receipt: { zh: '收到之日', en: 'receipt' },
};

/** `5 working days`: 5个工作日. */
export function lengthWords(length: string): Words {
  const found = /^(\d+) (.+?)s?$/.exec(length);
  return found ? { zh: `${found[1]}${units[found[2] ?? ''] ?? found[2]}`, en: length } : { zh: length, en: length };
}

/** A period, window or bar, with its anchor; the name of a step is asked of `nameOf`. */
export function periodWords(period: string, nameOf: (step: string) => Words): Words {
  if (period === 'now') return { zh: '现仍存在', en: 'still so today' };
  if (period === 'ever') return { zh: '历来', en: 'at any time' };
  if (period === 'for ever') return { zh: '终身', en: 'for ever' };
  const found = /^(?:(\d+ .+?) )?(before|after|since) (\S+)$/.exec(period);
  if (!found) return lengthWords(period);
  const [, length, relation = '', anchor = ''] = found;
  const at = anchors[anchor] ?? nameOf(anchor);
  const long = length === undefined ? null : lengthWords(length);
  if (!long) return { zh: `自${at.zh}起`, en: `since ${at.en}` };
  return relation === 'before'
    ? { zh: `${at.zh}前${long.zh}内`, en: `in the ${long.en} before ${at.en}` }
    : { zh: `自${at.zh}起${long.zh}`, en: `${long.en} from ${at.en}` };
}
