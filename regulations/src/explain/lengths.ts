import { parseLength } from '@heng/domain/calendar';
import type { Words } from '../finding.ts';
import { say } from './say.ts';

const units: Readonly<Record<string, string>> = {
  'working day': '个工作日',
  'calendar day': '日',
  month: '个月',
  year: '年',
  'calendar year': '个自然年度',
  'financial year': '个会计年度',
  edition: '届',
};
const anchors: Readonly<Record<string, Words>> = {
  application: say('申报之日', 'the application'),
  award: say('获奖之日', 'the award'),
  decision: say('决定之日', 'the decision'),
  receipt: say('收到之日', 'receipt'),
  'complete-receipt': say('材料齐备之日', 'complete receipt'),
  request: say('提出要求之日', 'the request'),
  publication: say('公布之日', 'publication'),
  'end-of-notice': say('公示期满之日', 'the end of the notice'),
};

/** `5 working days`: 5 个工作日. Anything that is no length stays as written. */
export function lengthWords(length: string): Words {
  const [, editions] = /^(\d+) editions?$/.exec(length) ?? [];
  const { count, unit } = editions ? { count: editions, unit: 'edition' } : (parseLength(length) ?? {});
  return unit === undefined || count === undefined
    ? { zh: length, en: length }
    : say(`$1 ${units[unit] ?? unit}`, `$1 ${unit}${Number(count) === 1 ? '' : 's'}`, count);
}

/** What time is counted from; the name of a step is asked of `nameOf`. */
const anchorWords = (anchor: string, nameOf: (step: string) => Words): Words => anchors[anchor] ?? nameOf(anchor);

/** A period, window or bar, with its anchor. */
export function periodWords(period: string, nameOf: (step: string) => Words): Words {
  if (period === 'now') return say('现仍', 'today still');
  if (period === 'ever') return say('历来', 'at any time');
  if (period === 'for ever') return say('今后', 'for ever');
  const [found, length, relation, anchor = ''] = /^(?:(\d+ .+?) )?(before|after|since) (\S+)$/.exec(period) ?? [];
  if (found === undefined) return lengthWords(period);
  const at = anchorWords(anchor, nameOf);
  if (length === undefined) return say('自$1起', 'since $1', at);
  return relation === 'before'
    ? say('$1前 $2内', 'within the $2 before $1', at, lengthWords(length))
    : say('自$1起 $2内', 'within $2 of $1', at, lengthWords(length));
}

const written = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

const { day: _blank, ...monthOnly } = written;

/** A day as documents write it: 2022年6月29日; 29 June 2022. A day that the text leaves blank stays blank: 2022年5月（日未写明）. */
export function dayWords(day: string): Words {
  const isWhole = day.length === 10;
  const format = isWhole ? written : monthOnly;
  const at = new Date(day);
  const words = say('$1', '$1', {
    zh: at.toLocaleDateString('zh-CN', format),
    en: at.toLocaleDateString('en-GB', format),
  });
  return isWhole ? words : say('$1（日未写明）', '$1 (day not stated)', words);
}
