import type { ActId, Instant } from '@heng/domain/language';
import type { ProceedingPlace } from '@heng/domain/supervision';
import { unseatReviewer } from '../../../people/cancelled/store.ts';
import { type ActNamed, canonicalText, type Tx } from '../../../storage/index.ts';

type Decided = ActNamed<'sanction-decided'>;

/** The decision with what follows from it: the title taken back, bars, items that are owed, seats among reviewers. */
export async function saveDecided(
  tx: Tx,
  act: Decided,
  place: ProceedingPlace,
  reasons: string,
  at: Instant,
): Promise<void> {
  const { proceeding, subject } = place;
  const { imposed, document, day, measures } = act;
  const brings = (kind: Decided['measures'][number]['do']): boolean => measures.some((measure) => measure.do === kind);
  await tx
    .updateTable('proceeding')
    .set({ decided_at: at, decided_on: day, imposed, document, reasons: reasons.trim() === '' ? null : reasons })
    .where('id', '=', proceeding.id)
    .execute();
  await saveMeasures(tx, act, place, at);
  if ('person' in proceeding.target && brings('cancel-reviewer'))
    await unseatReviewer(tx, proceeding.target.person, at);
  if (subject.award !== null && brings('revoke-title')) {
    await tx
      .updateTable('award')
      .set({ revoked_on: day })
      .where('id', '=', subject.award.id)
      .where('revoked_on', 'is', null)
      .execute();
  }
}

/** The measures in their order, and the bars among them, which stand against an applicant. */
async function saveMeasures(
  tx: Tx,
  { proceeding, measures }: Decided,
  { subject: { applicant } }: ProceedingPlace,
  at: Instant,
): Promise<void> {
  for (const [index, { do: kind, article, what, due, bar }] of measures.entries()) {
    const key = { proceeding_id: proceeding, place: index + 1, article: canonicalText(article) };
    await tx
      .insertInto('measure')
      .values({ ...key, kind, what: [...what], due })
      .execute();
    if (bar === null || applicant === null) continue;
    const { programme, first, last, editions } = bar;
    const days = { programme, first_day: first, last_day: last, editions, decided_at: at };
    await tx
      .insertInto('bar')
      .values({ ...key, applicant_id: applicant, ...days })
      .execute();
  }
}

export async function saveRecovered(tx: Tx, act: ActNamed<'item-recovered'>, id: ActId): Promise<void> {
  const { proceeding, award, what, amount, on } = act;
  await tx
    .insertInto('recovery')
    .values({ act: id, proceeding_id: proceeding, award_id: award, what, amount, recovered_on: on })
    .execute();
}
