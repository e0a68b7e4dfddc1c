import type { Cite } from '@heng/domain/language';
import {
  articleAt,
  firstReader,
  isMap,
  isOpen,
  lookUp,
  type Open,
  type Overlay,
  type ResolvedPack,
} from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { lengthWords, periodWords } from './lengths.ts';
import { fieldWords, valueWords } from './words.ts';

/**
 * On what ground something stands: 依 an article, 定 the edition's to decide (or decided by it), 缺 the text is silent, 读 how we read it,
 * 软 in principle, with the body that may depart from it.
 */
export interface Mark extends Words {
  readonly mark: '依' | '定' | '缺' | '读' | '软';
}

/** One thing the regulation says, in our words, with its article and marks, and what belongs under it. */
export interface Line extends Words {
  /** Path in the pack. */
  readonly path: string;
  readonly article: Cite | null;
  readonly marks: readonly Mark[];
  readonly under: readonly Line[];
}

export interface Context {
  readonly pack: ResolvedPack;
  readonly en: Overlay['en'];
  /** Paths that this edition has decided. */
  readonly decided: ReadonlySet<string>;
}

/** Words of both languages put together: `` say`由${a}办理|by ${a}` `` */
export function say(parts: TemplateStringsArray, ...values: readonly (Words | string | number)[]): Words {
  const text = (lang: 'zh' | 'en') =>
    parts.reduce((all, part, i) => {
      const value = values[i - 1];
      return `${all}${i === 0 ? '' : typeof value === 'object' ? value[lang] : value}${part}`;
    });
  const [zh, en] = [text('zh'), text('en')];
  return { zh: zh.split('|')[0] ?? '', en: en.split('|').slice(1).join('|') };
}

export const join = (all: readonly Words[], zh = '、', en = ', '): Words => ({
  zh: all.map((one) => one.zh).join(zh),
  en: all.map((one) => one.en).join(en),
});

/** A text of the pack with its English; without one, the Chinese stands in both. */
export function textAt({ pack, en }: Context, path: string): Words {
  const zh = lookUp(pack, path);
  const text = typeof zh === 'string' ? zh : '';
  return { zh: text, en: en[path] ?? text };
}

/** A word of a closed list in `names`. */
export function nameIn({ pack, en }: Context, list: keyof ResolvedPack['names'], id: string): Words {
  const zh = pack.names[list][id] ?? id;
  return { zh, en: en[`names.${list}.${id}`] ?? zh };
}

/** A body or party by name. */
export const bodyWords = (context: Context, id: string): Words =>
  context.pack.bodies[id] ? textAt(context, `bodies.${id}.name`) : (valueWords[id] ?? { zh: id, en: id });

export const bodiesWords = (context: Context, ids: string | readonly string[]): Words =>
  join([ids].flat().map((id) => bodyWords(context, id)));

export const stepWords = (context: Context, id: string): Words => textAt(context, `steps.${id}.name`);
export const worded = (value: string): Words => valueWords[value] ?? { zh: value, en: value };
export const length = (value: string): Words => lengthWords(value);
export const period = (context: Context, value: string): Words =>
  periodWords(value, (step) => stepWords(context, step));

/** A line for the block at this path, with every mark its fields carry. `mute`: fields whose silence says nothing here. */
export function line(
  context: Context,
  path: string,
  words: Words,
  under: readonly (Line | false | null | undefined)[] = [],
): Line {
  const kept = under.filter((one): one is Line => Boolean(one));
  return { path, ...words, article: articleAt(context.pack, path), marks: marksAt(context, path), under: kept };
}

function marksAt(context: Context, path: string): readonly Mark[] {
  const { pack, decided } = context;
  const block = lookUp(pack, path);
  if (isOpen(block)) return [decision(context, path, block, null)];
  if (block === null) return [{ mark: '缺', ...say`条文没有规定|the text is silent` }];
  if (!isMap(block)) return decided.has(path) ? [{ mark: '定', ...say`本届已决定|decided for this edition` }] : [];
  return Object.entries(block).flatMap(([field, value]): readonly Mark[] => {
    const label = fieldWords[field] ?? { zh: field, en: field };
    if (field === 'reading') return readings(context, path, value);
    if (field === 'soft' && isMap(value))
      return Object.entries(value).map(([soft, body]) => softly(context, soft, String(body)));
    if (field === 'open') return [{ mark: '依', ...say`所列之外的，由人认定|what is not listed needs judgement` }];
    if (isOpen(value)) return [decision(context, `${path}.${field}`, value, label)];
    if (decided.has(`${path}.${field}`))
      return [{ mark: '定', ...say`${label}：本届已决定|${label}: decided for this edition` }];
    return value === null ? [{ mark: '缺', ...say`没有规定：${label}|not laid down: ${label}` }] : [];
  });
}

function softly(context: Context, field: string, body: string): Mark {
  const label = fieldWords[field] ?? { zh: field, en: field };
  const who = bodyWords(context, body);
  return {
    mark: '软',
    ...say`${label}：${who}说明理由可以例外|${label}: ${who} may depart from it with recorded reasons`,
  };
}

function readings(context: Context, path: string, reading: unknown): readonly Mark[] {
  if (typeof reading === 'string') return [{ mark: '读', ...textAt(context, `${path}.reading`) }];
  return isMap(reading)
    ? Object.keys(reading).map((field) => ({ mark: '读', ...textAt(context, `${path}.reading.${field}`) }))
    : [];
}

function decision(context: Context, path: string, open: Open, label: Words | null): Mark {
  const { pack } = context;
  const rules = 'external' in open ? pack.rules_elsewhere[open.external] : undefined;
  const who = 'decided_by' in open ? open.decided_by : (rules?.approved_by ?? rules?.made_by ?? '');
  const before = open.before ?? firstReader(pack, path);
  const what = label ?? { zh: '', en: '' };
  const colon = label ? { zh: '：', en: ': ' } : { zh: '', en: '' };
  const where =
    'external' in open
      ? say`（${textAt(context, `rules_elsewhere.${open.external}.name`)}）| (${textAt(context, `rules_elsewhere.${open.external}.name`)})`
      : { zh: '', en: '' };
  const when = before
    ? say`，“${stepWords(context, before)}”之前|, before “${stepWords(context, before)}”`
    : { zh: '', en: '' };
  return {
    mark: '定',
    ...say`${what}${colon}由${bodyWords(context, who)}决定${where}${when}|${what}${colon}decided by ${bodyWords(context, who)}${where}${when}`,
  };
}
