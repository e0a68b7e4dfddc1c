import { firstReader, isMap, type Place } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { type Check, found, type Law, lawPlaces, openAt } from './law.ts';

/** A value that is left open can be named by its path, is decided by somebody, and is waited for by a step. */
export const checkOpenValues: Check = (law) =>
  [...lawPlaces(law)]
    .filter((place) => openAt(place) !== null)
    .flatMap((place) => [...unnamed(law, place), ...nobody(law, place), ...unread(law, place)]);

function unnamed(law: Law, place: Place): readonly Finding[] {
  for (let at: Place | null = place; at?.within; at = at.within) {
    if (Array.isArray(at.within.value) && isMap(at.value) && (at.value.id ?? at.value.do) === undefined) {
      return [
        found(
          law,
          'open-without-id',
          place.keys,
          {
            zh: '留待决定的值在没有编号的一项里，叫不出名字。',
            en: 'It is open in a list item without id, so nobody can name it.',
          },
          { zh: '给这一项加 id。', en: 'Give the item an id.' },
        ),
      ];
    }
  }
  return [];
}

function nobody(law: Law, { keys, value }: Place): readonly Finding[] {
  if (!isMap(value) || typeof value.external !== 'string') return [];
  const rules = law.pack.rules_elsewhere[value.external];
  return rules && rules.approved_by === null && rules.made_by === null
    ? [
        found(
          law,
          'open-to-nobody',
          keys,
          {
            zh: `“${value.external}”由谁制定、谁批准都没有写，无人可以决定。`,
            en: `Nobody makes or approves “${value.external}”, so nobody can decide this.`,
          },
          { zh: '改写 decided_by。', en: 'Write decided_by instead.' },
        ),
      ]
    : [];
}

/** What a sanction leaves open is decided with each sanction: no step waits for it. */
function unread(law: Law, { keys, path, value }: Place): readonly Finding[] {
  if (keys[0] === 'sanctions') return [];
  if (isMap(value) && typeof value.before === 'string') return [];
  return firstReader(law.pack, path) === null
    ? [
        found(
          law,
          'open-without-step',
          keys,
          { zh: '没有一步等它决定。', en: 'No step waits for it.' },
          { zh: '写 before: 步骤编号。', en: 'Write before: the step that needs it.' },
        ),
      ]
    : [];
}
