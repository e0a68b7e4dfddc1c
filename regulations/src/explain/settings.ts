import { isMap, lookUp, type Scope, segments } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { type Context, length, stepWords, textAt } from './context.ts';
import { fieldAt } from './marks.ts';
import { join, list, say } from './say.ts';
import { scopeWords } from './scopes.ts';
import { valueWords } from './words.ts';

/** What a place of the pack is about, in words: the block's name and the field's; the path where neither has one. */
export function settingLabel(context: Context, path: string): Words {
  const keys = segments(path);
  const names = keys.flatMap((_, i) => {
    const at = keys.slice(0, i + 1).join('.');
    const block = lookUp(context.pack, at);
    return isMap(block) && typeof block.name === 'string' ? [textAt(context, `${at}.name`)] : [];
  });
  const part = keys.at(-2) === 'parts' ? stepWords(context, keys.at(-1) ?? '') : fieldAt(path);
  const label = [names.at(-1) ?? whose(context, path), part].filter((one): one is Words => Boolean(one));
  return label.length === 0 ? { zh: path, en: path } : join(label, ' · ', ' · ');
}

/** For whom the nearest block without a name is; null: for everybody. */
function whose(context: Context, path: string): Words | null {
  const block = lookUp(context.pack, path.slice(0, path.lastIndexOf('.')));
  return isMap(block) && isMap(block.for) ? scopeWords(context, block.for as Scope) : null;
}

/** A decided value in words. */
export function settingValue(context: Context, value: unknown): Words {
  if (Array.isArray(value)) return list(value.map((one) => settingValue(context, one)));
  if (isMap(value)) {
    return list(
      Object.entries(value).map(([key, one]) => say('$1 $2', '$1 $2', fieldAt(key) ?? key, settingValue(context, one))),
    );
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return say('—', '—');
  const text = String(value);
  if (context.pack.criteria_sets[text]) return textAt(context, `criteria_sets.${text}.name`);
  return valueWords[text] ?? length(text);
}
