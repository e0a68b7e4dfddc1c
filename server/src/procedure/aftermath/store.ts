import type { Day, EditionId } from '@heng/domain/language';
import { type AfterView, afterAward, afterProceeding } from '@heng/domain/procedure';
import { loadPackOf } from '../../regulation/store.ts';
import type { Desk, Tx } from '../../storage/index.ts';
import { loadProceedings, subjectOf } from '../../supervision/proceedings/store.ts';
import { loadReports } from '../../supervision/reports/store.ts';
import { loadAwardFiles } from '../../supervision/store.ts';

/** All of the years after one edition's awards that the aftermath is made of, as of one moment. */
export async function loadAfterView(
  { calendar }: Pick<Desk, 'calendar'>,
  tx: Tx,
  edition: EditionId,
  today: Day,
): Promise<AfterView> {
  const pack = await loadPackOf(tx, edition);
  const awards = await loadAwardFiles(tx, edition);
  const proceedings = await loadProceedings(tx, edition);
  const against = (award: string) => proceedings.filter(({ target }) => 'award' in target && target.award === award);
  const seen = [];
  for (const proceeding of proceedings) {
    const subject = await subjectOf(tx, edition, pack, proceeding, proceedings);
    seen.push(afterProceeding(pack, proceeding, subject, today));
  }
  const { closed_at: closedAt } = await tx
    .selectFrom('edition')
    .select('closed_at')
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  return {
    pack,
    edition: { closedAt },
    calendar,
    awards: awards.map((award) => afterAward({ pack, calendar }, award, against(award.id), today)),
    proceedings: seen,
    reports: (await loadReports(tx, edition)).map(({ id, channel, due, answeredAt, forwardedTo }) => ({
      id,
      channel,
      due,
      answered: answeredAt !== null,
      forwardedTo,
    })),
  };
}
