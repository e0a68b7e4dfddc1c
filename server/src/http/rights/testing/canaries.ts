import { channelOf } from '@heng/domain/notice';
import type { EditionView, Thing } from '@heng/domain/procedure';
import { reportChannels } from '@heng/domain/supervision';
import { sql } from 'kysely';
import type { TestDatabase } from '../../../storage/testing.ts';

/** A canary that sings in a text: of which thing and of what (a case, a person, or an id of its own). */
export interface Canary {
  readonly thing: Thing | 'name' | 'message' | 'login' | 'invitation';
  readonly of: string;
}

const song = /canary~([a-z-]+)~([\w.:-]+?)~/g;
/** What is a number, or has to look like one: the thing by its place here, then the number of the case. */
const numbered: readonly Thing[] = ['sheet', 'consensus', 'score', 'tally', 'award', 'file', 'trade-secret'];
const numbers: readonly RegExp[] = [
  /(?<![\d.])77(\d)(\d{3})\.25/g, // points and totals, also the mean of some
  /(?<!\d)2(\d)(\d{3}),2\1\2(?!\d)/g, // the lines of a sheet
  /(?<!\d)775(\d)(\d{3})(?![\d.])/g, // votes and money
  /ca[a]{10}(\d)(\d{3})/g, // digests
];

export function canariesIn(text: string, { cases }: Pick<EditionView, 'cases'>): readonly Canary[] {
  const inNumbers = numbers.flatMap((number) =>
    [...text.matchAll(number)].flatMap(([, thing = '', of = '']): readonly Canary[] => {
      const one = cases.find((file) => file.number % 1000 === Number(of));
      return one && numbered[Number(thing)] ? [{ thing: numbered[Number(thing)] as Thing, of: one.id }] : [];
    }),
  );
  const inWords = [...text.matchAll(song)].map(([, thing = '', of = '']) => ({ thing: thing as Canary['thing'], of }));
  return [...inWords, ...inNumbers];
}

const words = (thing: Canary['thing'], of: string) => sql`'canary~' || ${thing}::text || '~' || ${sql.raw(of)} || '~'`;
const place = (thing: Thing) => sql.raw(String(numbered.indexOf(thing)));
/** The number of a case, in three digits. */
const digits = (of: string) =>
  sql`(select lpad((f.number % 1000)::text, 3, '0') from case_file f where f.id = ${sql.raw(of)})`;
const points = (thing: Thing, of = 'case_id') => sql`'77${place(thing)}' || ${digits(of)} || '.25'`;
const whole = (thing: Thing, of = 'case_id') => sql`('775${place(thing)}' || ${digits(of)})::int`;
const lines = (thing: Thing) =>
  sql`array_fill(('2${place(thing)}' || ${digits('case_id')})::smallint, array[cardinality(percents)])`;
const digest = (thing: ReturnType<typeof sql>, of = 'case_id') =>
  sql`rpad('caaaaaaaaaaa' || ${thing} || ${digits(of)}, 64, 'a')`;
const both = (thing: Canary['thing'], of: string) =>
  sql`jsonb_build_object('name', ${words(thing, of)}, 'telephone', ${words(thing, of)}, 'address', ${words(thing, of)})`;

