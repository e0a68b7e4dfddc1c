import { type Channel, isOpen, type Measure, type Sanction } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import {
  bodyWords,
  type Context,
  length,
  nameIn,
  namesIn,
  period,
  stepWords,
  textAt,
  theBodies,
  worded,
} from './context.ts';
import { type Line, line } from './line.ts';
import { ruleSaid } from './rules.ts';
import { bare, join, list, nothing, say, sayOf } from './say.ts';
import { partyWords, valueWords } from './words.ts';

/** Where to object or report. */
export const explainChannels = (context: Context): readonly Line[] =>
  Object.entries(context.pack.channels).map(([id, channel]) => channelLine(context, `channels.${id}`, channel));

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
    ...money_use.map(({ id, mainly, must_not, budget }) => {
      const said = [
        Array.isArray(mainly)
          ? say('奖金主要用于$1', 'the money is mainly for $1', namesIn(context, 'uses', mainly))
          : nothing,
        must_not.length > 0 ? say('不得$1', 'not for $1', namesIn(context, 'uses', must_not)) : nothing,
        typeof budget === 'string' ? say('经费：$1', 'budget: $1', textAt(context, `money_use.${id}.budget`)) : nothing,
      ];
      return line(context, `money_use.${id}`, join(said, '；', '; '));
    }),
    ...title_use.map(({ id }) => line(context, `title_use.${id}`, textAt(context, `title_use.${id}.says`))),
    ...obligations.map(({ id, by, every, times, due }) => {
      const often = [
        sayOf('每 $1一次', 'every $1', every === undefined ? null : length(every)),
        sayOf('共 $1 次', '$1 times', times),
        sayOf('$1', '$1', typeof due === 'string' ? period(context, due) : null),
      ];
      const more = join(often, '，', ', ');
      const says = bare(textAt(context, `obligations.${id}.says`));
      return line(
        context,
        `obligations.${id}`,
        say(
          '$1：$2$3',
          '$1: $2$3',
          bodyWords(context, by),
          says,
          more.zh === '' ? nothing : say('（$1）', ' ($1)', more),
        ),
      );
    }),
  ];
}

/** What happens when something is wrong: against whom, on what grounds, by whom, and what. */
export const explainSanctions = (context: Context): readonly Line[] =>
  context.pack.sanctions.map((sanction) => {
    const path = `sanctions.${sanction.id}`;
    const within = sanction.within && sanction.within !== 'ever' ? period(context, sanction.within) : null;
    return line(context, path, sanctionWords(context, sanction, within), [
      ...sanction.grounds.map((rule, i) => {
        const at = `${path}.grounds.${rule.id ?? i}`;
        return line(context, at, bare(ruleSaid(context, at, rule)));
      }),
    ]);
  });

function sanctionWords(context: Context, sanction: Sanction, within: Words | null): Words {
  const { asked_by, decided_by, must } = sanction;
  const measures = sanction.measures.map((measure) => measureWords(context, `sanctions.${sanction.id}`, measure));
  return say(
    '$1$2有下列情形的，$3$4$5$6',
    '$1, $2on the grounds below, $3 face: $4$5$6',
    partyWords[sanction.against] ?? sanction.against,
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

function measureWords(context: Context, path: string, measure: Measure): Words {
  const { when } = measure;
  if (!when) return measured(context, measure);
  const only =
    when.rule !== 'judgement' || when.says !== undefined
      ? bare(ruleSaid(context, `${path}.measures.${measure.do}.when`, when))
      : measure.do === 'refer-to-justice'
        ? say('涉嫌犯罪', 'a crime is suspected')
        : say('经认定', 'so judged');
  return say('$1的，$2', '$2 (if $1)', only, measured(context, measure));
}

function measured(context: Context, measure: Measure): Words {
  switch (measure.do) {
    case 'bar':
      return say('$1不得再申报', 'no further application $1', period(context, measure.lasts));
    case 'recover':
      return say('收回$1', 'recovery of $1', list(measure.what.map((id) => nameIn(context, 'honours', id))));
    case 'order-correction':
      return say(
        '责令$1改正',
        'an order to correct$1',
        sayOf('在 $1内', ' within $1', typeof measure.within === 'string' ? length(measure.within) : null),
      );
    default:
      return worded(measure.do);
  }
}
