import { listRegister, readRegistered } from '@heng/contract/award';
import type { Day } from '@heng/domain/language';
import { articleOf, type ResolvedPack } from '@heng/domain/regulation';
import { awardStatus, registerHistory, sanctionOf } from '@heng/domain/supervision';
import {
  countRegister,
  findHolder,
  findPublishedDecisions,
  findRegister,
  latestPacks,
  type RegisterAsked,
  wholeRegister,
} from '../award/register/page/store.ts';
import { loadToday } from '../edition/reading/store.ts';
import { answers, type Mounted } from '../http/mount.ts';
import { Problem } from '../http/problem.ts';
import { loadPack } from '../regulation/store.ts';
import { type Tx, within } from '../storage/index.ts';

/** Everything anybody may read of the register, of one holder at most so many. */
const mostOfOne = 500;

export const registerRoutes: readonly Mounted[] = [
  answers(listRegister, ({ place, jurisdiction, query }) =>
    within(place.db, jurisdiction, async (tx) => {
      const { q, year, programme, edition, tier, page, size } = query;
      const asked: RegisterAsked = {
        ...wholeRegister,
        ...{
          q: q ?? null,
          year: year ?? null,
          programme: programme ?? null,
          edition: edition ?? null,
          tier: tier ?? null,
        },
      };
      const groups = await countRegister(tx, asked);
      const total = groups.reduce((sum, { count }) => sum + count, 0);
      const items = await registered(tx, asked, { from: (page - 1) * size, count: size });
      return { items, total, page, size };
    }),
  ),

  answers(readRegistered, ({ place, jurisdiction, params }) =>
    within(place.db, jurisdiction, async (tx) => {
      const holder = await findHolder(tx, params.applicant);
      if (!holder) return new Problem('not-found');
      const asked = { ...wholeRegister, applicant: params.applicant };
      return { applicant: holder, awards: await registered(tx, asked, { from: 0, count: mostOfOne }) };
    }),
  ),
];

async function registered(tx: Tx, asked: RegisterAsked, part: { readonly from: number; readonly count: number }) {
  const today = await loadToday(tx);
  const rows = await findRegister(tx, asked, part, await latestPacks(tx));
  const { decisions, revokedBy } = await findPublishedDecisions(
    tx,
    rows.map(({ id }) => id),
  );
  const items = [];
  for (const row of rows) {
    const { awardedOn, tier, revoked_on: revokedOn } = row;
    // The validity of an imported award was laid down by a regulation that is not kept.
    const pack = row.pack === null ? null : await loadPack(tx, row.pack);
    const award = { tier, awardedOn, revokedOn };
    const status = pack ? awardStatus(pack, award, today) : statusAlone(revokedOn, today);
    items.push({
      ...{ id: row.id, edition: row.edition_id, label: row.label ?? row.imported_label ?? '' },
      nature: natureOf(row.nature),
      ...{ regulation: row.regulation, programme: row.programme, tier, honours: row.honours, source: row.source },
      applicant: { id: row.applicant_id, name: row.name },
      money: row.decided ?? row.money,
      ...{ awardedOn, revokedOn, ...status, before: row.before },
      history: pack ? publicHistory(pack, award, decisions(row.id), revokedBy(row.id), today) : [],
    });
  }
  return items;
}

const natureOf = (text: string | null) =>
  text === null ? ('imported' as const) : text === 'real' ? ('real' as const) : ('rehearsal' as const);

const statusAlone = (revokedOn: Day | null, today: Day) => ({
  status: revokedOn !== null && revokedOn <= today ? ('revoked' as const) : ('held' as const),
  until: null,
});

type Told = Parameters<typeof registerHistory>;

/** What became of an award, as far as it is public: a missed duty is not, and a decision is told by its publication. */
function publicHistory(
  pack: ResolvedPack,
  award: Omit<Told[1], 'duties' | 'tier'> & { readonly tier: string },
  decisions: Told[2],
  revokedBy: ReturnType<typeof articleOf>,
  today: Day,
) {
  return registerHistory(pack, { ...award, tier: award.tier as Told[1]['tier'], duties: [] }, decisions, today)
    .filter(({ what }) => what !== 'missed' && what !== 'sanctioned')
    .map(({ day, what, about }) => ({
      ...{ day, what, about },
      article: what === 'revoked' ? revokedBy : about === null ? null : articleOf(sanctionOf(pack, about)),
    }));
}