/** Words that nothing else in an edition reads. */
const inWords = (): readonly ReturnType<typeof sql>[] => [
  sql`update applicant set name = 'canary~name~' || id || '~'`,
  sql`update recommendation set reasons = ${words('file', 'case_id')}`,
  sql`update recusal set reason = ${words('vetting', 'case_id')}`,
  // A parent reads what it has found itself.
  sql`update finding set reasons = ${words('vetting', 'case_id')} where body <> 'parent'`,
  sql`update candidate set reasons = ${words('candidates', 'case_id')}`,
  sql`update winner set reasons = ${words('winners', 'case_id')}`,
  sql`update team set reasons = 'canary~people~' || edition_id || '~' where reasons is not null`,
  sql`update body_finding set reasons = 'canary~people~' || edition_id || '~'`,
  sql`update review_result set said = ${words('consensus', 'case_id')} where said is not null`,
  sql`update objection_identity i set identity = ${both('objection-identity', 'o.case_id')}, words = ${words('objection-identity', 'o.case_id')}
    from objection o where o.id = i.objection_id`,
  sql`update report_content set content = ${words('report', 'report_id')}, identity = ${both('report', 'report_id')}`,
  sql`update duty_record d set reasons = ${words('duties', 'a.case_id')} from award a where a.id = d.award_id`,
  sql`update award_event e set withdrawn_why = ${words('duties', 'a.case_id')} from award a where a.id = e.award_id and withdrawn_at is not null`,
  sql`update money_decision m set document = ${words('award', 'a.case_id')} from award a where a.id = m.award_id and m.document is not null`,
  sql`update proceeding set reasons = ${words('proceeding', 'edition_id')}`,
  sql`update proceeding_finding f set reasons = ${words('proceeding', 'p.edition_id')} from proceeding p where p.id = f.proceeding_id`,
  // An answer in words, where no recommender is told by it.
  sql`update case_draft set value = to_jsonb(${words('draft', 'case_id')}) where fact = 'ownership'`,
  sql`update case_fact set value = to_jsonb(${words('draft', 'case_id')}) where fact = 'ownership' and source = 'applicant'`,
  sql`update account set login = 'canary~login~' || person_id || '~' where id = 'account-' || person_id`,
  sql`insert into invitation (id, code, purpose, name, edition_id, body, seat, expires_at)
    select 'invitation-1', '\\xcafe', 'seat', 'canary~invitation~' || id || '~', id, 'office', 'member', now() + interval '1 day' from edition
    on conflict do nothing`,
  sql`insert into message (id, person_id, key, kind, edition_id, act, case_id, about, at)
    select 'message-' || m.person_id, m.person_id, 'canary', 'done', m.edition_id, 'application-vetted', null, ${words('message', 'm.person_id')}, now()
    from (select distinct person_id, edition_id from member) m on conflict do nothing`,
];

/** Values that decisions are made of: they are put back before the edition goes on. */
const inNumbers: Readonly<
  Record<string, { readonly key: string; readonly columns: readonly string[]; readonly set: ReturnType<typeof sql> }>
> = {
  sheet: {
    columns: ['percents', 'points'],
    key: 'case_id, step, person_id',
    set: sql`percents = ${lines('sheet')}, points = ${points('sheet')}`,
  },
  sheet_draft: { columns: ['percents'], key: 'case_id, step, person_id', set: sql`percents = ${lines('sheet')}` },
  consensus: {
    columns: ['percents', 'points'],
    key: 'case_id, step',
    set: sql`percents = ${lines('consensus')}, points = ${points('consensus')}`,
  },
  review_result: { columns: ['points'], key: 'case_id, step', set: sql`points = ${points('score')}` },
  standing: { columns: ['total'], key: 'case_id, step', set: sql`total = ${points('score')}` },
  tally: { columns: ['yes', 'no'], key: 'case_id, step', set: sql`yes = ${whole('tally')}, no = ${whole('tally')}` },
  money_decision: {
    columns: ['money'],
    key: 'award_id',
    set: sql`money = ${whole('award', '(select a.case_id from award a where a.id = award_id)')}`,
  },
  payment: {
    columns: ['amount'],
    key: 'act',
    set: sql`amount = ${whole('award', '(select a.case_id from award a where a.id = award_id)')}`,
  },
  case_document: {
    columns: ['sha256'],
    key: 'case_id, document',
    set: sql`sha256 = ${digest(sql`case when trade_secret then '${place('trade-secret')}' else '${place('file')}' end`)}`,
  },
};

