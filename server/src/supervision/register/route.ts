import { importRegister } from '@heng/contract/acts/supervision';
import { type Actor, dayOf } from '@heng/domain/language';
import { actorOf, noSeat } from '../../http/act.ts';
import { answers } from '../../http/mount.ts';
import type { Place } from '../../http/place.ts';
import { invalid, Problem, refused } from '../../http/problem.ts';
import { publishedPacks } from '../../regulation/published.ts';
import { importsRegister } from './acts.ts';
import { faultLine, type RegisterFault } from './faults.ts';
import { type NamedPack, programmesIn, tiersOf } from './tiers.ts';

export const registerImport = answers(importRegister, async (ask) => {
  const { place, jurisdiction } = ask;
  const { as: whom, programme, file, dryRun } = ask.body;
  const by = actorOf(ask, whom);
  const today = dayOf(await place.now());
  const packs = await publishedPacks(today);
  const own = await postFor(place, jurisdiction, by, programme, packs);
  if (own === 'unknown') return new Problem('not-found', { faults: [noSuch] });
  if (own === null) return noSeat(by);
  const tiers = tiersOf(programme, packs);
  if (tiers === null) return new Problem('not-found', { faults: [noSuch] });
  const bytes = Buffer.from(file, 'base64');
  const brought = { programme, bytes, tiers, pack: own.pack, today, dryRun };
  const done = await importsRegister(place.desk(jurisdiction), by, brought);
  if (done.refusals.length > 0) return refused(done.refusals);
  if (!dryRun && done.faults.length > 0)
    return invalid(...done.faults.map((fault) => ({ at: placeOf(fault), ...lines(fault) })));
  const { sha256, awards, added, known, act } = done;
  return {
    ...{ sha256, awards, added, known, act, dryRun },
    faults: done.faults.map((fault) => ({ code: fault.code, row: fault.row, column: fault.column, ...lines(fault) })),
  };
});

/**
 * The regulation in whose office's name somebody imports: of that programme, or one that speaks of it, for which they have a post. null: none; nobody's
 * register is imported by guessing. `unknown`: no regulation here knows the programme.
 */
async function postFor(
  place: Place,
  jurisdiction: string,
  by: Actor,
  programme: string,
  packs: readonly NamedPack[],
): Promise<NamedPack | 'unknown' | null> {
  const knowing = packs.filter((one) => programmesIn([one]).includes(programme));
  if (knowing.length === 0) return 'unknown';
  const isOwn = ({ pack }: NamedPack) => pack.regulation.programme === programme;
  for (const one of [...knowing.filter(isOwn), ...knowing.filter((other) => !isOwn(other))])
    if (await place.mayOpenEditions(jurisdiction, by, one.pack.regulation.id)) return one;
  return null;
}

const noSuch = { at: 'body.programme', zh: '没有办法认识这个奖', en: 'no regulation here knows this programme' };

const lines = (fault: RegisterFault) => ({ zh: faultLine(fault, 'zh'), en: faultLine(fault, 'en') });

/** `body.file[4].tier`: row 4, as a spreadsheet numbers it. */
const placeOf = ({ row, column }: RegisterFault): string =>
  `body.file${row === null ? '' : `[${row}]`}${column === null ? '' : `.${column}`}`;
