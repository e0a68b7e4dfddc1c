import { articleAt, type Body, isOpen } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { type Context, stepWords, textAt, textsAt, theBodies, worded } from './context.ts';
import { lengthWords } from './lengths.ts';
import { type Line, line } from './line.ts';
import { ruleSaid } from './rules.ts';
import { bare, join, list, nothing, say, sayOf } from './say.ts';
import { roleWords, valueWords } from './words.ts';

/** Who acts: bodies, seats, duties, who withdraws, and what is promised. */
export function explainBodies(context: Context): readonly Line[] {
  const { bodies, recusal, undertakings } = context.pack;
  return [
    ...Object.entries(bodies).map(([id, body]) => bodyLine(context, `bodies.${id}`, body)),
    ...(recusal
      ? [
          line(
            context,
            'recusal',
            say(
              '$1$2的，应当回避：$3',
              '$1 with $2 must withdraw: $3',
              theBodies(context, recusal.who),
              textAt(context, 'recusal.ground'),
              list(recusal.effect.map(worded)),
            ),
          ),
        ]
      : [line(context, 'recusal', say('利害关系人的回避', 'withdrawal of those with an interest'))]),
    ...undertakings.map(({ id, by }) =>
      line(
        context,
        `undertakings.${id}`,
        say('$1承诺：$2', '$1 promise: $2', theBodies(context, by), textAt(context, `undertakings.${id}.says`)),
      ),
    ),
  ];
}

export const housedWords = (context: Context, id: string): Words =>
  say('设在$1', 'housed in the $1', textAt(context, `bodies.${id}.housed_in`));

/** A body by its facts; where the text says of it no more than that it exists, by its name alone. */
function bodyLine(context: Context, path: string, body: Body): Line {
  const name = textAt(context, `${path}.name`);
  const { size, created_by } = body;
  const by = created_by === undefined ? null : theBodies(context, created_by);
  // One that reviews for others exists already: it is chosen, not formed.
  const created =
    body.role === 'review-body' ? sayOf('由$1选定', 'chosen by $1', by) : sayOf('由$1组建', 'formed by $1', by);
  const apart = String(articleAt(context.pack, `${path}.created_by`)) !== String(articleAt(context.pack, path));
  const facts = [
    body.housed_in === undefined ? nothing : housedWords(context, path.slice('bodies.'.length)),
    apart ? nothing : created,
    size && !isOpen(size) ? say('$1$2', '$1$2', sizeWords(size), onlyAt(context, size.at)) : nothing,
    sayOf('现由$1承接', 'now the $1', body.succeeded_by === undefined ? null : textAt(context, `${path}.succeeded_by`)),
    body.lasts === 'edition' ? say('本届评审结束后解散', 'dissolved after the edition') : nothing,
  ].filter((fact) => fact !== nothing);
  const under = [
    apart && created_by !== undefined && line(context, `${path}.created_by`, created),
    ...(body.seats ?? []).map((seat, i) =>
      line(context, `${path}.seats.${i}`, seatWords(context, `${path}.seats.${i}`, seat)),
    ),
    body.appointment && line(context, `${path}.appointment`, appointmentWords(context, body.appointment)),
    body.term && line(context, `${path}.term`, termWords(body.term)),
    body.matched_by !== undefined &&
      line(
        context,
        `${path}.matched_by`,
        say(
          '按申报者的$1确定是哪一家',
          'which one of them: by the $1 of the applicant',
          valueWords[body.matched_by] ?? nothing,
        ),
      ),
    ...(body.requirements ?? []).map((rule, i) => {
      const at = `${path}.requirements.${rule.id ?? i}`;
      return line(context, at, say('条件：$1', 'requirement: $1', bare(ruleSaid(context, at, rule))));
    }),
    ...(body.duties ?? []).map((_duty, i) =>
      line(context, `${path}.duties.${i}`, bare(textAt(context, `${path}.duties.${i}.says`))),
    ),
  ];
  const silent = line(context, path, name, under);
  const bareName = silent.under.length === 0 && silent.marks.length === 0 && body.role !== 'recommender';
  if (facts.length === 0 && bareName) return silent;
  return line(
    context,
    path,
    facts.length === 0 ? (roleWords[body.role] ?? name) : join(facts, '，', '; '),
    under,
    name,
  );
}

/** How somebody comes to sit in it: who proposes, who approves, and whether it is published. */
function appointmentWords(context: Context, { proposed_by, approved_by, published }: NonNullable<Body['appointment']>) {
  const by = (body: string | null) => (body === null ? null : theBodies(context, body));
  const steps = [
    sayOf('由$1提名', 'proposed by $1', by(proposed_by)),
    sayOf('由$1批准', 'approved by $1', by(approved_by)),
    published === true ? say('公布后就任', 'seated once published') : nothing,
  ].filter((step) => step !== nothing);
  return say('成员$1', 'its members are $1', join(steps, '，', ', '));
}

/** How long somebody sits in it, and how often. */
const termWords = ({ lasts, at_most }: NonNullable<Body['term']>): Words =>
  say('任期 $1$2', 'a term lasts $1$2', lengthWords(lasts), sayOf('，至多 $1 个任期', ', at most $1 of them', at_most));

function seatWords(context: Context, path: string, seat: NonNullable<Body['seats']>[number] & { open?: true }): Words {
  const head = say('$1$2$3', '$1$2$3', worded(seat.seat), countWords(seat), onlyAt(context, seat.at));
  const etc = seat.open === true ? say('等', ' and others') : nothing;
  if (seat.from) return say('$1从$2$3中产生', '$1 from $2$3', head, textsAt(context, `${path}.from`, seat.from), etc);
  return seat.held_by === undefined ? head : say('$1由$2担任', '$1: $2', head, textAt(context, `${path}.held_by`));
}

const countWords = ({ exactly, at_least, at_most }: NonNullable<Body['seats']>[number]): Words =>
  exactly !== undefined
    ? say(' $1 名', ' ($1)', exactly)
    : at_least !== undefined
      ? say('不少于 $1 名', ' (at least $1)', at_least)
      : sayOf('不多于 $1 名', ' (at most $1)', at_most);

/** The steps that a rule about a team is limited to. */
const onlyAt = (context: Context, at: readonly string[] | undefined): Words =>
  sayOf('（$1）', ' (in: $1)', at && list(at.map((step) => stepWords(context, step))));

function sizeWords({ at_least, at_most, odd }: { at_least?: number; at_most?: number; odd?: boolean }): Words {
  if (at_least === undefined && at_most === undefined)
    return odd ? say('人数为单数', 'an odd number of members') : nothing;
  const range =
    at_least !== undefined && at_most !== undefined
      ? say('$1 至 $2 人', '$1 to $2 members', at_least, at_most)
      : at_least !== undefined
        ? say('不少于 $1 人', 'at least $1 members', at_least)
        : say('不多于 $1 人', 'at most $1 members', at_most ?? '');
  return odd ? say('$1，人数为单数', '$1, an odd number', range) : range;
}
