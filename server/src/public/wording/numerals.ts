const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 as Chinese law writes it: 十七, 二十三. */
export function numeral(n: number): string {
  if (n <= 0 || n > 99) return String(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10] ?? ''}`;
}

/** A citation in its parts: `7¶2(3)` is article 7, paragraph 2, item 3. */
export interface CiteParts {
  readonly article: number | null;
  readonly annex: string | null;
  readonly paragraph: number | null;
  readonly item: number | null;
}

export function partsOf(cite: number | string): CiteParts {
  const text = String(cite);
  const [, article, paragraph, item] = /^(\d+)(?:¶(\d+))?(?:\((\d+)\))?/.exec(text) ?? [];
  const number = (part: string | undefined) => (part === undefined ? null : Number(part));
  return {
    article: number(article),
    annex: article === undefined ? text.replace(/^Annex\s*/, '') : null,
    paragraph: number(paragraph),
    item: number(item),
  };
}
