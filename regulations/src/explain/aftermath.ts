import { bodiesOf } from '@heng/domain/edition';
import { platformChannel } from '@heng/domain/notice';
import { type Channel, isOpen, type Sanction } from '@heng/domain/regulation';
import { reportChannel } from '@heng/domain/supervision';
import type { Words } from '../finding.ts';
import {
  bodyWords,
  type Context,
  length,
  namesIn,
  partyIn,
  period,
  stepWords,
  textAt,
  theBodies,
  worded,
} from './context.ts';
import { type Line, line } from './line.ts';
import { measureLines, measureWords } from './measures.ts';
import { ruleLine } from './rules.ts';
import { bare, join, list, nothing, say, sayOf } from './say.ts';
import { scopeLine } from './scopes.ts';
import { valueWords } from './words.ts';

/** Where to object or report; where the text has no place for reports, the platform's own. */
export function explainChannels(context: Context): readonly Line[] {
  const { pack } = context;
  const own = Object.entries(pack.channels).map(([id, channel]) => channelLine(context, `channels.${id}`, channel));
  const receiver = reportChannel(pack, platformChannel)?.to;
  if (receiver === undefined) return own;
  const words = say(
    '办法没有另设举报渠道；平台的渠道由$1受理，形式和期限不限，记明不是办法所定',
    'the regulation has no channel for reports of its own; the platform’s goes to $1, in any form and without a time, marked as not from the regulation',
    theBodies(context, receiver),
  );
  return [...own, line(context, `bodies.${receiver}.name`, words)];
}

/** More steps than these are listed below the sentence, not in it. */
const few = 4;

function channelLine(context: Context, path: string, channel: Channel): Line {
  const { against, needs = {}, answer, until, anonymous, while_open, reports_to } = channel;
  const steps = against === 'anything' ? [] : against.map((step) => say('“$1”', '“$1”', stepWords(context, step)));
  const short = steps.length > 0 && steps.length <= few;
  const answered = answer !== null && !isOpen(answer) ? answer : null;
  const at = (field: string, said: Words) => line(context, `${path}.${field}`, said);
  const brought = (who: 'person' | 'organisation') => {
    const all = [...(needs.anyone ?? []), ...(needs[who] ?? [])];
    return (
      all.length > 0 &&
      at(
        needs[who] ? `needs.${who}` : 'needs.anyone',
        say(
          '$1须提供$2',
          '$1 gives $2',
          who === 'person' ? say('个人', 'a person') : say('单位', 'an organisation'),
          namesIn(context, 'needs', all),
        ),
      )
    );
  };
  return line(
    context,
    path,
    say(
      '$1可以向$2提出',
      'to $2$3',
      short ? say('对$1有意见的，', '', list(steps)) : nothing,
      theBodies(context, channel.to),
      short ? say('', ', about $1', list(steps)) : nothing,
    ),
    [
      !short && steps.length > 0 && at('against', say('可以针对：$1', 'about: $1', list(steps))),
      typeof until === 'string' &&
        at('until', say('提出期限：$1', 'time: $1', valueWords[until] ?? period(context, until))),
      typeof anonymous === 'boolean' &&
        at('anonymous', anonymous ? say('可以匿名', 'may be anonymous') : say('须署名', 'must be signed')),
      brought('person'),
      brought('organisation'),
      answered && at('answer', answerWords(answered)),
      while_open !== undefined && at('while_open', worded(while_open)),
      reports_to && at('reports_to', say('情况报$1', 'reported to $1', theBodies(context, reports_to))),
    ],
    textAt(context, `${path}.name`),
  );
}

/** By when a channel answers, and how. */
export function answerWords({
  within,
  from,
  in_writing,
}: {
  within: string;
  from: 'receipt' | 'complete-receipt';
  in_writing: boolean;
}): Words {
  const start = from === 'receipt' ? say('收到之日', 'receipt') : say('材料齐备之日', 'complete receipt');
  const how = in_writing ? say('书面', ' in writing') : nothing;
  return say('自$1起 $2内$3答复', 'answered$3 within $2 of $1', start, length(within), how);
}

