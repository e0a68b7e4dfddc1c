import type { Actor } from '@heng/domain/language';
import { headings } from '../supervision/register/columns.ts';
import { programmesIn, tiersOf } from '../supervision/register/tiers.ts';
import type { Stage } from './stage.ts';

/**
 * The office brings in the registers of other programmes that the regulation speaks of: nobody who applies is on them, but without them nobody could say
 * so. Each has one invented winner of long ago.
 */
export async function bringsRegisters({ world, pack, clock }: Stage, office: Actor): Promise<void> {
  const known = [{ pack, en: {} }];
  for (const programme of programmesIn(known).filter((one) => one !== pack.regulation.programme)) {
    const tiers = tiersOf(programme, known);
    if (tiers === null) continue;
    const row = [
      '2001',
      '',
      tiers.names[0] ?? 'main',
      '往届获奖者（样例）',
      '',
      '个人',
      '样例单位',
      '2001-06-01',
      '',
      '',
      '样例',
    ];
    const bytes = new TextEncoder().encode(`${headings('zh').join(',')}\n${row.join(',')}\n`);
    await world.setClock(clock.pass(1));
    await world.importRegister(office, { programme, bytes });
  }
}
