import { listAwards } from '@heng/contract/award';
import { answers, type Mounted } from '../http/mount.ts';
import { type AwardRow, findAwards } from './page/store.ts';

export const awardRoutes: readonly Mounted[] = [
  answers(listAwards, async ({ tx, params, query, scope }) => {
    const { rows, total } = await findAwards(tx, params.edition, scope, query);
    return { items: rows.map(awardOf), total, page: query.page, size: query.size };
  }),
];

export const awardOf = (row: AwardRow) => ({
  ...{ id: row.id, case: row.case ?? '', number: row.number, track: row.track, kind: row.kind },
  applicant: { id: row.applicant_id, name: row.name },
  ...{ tier: row.tier, row: row.row ?? '', honours: row.honours, money: row.money, decided: row.decided },
  ...{ paid: row.paid, used: row.used, awardedOn: row.awarded_on, revokedOn: row.revoked_on },
});
