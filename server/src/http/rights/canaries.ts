import type { Thing } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { TestDatabase } from '../../storage/testing.ts';

/** A canary that sings in a text: of which thing and of what (a case, or an id of its own). */
export interface Canary {
  readonly thing: Thing | 'name';
  readonly of: string;
}

const song = /canary~([a-z-]+)~([\w.:-]+?)~/g;

export const canariesIn = (text: string): readonly Canary[] =>
  [...text.matchAll(song)].map(([, thing = '', of = '']) => ({ thing: thing as Canary['thing'], of }));

/**
 * Puts a unique text into every field that holds words nobody else may read; each says what it is of. Nothing else in an edition reads them. They are put in
 * anew at every moment, since rows come.
 */
export async function plantCanaries({ owner }: TestDatabase): Promise<void> {
  const at = (thing: string, of: string) => sql`'canary~' || ${thing}::text || '~' || ${sql.raw(of)} || '~'`;
  await owner.transaction().execute(async (tx) => {
    await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'canaries', true)`.execute(
      tx,
    );
    const plant = [
      sql`update applicant set name = 'canary~name~' || id || '~'`,
      sql`update recommendation set reasons = ${at('file', 'case_id')}`,
      sql`update recusal set reason = ${at('vetting', 'case_id')}`,
      // A parent reads what it has found itself.
      sql`update finding set reasons = ${at('vetting', 'case_id')} where body <> 'parent'`,
      sql`update candidate set reasons = ${at('candidates', 'case_id')}`,
      sql`update winner set reasons = ${at('winners', 'case_id')}`,
      sql`update review_result set said = ${at('consensus', 'case_id')} where said is not null`,
      sql`update objection_identity i set identity = jsonb_build_object('name', ${at('objection-identity', 'o.case_id')}) from objection o where o.id = i.objection_id`,
      sql`update report_content set content = ${at('report', 'report_id')}, identity = jsonb_build_object('name', ${at('report', 'report_id')})`,
      sql`update duty_record d set reasons = ${at('duties', 'a.case_id')} from award a where a.id = d.award_id`,
      sql`update proceeding set reasons = ${at('proceeding', 'edition_id')}`,
      sql`update proceeding_finding f set reasons = ${at('proceeding', 'p.edition_id')} from proceeding p where p.id = f.proceeding_id`,
    ];
    for (const one of plant) await one.execute(tx);
    // An answer in words, where no recommender is told by it.
    const free = sql`fact = 'ownership'`;
    await sql`update case_draft set value = to_jsonb(${at('draft', 'case_id')}) where ${free}`.execute(tx);
    await sql`update case_fact set value = to_jsonb(${at('draft', 'case_id')}) where ${free} and source = 'applicant'`.execute(
      tx,
    );
  });
}
