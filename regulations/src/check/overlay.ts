import { isMap, lookUp, placesOf } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import type { Beside } from '../load/load-beside.ts';
import { meant } from '../nearest.ts';
import { found, type Law } from './law.ts';

const translated = new Set(['name', 'title', 'says', 'reading']);
const chinese = /\p{Script=Han}/u;
/** Numbers of documents stand in every language as they are. */
const asTheyAre = /^regulation\.(numbers|supersedes)\./;

/** Every name, title, sentence and reading of a pack, and whatever else it says in Chinese, has its English, and no line of the English points nowhere. */
export function checkOverlay(law: Law, { overlay, criteria }: Beside): readonly Finding[] {
  if (!overlay) return [];
  const sets = { criteria_sets: Object.fromEntries(criteria.map((set) => [set.id, set])) };
  const whole = { ...law.pack, ...(criteria.length > 0 && sets) };
  const needed = [...placesOf(whole)].filter(
    ({ keys, path, value }) =>
      typeof value === 'string' &&
      !asTheyAre.test(path) &&
      (chinese.test(value) || translated.has(String(keys.at(-1))) || keys.at(-2) === 'reading'),
  );
  const paths = needed.map(({ path }) => path);
  return [
    ...needed
      .filter(({ path }) => !Object.hasOwn(overlay.value, path))
      .map(({ keys, path }) =>
        found(
          law,
          'without-english',
          keys,
          { zh: '没有英文。', en: 'It has no English.' },
          { zh: `在 en.yaml 写 ${path}。`, en: `Write ${path} in en.yaml.` },
        ),
      ),
    ...Object.keys(overlay.value)
      .filter((path) => isMap(lookUp(whole, path)) || lookUp(whole, path) === undefined || lookUp(whole, path) === null)
      .map((path) => {
        return {
          file: overlay.source.file,
          line: overlay.source.lineOf(['en', path]),
          path,
          level: 'error' as const,
          code: 'dead-path',
          zh: '包里没有这一处文字。',
          en: 'The pack has no text here.',
          mend: meant(path, paths, { zh: '删去。', en: 'Remove it.' }),
        };
      }),
  ];
}
