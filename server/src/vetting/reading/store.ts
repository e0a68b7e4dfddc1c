import type { CaseId, Day, EditionId } from '@heng/domain/language';
import type { Answer } from '@heng/domain/regulation';
import { sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx } from '../../storage/index.ts';

export const loadOpinions = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('opinion')
    .select(['step', 'department', 'asked_at', 'due', 'given_at', 'adverse'])
    .where('case_id', '=', id)
    .orderBy('department')
    .execute();

/** What departments and the holders of a vetting have reported about a case. */
export const loadReports = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('case_fact')
    .select(['fact', 'of', 'value'])
    .where('case_id', '=', id)
    .where('source', 'in', ['department', 'office'])
    .orderBy('fact')
    .execute();

export const loadFindings = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('finding')
    .leftJoin('person', 'person.id', 'finding.person_id')
    .select(['step', 'rule', 'finding', 'body', 'person.name', 'reasons', 'at'])
    .where('case_id', '=', id)
    .orderBy('at')
    .execute();

export const loadResults = (tx: Tx, id: CaseId) =>
  tx.selectFrom('vetting_result').select(['step', 'outcome', 'answers', 'at']).where('case_id', '=', id).execute();

interface MatrixRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly outcome: string | null;
  readonly answers: Readonly<Record<string, Answer>> | null;
  readonly opinions: readonly {
    readonly department: string;
    readonly given: boolean;
    readonly adverse: boolean | null;
    readonly due: Day | null;
  }[];
}

/** One page of the cases that were handed in, with what came out in one step and who has answered. */
export function loadMatrix(
  tx: Tx,
  edition: EditionId,
  step: string,
  asked: PageAsked & {
    readonly scope: CaseScope;
    readonly order: 'asc' | 'desc';
    readonly outcome?: string | undefined;
    readonly q?: string | undefined;
  },
): Promise<{ readonly rows: readonly MatrixRow[]; readonly total: number }> {
  const { scope, order, outcome, q } = asked;
  const query = tx
    .selectFrom('case_file')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .leftJoin('vetting_result', (join) =>
      join.onRef('vetting_result.case_id', '=', 'case_file.id').on('vetting_result.step', '=', step),
    )
    .select(['case_file.id', 'case_file.number', 'applicant.name', 'vetting_result.outcome'])
    .select(sql<MatrixRow['answers']>`vetting_result.answers`.as('answers'))
    .select(
      sql<
        MatrixRow['opinions']
      >`coalesce((select jsonb_agg(jsonb_build_object('department', o.department, 'given', o.given_at is not null,
        'adverse', o.adverse, 'due', o.due) order by o.department) from opinion o
        where o.jurisdiction_id = heng_jurisdiction() and o.case_id = case_file.id and o.step = ${step}), '[]')`.as(
        'opinions',
      ),
    )
    .where('case_file.edition_id', '=', edition)
    .where('case_file.submitted_at', 'is not', null)
    .where(inScope(scope, 'case_file.id'))
    .$if(outcome === 'open', (found) => found.where('vetting_result.outcome', 'is', null))
    .$if(outcome !== undefined && outcome !== 'open', (found) =>
      found.where('vetting_result.outcome', '=', outcome ?? ''),
    )
    .$if(q !== undefined, (found) =>
      found.where(sql<boolean>`position(lower(${q ?? ''}) in lower(applicant.name)) > 0`),
    )
    .orderBy('case_file.number', order);
  return pageFrom(tx, query, asked);
}
