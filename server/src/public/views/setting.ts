import { isMap, lookUp, segments } from '@heng/domain/regulation';
import { type Law, lengthText } from '../law/law.ts';

/** What a setting is about, in words: the block's name and the field's; the path where neither has one. */
export function settingLabel(law: Law, path: string): string {
  const keys = segments(path);
  const names = keys.flatMap((_, i) => {
    const at = keys.slice(0, i + 1).join('.');
    const block = lookUp(law.pack, at);
    return isMap(block) && typeof block.name === 'string' ? [law.t(`${at}.name`, block.name)] : [];
  });
  const field = law.words.fields[keys.at(-1) ?? ''];
  const label = [names.at(-1), field].filter((part) => part !== undefined);
  return label.length === 0 ? path : label.join(' · ');
}

/** A decided value in words. */
export function settingValue(law: Law, value: unknown): string {
  const { words, pack, t } = law;
  if (value === null) return '—';
  if (Array.isArray(value)) return words.list(value.map((one) => settingValue(law, one)));
  if (isMap(value)) {
    return words.list(
      Object.entries(value).map(([key, one]) => `${words.fields[key] ?? key} ${settingValue(law, one)}`),
    );
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '—';
  const text = String(value);
  const set = pack.criteria_sets[text];
  return words.values[text] ?? (set ? t(`criteria_sets.${text}.name`, set.name) : lengthText(law, text));
}
