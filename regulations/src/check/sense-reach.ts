import { isMap, type Key, type Scope, type Step } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { neverHolds } from './decidable.ts';
import { type Check, found, type Law, lawPlaces } from './law.ts';
import { canMeet, scopesOver } from './reach.ts';

/** Every `for` takes in somebody: by itself, and under what stands above it. */
export const checkScopes: Check = (law) => [
  ...[...lawPlaces(law)].flatMap((place) => {
    if (place.keys.at(-1) !== 'for' || !isMap(place.value)) return [];
    const own = place.value as Scope;
    const above = place.within === null ? [] : scopesOver(place.within).slice(1);
    // Without tracks or tiers at all it is those that are missing.
    if (!canMeet(law.pack, [])) return [];
    if (!canMeet(law.pack, [own])) return [nobody(law, place.keys, null)];
    return canMeet(law.pack, above) && !canMeet(law.pack, [own, ...above]) ? [nobody(law, place.keys, 'above')] : [];
  }),
  ...papersForOthers(law),
];

/** A document is for somebody whom the step that needs it is for. */
const papersForOthers = (law: Law): readonly Finding[] =>
  Object.entries(law.pack.documents).flatMap(([id, paper]) => {
    const step = law.pack.steps.find((one) => one.id === paper.due);
    const both = [paper.for, step?.for];
    const apart = both.every((scope) => canMeet(law.pack, [scope])) && !canMeet(law.pack, both);
    return apart ? [nobody(law, ['documents', id, paper.for ? 'for' : 'due'], 'step')] : [];
  });

const others = {
  above: { zh: '它所在的那一段', en: 'what it stands in' },
  step: { zh: '需要它的那一步', en: 'the step that needs it' },
};

function nobody(law: Law, keys: readonly Key[], other: keyof typeof others | null): Finding {
  const with_ = other === null ? null : others[other];
  return found(
    law,
    'scope-empty',
    keys,
    with_ === null
      ? { zh: '没有人能落在这个范围里。', en: 'Nobody can be in this scope.' }
      : { zh: `与${with_.zh}的范围没有交集。`, en: `It has nobody in common with ${with_.en}.` },
    {
      zh: '核对组别、种类是否相配，同一事实的要求是否相抵。',
      en: 'See whether the kinds are of these tracks, and the facts do not contradict each other.',
    },
  );
}

const afterwards: ReadonlySet<Step['kind']> = new Set(['announcement', 'notice', 'conferral']);
const ofApplications: ReadonlySet<Step['kind']> = new Set(['review', 'survey', 'gate', 'ballot']);

/** Every step can be reached: not before there are applications, not after the award is given, not when its tiers are lost to all. */
export const checkReached: Check = (law) => {
  const { steps } = law.pack;
  const applications = steps.findIndex(({ kind }) => kind === 'application');
  const conferral = steps.findLastIndex(({ kind }) => kind === 'conferral');
  const alive = tiersAlive(law);
  return steps.flatMap((step, i) => [
    ...(i < applications && ofApplications.has(step.kind)
      ? [unreached(law, i, '那时还没有申报', 'there are no applications yet')]
      : []),
    ...(conferral >= 0 && i > conferral && !afterwards.has(step.kind)
      ? [unreached(law, i, '那时奖已授完', 'the award has been given by then')]
      : []),
    ...(lost(step, alive[i] ?? new Set())
      ? [
          unreached(
            law,
            i,
            '前面的入围规则无人能过，奖项已全部失去',
            'a gate before it that nobody can pass takes its tiers from all',
          ),
        ]
      : []),
  ]);
};

const lost = ({ for: scope }: Step, alive: ReadonlySet<string>): boolean =>
  alive.size === 0 || (scope?.tiers?.every((tier) => !alive.has(tier)) ?? false);

/** The tiers that somebody may still win, before each step. */
function tiersAlive(law: Law): readonly ReadonlySet<string>[] {
  const { steps } = law.pack;
  const alive = new Set(Object.keys(law.pack.tiers));
  return steps.map((step) => {
    const before = new Set(alive);
    if (step.kind !== 'gate' || step.when !== undefined || !onlyTiers(step.for)) return before;
    for (const rule of step.pass) {
      if (rule.when !== undefined || !onlyTiers(rule.for) || !neverHolds(law, rule)) continue;
      for (const tier of rule.for?.tiers ?? step.for?.tiers ?? [...alive]) alive.delete(tier);
    }
    return before;
  });
}

const onlyTiers = (scope: Scope | undefined): boolean =>
  scope === undefined || Object.keys(scope).every((key) => key === 'tiers');

const unreached = (law: Law, step: number, zh: string, en: string): Finding =>
  found(
    law,
    'step-unreachable',
    ['steps', step, 'id'],
    { zh: `这一步永远走不到：${zh}。`, en: `This step is never reached: ${en}.` },
    { zh: '调整次序，或删去。', en: 'Move it, or remove it.' },
  );
