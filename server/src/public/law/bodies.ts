import { type Block, type Body, isOpen } from '@heng/domain/regulation';
import { bodyName, bodyNames, type Law, textList } from './law.ts';
import { type Statement, stated } from './statements.ts';

/** Who acts: bodies with their seats and duties, who withdraws, who signs what, and what other documents lay down. */
export function bodyStatements(law: Law): readonly Statement[] {
  const { pack, t, words } = law;
  const rules = Object.entries(pack.rules_elsewhere).map(([id, one]) =>
    stated(
      law,
      `rules_elsewhere.${id}`,
      one,
      words.rules(
        t(`rules_elsewhere.${id}.name`, one.name),
        one.made_by === null ? null : bodyName(law, one.made_by),
        one.approved_by === null ? null : bodyName(law, one.approved_by),
      ),
    ),
  );
  const bodies = Object.entries(pack.bodies).flatMap(([id, body]) => ofBody(law, id, body));
  const recusal =
    pack.recusal === null
      ? []
      : [
          stated(
            law,
            'recusal',
            pack.recusal,
            words.recusal(bodyNames(law, pack.recusal.who), t('recusal.ground', pack.recusal.ground)),
          ),
        ];
  const undertakings = pack.undertakings.map((one) =>
    stated(
      law,
      `undertakings.${one.id}`,
      one,
      words.by(bodyNames(law, one.by), t(`undertakings.${one.id}.says`, one.says)),
    ),
  );
  return [...rules, ...bodies, ...recusal, ...undertakings];
}

function ofBody(law: Law, id: string, body: Block<Body>): readonly Statement[] {
  const { t, words } = law;
  const say = words.body;
  const path = `bodies.${id}`;
  const { size } = body;
  const parts = [
    body.housed_in === undefined ? '' : say.housed(t(`${path}.housed_in`, body.housed_in)),
    body.created_by === undefined ? '' : say.created(bodyName(law, body.created_by)),
    size === undefined || size === null || isOpen(size) || !('at_least' in size || 'at_most' in size)
      ? ''
      : say.size(size.at_least ?? null, size.at_most ?? null, size.odd === true),
    ...(body.seats ?? []).map((seat, i) => {
      const count = seat.exactly ?? seat.at_least;
      const held = seat.held_by === undefined ? '' : say.heldBy(t(`${path}.seats.${i}.held_by`, seat.held_by));
      const from =
        seat.from === undefined
          ? ''
          : say.from(textList(law, `${path}.seats.${i}.from`, seat.from), seat.open === true);
      return say.seat(words.seats[seat.seat], count === undefined ? '' : say.count(count), `${held}${from}`);
    }),
    body.lasts === 'edition' ? say.edition : '',
  ].filter(Boolean);
  const duties = (body.duties ?? []).map((duty, i) => ({ ...duty, text: t(`${path}.duties.${i}.says`, duty.says) }));
  const own = stated(law, path, body, parts.length === 0 ? words.roles[body.role] : parts.join(words.join), {
    name: t(`${path}.name`, body.name),
    items: duties.filter(({ article }) => article === undefined).map(({ text }) => text),
  });
  const apart = duties
    .filter(({ article }) => article !== undefined)
    .map((duty) => stated(law, `${path}.duties`, duty, duty.text, { name: t(`${path}.name`, body.name), does: null }));
  // A body of which the text says no more than that it exists is named by what it does elsewhere.
  const saysMore = parts.length > 0 || own.items.length > 0 || own.marks.length > 0;
  return [...(saysMore ? [own] : []), ...apart];
}
