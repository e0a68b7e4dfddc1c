import type { Day, Refusal, Result } from '@heng/domain/language';
import { ok, refuse } from '@heng/domain/language';
import { applyChange, isMap, itemName, lookUp, type regulationRefusals, replaceAt } from '@heng/domain/regulation';
import type { Amendment, AmendmentChange } from '../schema/beside.ts';

/** The amendments that an edition opened on this day is held under, in the order they came into force. */
export const inForceOn = (amendments: readonly Amendment[], on: Day): readonly Amendment[] =>
  amendments.filter(({ from }) => from <= on).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/** Makes the changes of an amendment one after another. Refused as a whole when one of them does not fit the text it changes. */
export function amend<P extends object>(pack: P, { changes }: Amendment): Result<P, Refusal> {
  let amended = pack;
  for (const change of changes) {
    const result = amendOne(amended, change);
    if (!result.ok) return result;
    amended = result.value;
  }
  return ok(amended);
}

function amendOne<P extends object>(pack: P, change: AmendmentChange): Result<P, Refusal> {
  if ('was' in change) return applyChange(pack, change);
  const cut = change.at.lastIndexOf('.');
  const [above, name] = [change.at.slice(0, cut), change.at.slice(cut + 1)];
  const holder = lookUp(pack, above);
  const present = lookUp(pack, change.at);
  const unknown = refuse({
    code: 'path-unknown' satisfies keyof typeof regulationRefusals,
    article: null,
    facts: { path: change.at },
  });
  if ('remove' in change) {
    if (present === undefined) return unknown;
    if (Array.isArray(holder))
      return ok(
        replaceAt(
          pack,
          above,
          holder.filter((item, i) => itemName(item, i) !== name),
        ),
      );
    return ok(
      replaceAt(pack, above, Object.fromEntries(Object.entries(holder as object).filter(([key]) => key !== name))),
    );
  }
  if (present !== undefined) {
    return refuse({
      code: 'was-differs',
      article: null,
      facts: { path: change.at, is: JSON.stringify(present), was: 'undefined' },
    });
  }
  if (Array.isArray(holder)) {
    const after =
      change.after === undefined
        ? holder.length - 1
        : holder.findIndex((item, i) => itemName(item, i) === change.after);
    return ok(replaceAt(pack, above, holder.toSpliced(after + 1, 0, change.add)));
  }
  return isMap(holder) ? ok(replaceAt(pack, above, { ...holder, [name]: change.add })) : unknown;
}
