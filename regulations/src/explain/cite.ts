import type { Article, Cite } from '@heng/domain/language';
import type { Words } from '../finding.ts';

const digits = '零一二三四五六七八九';

/** A number up to 999 as Chinese law writes it: 十六, 二十, 一百零三. */
export function numeral(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const high = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : high && ones > 0 ? '零' : '';
  const low = ones > 0 ? digits[ones] : '';
  return high + middle + low || '零';
}

/** A citation in words: 第十六条第二款第（三）项; Art. 16, para. 2(3). The paper that issued the regulation is cited as 0. */
export function citeWords(cite: Cite): Words {
  const all = [cite].flat().map(articleWords);
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join('; ') };
}

function articleWords(article: Article): Words {
  const text = String(article);
  if (text === '0') return { zh: '发文', en: 'Issue' };
  const found = /^(\d+)(?:¶(\d+))?(?:\((\d+)\))?( pre)?$/u.exec(text);
  if (!found) return { zh: text.replace('Annex', '附件'), en: text };
  const [, number, paragraph, item, pre] = found;
  const part = (value: string | undefined, before: string, after: string) =>
    value ? `${before}${numeral(Number(value))}${after}` : '';
  return {
    zh: `第${numeral(Number(number))}条${part(paragraph, '第', '款')}${part(item, '第（', '）项')}${pre ? '前段' : ''}`,
    en: `Art. ${number}${paragraph ? `, para. ${paragraph}` : ''}${item ? `(${item})` : ''}${pre ? ' (introduction)' : ''}`,
  };
}
