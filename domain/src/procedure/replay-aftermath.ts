import type { AwardId, Day, ProceedingId } from '../language/index.ts';
import { type Bar, barFrom, type ResolvedPack } from '../regulation/index.ts';
import type { ImposedMeasure, Target } from '../supervision/index.ts';
import type { Act } from './acts.ts';

/** What the acts of the years after have come to so far. */
export interface AfterReplay {
  /** The award date of each award. */
  readonly announced: Map<AwardId, Day>;
  readonly opened: Map<ProceedingId, { readonly sanction: string; readonly target: Target }>;
  readonly totals: Map<string, number>;
}

export const noAfterReplay = (): AfterReplay => ({ announced: new Map(), opened: new Map(), totals: new Map() });

/**
 * The outcomes that one act of the years after adds: duties with the day they were due, money decided and paid, and what decisions bring. Bars are
 * computed anew from the pack and the days; a due day is taken as it was recorded, since a calendar published later may have moved what was provisional.
 */
export function replayAfter(
  { announced, opened, totals }: AfterReplay,
  pack: ResolvedPack,
  act: Act,
): readonly (readonly [name: string, outcome: string])[] {
  const total = (name: string, amount: number): string => {
    const sum = (totals.get(name) ?? 0) + amount;
    totals.set(name, sum);
    return String(sum);
  };
  switch (act.act) {
    case 'conferral-announced':
      for (const award of act.awards) announced.set(award, act.day);
      return [];
    case 'duty-done':
      return [[`duty ${act.award} ${act.duty} ${act.time ?? act.on}`, ['done', act.on, act.due, act.late].join('/')]];
    case 'duty-missed':
      return [[`duty ${act.award} ${act.duty} ${act.time} missed`, ['missed', act.due, act.due, false].join('/')]];
    case 'breach-recorded':
      return [[`${act.is} ${act.award} ${act.of} ${act.on}`, total(`${act.is} ${act.award} ${act.of} ${act.on}`, 1)]];
    case 'money-decided':
      return [[`money ${act.award}`, String(act.money)]];
    case 'money-paid':
      return [[`paid ${act.award}`, total(`paid ${act.award}`, act.amount)]];
    case 'proceeding-opened':
      opened.set(act.proceeding, { sanction: act.sanction, target: act.target });
      return [[`proceeding ${act.proceeding}`, [act.sanction, 'open'].join('/')]];
    case 'proceeding-dropped':
      return [[`proceeding ${act.proceeding}`, [opened.get(act.proceeding)?.sanction, 'dropped'].join('/')]];
    case 'sanction-decided':
      return decided(opened.get(act.proceeding), announced, pack, act);
    case 'item-recovered': {
      const name = `recovered ${act.proceeding} ${act.what}`;
      return [[name, total(name, act.amount ?? 1)]];
    }
    default:
      return [];
  }
}

type Decided = Extract<Act, { act: 'sanction-decided' }>;

function decided(
  opened: { readonly sanction: string; readonly target: Target } | undefined,
  announced: ReadonlyMap<AwardId, Day>,
  pack: ResolvedPack,
  { proceeding, imposed, day, measures }: Decided,
): readonly (readonly [string, string])[] {
  const award = opened && 'award' in opened.target ? opened.target.award : null;
  const awardedOn = award === null ? undefined : announced.get(award);
  const anchors: Record<string, Day> = awardedOn === undefined ? {} : { award: awardedOn };
  const bars = measures.flatMap((measure, i) => {
    const bar = barAnew(pack, opened?.sanction, measure, day, anchors);
    const text = bar && [bar.programme, bar.first, bar.last, bar.editions].join('/');
    return text === null ? [] : [[`bar ${proceeding} ${i + 1}`, text] as const];
  });
  const revokes = measures.some((measure) => measure.do === 'revoke-title');
  return [
    [`proceeding ${proceeding}`, [opened?.sanction, imposed ? 'imposed' : 'nothing', day].join('/')],
    ...bars,
    ...(award !== null && revokes ? [[`revoked ${award}`, day] as const] : []),
  ];
}

/** The bar that the pack's measure brings; one that counts from a step's day, which is not among the acts' days, is taken as recorded. */
function barAnew(
  pack: ResolvedPack,
  sanction: string | undefined,
  { do: kind, bar }: ImposedMeasure,
  day: Day,
  anchors: Readonly<Record<string, Day>>,
): Bar | null {
  if (kind !== 'bar' || bar === null) return bar;
  const measure = pack.sanctions.find(({ id }) => id === sanction)?.measures.find((one) => one.do === 'bar');
  return (measure?.do === 'bar' ? barFrom(measure, pack.regulation.programme, day, anchors) : null) ?? bar;
}
