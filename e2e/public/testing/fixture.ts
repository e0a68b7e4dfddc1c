import { as, type Day, day, endOf, instantAt } from '@heng/domain/language';
import { changeResolved, listPacks, loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { sql } from 'kysely';
import { buildServer, type PublishedPack } from '../../../server/src/public/index.ts';
import type { Tx } from '../../../server/src/storage/index.ts';
import { type TestDatabase, testDatabase } from '../../../server/src/storage/testing.ts';

/** The public pages over rows of an invented edition, as on Thursday 7 May 2026, 09:20 in China: a notice runs over a holiday. */
export interface Fixture {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  readonly database: TestDatabase;
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The regulation that the invented editions are held under. */
const packId = 'xinyang-2022';
export const hostile = '<script>alert(1)</script>"单位\' & <b>';
const names: readonly (readonly [string, string])[] = [
  ['某某茶业股份有限公司（样例）', '农产品加工'],
  ['某某智能装备有限公司（样例）', '装备制造'],
  ['某某光电科技有限公司（样例）', '光电子'],
  ['某某中心医院（样例）', '医疗卫生'],
  ['某某粮油食品有限公司（样例）', '食品制造'],
  ['某某物流有限公司（样例）', '现代物流'],
  ['某某实验小学（样例）', '教育'],
  ['某某生物医药有限公司（样例）', '医药制造'],
  ['某某文旅服务有限公司（样例）', '文化旅游'],
];

export async function startFixture(
  options: { hostile?: boolean; empty?: boolean; everyPack?: boolean; now?: string } = {},
): Promise<Fixture> {
  const database = await testDatabase('demonstration');
  const pack = await realPack();
  if (!options.empty) await fill(database, pack, options.hostile === true);
  const calendar = await loadCalendar();
  if (!calendar.ok) throw new Error('the calendar cannot be read');
  const app = await buildServer({
    db: database.db,
    calendar: calendar.value,
    packs: options.empty ? [] : options.everyPack ? await everyPack() : [pack, ...others(pack)],
    now: () => as(options.now ?? '2026-05-07T01:20:00.000000Z'),
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    database,
    address,
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

type Resolved = PublishedPack & { readonly text: string; readonly sha256: string };

async function realPack(id = packId): Promise<Resolved> {
  const resolved = await resolvePack(packFolder(id), day('2026-03-04'));
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.reasons.slice(0, 3)));
  return resolved.value;
}

const everyPack = async (): Promise<readonly Resolved[]> => Promise.all((await listPacks()).map((id) => realPack(id)));

/** A draft and an expired regulation: for reading only. */
const others = ({ pack, en }: PublishedPack): readonly PublishedPack[] =>
  (['draft', 'expired'] as const).map((status) => ({
    pack: {
      ...pack,
      regulation: {
        ...pack.regulation,
        id: `sample-${status}`,
        title: `某某市市长质量奖管理办法（${status === 'draft' ? '讨论稿' : '旧'}）`,
        place: '某某市',
        status,
      },
    },
    en,
  }));

async function fill({ owner }: TestDatabase, { pack, text, sha256 }: Resolved, evil: boolean): Promise<void> {
  await owner
    .insertInto('regulation_pack')
    .values({ digest: sha256, regulation: pack.regulation.id, resolved: text })
    .execute();
  const decided = changeResolved(pack, {
    at: 'criteria.performance-excellence.set',
    was: pack.criteria['performance-excellence']?.set,
    now: 'gb-t-19580-2012',
  });
  if (!decided.ok) throw new Error(JSON.stringify(decided.reasons));
  await owner
    .insertInto('regulation_pack')
    .values({ digest: decided.value.sha256, regulation: pack.regulation.id, resolved: decided.value.text })
    .execute();
  const at = (d: string, time = '09:00') => instantAt(day(d), time);
  const open = (jurisdiction: string) => async (tx: Tx) => {
    await sql`select set_config('heng.act', 'fixture', true), set_config('heng.jurisdiction', ${jurisdiction}, true)`.execute(
      tx,
    );
  };
  const inJurisdiction = (jurisdiction: string, work: (tx: Tx) => Promise<void>) =>
    owner.transaction().execute(async (tx) => {
      await open(jurisdiction)(tx);
      await work(tx);
    });
  const edition = (
    tx: Tx,
    id: string,
    label: string,
    opened: string,
    closed: string | null,
    nature = 'real',
    digest = sha256,
  ) =>
    tx
      .insertInto('edition')
      .values({
        id,
        regulation: pack.regulation.id,
        programme: pack.regulation.programme,
        label,
        nature,
        pack: digest,
        opened_at: at(opened),
        closed_at: closed === null ? null : at(closed),
      })
      .execute();
  const steps = async (
    tx: Tx,
    id: string,
    until: string,
    days: Readonly<Record<string, readonly [string, string | null]>>,
    applies: readonly [string, string],
  ) => {
    const last = pack.steps.findIndex((step) => step.id === until);
    await tx
      .insertInto('edition_step')
      .values(
        pack.steps.map((step, i) => ({
          edition_id: id,
          step: step.id,
          place: i + 1,
          opens_on: step.kind === 'application' ? day(applies[0]) : null,
          closes_on: step.kind === 'application' ? day(applies[1]) : null,
          opened_at: i > last ? null : at(days[step.id]?.[0] ?? '2026-03-04'),
          closed_at: i >= last ? null : at(days[step.id]?.[1] ?? '2026-04-29'),
        })),
      )
      .execute();
  };
  const entry = async (tx: Tx, jurisdiction: string, id: string, place: number | null) => {
    const leaf = Buffer.alloc(32, place ?? 77);
    await tx
      .insertInto('journal_entry')
      .values({ id, jurisdiction_id: jurisdiction, act: 'notice-published', at: at('2026-04-30'), entry: '{}', leaf })
      .execute();
    if (place !== null) await tx.insertInto('journal_leaf').values({ place, entry_id: id, hash: leaf }).execute();
  };
  const cases = async (tx: Tx, prefix: string, id: string, list: readonly (readonly [string, string])[]) => {
    for (const [i, [name, industry]] of list.entries()) {
      await tx
        .insertInto('applicant')
        .values({ id: `${prefix}-a${i}`, name, industry })
        .execute();
      await tx
        .insertInto('case_file')
        .values({
          id: `${prefix}-c${i}`,
          edition_id: id,
          number: i + 1,
          applicant_id: `${prefix}-a${i}`,
          track: 'organisation',
          kind: 'organisation',
          opened_at: at('2026-03-05'),
          submitted_at: at('2026-04-02'),
        })
        .execute();
    }
  };
  const notice = async (
    tx: Tx,
    row: {
      id: string;
      edition: string;
      step: string;
      published: string;
      last: string | null;
      kind?: string;
      media?: string;
      case?: string;
      closed?: string;
      document?: string;
    },
    listed: readonly (readonly [string, string | null])[],
  ) => {
    await tx
      .insertInto('notice')
      .values({
        id: row.id,
        edition_id: row.edition,
        step: row.step,
        case_id: row.case ?? null,
        kind: row.kind ?? 'notice',
        title: row.step,
        media: row.media ?? null,
        document: row.document ?? null,
        published_on: day(row.published),
        last_day: row.last === null ? null : day(row.last),
        published_at: at(row.published),
        act: `act-${row.id}`,
        closed_at: row.closed === undefined ? null : at(row.closed),
      })
      .execute();
    if (listed.length === 0) return;
    await tx
      .insertInto('notice_case')
      .values(listed.map(([case_id, tier], i) => ({ notice_id: row.id, case_id, tier, place: i + 1 })))
      .execute();
  };

  await inJurisdiction('here', async (tx) => {
    await edition(tx, 'sample-2026', '2026', '2026-03-02', null, 'real', decided.value.sha256);
    await steps(
      tx,
      'sample-2026',
      'acceptance-notice',
      {
        announcement: ['2026-03-04', '2026-03-04'],
        application: ['2026-03-04', '2026-04-13'],
        vetting: ['2026-04-13', '2026-04-29'],
        'acceptance-notice': ['2026-04-30', null],
      },
      ['2026-03-05', '2026-04-10'],
    );
    const list = evil ? [[hostile, hostile] as const, ...names.slice(1)] : names;
    await cases(tx, 's26', 'sample-2026', [...list, ['未受理单位（样例）', '批发'], ['未公开单位（样例）', '零售']]);
    await notice(
      tx,
      {
        id: 'notice-announcement',
        edition: 'sample-2026',
        step: 'announcement',
        kind: 'announcement',
        published: '2026-03-04',
        last: null,
        media: 'main-city-media',
      },
      [],
    );
    await notice(
      tx,
      {
        id: 'notice-inside',
        edition: 'sample-2026',
        step: 'internal-notice',
        case: 's26-c0',
        published: '2026-03-09',
        last: '2026-03-16',
        media: 'in-house',
      },
      [],
    );
    await notice(
      tx,
      {
        id: 'notice-acceptance',
        edition: 'sample-2026',
        step: 'acceptance-notice',
        published: '2026-04-30',
        last: '2026-05-11',
        ...(evil ? { document: hostile } : {}),
      },
      list.map((_, i) => [`s26-c${i}`, null]),
    );
    await entry(tx, 'here', 'act-notice-acceptance', 162);
    await entry(tx, 'here', 'act-notice-announcement', null);
    await tx
      .insertInto('setting')
      .values([
        {
          edition_id: 'sample-2026',
          path: 'criteria.performance-excellence.set',
          was: JSON.stringify({ decided_by: 'office', before: 'announcement' }),
          now: JSON.stringify('gb-t-19580-2012'),
          body: 'office',
          document: evil ? hostile : '秘书处 2026 年第 3 号决定',
          decided_on: day('2026-03-02'),
          at: at('2026-03-02'),
        },
      ])
      .execute();

    await edition(tx, 'sample-2024', '2024', '2024-03-01', '2024-08-01');
    await steps(tx, 'sample-2024', 'conferral', {}, ['2024-03-05', '2024-04-10']);
    await cases(tx, 's24', 'sample-2024', [
      ['某某矿业集团有限公司（样例）', '采矿'],
      ['某某建材股份有限公司（样例）', '建材'],
    ]);
    await notice(
      tx,
      {
        id: 'notice-winners-2024',
        edition: 'sample-2024',
        step: 'winners-notice',
        published: '2024-07-01',
        last: '2024-07-08',
        media: 'city-media',
        closed: '2024-07-09',
      },
      [
        ['s24-c0', 'main'],
        ['s24-c1', 'nomination'],
      ],
    );
    await tx
      .insertInto('award')
      .values([
        {
          id: 'award-1',
          edition_id: 'sample-2024',
          programme: pack.regulation.programme,
          applicant_id: 's24-a0',
          case_id: 's24-c0',
          tier: 'main',
          row: 'main',
          honours: ['plaque', 'certificate'],
          money: 300000,
          takes_seat: true,
          awarded_on: day('2024-07-25'),
          revoked_on: null,
        },
        {
          id: 'award-2',
          edition_id: 'sample-2024',
          programme: pack.regulation.programme,
          applicant_id: 's24-a1',
          case_id: 's24-c1',
          tier: 'nomination',
          row: 'nomination',
          honours: null,
          money: 100000,
          takes_seat: true,
          awarded_on: day('2024-07-25'),
          revoked_on: day('2025-02-20'),
        },
      ])
      .execute();
  });
  await inJurisdiction('there', async (tx) => {
    await edition(tx, 'sample-there', '2026', '2026-04-10', null, 'rehearsal');
    await steps(tx, 'sample-there', 'application', {}, ['2026-04-13', '2026-05-22']);
    await notice(
      tx,
      {
        id: 'notice-there',
        edition: 'sample-there',
        step: 'announcement',
        kind: 'announcement',
        published: '2026-04-13',
        last: null,
        media: 'main-city-media',
      },
      [],
    );
    await tx
      .insertInto('journal_head')
      .values({
        size: 164,
        root: Buffer.alloc(32, 9),
        edge: Buffer.alloc(32, 9),
        below: '1',
        sealed_at: endOf(day('2026-05-06') as Day),
      })
      .execute();
  });
}
