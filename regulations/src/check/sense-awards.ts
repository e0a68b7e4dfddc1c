import { compare, exactly, sum, text } from '@heng/domain/language';
import type { Scope } from '@heng/domain/regulation';
import { type Check, found } from './law.ts';

/** The parts of a total that are laid down make up the whole; while one is open it is left to the decision. */
export const checkTotals: Check = (law) =>
  Object.entries(law.pack.totals).flatMap(([id, { parts }]) => {
    const shares = Object.values(parts);
    const said = shares.filter((share) => typeof share === 'string');
    if (said.length < shares.length) return [];
    const whole = sum(said.map(exactly));
    if (compare(whole, exactly('100%')) === 0) return [];
    return [
      found(
        law,
        'parts-not-whole',
        ['totals', id, 'parts'],
        { zh: `各部分合计 ${text(whole)}，应为 1（100%）。`, en: `The parts make ${text(whole)}, not 1 (100%).` },
        { zh: '核对各步的比重。', en: 'Check the share of each step.' },
      ),
    ];
  });

/** Every tier has a quota, if only `unlimited`, and a row that says what its winners receive. */
export const checkTiers: Check = (law) =>
  Object.keys(law.pack.tiers).flatMap((tier) =>
    (['quotas', 'receives'] as const)
      .filter((section) => {
        const rows: readonly { readonly for?: Scope; readonly when?: unknown }[] = law.pack[section];
        return !rows.some((row) => row.when === undefined && (row.for?.tiers?.includes(tier) ?? true));
      })
      .map((section) =>
        found(
          law,
          `tier-without-${section}`,
          ['tiers', tier],
          section === 'quotas'
            ? { zh: '没有名额。', en: 'It has no quota.' }
            : { zh: '没有写获奖者得到什么。', en: 'Nothing says what its winners receive.' },
          section === 'quotas'
            ? {
                zh: '在 quotas 加一条；不限的写 at_most: unlimited。',
                en: 'Add a quota; at_most: unlimited where there is no cap.',
              }
            : { zh: '在 receives 加一行。', en: 'Add a row to receives.' },
        ),
      ),
  );

/** Rows are read downwards: none stands below one that takes all its cases. */
export const checkRowsReached: Check = (law) =>
  law.pack.receives.flatMap((row, i) => {
    const above = law.pack.receives
      .slice(0, i)
      .find((earlier) => earlier.when === undefined && covers(earlier.for, row.for));
    return above
      ? [
          found(
            law,
            'row-never-reached',
            ['receives', i, 'id'],
            { zh: `上面的“${above.id}”已包括它的全部情形。`, en: `“${above.id}” above takes all its cases.` },
            { zh: '移到它前面，或写明 when、for。', en: 'Move it above, or write when or for.' },
          ),
        ]
      : [];
  });

/** Everybody in the second scope is in the first. */
export function covers(wide: Scope | undefined, narrow: Scope | undefined): boolean {
  if (wide === undefined) return true;
  const lists = (['tracks', 'tiers', 'kinds'] as const).every((key) => within(wide[key], narrow?.[key]));
  return (
    lists &&
    Object.entries(wide.where ?? {}).every(([fact, values]) =>
      within([values].flat(), narrow?.where?.[fact] === undefined ? undefined : [narrow.where[fact]].flat()),
    )
  );
}

const within = <T>(wide: readonly T[] | undefined, narrow: readonly T[] | undefined): boolean =>
  wide === undefined || (narrow?.every((value) => wide.includes(value)) ?? false);

/** A regulation does not end before it begins. */
export const checkInForce: Check = (law) => {
  const { from, to } = law.pack.regulation.in_force;
  return from !== null && to !== null && to < from
    ? [
        found(
          law,
          'ends-before-it-begins',
          ['regulation', 'in_force', 'to'],
          { zh: `失效日 ${to} 早于施行日 ${from}。`, en: `It ends on ${to}, before it begins on ${from}.` },
          { zh: '核对两个日期。', en: 'Check both days.' },
        ),
      ]
    : [];
};
