import { isOpen, type Money } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import {
  bodiesWords,
  bodyWords,
  type Context,
  join,
  type Line,
  length,
  line,
  nameIn,
  period,
  say,
  textAt,
  worded,
} from './context.ts';
import { explainGroup, ruleWords, scopeWords } from './rules.ts';

const scoped = (context: Context, words: Words, scope: Parameters<typeof scopeWords>[1]): Words => {
  const who = scopeWords(context, scope);
  return who ? say`${who}：${words}|${who}: ${words}` : words;
};

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

/** What is awarded: tiers, seats, and what a winner receives. */
export function explainAwards(context: Context): readonly Line[] {
  const { tiers, quotas, receives, grants = [] } = context.pack;
  return [
    ...Object.keys(tiers).map((id) => {
      const { vacancy, valid } = tiers[id] ?? { vacancy: null, valid: null };
      return line(context, `tiers.${id}`, textAt(context, `tiers.${id}.name`), [
        vacancy === true && line(context, `tiers.${id}.vacancy`, say`可以空缺|may stay vacant`),
        typeof valid === 'string' &&
          line(context, `tiers.${id}.valid`, say`有效期：${period(context, valid)}|valid: ${period(context, valid)}`),
      ]);
    }),
    ...quotas.map((quota) => {
      const { at_most, at_least, at_most_share, each, counts } = quota;
      const cap =
        at_most === 'unlimited'
          ? say`不限名额|no limit`
          : typeof at_most === 'number'
            ? say`至多${at_most}个|at most ${at_most}`
            : at_most_share !== undefined
              ? say`至多占${at_most_share}|at most ${at_most_share}`
              : say`上限未定|no cap laid down`;
      const floor = at_least === undefined ? cap : say`${cap}，至少${at_least}个|${cap}, at least ${at_least}`;
      const by =
        each === undefined
          ? floor
          : say`每个${context.pack.facts[each]?.name ?? worded(each)}${floor}|for each ${worded(each)}: ${floor}`;
      const counted = counts && counts !== 'winners' ? say`${worded(counts)}${by}|${worded(counts)}: ${by}` : by;
      return line(
        context,
        `quotas.${quota.id}`,
        scoped(context, counted, quota.for),
        (quota.reserved ?? []).map(({ where, seats }, i) =>
          line(
            context,
            `quotas.${quota.id}.reserved.${i}`,
            say`其中${seats}个留给${scopeWords(context, where ? { where } : {}) ?? ''}|of these ${seats} for ${scopeWords(context, where ? { where } : {}) ?? ''}`,
          ),
        ),
      );
    }),
    ...receives.map((row) => {
      const honours =
        Array.isArray(row.honours) && row.honours.length > 0
          ? [join(row.honours.map((id) => nameIn(context, 'honours', id)))]
          : [];
      const money = moneyWords(context, `receives.${row.id}`, row.money);
      const seat = row.takes_seat === false ? [say`不占名额|takes no seat`] : [];
      const gets = [...honours, ...(money ? [money] : []), ...seat];
      const what = gets.length > 0 ? join(gets, '，', ', ') : say`得到什么没有写明|what is received is not laid down`;
      const when = row.when
        ? say`${ruleWords(context, row.when)}的：${what}|if ${ruleWords(context, row.when)}: ${what}`
        : what;
      return line(context, `receives.${row.id}`, scoped(context, when, row.for));
    }),
    ...grants.map(({ id }) => line(context, `grants.${id}`, textAt(context, `grants.${id}.says`))),
  ];
}

function moneyWords({ pack }: Context, path: string, money: Money): Words | null {
  if (money === null || isOpen(money)) return null;
  const { currency } = pack.regulation;
  if (typeof money === 'number') return money === 0 ? say`不发奖金|no money` : say`奖金${money}元|${currency} ${money}`;
  return 'share' in money
    ? say`奖金为${money.of}的${money.share}|${money.share} of ${money.of}`
    : say`奖金不超过${money.at_most}元|at most ${currency} ${money.at_most}${path === '' ? '' : ''}`;
}

/** Who may apply, what is handed in, what it costs. */
export function explainEligibility(context: Context): readonly Line[] {
  const { conditions, disqualifiers } = context.pack;
  return [
    ...conditions.map((group) => explainGroup(context, 'conditions', group)),
    ...disqualifiers.map((group) => explainGroup(context, 'disqualifiers', group)),
  ];
}

export function explainApplication(context: Context): readonly Line[] {
  const { documents, declarations, fees } = context.pack;
  return [
    ...Object.entries(documents).map(([id, document]) =>
      line(
        context,
        `documents.${id}`,
        scoped(
          context,
          say`${textAt(context, `documents.${id}.name`)}，由${bodyWords(context, document.by)}提供|${textAt(context, `documents.${id}.name`)}, by ${bodyWords(context, document.by)}`,
          document.for,
        ),
      ),
    ),
    ...declarations.map(({ id }) =>
      line(
        context,
        `declarations.${id}`,
        say`声明：${textAt(context, `declarations.${id}.says`)}|declares: ${textAt(context, `declarations.${id}.says`)}`,
      ),
    ),
    line(context, 'fees', fees.charged === null ? say`费用|fees` : worded(fees.charged)),
  ];
}

