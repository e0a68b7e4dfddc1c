import type { AwardId, EditionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

/** Awards of an edition with what was decided, paid and reported as spent of each. */
const awards = (tx: Tx, edition: EditionId, scope: CaseScope) =>
  tx
    .selectFrom('award')
    .innerJoin('case_file as f', 'f.id', 'award.case_id')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['award.id', 'f.id as case', 'f.number', 'f.applicant_id', 'a.name', 'f.track', 'f.kind'])
    .select(['award.tier', 'award.row', 'award.honours', 'award.money', 'awarded_on', 'revoked_on'])
    .select((row) => [
      row
        .selectFrom('money_decision')
        .select('money_decision.money')
        .whereRef('money_decision.award_id', '=', 'award.id')
        .as('decided'),
      sql<number>`coalesce((select sum(amount) from payment where payment.award_id = award.id), 0)::bigint`.as('paid'),
      sql<number>`coalesce((select sum(amount) from money_use where money_use.award_id = award.id), 0)::bigint`.as(
        'used',
      ),
    ])
    .where('award.edition_id', '=', edition)
    .where(inScope(scope, 'f.id'));

export function findAwards(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & {
    readonly tier?: string | undefined;
    readonly state?: 'conferred' | 'announced' | 'revoked' | undefined;
    readonly q?: string | undefined;
    readonly sort: 'number' | 'name' | 'tier' | 'awarded';
    readonly order: 'asc' | 'desc';
  },
) {
  const column = { number: 'f.number', name: 'a.name', tier: 'award.tier', awarded: 'awarded_on' } as const;
  const query = awards(tx, edition, scope)
    .where(textIn('a.name', asked.q))
    .$if(asked.tier !== undefined, (on) => on.where('award.tier', '=', asked.tier ?? ''))
    .$if(asked.state === 'conferred', (on) => on.where('awarded_on', 'is', null))
    .$if(asked.state === 'announced', (on) => on.where('awarded_on', 'is not', null).where('revoked_on', 'is', null))
    .$if(asked.state === 'revoked', (on) => on.where('revoked_on', 'is not', null))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}

export type AwardRow = Awaited<ReturnType<typeof findAwards>>['rows'][number];

/** One of them, where it may be read. */
export const findAward = (tx: Tx, edition: EditionId, scope: CaseScope, id: AwardId): Promise<AwardRow | undefined> =>
  awards(tx, edition, scope).where('award.id', '=', id).executeTakeFirst();
