import { parseDay, parseExact } from '@heng/domain/language';
import type { BarLength, Length, Period, Window } from '@heng/domain/regulation';
import { z } from 'zod';

/**
 * What is written by a small grammar of its own. The message of a failure is the key in `formats`, which has the words;
 * findings are worded from there.
 */
export const formats = {
  id: {
    zh: '小写字母、数字和连字符组成的编号',
    en: 'an id of lower-case letters, digits and hyphens',
    example: 'site-review',
  },
  text: { zh: '非空文字', en: 'text that is not empty', example: '评审办公室' },
  article: { zh: '条文号', en: 'a citation', example: '5、16¶2、12(4)、13 pre、Annex A' },
  length: { zh: '期间', en: 'a length of time', example: '5 working days、7 calendar days、3 years、2 editions' },
  period: { zh: '起算的期间', en: 'a period with its anchor', example: '3 years after award' },
  window: { zh: '回看范围', en: 'a window', example: '3 years before application、since award、now、ever' },
  bar: { zh: '限制期', en: 'a bar', example: '5 years after decision、for ever' },
  share: { zh: '比例', en: 'a share', example: '2/3、30%' },
  points: { zh: '分数', en: 'points', example: '600、"599.975"' },
  day: { zh: '日期', en: 'a day', example: '2022-06-29；日未写明的 2022-05' },
  'month-day': { zh: '月日', en: 'a month and a day', example: '03-01' },
  path: { zh: '路径', en: 'a path', example: 'steps.site-review.sheet' },
  trap: { zh: '疑难编号', en: 'the number of a trap', example: 'T-05' },
  'notice-length': {
    zh: 'at_least 与 exactly 二者之一',
    en: 'one of at_least and exactly',
    example: '{ at_least: 5 working days }',
  },
} as const;
export type Format = keyof typeof formats;

const idText = '[a-z0-9]+(?:-[a-z0-9]+)*';
const lengthText = '\\d+ (?:working day|calendar day|month|year|calendar year|financial year|edition)s?';
const periodText = `${lengthText} (?:before|after) ${idText}`;

function written<T extends string = string>(format: Format, pattern: string): z.ZodType<T> {
  // Branding a text that matches its pattern; the type cannot follow the pattern.
  return z
    .string({ error: format })
    .regex(new RegExp(`^(?:${pattern})$`, 'u'), { error: format }) as unknown as z.ZodType<T>;
}

export const id = z.string({ error: 'id' }).regex(new RegExp(`^${idText}$`), { error: 'id' });
export const text = z.string({ error: 'text' }).regex(/\S/, { error: 'text' });
export const length = written<Length>('length', lengthText);
export const period = written<Period>('period', periodText);
export const window = written<Window>('window', `${periodText}|since ${idText}|now|ever`);
export const barLength = written<BarLength>('bar', `${lengthText} after ${idText}|for ever`);
export const share = z
  .string({ error: 'share' })
  .regex(/^\d+(\.\d+)?%$|^\d+\/\d+$/, { error: 'share' })
  .refine((value) => parseExact(value) !== null, { error: 'share' });
export const path = written('path', `[^.\\s]+(?:\\.[^.]+)*`);

/** A day of the calendar, or a month whose day is blank in the text. */
export const day = z
  .string({ error: 'day' })
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, { error: 'day' })
  .refine((value) => parseDay(value.length === 7 ? `${value}-01` : value) !== null, { error: 'day' });

/** A day of every year, as seasons have them. */
export const monthDay = z
  .string({ error: 'month-day' })
  .regex(/^\d{2}-\d{2}$/, { error: 'month-day' })
  .refine((value) => parseDay(`2024-${value}`) !== null, { error: 'month-day' });

/** A day that is written out. */
export const wholeDay = day.refine((value) => value.length === 10, { error: 'day' });

const article = z.union(
  [z.int().nonnegative(), z.string().regex(/^\d+(¶\d+)?(\(\d+\))?( pre)?$|^Annex [A-Z0-9]+$/u, { error: 'article' })],
  { error: 'article' },
);
export const cite = z.union([article, z.array(article).min(1)], { error: 'article' });

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const points = z
  .union([z.number(), z.string()], { error: 'points' })
  .refine((value) => parseExact(value) !== null, { error: 'points' });
export const count = z.int().nonnegative();

export const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) => z.enum(values);
