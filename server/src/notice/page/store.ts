import type { FiledPaper } from '@heng/contract';
import type { CaseId, EditionId, NoticeId, ObjectionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

const papers = (tx: Tx) =>
  tx
    .selectFrom('notice')
    .select(['notice.id', 'notice.edition_id', 'notice.step', 'notice.kind', 'notice.title', 'notice.media'])
    .select(['notice.document', 'published_on', 'published_at', 'last_day', 'notice.provisional', 'notice.closed_at'])
    .select(['notice.act', 'notice.case_id'])
    .select((row) =>
      row
        .selectFrom('notice_case')
        .whereRef('notice_case.notice_id', '=', 'notice.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('listed'),
    );

/** What has been published to everybody in an edition. A notice inside an organisation is not. */
export function findNotices(
  tx: Tx,
  edition: EditionId,
  asked: PageAsked & {
    readonly kind?: string | undefined;
    readonly step?: string | undefined;
    readonly open?: boolean | undefined;
    readonly q?: string | undefined;
    readonly sort: 'published' | 'last';
    readonly order: 'asc' | 'desc';
  },
) {
  const query = papers(tx)
    .where('notice.edition_id', '=', edition)
    .where('notice.case_id', 'is', null)
    .where(textIn('notice.title', asked.q))
    .$if(asked.kind !== undefined, (on) => on.where('notice.kind', '=', asked.kind ?? ''))
    .$if(asked.step !== undefined, (on) => on.where('notice.step', '=', asked.step ?? ''))
    .$if(asked.open === true, (on) => on.where('kind', '=', 'notice').where('closed_at', 'is', null))
    .$if(asked.open === false, (on) => on.where('closed_at', 'is not', null))
    .orderBy(asked.sort === 'last' ? 'last_day' : 'published_at', asked.order)
    .orderBy('notice.id');
  return pageFrom(tx, query, asked);
}

export type PaperRow = Awaited<ReturnType<typeof findNotices>>['rows'][number];

/** One that was published to everybody; undefined: there is none. */
export const findNotice = (tx: Tx, id: NoticeId): Promise<PaperRow | undefined> =>
  papers(tx).where('notice.id', '=', id).where('notice.case_id', 'is', null).executeTakeFirst();

/** The names on a published paper. */
export function findListed(
  tx: Tx,
  notice: NoticeId,
  asked: PageAsked & {
    readonly q?: string | undefined;
    readonly sort: 'place' | 'name';
    readonly order: 'asc' | 'desc';
  },
) {
  const query = tx
    .selectFrom('notice_case')
    .innerJoin('notice', 'notice.id', 'notice_case.notice_id')
    .innerJoin('case_file', 'case_file.id', 'notice_case.case_id')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .select(['notice_case.case_id as case', 'applicant.name', 'applicant.industry', 'notice_case.tier'])
    .select('notice_case.place')
    .where('notice_id', '=', notice)
    .where('notice.case_id', 'is', null)
    .where(textIn('applicant.name', asked.q))
    .orderBy(asked.sort === 'name' ? 'applicant.name' : 'notice_case.place', asked.order)
    .orderBy('notice_case.place');
  return pageFrom(tx, query, asked);
}

/** Papers that a case stands on, those it holds by itself included. */
export const findCaseNotices = (tx: Tx, edition: EditionId, one: CaseId) =>
  papers(tx)
    .leftJoin('notice_case as own', (join) => join.onRef('own.notice_id', '=', 'notice.id').on('own.case_id', '=', one))
    .select('own.tier')
    .where('notice.edition_id', '=', edition)
    .where((on) => on.or([on('notice.case_id', '=', one), on('own.case_id', '=', one)]))
    .orderBy('published_at')
    .orderBy('notice.id')
    .execute();

/** Whose objections may be read: of which cases, and of those which channels; null: every one. */
export interface ObjectionsSeen {
  readonly scope: CaseScope;
  readonly channels: readonly string[] | null;
  /** Of these cases every one, whatever its channel. */
  readonly own: readonly CaseId[];
}

const objections = (tx: Tx, edition: EditionId, { scope, channels, own }: ObjectionsSeen) =>
  tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .innerJoin('case_file', 'case_file.id', 'objection.case_id')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .select(['objection.id', 'objection.notice_id', 'notice.step', 'objection.case_id', 'case_file.number'])
    .select(['applicant.name', 'objection.channel', 'objection.by', 'brought', 'received_at', 'complete_at'])
    .select(['objection.due', 'answered_at', 'upheld', 'reply_sha256'])
    .where('objection.edition_id', '=', edition)
    .where(inScope(scope, 'objection.case_id'))
    .$if(channels !== null, (on) =>
      on.where(
        sql<boolean>`(objection.channel = any(${[...(channels ?? [])]}::text[]) or objection.case_id = any(${[...own]}::text[]))`,
      ),
    );

export function findObjections(
  tx: Tx,
  edition: EditionId,
  seen: ObjectionsSeen,
  asked: PageAsked & {
    readonly state?: 'incomplete' | 'open' | 'answered' | undefined;
    readonly notice?: NoticeId | undefined;
    readonly case?: CaseId | undefined;
    readonly q?: string | undefined;
    readonly sort: 'received' | 'due' | 'number';
    readonly order: 'asc' | 'desc';
  },
) {
  const column = { received: 'received_at', due: 'objection.due', number: 'case_file.number' } as const;
  const query = objections(tx, edition, seen)
    .where(textIn('applicant.name', asked.q))
    .$if(asked.notice !== undefined, (on) => on.where('objection.notice_id', '=', asked.notice ?? ''))
    .$if(asked.case !== undefined, (on) => on.where('objection.case_id', '=', asked.case ?? ''))
    .$if(asked.state === 'answered', (on) => on.where('answered_at', 'is not', null))
    .$if(asked.state === 'open', (on) => on.where('answered_at', 'is', null).where('complete_at', 'is not', null))
    .$if(asked.state === 'incomplete', (on) => on.where('answered_at', 'is', null).where('complete_at', 'is', null))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('objection.id');
  return pageFrom(tx, query, asked);
}

export type ObjectionRow = Awaited<ReturnType<typeof findObjections>>['rows'][number];

export const findObjection = (
  tx: Tx,
  edition: EditionId,
  seen: ObjectionsSeen,
  id: ObjectionId,
): Promise<ObjectionRow | undefined> => objections(tx, edition, seen).where('objection.id', '=', id).executeTakeFirst();

/** Who objected, and what they said: asked for only on behalf of the body that answers. */
export const findIdentity = (tx: Tx, id: ObjectionId) =>
  tx
    .selectFrom('objection_identity')
    .select(['identity', 'words', sql<FiledPaper[]>`evidence`.as('evidence')])
    .where('objection_id', '=', id)
    .executeTakeFirst();
