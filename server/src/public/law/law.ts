import { parseLength } from '@heng/domain/calendar';
import type { ResolvedPack, Scope } from '@heng/domain/regulation';
import type { Lang, Words } from '../wording/index.ts';

/** A regulation as a page reads it: the pack, and its words in the page's language. */
export interface Law {
  readonly pack: ResolvedPack;
  readonly lang: Lang;
  readonly words: Words['law'];
  /** The text at a path of the pack: its English where there is one, else as written. */
  readonly t: (path: string, own: string) => string;
}

export const lawIn = (pack: ResolvedPack, en: Readonly<Record<string, string>>, { lang, law }: Words): Law => ({
  pack,
  lang,
  words: law,
  t: (path, own) => (lang === 'en' ? (en[path] ?? own) : own),
});

/** The name of a body, or of a party such as the applicant. */
export function bodyName({ pack, words, t }: Law, id: string): string {
  const body = pack.bodies[id];
  return body ? t(`bodies.${id}.name`, body.name) : (words.parties[id] ?? id);
}

export const bodyNames = (law: Law, ids: string | readonly string[]): string =>
  law.words.list([ids].flat().map((id) => bodyName(law, id)));

export function stepName({ pack, t, words }: Law, id: string): string {
  const step = pack.steps.find((one) => one.id === id);
  return step ? t(`steps.${id}.name`, step.name) : (words.events[id] ?? id);
}

export function tierName({ pack, t }: Law, id: string): string {
  const tier = pack.tiers[id];
  return tier ? t(`tiers.${id}.name`, tier.name) : id;
}

export const factName = ({ pack, t }: Law, id: string): string => t(`facts.${id}.name`, pack.facts[id]?.name ?? id);

/** The name of an id from a closed list: a medium, a demand, an honour. */
export function named({ pack, t }: Law, kind: keyof ResolvedPack['names'], id: string): string {
  return t(`names.${kind}.${id}`, pack.names[kind][id] ?? id);
}

export function textList({ t, words }: Law, path: string, items: readonly string[] = []): string {
  return words.list(items.map((item, i) => t(`${path}.${i}`, item)));
}

/** `5 working days`, `2 editions` in the page's language; anything else as written. */
export function lengthText({ words }: Law, length: string): string {
  const [, editions] = /^(\d+) editions?$/.exec(length) ?? [];
  if (editions !== undefined) return words.length(Number(editions), 'edition');
  const parsed = parseLength(length);
  return parsed === null ? length : words.length(parsed.count, parsed.unit);
}

/** `3 years before application`, `since award`, `ever`. */
export function periodText(law: Law, period: string): string {
  const [, length, side, event] = /^(\d+ .+?) (before|after) (.+)$/.exec(period) ?? [];
  if (length === undefined || event === undefined) return lengthText(law, period);
  const name = law.words.events[event] ?? stepName(law, event);
  return law.words.period(lengthText(law, length), side === 'before' ? 'before' : 'after', name);
}

/** Whom a block is for, in words; empty: everybody. */
export function scopeText(law: Law, scope: Scope | undefined): string {
  if (scope === undefined) return '';
  const { words, pack, t } = law;
  const where = Object.entries(scope.where ?? {}).map(([fact, value]) => {
    if (value === true) return words.isYes(factName(law, fact));
    if (value === false) return words.isNo(factName(law, fact));
    return words.is(
      factName(law, fact),
      [value]
        .flat()
        .map((one) => choiceText(law, fact, one))
        .join(' / '),
    );
  });
  const tracks = (scope.tracks ?? []).map((id) => t(`tracks.${id}.name`, pack.tracks[id]?.name ?? id));
  const kinds = (scope.kinds ?? []).map((id) => {
    const [track, found] = Object.entries(pack.tracks).find(([, one]) => Object.hasOwn(one.kinds, id)) ?? [];
    return t(`tracks.${track}.kinds.${id}`, found?.kinds[id] ?? id);
  });
  const tiers = (scope.tiers ?? []).map((id) => tierName(law, id));
  const parts = [...tracks, ...kinds, ...tiers, ...where];
  return parts.length === 0 ? '' : words.scope(parts);
}

export function choiceText({ pack, t, words }: Law, fact: string, value: unknown): string {
  const type = pack.facts[fact]?.type;
  const own = typeof type === 'object' && 'choices' in type ? type.choices[String(value)] : undefined;
  return t(`facts.${fact}.type.choices.${String(value)}`, own ?? words.values[String(value)] ?? String(value));
}
