import { isOpen, type Money } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { type Context, join, type Line, line, nameIn, period, say, textAt, worded } from './context.ts';
import { ruleWords, scopeWords } from './rules.ts';

import { scoped } from './scoped.ts';

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
      const money = moneyWords(context, row.money);
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

function moneyWords({ pack }: Context, money: Money): Words | null {
  if (money === null || isOpen(money)) return null;
  const { currency } = pack.regulation;
  if (typeof money === 'number') return money === 0 ? say`不发奖金|no money` : say`奖金${money}元|${currency} ${money}`;
  return 'share' in money
    ? say`奖金为${money.of}的${money.share}|${money.share} of ${money.of}`
    : say`奖金不超过${money.at_most}元|at most ${currency} ${money.at_most}`;
}
