import { type PossibleRecommender, recommendersFor } from '@heng/domain/intake';
import { as, type BodyId, type CaseId, type EditionId } from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import type { EditionView } from '@heng/domain/procedure';
import { loadExcluded } from '../../intake/bars/store.ts';
import { type Tx, whichOf } from '../../storage/index.ts';

interface Recommended {
  readonly case_id: string;
  readonly body: string;
  readonly of: string;
}

/** For each application in preparation, who may recommend it still; nobody for every other. */
export async function loadRecommenders(
  tx: Tx,
  { pack, edition, members }: Pick<EditionView, 'pack' | 'members'> & { readonly edition: EditionId },
  files: readonly CaseState[],
  rows: readonly Recommended[],
): Promise<(id: CaseId) => readonly PossibleRecommender[]> {
  const excluded = await loadExcluded(tx, edition);
  const seats = new Map(members.map(({ body, of }) => [`${body} ${of ?? ''}`, { body: as<BodyId>(body), of }]));
  const recommendations = rows.map(({ case_id, body, of }) => ({
    case: as<CaseId>(case_id),
    body: as<BodyId>(body),
    of: whichOf(of),
  }));
  const state = { pack, parties: [...seats.values()], recommendations, files, excluded };
  return (id) => {
    const file = files.find((one) => one.id === id && one.submittedAt === null && one.endedStep === null);
    return file ? recommendersFor(state, file) : [];
  };
}
