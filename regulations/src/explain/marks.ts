import { isPerCase } from '@heng/domain/edition';
import { firstReader, isMap, isOpen, itemName, lookUp, type Open } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { bodyWords, type Context, length, period, stepWords, textAt } from './context.ts';
import { nothing, say, sayOf } from './say.ts';
import { fieldWords } from './words.ts';

/**
 * On what ground something stands: 依 the article itself leaves its list open, 定 the edition's to decide (or decided by it), 缺 the text is
 * silent, 读 how we read it, 限 a time to act in, 软 in principle, with the body that may depart from it.
 */
export interface Mark extends Words {
  readonly mark: '依' | '定' | '缺' | '读' | '限' | '软';
}

/** Names, and what other lines or nobody needs to say. */
const unmarked: ReadonlySet<string> = new Set(['article', 'says', 'name', 'id', 'kind', 'for', 'where', 'source']);
/** Where a length is a time to act in. Elsewhere it looks back, bars or waits, and the sentence says so. */
const deadlines: ReadonlySet<string> = new Set(['steps', 'channels', 'obligations']);
const lengthFields: ReadonlySet<string> = new Set(['at_least', 'exactly', 'within', 'due', 'first_due']);

/** What the field at this path is called; null: nothing that a reader needs to know. */
export const fieldAt = (path: string): Words | null => {
  const keys = path.split('.');
  const [section = '', list = '', field = ''] = [keys[0], keys.at(-3), keys.at(-1)];
  return fieldWords[`${list}.${field}`] ?? fieldWords[`${section}.${field}`] ?? fieldWords[field] ?? null;
};

/** That the text does not say this. */
export const silentWords = (label: Words): Words => say('$1，办法未规定', '$1: not laid down', label);

/** All marks of the value at this path and of what it holds, without the paths in `said`, which other lines speak of. */
export function marksAt(context: Context, path: string, said: ReadonlySet<string> = new Set()): readonly Mark[] {
  const value = lookUp(context.pack, path);
  const field = path.slice(path.lastIndexOf('.') + 1);
  const all = marked(context, path, field, value, said);
  const silent = value === null && all.length === 0;
  const found: readonly Mark[] = silent ? [{ mark: '缺', ...say('条文没有规定', 'not laid down') }] : all;
  return found.filter((one, i) => found.findIndex(({ mark, zh }) => mark === one.mark && zh === one.zh) === i);
}

function marked(
  context: Context,
  path: string,
  field: string,
  value: unknown,
  said: ReadonlySet<string>,
): readonly Mark[] {
  const label = fieldAt(path);
  if (value === null) return label ? [{ mark: '缺', ...silentWords(label) }] : [];
  if (isOpen(value)) return [decision(context, path, value, label ?? nothing)];
  const own: readonly Mark[] = context.decided.has(path)
    ? [{ mark: '定', ...say('$1本届已决定', '$1decided for this edition', sayOf('$1：', '$1: ', label)) }]
    : [];
  if (typeof value === 'string') return [...own, ...timeLimit(context, path, field, value)];
  if (Array.isArray(value)) {
    return [...own, ...value.flatMap((item, i) => inside(context, `${path}.${itemName(item, i)}`, field, item, said))];
  }
  if (!isMap(value)) return own;
  const silences = silenceIsNone(context, path);
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) => {
      if (unmarked.has(key) || silences.includes(key)) return [];
      const at = `${path}.${key}`;
      if (key === 'reading') return readings(context, at, one);
      if (key === 'open')
        return [
          {
            mark: '依' as const,
            ...say('条文列举未尽，所列之外由人认定', 'the list is open; anything further is judged by a person'),
          },
        ];
      if (key === 'soft' && isMap(one))
        return Object.entries(one).map(([soft, body]) => softly(context, `${path}.${soft}`, String(body)));
      return inside(context, at, key, one, said);
    }),
  ];
}

const inside: typeof marked = (context, path, ...rest) => (rest[2].has(path) ? [] : marked(context, path, ...rest));

/** How an objection inside an organisation ends is its own affair, not a silence of the law. */
const silenceIsNone = ({ pack }: Context, path: string): readonly string[] =>
  pack.steps.some((step) => step.kind === 'notice' && isPerCase(step) && path === `steps.${step.id}`)
    ? ['objections', 'upheld']
    : [];

function timeLimit(context: Context, path: string, field: string, value: string): readonly Mark[] {
  if (!deadlines.has(path.split('.')[0] ?? '') || !lengthFields.has(field) || !/^\d+ /.test(value)) return [];
  if (/ (before|after) /.test(value)) return [{ mark: '限', ...period(context, value) }];
  const long = length(value);
  if (field === 'at_least') return [{ mark: '限', ...say('不少于 $1', 'at least $1', long) }];
  return [{ mark: '限', ...(field === 'within' ? say('$1内', 'within $1', long) : long) }];
}

function softly(context: Context, path: string, body: string): Mark {
  const words = say(
    '$1：$2说明理由可以例外',
    '$1: $2 may depart from it with reasons',
    fieldAt(path) ?? nothing,
    bodyWords(context, body),
  );
  return { mark: '软', ...words };
}

function readings(context: Context, path: string, reading: unknown): readonly Mark[] {
  if (typeof reading === 'string') return [{ mark: '读', ...textAt(context, path) }];
  return isMap(reading)
    ? Object.keys(reading).map((field) => ({ mark: '读', ...textAt(context, `${path}.${field}`) }))
    : [];
}

function decision(context: Context, path: string, open: Open, label: Words): Mark {
  const { pack } = context;
  const rules = 'external' in open ? pack.rules_elsewhere[open.external] : undefined;
  const who = 'decided_by' in open ? open.decided_by : (rules?.approved_by ?? rules?.made_by ?? null);
  const before = open.before ?? firstReader(pack, path);
  const words = say(
    '$1$2$3定下$4',
    '$1decided$2$3$4',
    label === nothing ? nothing : say('$1：', '$1: ', label),
    sayOf('由$1', ' by the $1', who === null ? null : bodyWords(context, who)),
    sayOf('在“$1”中', ' in “$1”', 'external' in open ? textAt(context, `rules_elsewhere.${open.external}.name`) : null),
    sayOf('，最迟在“$1”之前', ' before “$1”', before ? stepWords(context, before) : null),
  );
  return { mark: '定', ...words };
}
