const markup: unique symbol = Symbol('markup');

/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export interface Html {
  readonly [markup]: string;
}

/** What may stand in a template: text and numbers are escaped; null, undefined and false show nothing. */
export type Shown = Html | string | number | null | undefined | false | readonly Shown[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template of markup in which every value is escaped, unless it is markup itself. Attributes stand in double quotes. */
export const html = (parts: TemplateStringsArray, ...values: readonly Shown[]): Html =>
  trusted(parts.map((part, i) => part + (i < values.length ? textOf(values[i]) : '')).join(''));

/** Text that is markup already: our own drawings and style sheets, never anything from a database. */
export const trusted = (text: string): Html => ({ [markup]: text });

export const render = (page: Html): string => page[markup];

function textOf(value: Shown): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => entities[character] ?? '');
  if (typeof value === 'number') return String(value);
  return isMany(value) ? value.map(textOf).join('') : value[markup];
}

const isMany = (value: Html | readonly Shown[]): value is readonly Shown[] => Array.isArray(value);
