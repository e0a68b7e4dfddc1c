import type { EditionId, PersonId, StepId } from '@heng/domain/language';
import { type RawBuilder, sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

interface Asked extends PageAsked {
  readonly tier?: string | undefined;
  readonly q?: string | undefined;
  readonly order: 'asc' | 'desc';
}

const cases = (tx: Tx, edition: EditionId) =>
  tx
    .selectFrom('case_file as f')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .select(['f.id', 'f.number', 'f.applicant_id', 'a.name', 'f.track', 'f.kind'])
    .where('f.edition_id', '=', edition);

/** Who stands in a ballot, in the order on the paper. */
export const findBallotCandidates = (tx: Tx, edition: EditionId, step: StepId, scope: CaseScope) =>
  cases(tx, edition)
    .innerJoin('ballot_candidate as b', 'b.case_id', 'f.id')
    .select(['b.tier', 'b.place'])
    .where('b.edition_id', '=', edition)
    .where('b.step', '=', step)
    .where(inScope(scope, 'b.case_id'))
    .orderBy('b.place')
    .execute();

/** Where a ballot stands, and one person in it. */
export async function findBallotState(tx: Tx, edition: EditionId, step: StepId, person: PersonId | null) {
  const state = await tx
    .selectFrom('edition_step')
    .select(['opened_at', 'closed_at'])
    .select(({ exists, selectFrom }) => [
      exists(
        selectFrom('tally').select('tally.step').where('tally.edition_id', '=', edition).where('tally.step', '=', step),
      ).as('counted'),
      selectFrom('ballot_voter')
        .select('has_cast')
        .where('ballot_voter.edition_id', '=', edition)
        .where('ballot_voter.step', '=', step)
        .where('ballot_voter.person_id', '=', person ?? '')
        .as('has_cast'),
    ])
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .executeTakeFirst();
  return state ?? null;
}

/** How many may vote, and how many have. */
export const countVoters = (tx: Tx, edition: EditionId, step: StepId) =>
  tx
    .selectFrom('ballot_voter')
    .select([sql<number>`count(*)`.as('voters'), sql<number>`count(*) filter (where has_cast)`.as('cast')])
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .executeTakeFirstOrThrow();

/** Votes, once they are counted: before that there are no rows. */
export function findTallies(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  scope: CaseScope,
  asked: Asked & { readonly sort: 'votes' | 'number' | 'name' },
) {
  const column = { votes: 't.yes', number: 'f.number', name: 'a.name' } as const;
  const query = cases(tx, edition)
    .innerJoin('tally as t', 't.case_id', 'f.id')
    .select(['t.tier', 't.yes', 't.no', 't.abstain', 't.invalid', 't.needed', 't.carried'])
    .where('t.edition_id', '=', edition)
    .where('t.step', '=', step)
    .where(inScope(scope, 't.case_id'))
    .where(textIn('a.name', asked.q))
    .$if(asked.tier !== undefined, (on) => on.where('t.tier', '=', asked.tier ?? ''))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}

/** The exact total in the last of these gates that the case was in, where it may be read. */
const lastTotal = (gates: readonly string[], scores: CaseScope): RawBuilder<string | null> =>
  sql<string | null>`(select s.total from standing s
    where s.case_id = f.id and s.step = any(${[...gates]}::text[]) and ${inScope(scores, 's.case_id')}
    order by array_position(${[...gates]}::text[], s.step) desc limit 1)`;

/** Those a vote carried, or of whom the regulation leaves the outcome to the body, and who stand still: most votes first. */
export const findCarried = (
  tx: Tx,
  edition: EditionId,
  step: StepId,
  scope: CaseScope,
  { gates, scores }: { readonly gates: readonly string[]; readonly scores: CaseScope },
) =>
  cases(tx, edition)
    .innerJoin('tally as t', 't.case_id', 'f.id')
    .select(['t.tier', 't.yes', 't.carried', lastTotal(gates, scores).as('total')])
    .where('t.edition_id', '=', edition)
    .where('t.step', '=', step)
    .where('f.ended_step', 'is', null)
    .where((on) => on.or([on('t.carried', '=', true), on('t.carried', 'is', null)]))
    .where(inScope(scope, 't.case_id'))
    .orderBy(sql`t.yes desc nulls last`)
    .orderBy('f.id')
    .execute();

/** The minutes of meetings on cases that may be read. */
export function findResolutions(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & {
    readonly step?: StepId | undefined;
    readonly q?: string | undefined;
    readonly sort: 'recorded' | 'day';
    readonly order: 'asc' | 'desc';
  },
) {
  const query = tx
    .selectFrom('resolution as r')
    .select(['r.step', 'r.document', 'r.day', 'r.members', 'r.recorded_at'])
    .select(
      sql<{ id: string; name: string }[]>`(
        select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.id), '[]')
        from person p where p.id = any(r.present))`.as('present'),
    )
    .where('r.edition_id', '=', edition)
    .where(textIn('r.document', asked.q))
    .$if(!scope.all, (on) =>
      on.where(
        sql<boolean>`exists (select from tally t where t.edition_id = r.edition_id and t.step = r.step and ${inScope(scope, 't.case_id')})`,
      ),
    )
    .$if(asked.step !== undefined, (on) => on.where('r.step', '=', asked.step ?? ''))
    .orderBy(asked.sort === 'day' ? 'r.day' : 'r.recorded_at', asked.order)
    .orderBy('r.recorded_at');
  return pageFrom(tx, query, asked);
}

/** The list of winners, those who lost their seat included. */
export function findWinners(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: Asked & {
    readonly state?: 'listed' | 'approved' | 'removed' | undefined;
    readonly sort: 'place' | 'number' | 'name';
  },
) {
  const column = { place: 'w.place', number: 'f.number', name: 'a.name' } as const;
  const query = cases(tx, edition)
    .innerJoin('winner as w', 'w.case_id', 'f.id')
    .leftJoin('award', (join) =>
      join.onRef('award.case_id', '=', 'f.id').onRef('award.edition_id', '=', 'f.edition_id'),
    )
    .select(['w.tier', 'w.place', 'w.reasons', 'w.listed_at', 'w.removed_at', 'w.approved_at', 'w.approved_on'])
    .select('award.id as award')
    .where('w.edition_id', '=', edition)
    .where(inScope(scope, 'w.case_id'))
    .where(textIn('a.name', asked.q))
    .$if(asked.tier !== undefined, (on) => on.where('w.tier', '=', asked.tier ?? ''))
    .$if(asked.state === 'removed', (on) => on.where('w.removed_at', 'is not', null))
    .$if(asked.state === 'approved', (on) =>
      on.where('w.removed_at', 'is', null).where('w.approved_at', 'is not', null),
    )
    .$if(asked.state === 'listed', (on) => on.where('w.removed_at', 'is', null).where('w.approved_at', 'is', null))
    .$if(asked.sort === 'place', (on) => on.orderBy('w.tier', asked.order))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('f.number');
  return pageFrom(tx, query, asked);
}
