import { isMap, type Key, type Place } from '@heng/domain/regulation';
import { meant } from '../nearest.ts';
import { type Check, found, type Law, lawPlaces } from './law.ts';
import { type Target, targets } from './targets.ts';

/** Where ids stand in a pack, and what they point to. `*` is any one key, `**` any keys; a list is checked item by item. */
const pointers: readonly (readonly [string, Target])[] = [
  ['regulation.interpreted_by', 'body'],
  ['rules_elsewhere.*.made_by', 'body'],
  ['rules_elsewhere.*.approved_by', 'body'],
  ['bodies.*.created_by', 'body'],
  ['bodies.*.size.at', 'step'],
  ['bodies.*.seats.*.at', 'step'],
  ['bodies.*.appointment.proposed_by', 'body'],
  ['bodies.*.appointment.approved_by', 'body'],
  ['recusal.who', 'party'],
  ['undertakings.*.by', 'party'],
  ['quotas.*.each', 'each'],
  ['quotas.*.reserved.*.kinds', 'kind'],
  ['receives.*.honours', 'honours'],
  ['*.*.rechecked_until', 'step'],
  ['documents.*.by', 'party'],
  ['documents.*.due', 'step'],
  ['form.*.asks', 'fact'],
  ['declarations.*.by', 'party'],
  ['fees.amounts.*.at', 'step'],
  ['criteria.*.set', 'set'],
  ['steps.*.by', 'party'],
  ['steps.*.delegable_to', 'body'],
  ['steps.*.papers.*.to', 'party'],
  ['steps.*.media', 'media'],
  ['steps.*.states', 'states'],
  ['steps.*.documents', 'document'],
  ['steps.*.consults.*.bodies', 'body'],
  ['steps.*.objections', 'channel'],
  ['steps.*.upheld.to', 'step'],
  ['steps.*.criteria', 'criteria'],
  ['steps.*.attended_by', 'party'],
  ['steps.*.order_by', 'score'],
  ['channels.*.against', 'step'],
  ['channels.*.to', 'party'],
  ['channels.*.needs.*', 'needs'],
  ['channels.*.reports_to', 'body'],
  ['money_use.*.mainly', 'uses'],
  ['money_use.*.must_not', 'uses'],
  ['title_use.*.may', 'uses'],
  ['title_use.*.must', 'uses'],
  ['title_use.*.must_not', 'uses'],
  ['obligations.*.by', 'party'],
  ['obligations.*.if_missed', 'sanction'],
  ['sanctions.*.asked_by', 'body'],
  ['sanctions.*.decided_by', 'body'],
  ['sanctions.*.measures.*.what', 'honours'],
  ['sanctions.*.measures.*.programme', 'programme'],
  ['**.for.tracks', 'track'],
  ['**.for.tiers', 'tier'],
  ['**.for.kinds', 'kind'],
  ['**.soft.*', 'body'],
  ['**.decided_by', 'body'],
  ['**.external', 'rules'],
  ['**.before', 'step'],
];

/** Maps whose keys point to something. */
const keyed: readonly (readonly [string, Target])[] = [
  ['totals.*.parts.*', 'scored'],
  ['form.*', 'application'],
];

/** What the fields of a rule point to. A past award names tiers of its own programme only. */
const inRules: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
  compare: { fact: 'fact' },
  'years-since': { fact: 'fact' },
  yearly: { fact: 'fact' },
  record: { of: 'fact' },
  rank: { facts: 'fact', among: 'among', scope: 'scope' },
  document: { document: 'document' },
  'recommended-by': { any: 'body', all: 'body' },
  judgement: { by: 'body' },
  obligation: { of: 'duty' },
  'past-award': { programme: 'programme', tiers: 'tier' },
  'other-application': { programme: 'programme', tracks: 'track' },
  score: { of: 'score' },
  place: { by: 'score', each: 'each' },
};

