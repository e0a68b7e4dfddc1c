import { isOnWinners, type VotedCase, votingStepOf } from '@heng/domain/deliberation';
import type { Frame } from '@heng/domain/edition';
import { as, type CaseId, dayOf, type PersonId, type StepId, type TierId } from '@heng/domain/language';
import { blockedCases } from '../../notice/objections/store.ts';
import { loadRankedCases } from '../../ranking/store.ts';
import { byCase, type Tx } from '../../storage/index.ts';

type Candidate = VotedCase & { readonly recused: readonly PersonId[] };

/**
 * Whom a vote is on: after the list of winners those who are on it, if anybody is; before it every case that stands, in the tier that the last list of candidates before the vote
 * has placed it in, if one has. In the order of the list, then of the numbers.
 */
export async function loadCandidates(tx: Tx, frame: Frame, step: StepId): Promise<readonly Candidate[]> {
  const standing = await loadRankedCases(tx, frame);
  const of = standing.map(({ one }) => one.id);
  if (of.length === 0) return [];
  const blocked = await blockedCases(tx, frame);
  const recused = byCase(
    await tx.selectFrom('recusal').select(['case_id', 'person_id']).where('case_id', 'in', of).execute(),
  );
  const winners = isOnWinners(frame.pack, votingStepOf(frame.pack, step))
    ? await loadSeats(tx, frame)
    : new Map<CaseId, TierId>();
  const listed = winners.size > 0 ? winners : await loadListed(tx, frame, step, of);
  const cases = winners.size > 0 ? standing.filter(({ one }) => winners.has(one.id)) : standing;
  const placeOf = (id: CaseId): number => [...listed.keys()].indexOf(id);
  const found = cases.map(({ file, one }): Candidate => {
    const tier = listed.get(one.id) ?? null;
    const { id, track, kind, facts, submittedAt } = file;
    if (submittedAt === null) throw new Error(`case ${id} stands without having been handed in`);
    return {
      case: id,
      tier,
      tiers: tier === null ? one.tiers : [tier],
      track,
      kind,
      facts,
      submittedAt,
      anchors: { application: dayOf(submittedAt) },
      blocked: blocked.includes(id),
      recused: recused(id).map(({ person_id }) => as<PersonId>(person_id)),
    };
  });
  const last = (place: number): number => (place < 0 ? listed.size : place);
  return found.toSorted((a, b) => last(placeOf(a.case)) - last(placeOf(b.case)));
}

async function loadSeats(tx: Tx, { edition }: Frame): Promise<ReadonlyMap<CaseId, TierId>> {
  const rows = await tx
    .selectFrom('winner')
    .select(['case_id', 'tier'])
    .where('edition_id', '=', edition.id)
    .where('removed_at', 'is', null)
    .orderBy('tier')
    .orderBy('place')
    .execute();
  return new Map(rows.map((row) => [as<CaseId>(row.case_id), as<TierId>(row.tier)]));
}

/** Where the lists of candidates before this step have placed each case; the last one counts. */
async function loadListed(tx: Tx, { pack }: Frame, step: StepId, of: readonly CaseId[]) {
  const { steps } = pack;
  const before = steps.slice(
    0,
    steps.findIndex(({ id }) => id === step),
  );
  const rows = await tx
    .selectFrom('candidate')
    .select(['case_id', 'tier', 'step'])
    .where('case_id', 'in', [...of])
    .orderBy('tier')
    .orderBy('place')
    .execute();
  return new Map(
    before.flatMap(({ id }) =>
      rows
        .filter((row) => row.step === id)
        .map((row): [CaseId, TierId] => [as<CaseId>(row.case_id), as<TierId>(row.tier)]),
    ),
  );
}