/** Where to object or report. */
export function explainChannels(context: Context): readonly Line[] {
  return Object.entries(context.pack.channels).map(([id, channel]) => {
    const path = `channels.${id}`;
    const { against, needs = {}, answer, until } = channel;
    const steps =
      against === 'anything'
        ? say`任何事项|anything`
        : join(against.map((step) => textAt(context, `steps.${step}.name`)));
    const brought = (who: string, ids: readonly string[] | undefined) =>
      ids &&
      line(
        context,
        path,
        say`${worded(who)}须有${join(ids.map((need) => nameIn(context, 'needs', need)))}|${worded(who)} brings ${join(ids.map((need) => nameIn(context, 'needs', need)))}`,
      );
    const answered = answer !== null && !isOpen(answer) ? answer : null;
    return line(
      context,
      path,
      say`${textAt(context, `${path}.name`)}：针对${steps}，向${bodyWords(context, channel.to)}提出|${textAt(context, `${path}.name`)}: against ${steps}, to ${bodyWords(context, channel.to)}`,
      [
        typeof until === 'string' &&
          line(
            context,
            `${path}.until`,
            say`提出期限：${valueOrPeriod(context, until)}|until: ${valueOrPeriod(context, until)}`,
          ),
        channel.anonymous === false && line(context, `${path}.anonymous`, say`不得匿名|not anonymous`),
        ...Object.entries({ anyone: needs.anyone, person: needs.person, organisation: needs.organisation }).map(
          ([who, ids]) => mute(brought(who === 'person' ? '个人' : who === 'organisation' ? '单位' : who, ids)),
        ),
        answered &&
          line(
            context,
            `${path}.answer`,
            say`自${worded(answered.from)}起${length(answered.within)}内${answered.in_writing ? '书面' : ''}答复|answered ${answered.in_writing ? 'in writing ' : ''}within ${length(answered.within)} of ${worded(answered.from)}`,
          ),
        channel.while_open !== undefined && line(context, `${path}.while_open`, worded(channel.while_open)),
      ],
    );
  });
}

const mute = (one: Line | undefined): Line | undefined => one && { ...one, marks: [] };
const valueOrPeriod = (context: Context, until: string): Words =>
  /\d/.test(until) ? period(context, until) : worded(until);

/** What follows for a winner, and what happens when something is wrong. */
export function explainAfter(context: Context): readonly Line[] {
  const { money_use, title_use, obligations } = context.pack;
  const uses = (ids: readonly string[]) => join(ids.map((id) => nameIn(context, 'uses', id)));
  return [
    ...money_use.map(({ id, mainly, must_not }) =>
      line(
        context,
        `money_use.${id}`,
        say`奖金主要用于${Array.isArray(mainly) ? uses(mainly) : '（未写明）'}，不得${uses(must_not)}|the money is mainly for ${Array.isArray(mainly) ? uses(mainly) : '(not said)'}, not for ${uses(must_not)}`,
      ),
    ),
    ...title_use.map(({ id }) => line(context, `title_use.${id}`, textAt(context, `title_use.${id}.says`))),
    ...obligations.map(({ id, by, every, times, due }) => {
      const often = every ? [say`每${length(every)}一次|every ${length(every)}`] : [];
      const many = times ? [say`共${times}次|${times} times`] : [];
      const until = typeof due === 'string' ? [period(context, due)] : [];
      const head = say`${bodyWords(context, by)}：${textAt(context, `obligations.${id}.says`)}|${bodyWords(context, by)}: ${textAt(context, `obligations.${id}.says`)}`;
      const more = join([...often, ...many, ...until]);
      return line(context, `obligations.${id}`, more.zh ? say`${head}（${more}）|${head} (${more})` : head);
    }),
  ];
}

export function explainSanctions(context: Context): readonly Line[] {
  return context.pack.sanctions.map((sanction) => {
    const path = `sanctions.${sanction.id}`;
    const who =
      sanction.decided_by === null
        ? { zh: '', en: '' }
        : say`，由${bodyWords(context, sanction.decided_by)}决定|, decided by ${bodyWords(context, sanction.decided_by)}`;
    const asked =
      sanction.asked_by === null
        ? { zh: '', en: '' }
        : say`，由${bodyWords(context, sanction.asked_by)}提出|, asked for by ${bodyWords(context, sanction.asked_by)}`;
    const window = sanction.within
      ? say`${period(context, sanction.within)}，|${period(context, sanction.within)}: `
      : { zh: '', en: '' };
    const must = sanction.must ? say`应当处理|must be done` : say`可以处理|may be done`;
    return line(
      context,
      path,
      say`${window}对${worded(sanction.against)}${must}${asked}${who}|${window}against the ${worded(sanction.against)}, ${must}${asked}${who}`,
      [
        ...sanction.grounds.map((ground, i) =>
          line(
            context,
            `${path}.grounds.${ground.id ?? i}`,
            say`事由：${ground.says === undefined ? ruleWords(context, ground) : textAt(context, `${path}.grounds.${ground.id ?? i}.says`)}|ground: ${ground.says === undefined ? ruleWords(context, ground) : textAt(context, `${path}.grounds.${ground.id ?? i}.says`)}`,
          ),
        ),
        ...sanction.measures.map((measure) => {
          const what =
            measure.do === 'bar'
              ? say`${worded('bar')}：${period(context, measure.lasts)}|${worded('bar')}: ${period(context, measure.lasts)}`
              : measure.do === 'recover'
                ? say`${worded('recover')}${join(measure.what.map((id) => nameIn(context, 'honours', id)))}|${worded('recover')} ${join(measure.what.map((id) => nameIn(context, 'honours', id)))}`
                : worded(measure.do);
          return line(context, `${path}.measures.${measure.do}`, say`措施：${what}|measure: ${what}`);
        }),
      ],
    );
  });
}
