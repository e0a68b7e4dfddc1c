import { isOpen, type Money, type Quota, type Receives } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import { type Context, namesIn, period, textAt, worded } from './context.ts';
import { type Line, line } from './line.ts';
import { ruleWords } from './rules.ts';
import { join, list, nothing, say, sayOf } from './say.ts';
import { factWords, scopeWords } from './scopes.ts';
import { valueWords } from './words.ts';

const everyEdition = say('每届', 'each edition');

/** What is awarded: for whom, tiers, seats, and what a winner receives. */
export function explainAwards(context: Context): readonly Line[] {
  const { tracks, tiers, quotas, receives, grants = [] } = context.pack;
  return [
    ...Object.keys(tracks).map((id) =>
      line(context, `tracks.${id}`, say('$1可以申报', 'open to: $1', textAt(context, `tracks.${id}.name`))),
    ),
    ...Object.entries(tiers).map(([id, { vacancy, valid, applied_for, holders }]) =>
      line(
        context,
        `tiers.${id}`,
        say(
          '设“$1”$2$3$4$5',
          'there is a $1$2$3$4$5',
          textAt(context, `tiers.${id}.name`),
          sayOf('，有效期 $1', ', valid for $1', typeof valid === 'string' ? period(context, valid) : null),
          applied_for ? say('，须点名申报', '; it is applied for by name') : nothing,
          holders
            ? say(
                '，一项由 $1 至 $2 个共同获得',
                '; one is held by $1 to $2 together',
                holders.at_least,
                holders.at_most,
              )
            : nothing,
          vacancy === true ? say('，可以空缺', '; it may stay vacant') : nothing,
        ),
      ),
    ),
    ...quotas.map((quota) => quotaLine(context, quota)),
    ...receives.map((row) => line(context, `receives.${row.id}`, receivesWords(context, row))),
    ...grants.map(({ id }) => line(context, `grants.${id}`, textAt(context, `grants.${id}.says`))),
  ];
}

function quotaLine(context: Context, quota: Quota): Line {
  const path = `quotas.${quota.id}`;
  const reserved = (quota.reserved ?? []).map(({ kinds, where, seats }, i) =>
    line(
      context,
      `${path}.reserved.${i}`,
      say(
        '其中 $1 个留给$2',
        'of these $1 for $2',
        seats,
        scopeWords(context, { ...(kinds && { kinds }), ...(where && { where }) }) ?? '',
      ),
    ),
  );
  return line(context, path, quotaWords(context, quota), reserved);
}

/** How many there may be, and of what. */
export function quotaWords(context: Context, quota: Quota): Words {
  const { at_most, at_least, at_most_share, each, counts = 'winners' } = quota;
  const most =
    at_most === 'unlimited'
      ? say('不限名额', 'no limit')
      : sayOf('不超过 $1 个', 'at most $1', typeof at_most === 'number' ? at_most : null);
  const bounds = [
    most,
    sayOf('所占比例不超过 $1', 'a share of at most $1', at_most_share),
    sayOf('不少于 $1 个', 'at least $1', at_least),
  ];
  const said = join(bounds, '，', ', ');
  return say(
    '$1$2$3$4',
    '$1$2$3: $4',
    scopeWords(context, quota.for) ?? (each === undefined ? everyEdition : nothing),
    sayOf('每个$1', ' for each $1', each === undefined ? null : (valueWords[each] ?? factWords(context, each))),
    counts === 'winners' ? nothing : say('$1', ' $1', worded(counts)),
    said.zh === '' ? say('名额没有写明', 'the number is not laid down') : said,
  );
}

function receivesWords(context: Context, row: Receives): Words {
  const honours =
    Array.isArray(row.honours) && row.honours.length > 0 ? namesIn(context, 'honours', row.honours) : null;
  const gets = [
    sayOf('授予$1', '$1', honours),
    moneyWords(context, row.money, textAt(context, `receives.${row.id}.money.of`)),
    row.takes_seat === false ? say('不占名额', 'takes no seat') : nothing,
  ];
  const what = join(gets, '，', ', ');
  return say(
    '$1$2：$3',
    '$1$2: $3',
    scopeWords(context, row.for) ?? say('获奖的', 'winners'),
    sayOf('（$1的）', ' (if it $1)', row.when && ruleWords(context, row.when)),
    what.zh === '' ? say('奖励未写明', 'what is received is not laid down') : what,
  );
}

/** What is paid; nothing where that is silent or still open. `of`: what a share is a share of. */
export function moneyWords(context: Context, money: Money, of: Words = nothing): Words {
  if (money === null || isOpen(money)) return nothing;
  const { currency } = context.pack.regulation;
  const amount = (n: number) => say('$1 元', `${currency} $1`, n.toLocaleString('en-US'));
  if (typeof money === 'number') return money === 0 ? say('不发奖金', 'no money') : say('奖金 $1', '$1', amount(money));
  return 'share' in money
    ? say('奖金为$1的 $2', '$2 of $1', of, money.share)
    : say('奖金不超过 $1', 'at most $1', amount(money.at_most));
}

/** By what is judged, and how parts make a total. */
export function explainScoring(context: Context): readonly Line[] {
  const { criteria, guides, totals } = context.pack;
  return [
    ...Object.entries(criteria).map(([id, { standards, aspects, points }]) => {
      const size = [
        sayOf('$1 个方面', '$1 aspects', typeof aspects === 'number' ? aspects : null),
        sayOf('满分 $1 分', '$1 points', typeof points === 'number' ? points : null),
      ];
      const words = say(
        '按$1$2评审$3',
        'evaluated by the $1$2$3',
        textAt(context, `criteria.${id}.name`),
        standards.length === 0 ? nothing : say('（$1）', ' ($1)', list(standards.map((one) => say('$1', '$1', one)))),
        sayOf('，$1', ', $1', join(size, '，', ', ').zh === '' ? null : join(size, '，', ', ')),
      );
      return line(context, `criteria.${id}`, words);
    }),
    ...Object.entries(guides).map(([id, { considers }]) =>
      line(
        context,
        `guides.${id}`,
        say(
          '$1，考虑：$2',
          '$1, considering $2',
          textAt(context, `guides.${id}.name`),
          list(considers.map((_, i) => textAt(context, `guides.${id}.considers.${i}`))),
        ),
      ),
    ),
    ...Object.entries(totals).map(([id, { out_of, parts }]) => {
      const weighed = Object.entries(parts).map(([step, share]) =>
        typeof share === 'string'
          ? say('$1占 $2', '$1 $2', textAt(context, `steps.${step}.name`), share)
          : textAt(context, `steps.${step}.name`),
      );
      const outOf = sayOf('（满分 $1 分）', ' (out of $1)', typeof out_of === 'number' ? out_of : null);
      return line(
        context,
        `totals.${id}`,
        say('$1$2：$3', '$1$2: $3', textAt(context, `totals.${id}.name`), outOf, list(weighed)),
      );
    }),
  ];
}
