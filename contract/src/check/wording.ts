import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Sentence = readonly [zh: string, en: string];

const kinds: Readonly<Record<string, Sentence>> = {
  string: ['文字', 'text'],
  number: ['数', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['是或否（true、false）', 'true or false'],
  array: ['一列', 'a list'],
  object: ['一组字段', 'an object'],
  record: ['一组字段', 'an object'],
  null: ['空（null）', 'null'],
};

/** What our own checks say; a check that says nothing known is told as not valid. */
const own: Readonly<Record<string, Sentence>> = {
  blank: ['不能是空白', 'must not be blank'],
  'holds signs that cannot be shown': ['含有无法显示的字符', 'holds signs that cannot be shown'],
  'three letters or digits at least; no spaces': [
    '3 至 60 个字：文字或数字开头，可含 . _ @ + -，不含空格',
    'is to have 3 to 60 signs: letters or digits first, then also . _ @ + -, no spaces',
  ],
  'no day of the calendar': ['没有这一天', 'there is no such day'],
};

/** A sentence for one issue of a schema, in both languages. */
export function sayIssue(issue: Issue): Sentence {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined && isMissing(issue)) return ['必须填写', 'is needed'];
      const [zh, en] = kinds[issue.expected] ?? ['另一种值', 'another kind of value'];
      return [`应为${zh}`, `is to be ${en}`];
    }
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), issue.inclusive !== false, 'least');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), issue.inclusive !== false, 'most');
    case 'not_multiple_of':
      return [`应为 ${issue.divisor} 的倍数`, `is to be a multiple of ${issue.divisor}`];
    case 'invalid_value':
      return issue.values.length <= 40
        ? [`只能是：${issue.values.join('、')}`, `is to be one of: ${issue.values.join(', ')}`]
        : ['不在可选之列', 'is none of those there are'];
    case 'unrecognized_keys':
      return ['没有这个字段', 'there is no such field'];
    case 'invalid_format':
    case 'custom':
      return own[issue.message] ?? ['格式不对', 'is not in the right form'];
    default:
      return ['填写有误', 'is not valid'];
  }
}

const isMissing = (issue: Issue): boolean => /received undefined/.test(issue.message);

function bound(origin: string, limit: number, inclusive: boolean, which: 'least' | 'most'): Sentence {
  const least = which === 'least';
  const than = inclusive ? '' : '（不含）';
  if (origin === 'string') {
    return least
      ? [`至少 ${limit} 个字`, `is to have at least ${limit} signs`]
      : [`至多 ${limit} 个字`, `is to have at most ${limit} signs`];
  }
  if (origin === 'array' || origin === 'set') {
    return least
      ? [`至少 ${limit} 项`, `is to have at least ${limit}`]
      : [`至多 ${limit} 项`, `is to have at most ${limit}`];
  }
  return least
    ? [`不小于 ${limit}${than}`, `is to be ${inclusive ? 'at least' : 'more than'} ${limit}`]
    : [`不大于 ${limit}${than}`, `is to be ${inclusive ? 'at most' : 'less than'} ${limit}`];
}
