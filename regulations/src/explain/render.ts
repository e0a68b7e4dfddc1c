import { citeWords, numeral } from './cite.ts';
import type { Explanation } from './explain.ts';
import type { Line } from './line.ts';
import { bare, capital, type Lang, sentence } from './say.ts';

const words = {
  zh: { 依: '依', 定: '定', 缺: '缺', 读: '读', 限: '限', 软: '原则上' },
  en: { 依: 'by', 定: 'to decide', 缺: 'silent', 读: 'reading', 限: 'time', 软: 'in principle' },
} as const;

/** An explanation as plain text for a terminal or a file: numbered sections, one line for each thing said, with its article; marks below it. */
export function renderExplanation({ title, sections }: Explanation, lang: Lang = 'zh'): string {
  const parts = sections.map(({ title: head, lines }, i) => {
    const number = lang === 'zh' ? `${numeral(i + 1)}、` : `${i + 1}. `;
    return [`${number}${head[lang]}`, ...lines.flatMap((line, n) => rendered(line, lang, 1, `${n + 1}. `, null))].join(
      '\n',
    );
  });
  return `${[title[lang], ...parts].join('\n\n')}\n`;
}

function rendered(line: Line, lang: Lang, depth: number, bullet: string, above: string | null): readonly string[] {
  const indent = '  '.repeat(depth);
  const cited = line.article === null ? null : citeWords(line.article)[lang];
  // Repeating the article of the line above would only hide those that differ.
  const cite = cited === null || cited === above ? '' : lang === 'zh' ? `〔${cited}〕` : ` [${cited}]`;
  const name = line.name === null ? '' : `${line.name[lang]}${lang === 'zh' ? '：' : ': '}`;
  const said = depth === 1 ? sentence(line, lang) : lang === 'zh' ? bare(line).zh : capital(bare(line).en);
  return [
    `${indent}${bullet}${name}${said}${cite}`,
    // A time limit stands in the words of its own line already.
    ...line.marks
      .filter(({ mark }) => mark !== '限')
      .map(
        (mark) =>
          `${indent}    ${lang === 'zh' ? `【${words.zh[mark.mark]}】` : `(${words.en[mark.mark]}) `}${mark[lang]}`,
      ),
    ...line.under.flatMap((inner) => rendered(inner, lang, depth + 1, lang === 'zh' ? '· ' : '- ', cited)),
  ];
}
