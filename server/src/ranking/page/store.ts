import type { CaseId, EditionId, Instant, StepId } from '@heng/domain/language';
import { type RawBuilder, sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

interface Asked extends PageAsked {
  readonly track?: string | undefined;
  readonly q?: string | undefined;
  readonly sort: 'place' | 'number' | 'name';
  readonly order: 'asc' | 'desc';
}

/** What each review gave the case `f.id`. */
const resultsOf = sql<{ step: string; points: string | null }[]>`(
  select coalesce(json_agg(json_build_object('step', g.step, 'points', g.points) order by g.step), '[]')
  from review_result g where g.case_id = f.id)`;

const cases = (tx: Tx, edition: EditionId, asked: Pick<Asked, 'track' | 'q'>) =>
  tx
    .selectFrom('case_file as f')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['f.id', 'f.number', 'f.applicant_id', 'a.name', 'f.track', 'f.kind'])
    .where('f.edition_id', '=', edition)
    .where(textIn('a.name', asked.q))
    .$if(asked.track !== undefined, (on) => on.where('f.track', '=', asked.track ?? ''));

const placed = (column: string, order: 'asc' | 'desc') =>
  order === 'asc' ? sql`${sql.ref(column)} asc nulls last` : sql`${sql.ref(column)} desc nulls last`;

/** Where the cases stand after a gate. How many share a place is counted among those that may be read. */
export function findStandings(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  scope: CaseScope,
  asked: Asked & { readonly passed?: boolean | undefined },
) {
  const column = { place: 's.place', number: 'f.number', name: 'a.name' } as const;
  const query = cases(tx, edition, asked)
    .innerJoin('standing as s', 's.case_id', 'f.id')
    .select(['s.total', 's.place', 's.passed', 's.lost_tiers', resultsOf.as('results')])
    .select(
      sql<number>`(select count(*) from standing o join case_file g on g.id = o.case_id
        where g.edition_id = f.edition_id and o.step = s.step and o.place = s.place and o.total is not distinct from s.total
          and o.case_id <> s.case_id and ${inScope(scope, 'o.case_id')})`.as('tied'),
    )
    .where('s.step', '=', step)
    .where(inScope(scope, 's.case_id'))
    .$if(asked.passed !== undefined, (on) => on.where('s.passed', '=', asked.passed === true))
    .orderBy(placed(column[asked.sort], asked.order))
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}

/** The last ranking a case was in, of these steps in their order, where it may be read. */
function lastStanding<Value>(what: 'total' | 'place', gates: readonly string[], scores: CaseScope): RawBuilder<Value> {
  return sql<Value>`(select ${sql.ref(`s.${what}`)} from standing s
    where s.case_id = f.id and s.step = any(${[...gates]}::text[]) and ${inScope(scores, 's.case_id')}
    order by array_position(${[...gates]}::text[], s.step) desc limit 1)`;
}

/** A list of candidates, with the ranking behind it. */
export function findCandidates(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  scope: CaseScope,
  asked: Asked & {
    readonly tier?: string | undefined;
    readonly gates: readonly string[];
    readonly scores: CaseScope;
  },
) {
  const column = { place: 'c.place', number: 'f.number', name: 'a.name' } as const;
  const query = cases(tx, edition, asked)
    .innerJoin('candidate as c', 'c.case_id', 'f.id')
    .select(['c.tier', 'c.place', 'c.reasons', 'f.ended_why as ended'])
    .select([
      lastStanding<string | null>('total', asked.gates, asked.scores).as('total'),
      lastStanding<number | null>('place', asked.gates, asked.scores).as('ranked'),
    ])
    .where('c.step', '=', step)
    .where(inScope(scope, 'c.case_id'))
    .$if(asked.tier !== undefined, (on) => on.where('c.tier', '=', asked.tier ?? ''))
    .$if(asked.sort === 'place', (on) => on.orderBy('c.tier', asked.order))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}

/** Names and numbers of cases, for what the domain has put in order. */
export const findNames = (tx: Tx, edition: EditionId) =>
  tx
    .selectFrom('case_file as f')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['f.id', 'f.applicant_id', 'a.name'])
    .where('f.edition_id', '=', edition)
    .execute();

/** Everything the reviews and gates gave one application. */
export async function findResults(tx: Tx, edition: EditionId, id: CaseId) {
  const one = await tx
    .selectFrom('case_file as f')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['f.number', 'f.applicant_id', 'a.name', 'f.ended_step', 'f.ended_why'])
    .where('f.edition_id', '=', edition)
    .where('f.id', '=', id)
    .executeTakeFirst();
  if (!one) return null;
  const reviews = await tx
    .selectFrom('review_result')
    .select(['step', 'points', 'said', 'at'])
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('step')
    .execute();
  const standings = await tx
    .selectFrom('standing')
    .select(['step', 'total', 'place', 'passed'])
    .where('case_id', '=', id)
    .orderBy('step')
    .execute();
  return { one, reviews: reviews as readonly ResultRow[], standings };
}

interface ResultRow {
  readonly step: string;
  readonly points: string | null;
  readonly said: string | null;
  readonly at: Instant;
}
