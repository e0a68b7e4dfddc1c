import { isOpen } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { bodiesWords, bodyWords, type Context, join, type Line, line, say, textAt, worded } from './context.ts';

/** Who acts: bodies, seats, duties, recusal, what is promised. */
export function explainBodies(context: Context): readonly Line[] {
  const { bodies, recusal, undertakings } = context.pack;
  return [
    ...Object.entries(bodies).map(([id, body]) => {
      const path = `bodies.${id}`;
      const { size } = body;
      const bounds = size && !isOpen(size) ? size : null;
      return line(context, path, textAt(context, `${path}.name`), [
        body.housed_in !== undefined &&
          line(
            context,
            `${path}.housed_in`,
            say`设在${textAt(context, `${path}.housed_in`)}|housed in ${textAt(context, `${path}.housed_in`)}`,
          ),
        body.created_by !== undefined &&
          line(
            context,
            `${path}.created_by`,
            say`由${bodyWords(context, body.created_by)}组建|formed by ${bodyWords(context, body.created_by)}`,
          ),
        bounds !== null && line(context, `${path}.size`, sizeWords(bounds)),
        ...(body.seats ?? []).map((seat, i) =>
          line(
            context,
            `${path}.seats.${i}`,
            seat.from
              ? say`${worded(seat.seat)}：${seat.from.join('、')}|${worded(seat.seat)}: ${seat.from.map((text, k) => context.en[`${path}.seats.${i}.from.${k}`] ?? text).join(', ')}`
              : seat.held_by
                ? say`${worded(seat.seat)}：${textAt(context, `${path}.seats.${i}.held_by`)}|${worded(seat.seat)}: ${textAt(context, `${path}.seats.${i}.held_by`)}`
                : worded(seat.seat),
          ),
        ),
        ...(body.duties ?? []).map((_duty, i) =>
          line(context, `${path}.duties.${i}`, textAt(context, `${path}.duties.${i}.says`)),
        ),
      ]);
    }),
    ...(recusal
      ? [
          line(
            context,
            'recusal',
            say`${bodiesWords(context, recusal.who)}：${textAt(context, 'recusal.ground')}的，${join(recusal.effect.map(worded))}|${bodiesWords(context, recusal.who)}: whoever has an interest ${join(recusal.effect.map(worded))}`,
          ),
        ]
      : []),
    ...undertakings.map(({ id, by }) =>
      line(
        context,
        `undertakings.${id}`,
        say`${bodiesWords(context, by)}承诺：${textAt(context, `undertakings.${id}.says`)}|${bodiesWords(context, by)} promise: ${textAt(context, `undertakings.${id}.says`)}`,
      ),
    ),
  ];
}

function sizeWords({ at_least, at_most, odd }: { at_least?: number; at_most?: number; odd?: boolean }): Words {
  const range =
    at_least !== undefined && at_most !== undefined
      ? say`${at_least}至${at_most}人|${at_least} to ${at_most} members`
      : at_least !== undefined
        ? say`不少于${at_least}人|at least ${at_least} members`
        : say`不多于${at_most ?? ''}人|at most ${at_most ?? ''} members`;
  return odd ? say`${range}，单数|${range}, an odd number` : range;
}