/** What follows for a winner. */
export function explainAfter(context: Context): readonly Line[] {
  const { money_use, title_use, obligations } = context.pack;
  return [
    ...money_use.map(({ id, mainly, must_not, budget, ...use }) => {
      const said = [
        Array.isArray(mainly)
          ? say('奖金主要用于$1', 'the money is mainly for $1', namesIn(context, 'uses', mainly))
          : nothing,
        must_not.length > 0 ? say('不得$1', 'not for $1', namesIn(context, 'uses', must_not)) : nothing,
        typeof budget === 'string' ? say('经费：$1', 'budget: $1', textAt(context, `money_use.${id}.budget`)) : nothing,
      ];
      const path = `money_use.${id}`;
      return line(context, path, join(said, '；', '; '), [scopeLine(context, path, use.for)]);
    }),
    ...title_use.map(({ id, ...use }) => {
      const path = `title_use.${id}`;
      return line(context, path, textAt(context, `${path}.says`), [scopeLine(context, path, use.for)]);
    }),
    ...obligations.map(({ id, by, every, times, due, ...duty }) => {
      const path = `obligations.${id}`;
      const often = [
        sayOf('每 $1一次', 'every $1', every === undefined ? null : length(every)),
        sayOf('共 $1 次', '$1 times', times),
        sayOf('$1', '$1', typeof due === 'string' ? period(context, due) : null),
      ];
      const more = join(often, '，', ', ');
      const says = bare(textAt(context, `${path}.says`));
      return line(
        context,
        path,
        say(
          '$1：$2$3',
          '$1: $2$3',
          bodyWords(context, by),
          says,
          more.zh === '' ? nothing : say('（$1）', ' ($1)', more),
        ),
        [scopeLine(context, path, duty.for), ...dutyLines(context, id)],
      );
    }),
  ];
}

/** When a duty falls due, and what missing it leads to. */
function dutyLines(context: Context, id: string): readonly Line[] {
  const path = `obligations.${id}`;
  const duty = context.pack.obligations.find((one) => one.id === id);
  if (!duty) return [];
  const field = (['first_due', 'due'] as const).find((one) => typeof duty[one] === 'string');
  const first = field && duty[field];
  const sanction = context.pack.sanctions.find((one) => one.id === duty.if_missed);
  const office = theBodies(context, bodiesOf(context.pack, 'office'));
  return [
    ...(field && typeof first === 'string'
      ? [
          line(
            context,
            `${path}.${field}`,
            say(
              '$1：$2，遇休息日顺延到下一个工作日',
              '$1: $2, moved from a day off to the next working day',
              duty.every === undefined ? say('到期', 'due') : say('首次到期', 'first due'),
              period(context, first),
            ),
          ),
        ]
      : []),
    ...(sanction
      ? [
          line(
            context,
            `${path}.if_missed`,
            say(
              field ? '到期未办的，由$2记录，可能$1' : '拒绝或违反的，由$2记录，可能$1',
              field
                ? 'if missed, $2 records it; it may lead to $1'
                : 'if refused or broken, $2 records it; it may lead to $1',
              join(
                sanction.measures.map((measure) => measureWords(context, `sanctions.${sanction.id}`, measure)),
                '，',
                ', ',
              ),
              office,
            ),
          ),
        ]
      : []),
  ];
}

/** What happens when something is wrong: against whom, on what grounds, by whom, and what. */
export const explainSanctions = (context: Context): readonly Line[] =>
  context.pack.sanctions.map((sanction) => {
    const path = `sanctions.${sanction.id}`;
    const within = sanction.within && sanction.within !== 'ever' ? period(context, sanction.within) : null;
    return line(context, path, sanctionWords(context, sanction, within), [
      scopeLine(context, path, sanction.for),
      ...sanction.grounds.map((rule, i) => ruleLine(context, `${path}.grounds.${rule.id ?? i}`, rule)),
      ...measureLines(context, sanction),
    ]);
  });

function sanctionWords(context: Context, sanction: Sanction, within: Words | null): Words {
  const { asked_by, decided_by, must } = sanction;
  const measures = sanction.measures.map((measure) => measureWords(context, `sanctions.${sanction.id}`, measure));
  return say(
    '$1$2有下列情形的，$3$4$5$6',
    '$1, $2on the grounds below, $3 face: $4$5$6',
    partyIn(context, sanction.against) ?? sanction.against,
    sayOf('$1', '$1, ', within),
    must ? say('应当', 'must') : say('可以', 'may'),
    join(measures, '，', ', '),
    sayOf('；由$1提请', '; proposed by $1', asked_by === null ? null : theBodies(context, asked_by)),
    sayOf(
      asked_by === null ? '；由$1决定' : '，由$1决定',
      asked_by === null ? '; decided by $1' : ', decided by $1',
      decided_by === null ? null : theBodies(context, decided_by),
    ),
  );
}