const match = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('.')
      .map((part) => (part === '**' ? '(?:[^.]+\\.)*' : `${part === '*' ? '[^.]+' : part}\\.`))
      .join('')}$`,
  );
const patterns = pointers.map(([pattern, target]) => [match(pattern), target] as const);
const keyPatterns = keyed.map(([pattern, target]) => [match(pattern), target] as const);
const anchored = /^(?:due|valid|until|within|first_due|lasts)$/;

/** What the value under these keys points to, with the block it is a field of; null: it points to nothing. A `reading` only speaks of a field. */
export function targetAt(keys: readonly Key[], holder: unknown): Target | null {
  if (keys.includes('reading')) return null;
  const field = String(keys.at(-1));
  const inRule = isMap(holder) && typeof holder.rule === 'string' ? inRules[holder.rule]?.[field] : undefined;
  const written = `${keys.join('.')}.`;
  return inRule ?? patterns.find(([pattern]) => pattern.test(written))?.[1] ?? (anchored.test(field) ? 'anchor' : null);
}

/** What the last of these keys itself points to: the parts of a total are steps. */
export const keyTargetAt = (keys: readonly Key[]): Target | null =>
  keyPatterns.find(([pattern]) => pattern.test(`${keys.join('.')}.`))?.[1] ?? null;

/** Every id points to something that is there; a name that is nearly right is suggested. */
export const checkReferences: Check = (law) => [
  ...[...lawPlaces(law)].flatMap((place) => [...pointersAt(law, place), ...keysAt(law, place)]),
  ...formsMissing(law),
];

function pointersAt(law: Law, { keys, value, within }: Place): ReturnType<Check> {
  const target = targetAt(keys, within?.value);
  if (target === null || isForeign(within?.value, String(keys.at(-1)))) return [];
  const ids = target === 'anchor' ? anchorIn(value) : idsIn(value);
  return ids.flatMap(([id, i]) =>
    id === 'anything' ? [] : unknown(law, target, id, i === null ? keys : [...keys, i]),
  );
}

function keysAt(law: Law, { keys }: Place): ReturnType<Check> {
  const target = keyTargetAt(keys);
  return target === null ? [] : unknown(law, target, String(keys.at(-1)), keys);
}

/** The tiers and tracks of another programme are no concern of this pack. */
const isForeign = (holder: unknown, field: string): boolean =>
  isMap(holder) && 'programme' in holder && 'rule' in holder && holder.programme !== 'own' && field !== 'programme';

/** What a period is counted from; a length alone is counted from nothing. */
function anchorIn(value: unknown): ReturnType<typeof idsIn> {
  const anchor = typeof value === 'string' ? /(?:before|after|since) (\S+)$/.exec(value)?.[1] : undefined;
  return anchor === undefined ? [] : [[anchor, null]];
}

/** Every application step says in `form` what it asks, if only nothing. */
const formsMissing: Check = (law) =>
  targets.application
    .of(law)
    .filter((step) => !Object.hasOwn(law.pack.form, step))
    .map((step) =>
      found(
        law,
        'form-missing',
        ['form'],
        { zh: `申报步骤“${step}”没有表单。`, en: `The application step “${step}” has no form.` },
        {
          zh: `写上 form.${step}，没有另外要问的写 asks: []。`,
          en: `Write form.${step}; asks: [] where nothing more is asked.`,
        },
      ),
    );

const idsIn = (value: unknown): readonly (readonly [string, number | null])[] =>
  typeof value === 'string'
    ? [[value, null]]
    : Array.isArray(value)
      ? value.flatMap((item, i) => (typeof item === 'string' ? [[item, i] as const] : []))
      : [];

/** The finding for an id that points to nothing. */
function unknown(law: Law, target: Target, id: string, keys: readonly Key[]): ReturnType<Check> {
  const { zh, en, of } = targets[target];
  const names = of(law);
  if (names.includes(id)) return [];
  const first = names.slice(0, 12);
  const mend = meant(id, names, {
    zh: `可用：${first.join('、') || '无'}。`,
    en: `There are: ${first.join(', ') || 'none'}.`,
  });
  return [
    found(law, `unknown-${target}`, keys, { zh: `没有“${id}”这个${zh}。`, en: `There is no ${en} “${id}”.` }, mend),
  ];
}
