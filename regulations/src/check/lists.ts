import { firstReader, isMap, type Open, type Place } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { articlesUnused } from './citations.ts';
import { found, type Law, lawPlaces, openAt } from './law.ts';
import { covers } from './sense-awards.ts';

/** Ways of choosing a team that the platform does not carry out. */
const drawn: readonly unknown[] = ['random-draw', 'double-random-draw'];

const none = { zh: '', en: '' };

/** What people should know of a pack and no program mends: what is still to decide, how we read it, what may be departed from, where it is silent. */
export function listForPeople(law: Law): readonly Finding[] {
  return [...[...lawPlaces(law)].flatMap((place) => lineFor(law, place)), ...unfillable(law), ...unused(law)];
}

/** Articles on which nothing stands, in one line. */
function unused(law: Law): readonly Finding[] {
  const articles = articlesUnused(law);
  if (articles.length === 0) return [];
  const what = {
    zh: `没有一处出自这些条：${articles.join('、')}。`,
    en: `Nothing stands on these articles: ${articles.join(', ')}.`,
  };
  return [found(law, 'articles-unused', ['regulation', 'articles'], what, none, 'list')];
}

function lineFor(law: Law, place: Place): readonly Finding[] {
  const { keys, path, value, within } = place;
  const open = openAt(place);
  const list = (code: string, zh: string, en: string) => [found(law, code, keys, { zh, en }, none, 'list')];
  const key = String(keys.at(-1));
  if (open) {
    const before = open.before ?? firstReader(law.pack, path) ?? '？';
    return list(
      'to-decide',
      `由${whose(law, open)}决定，${before} 之前。`,
      `Decided by ${whose(law, open)}, before ${before}.`,
    );
  }
  if (key === 'reading' && typeof value === 'string') return list('reading', `读法：${value}`, `Reading: ${value}`);
  if (keys.at(-2) === 'reading') return list('reading', `读法：${shown(value)}`, `Reading: ${shown(value)}`);
  if (keys.at(-2) === 'soft')
    return list(
      'soft',
      `原则上；${shown(value)} 说明理由可以例外。`,
      `In principle; ${shown(value)} may depart from it with reasons.`,
    );
  if (keys[0] === 'bodies' && key === 'chosen' && drawn.includes(value))
    return list(
      'kept-by-people',
      '抽签由人办理：平台只登记抽得的名单，不抽签，也不查验。',
      'The draw is kept by people: the platform records who was drawn; it neither draws nor checks.',
    );
  if (value === null && !isMark(within)) return list('silent', '条文没有规定。', 'The text is silent.');
  if (keys.at(-2) === 'warnings' && isMap(value))
    return list('warning', `注意：${shown(value.says ?? value.id)}`, `Warning: ${shown(value.says ?? value.id)}`);
  return [];
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const isMark = (within: Place | null): boolean => ['article', 'reading', 'soft'].includes(String(within?.keys.at(-1)));

const whose = (law: Law, open: Open): string => {
  if ('decided_by' in open) return open.decided_by;
  const rules = law.pack.rules_elsewhere[open.external];
  return `${rules?.approved_by ?? rules?.made_by ?? '？'}（${open.external}）`;
};

/** A cap over several tiers that is lower than the caps of its parts together: not all can be filled at once. */
function unfillable(law: Law): readonly Finding[] {
  const { quotas } = law.pack;
  return quotas.flatMap((quota, i) => {
    if (typeof quota.at_most !== 'number' || quota.each !== undefined) return [];
    const parts = quotas.filter(
      (part) =>
        part !== quota &&
        part.each === undefined &&
        typeof part.at_most === 'number' &&
        covers(quota.for, part.for) &&
        !covers(part.for, quota.for),
    );
    const seats = parts.reduce((sum, part) => sum + Number(part.at_most), 0);
    return seats > quota.at_most
      ? [
          found(
            law,
            'not-all-filled',
            ['quotas', i],
            {
              zh: `各项合计${seats}，总数只有${quota.at_most}。`,
              en: `Its parts allow ${seats}, it allows ${quota.at_most}.`,
            },
            none,
            'list',
          ),
        ]
      : [];
  });
}
