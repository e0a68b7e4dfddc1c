import { articleAt, isMap, type Key, type Place } from '@heng/domain/regulation';
import { meant } from '../nearest.ts';
import { type Check, found, type Law, lawPlaces, listOf } from './law.ts';

/** What needs no article: names and kinds, and our own record about the document. */
const free = new Set(['id', 'kind', 'rule', 'do', 'role', 'name', 'before', 'programme', 'title', 'place']);
const ownRecord = new Set(['status', 'articles', 'warnings', 'currency', 'source', 'rehearse_from']);
const marks = new Set(['article', 'says', 'reading', 'soft', 'open']);

/** Every value that is not null stands on an article, at or above it. */
const checkCited: Check = (law) => {
  const uncited = [...lawPlaces(law)].filter((place) => isValue(place) && articleAt(law.pack, place.path) === null);
  const blocks = new Map(uncited.map((place) => [blockOf(place).join('.'), blockOf(place)]));
  return [...blocks.values()].map((keys) =>
    found(
      law,
      'uncited',
      keys,
      { zh: '没有写出自哪一条。', en: 'It cites no article.' },
      {
        zh: '在这里或上一层写 article；条文没有说的写 null。',
        en: 'Write `article` here or above; null where the text is silent.',
      },
    ),
  );
};

function isValue({ keys, value }: Place): boolean {
  if (value === null || typeof value === 'object') return false;
  const own = keys[0] === 'regulation' && ownRecord.has(String(keys[1]));
  const names = keys[0] === 'tracks' && keys[2] === 'kinds';
  return !own && !names && !keys.some((key) => marks.has(String(key))) && !free.has(String(keys.at(-1)));
}

/** Where the citation would be written: a field of the nearest block that cites, else the whole entry of its section. */
function blockOf(place: Place): readonly Key[] {
  for (let at: Place | null = place; at !== null; at = at.within) {
    if (at.within && isMap(at.within.value) && at.within.value.article !== undefined) return at.keys;
  }
  return place.keys.slice(0, ['recusal', 'fees'].includes(String(place.keys[0])) ? 1 : 2);
}

/** The articles of the text that nothing in the pack stands on: repeals, definitions, or what was forgotten. */
export function articlesUnused(law: Law): readonly number[] {
  const used = new Set(citations(law).map(([cite]) => numberOf(cite)));
  return Array.from({ length: law.pack.regulation.articles }, (_, i) => i + 1).filter((article) => !used.has(article));
}

const numberOf = (cite: number | string): number =>
  typeof cite === 'number' ? cite : Number(/^\d+/.exec(cite)?.[0] ?? 0);

/** No citation goes past the last article. */
const checkArticles: Check = (law) =>
  citations(law).flatMap(([cite, keys]) => {
    const number = numberOf(cite);
    const last = law.pack.regulation.articles;
    return number > last
      ? [
          found(
            law,
            'article-past-end',
            keys,
            { zh: `没有第${number}条，全文共${last}条。`, en: `There is no article ${number}; the text has ${last}.` },
            { zh: '改为所据的条文。', en: 'Cite the article it stands on.' },
          ),
        ]
      : [];
  });

function citations(law: Law): readonly (readonly [number | string, readonly Key[]])[] {
  return [...lawPlaces(law)]
    .flatMap(({ keys, value }) => {
      const depth = keys.lastIndexOf('article');
      const isCite = depth >= 0 && keys.length - depth <= 2;
      return isCite && !isMap(value)
        ? listOf(value)
            .filter((one) => typeof one !== 'object')
            .map((one) => [one as number | string, keys] as const)
        : [];
    })
    .filter(([, keys]) => typeof keys.at(-1) !== 'number');
}

/** A mark by field names a field that its block has. */
const checkMarks: Check = (law) =>
  [...lawPlaces(law)].flatMap(({ keys, value }) =>
    isMap(value) ? (['article', 'reading', 'soft'] as const).flatMap((mark) => fieldsOf(law, value, mark, keys)) : [],
  );

function fieldsOf(
  law: Law,
  block: Record<string, unknown>,
  mark: 'article' | 'reading' | 'soft',
  keys: readonly Key[],
): ReturnType<Check> {
  const byField = block[mark];
  if (!isMap(byField) || marks.has(String(keys.at(-1)))) return [];
  // Who may depart from a soft value is often a reading too.
  const fields = Object.keys(block).filter((key) => !marks.has(key) || (mark === 'reading' && key === 'soft'));
  return Object.keys(byField)
    .filter((field) => !(field === 'rest' && mark === 'article') && !fields.includes(field))
    .map((field) => {
      return found(
        law,
        'mark-names-no-field',
        [...keys, mark, field],
        { zh: `${mark} 里的“${field}”不是这一段的字段。`, en: `“${field}” in ${mark} is no field of this block.` },
        meant(field, fields, { zh: '删去，或改为实有的字段。', en: 'Remove it, or name a field that is there.' }),
      );
    });
}

/** A rule that decides about people, or a ground of a sanction, says in our words what it means. */
const checkSays: Check = (law) => {
  const { conditions, disqualifiers, sanctions } = law.pack;
  const groups = [...Object.entries({ conditions, disqualifiers })].flatMap(([section, list]) =>
    list.flatMap(({ rules }, g) => rules.map((rule, r) => ({ block: rule, keys: [section, g, 'rules', r] }))),
  );
  const grounds = sanctions.flatMap((sanction, s) =>
    sanction.grounds.map((ground, g) => ({ block: ground, keys: ['sanctions', s, 'grounds', g] })),
  );
  return [...groups, ...grounds]
    .filter(({ block }) => block.says === undefined)
    .map(({ keys }) =>
      found(
        law,
        'without-says',
        keys,
        { zh: '没有用我们的话说明它的意思。', en: 'It does not say in our words what it means.' },
        { zh: '写 says，一句短话，不抄原文。', en: 'Write `says`: one short sentence, not the wording of the text.' },
      ),
    );
};

export const citationChecks: readonly Check[] = [checkCited, checkArticles, checkMarks, checkSays];
