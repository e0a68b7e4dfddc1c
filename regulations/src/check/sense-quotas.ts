import type { Quota } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { unlessExplained } from './explained.ts';
import { type Check, factsOf, found, type Law } from './law.ts';
import { offeredTiers } from './reach.ts';
import { type Cap, canMeetAll, constraintsOf, type Demand, type Sort, sortsOf } from './seats.ts';

/** Some list of winners meets every minimum and fills every reserved seat under all the caps together; and every tier can be won by somebody. */
export const checkQuotas: Check = (law) =>
  (['winners', 'recommendations', 'shortlisted'] as const).flatMap((counts) => {
    const quotas = law.pack.quotas.filter((quota) => (quota.counts ?? 'winners') === counts);
    const sorts = sortsOf(law.pack, factsOf(law), quotas);
    if (sorts === null || quotas.length === 0) return [];
    const { caps, demands } = constraintsOf(quotas, sorts);
    return [...unmet(law, quotas, caps, demands), ...(counts === 'winners' ? unwinnable(law, caps, sorts) : [])];
  });

/** Demands one by one: the first that cannot be met beside those before it is told, and left out. */
function unmet(
  law: Law,
  quotas: readonly Quota[],
  caps: readonly Cap[],
  demands: readonly Demand[],
): readonly Finding[] {
  const kept: Demand[] = [];
  const findings = new Map<string, Finding>();
  for (const demand of demands) {
    if (canMeetAll([...kept, demand], caps)) kept.push(demand);
    else findings.set(`${demand.quota} ${demand.field}`, neverMet(law, quotas, caps, demand));
  }
  return [...findings.values()];
}

function neverMet(
  law: Law,
  quotas: readonly Quota[],
  caps: readonly Cap[],
  { quota, field, least, sorts }: Demand,
): Finding {
  const over = caps.filter((cap) => [...sorts].some((n) => cap.sorts.has(n))).map((cap) => cap.quota);
  const names = [...new Set(over)].join('、');
  const at = law.pack.quotas.indexOf(quotas.find(({ id }) => id === quota) ?? law.pack.quotas[0] ?? { id: quota });
  const keys = ['quotas', at, field];
  return unlessExplained(
    law,
    keys,
    found(
      law,
      'quota-never-met',
      keys,
      {
        zh: `要有${least}个，而${names === '' ? '没有人能占' : `在“${names}”的上限之下放不下`}。`,
        en: `It wants ${least}, which ${names === '' ? 'nobody can fill' : `do not fit under the caps of ${names.replaceAll('、', ', ')}`}.`,
      },
      { zh: '把这几条名额放在一起核对。', en: 'Check these quotas together.' },
    ),
  );
}

/** A tier nobody can win is no tier. */
const unwinnable = (law: Law, caps: readonly Cap[], sorts: readonly Sort[]): readonly Finding[] =>
  offeredTiers(law.pack).flatMap((tier) => {
    const own = new Set(sorts.flatMap((sort, n) => (sort.tier === tier ? [n] : [])));
    return canMeetAll([{ quota: tier, field: 'at_least', sorts: own, least: 1 }], caps)
      ? []
      : [
          found(
            law,
            'tier-never-won',
            ['tiers', tier],
            { zh: '各条名额合起来，没有一个席位给它。', en: 'Together the quotas leave no seat for it.' },
            {
              zh: '核对名额；不设的奖项写 offered: false。',
              en: 'Check the quotas; offered: false where the tier is not given.',
            },
          ),
        ];
  });