/** Files of two cases, one for each purpose, and those that documents name; what they are a part of. */
const layFiles = sql`
  insert into file (id, stored, edition_id, case_id, purpose, person_id, name, kind, bytes, sha256, trade_secret, owner)
  select id, id, edition_id, case_id, purpose, 'uploader', 'canary~' || thing || '~' || case_id || '~', 'pdf', 1, sha256, trade_secret, 'canaries' from (
    select 'file-' || thing || '-' || c.id as id, c.edition_id, c.id as case_id, purpose, thing, rpad('', 64, 'b') as sha256, false as trade_secret
    from case_file c, (values ('vetting', 'vetting'), ('opinion', 'opinion'), ('review', 'sheet'), ('consensus', 'consensus'), ('tally', 'tally'),
      ('award', 'award'), ('objection', 'objection'), ('evidence', 'objection-identity'), ('application', 'draft')) p (purpose, thing)
    union all
    (select distinct on (case_id, trade_secret) 'file-' || case when trade_secret then 'trade-secret' else 'file' end || '-' || case_id, c.edition_id, case_id,
      'application', case when trade_secret then 'trade-secret' else 'file' end, sha256, trade_secret
    from case_document d join case_file c on c.id = d.case_id order by case_id, trade_secret, document)) f`;

/** An objection and a report of our own, where the rehearsal has none: to whom the regulation sends them. */
function layFiled({ edition, pack, notices, cases }: EditionView): readonly ReturnType<typeof sql>[] {
  const notice = notices.find(
    ({ case: one, step }) => one === null && pack.steps.some(({ id, kind }) => id === step && kind === 'notice'),
  );
  const step = pack.steps.find(({ id }) => id === notice?.step);
  const channel = step?.kind === 'notice' ? channelOf(pack, step)?.id : undefined;
  const [to] = reportChannels(pack);
  const [, one] = cases;
  return [
    ...(notice && channel && one
      ? [
          sql`insert into objection (id, edition_id, notice_id, case_id, channel, by, brought, received_at)
            values ('objection-canary', ${edition.id}, ${notice.id}, ${one.id}, ${channel}, 'person', '{}', now())`,
          sql`insert into objection_identity (objection_id, identity) values ('objection-canary', '{}')`,
        ]
      : []),
    ...(to === undefined
      ? []
      : [
          sql`insert into report (id, edition_id, channel, anonymous, missing, received_at)
            values ('report-canary', ${edition.id}, ${to}, false, '{}', now())`,
          sql`insert into report_content (report_id, content, identity) values ('report-canary', '', '{}')`,
        ]),
  ];
}

const takeFiled: readonly ReturnType<typeof sql>[] = [
  sql`delete from objection_identity where objection_id = 'objection-canary'`,
  sql`delete from objection where id = 'objection-canary'`,
  sql`delete from report_content where report_id = 'report-canary'`,
  sql`delete from report where id = 'report-canary'`,
];

/**
 * Puts something unique into every field that nobody else may read; each says what it is of. They are put in anew at every moment, since rows come.
 * Answers how to put back what the edition goes on with.
 */
export async function plantCanaries({ owner }: TestDatabase, view: EditionView): Promise<() => Promise<void>> {
  const marked = (change: (run: (one: ReturnType<typeof sql>) => Promise<unknown>) => Promise<void>) =>
    owner.transaction().execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'canaries', true)`.execute(
        tx,
      );
      await change((one) => one.execute(tx));
    });
  await marked(async (run) => {
    for (const one of [...layFiled(view), ...inWords()]) await run(one);
    for (const [table, { set }] of Object.entries(inNumbers)) {
      await run(sql`create table ${sql.table(`kept_${table}`)} as table ${sql.table(table)}`);
      await run(sql`update ${sql.table(table)} set ${set}`);
    }
    await run(sql`insert into person (id, name) values ('uploader', 'uploader') on conflict do nothing`);
    await run(layFiles);
  });
  return () =>
    marked(async (run) => {
      for (const [table, { key, columns }] of Object.entries(inNumbers)) {
        const back = sql.join(columns.map((column) => sql`${sql.ref(column)} = k.${sql.ref(column)}`));
        const same = sql.join(
          key.split(', ').map((column) => sql`t.${sql.ref(column)} = k.${sql.ref(column)}`),
          sql` and `,
        );
        await run(sql`update ${sql.table(table)} t set ${back} from ${sql.table(`kept_${table}`)} k where ${same}`);
        await run(sql`drop table ${sql.table(`kept_${table}`)}`);
      }
      for (const one of [...takeFiled, sql`delete from file where owner = 'canaries'`]) await run(one);
    });
}
