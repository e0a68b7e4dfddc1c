import { isMap } from '@heng/domain/regulation';
import { type Check, found, lawPlaces } from './law.ts';

const mend = { zh: '改用另一个编号。', en: 'Give one of them another id.' };
const what = (id: string) => ({ zh: `编号“${id}”用了两次。`, en: `The id “${id}” is used twice.` });

/** An id stands for one thing: once in its list, and once among what rules read by one name. */
export const checkIds: Check = (law) => [...twiceInList(law), ...twiceInNames(law)];

function twiceInList(law: Parameters<Check>[0]): ReturnType<Check> {
  return [...lawPlaces(law)].flatMap(({ keys, value }) => {
    if (!Array.isArray(value)) return [];
    const ids = value.map((item) => (isMap(item) && typeof item.id === 'string' ? item.id : null));
    return ids.flatMap((id, i) =>
      id !== null && ids.indexOf(id) < i ? [found(law, 'id-twice', [...keys, i, 'id'], what(id), mend)] : [],
    );
  });
}

/** Scores are read by the id of a total or a step, duties by the id of an obligation or a use. */
function twiceInNames(law: Parameters<Check>[0]): ReturnType<Check> {
  const { pack } = law;
  const steps = new Set(pack.steps.map(({ id }) => id));
  const totals = Object.keys(pack.totals).filter((id) => steps.has(id));
  const duties = (['money_use', 'title_use', 'obligations'] as const).flatMap((section) =>
    pack[section].map(({ id }, i) => ({ id, keys: [section, i, 'id'] })),
  );
  return [
    ...totals.map((id) => found(law, 'id-twice', ['totals', id], what(id), mend)),
    ...duties
      .filter(({ id }, i) => duties.findIndex((other) => other.id === id) < i)
      .map(({ id, keys }) => found(law, 'id-twice', keys, what(id), mend)),
  ];
}
