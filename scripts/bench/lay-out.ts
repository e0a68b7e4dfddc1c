// A seeded edition for measuring: the first review of a real pack stands open, with applicants, teams of five and their sheets. Laid out by the owner,
// with the mark that an act would leave; nothing in it comes from a rehearsal, so that 3,000 cases take seconds.

import { createHash } from 'node:crypto';
import type { ResolvedPack } from '@heng/domain/regulation';
import { changeResolved, listPacks, packFolder, resolvePack } from '@heng/regulations';
import pg from 'pg';
import { addJurisdiction, type DatabaseUrls } from '../../server/src/storage/index.ts';

const jurisdiction = 'here';
/** Where sheets are read; all of them are handed in. */
export const edition = 'bench';
/** Where sheets are written: teams at work, nothing handed in yet. */
export const atWork = 'bench-writes';
const assessors = 60;
const perCase = 5;
export const items = 23;

export interface LaidOut {
  readonly step: string;
  readonly team: string;
  readonly office: string;
  /** Cases whose sheets are still to be written. */
  readonly open: number;
}

/** So many cases with all their sheets, and besides so many whose teams are at work. */
export async function layOut(urls: DatabaseUrls, cases: number, open: number): Promise<LaidOut> {
  await addJurisdiction(urls, jurisdiction, '此地');
  const { pack, sha256, text } = await packWithSheets();
  const step = pack.steps.find((one) => one.kind === 'review');
  const [team] = Object.entries(pack.bodies).find(([, { role }]) => role === 'team') ?? [];
  const [office] = Object.entries(pack.bodies).find(([, { role }]) => role === 'office') ?? [];
  if (!step || !team || !office) throw new Error('the pack has no review by a team');
  const [track, { kinds }] = Object.entries(pack.tracks)[0] ?? ['', { kinds: {} }];
  const kind = Object.keys(kinds)[0] ?? '';
  const before = pack.steps.slice(0, pack.steps.indexOf(step)).map(({ id }) => id);

  const client = new pg.Client(urls.owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('heng.jurisdiction', $1, true), set_config('heng.act', 'bench', true)`, [
      jurisdiction,
    ]);
    await client.query('select setseed(0.42)');
    await client.query('insert into regulation_pack values ($1, $2, $3)', [sha256, pack.regulation.id, text]);
    await client.query(
      `insert into person (id, name) select 'assessor-' || i, '评审员' || i from generate_series(1, $1::int) i`,
      [assessors],
    );
    await client.query(`insert into person (id, name) values ('clerk', '经办人')`);
    await client.query(
      `insert into applicant (id, name, industry) select 'applicant-' || i, '第' || i || '号样本制造有限公司', 'C' || (i % 10) from generate_series(1, $1::int) i`,
      [Math.max(cases, open)],
    );
    for (const [id, count, handedIn] of [
      [edition, cases, true],
      [atWork, open, false],
    ] as const) {
      await client.query(
        `insert into edition (id, regulation, programme, label, nature, pack, opened_at) values ($1, $2, $3, $1, 'rehearsal', $4, now() - interval '90 days')`,
        [id, pack.regulation.id, pack.regulation.programme, sha256],
      );
      await client.query(
        `insert into edition_step (edition_id, step, place, opened_at, closed_at)
         select $1, step, n, case when step = any ($3) or step = $4 then now() - interval '60 days' end, case when step = any ($3) then now() - interval '30 days' end
         from unnest($2::text[]) with ordinality as s (step, n)`,
        [id, pack.steps.map((one) => one.id), before, step.id],
      );
      await client.query(
        `insert into member (edition_id, body, person_id, seat, appointed_at)
         select $1, $2, 'assessor-' || i, 'member', now() from generate_series(1, $3::int) i union all select $1, $4, 'clerk', 'member', now()`,
        [id, team, assessors, office],
      );
      await client.query(
        `insert into case_file (id, edition_id, number, applicant_id, track, kind, opened_at, submitted_at)
         select $1 || '-' || i, $1, i, 'applicant-' || i, $2, $3, now() - interval '80 days', now() - interval '70 days' from generate_series(1, $4::int) i`,
        [id, track, kind, count],
      );
      // A team for every twelve cases; the assessors go round.
      await client.query(
        `insert into team (id, edition_id, body, formed_at) select $1 || '-team-' || t, $1, $2, now() from generate_series(0, 11) t`,
        [id, team],
      );
      await client.query(
        `insert into team_member (team_id, person_id, seat)
         select $1 || '-team-' || t, 'assessor-' || (t * 5 + k), case k when 1 then 'leader' else 'member' end from generate_series(0, 11) t, generate_series(1, 5) k`,
        [id],
      );
      await client.query(
        `insert into team_case (step, case_id, team_id) select $2, $1 || '-' || i, $1 || '-team-' || (i % 12) from generate_series(1, $3::int) i`,
        [id, step.id, count],
      );
      if (!handedIn) continue;
      await client.query(
        `insert into sheet (case_id, step, person_id, percents, points, handed_in_at)
         select $1 || '-' || i, $2, 'assessor-' || ((i % 12) * 5 + k), p, (select sum(x) from unnest(p) x)::text, now() - interval '10 days'
         from generate_series(1, $3::int) i, generate_series(1, 5) k,
              lateral (select array(select (floor(random() * 21) * 5)::smallint from generate_series(1, $4::int) where i + k > 0) p) s`,
        [id, step.id, count, items],
      );
    }
    await signIn(client);
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return { step: step.id, team, office, open };
}

/** The first pack whose reviews score item by item, with its criteria decided as an office would. */
async function packWithSheets(): Promise<{ pack: ResolvedPack; sha256: string; text: string }> {
  for (const id of await listPacks()) {
    const resolved = await resolvePack(packFolder(id), '2026-03-02' as never);
    if (!resolved.ok) continue;
    const { pack } = resolved.value;
    const review = pack.steps.find((one) => one.kind === 'review');
    const [set] = Object.keys(pack.criteria_sets);
    if (review?.kind !== 'review' || review.sheet !== 'by-item' || review.criteria === null || set === undefined)
      continue;
    const at = `criteria.${review.criteria}.set`;
    const was = pack.criteria[review.criteria]?.set;
    const decided = changeResolved(pack, { at, was, now: set } as never);
    if (!decided.ok) continue;
    const { sha256, text } = decided.value;
    return { pack: JSON.parse(text), sha256, text };
  }
  throw new Error('no pack scores item by item');
}

/** The n-th piece of work: which case, and which assessor of its team; every pair once. */
export function pairAt(n: number, open: number): { readonly case: string; readonly person: string } {
  const i = (n % open) + 1;
  const k = (Math.floor(n / open) % perCase) + 1;
  return { case: `${atWork}-${i}`, person: `assessor-${(i % 12) * perCase + k}` };
}

/** The token of somebody's sign-in: made for the measuring, and as long as a real one. */
export const tokenOf = (person: string): string => createHash('sha256').update(`bench ${person}`).digest('base64url');

/** Everybody has signed in. */
async function signIn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from person');
  for (const { id } of rows) {
    const account = `account-${id}`;
    await client.query('insert into account (id, person_id, login) values ($1, $2, $2)', [account, id]);
    await client.query(
      `insert into session (id, account_id, token, whole, strong, idle, ends_at, device, network, address)
       values ($1, $2, $3, true, false, 7200, clock_timestamp() + interval '12 hours', 'bench', '127.0.*.*', '')`,
      [`session-${id}`, account, createHash('sha256').update(tokenOf(id)).digest()],
    );
  }
}

/** The tables of the bare floor, with as many rows. */
export async function layOutFloor(url: string, cases: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`
      create table app (id int primary key, name text not null, code text not null, region text not null, category text not null, summary text not null);
      create table sheet (id int primary key, app_id int not null references app, assessor text not null, scores smallint[] not null, total int not null,
        note text not null, version int not null default 1);
      create index on sheet (app_id);
      create table journal (seq bigserial primary key, at timestamptz not null default now(), actor text not null, act text not null, body jsonb not null, hash bytea not null);
      insert into app select i, '第' || i || '号样本制造有限公司', '9141' || i, 'R' || i % 10, 'c' || i % 4, repeat('quality leadership process ', 50) from generate_series(1, ${cases}) i;
      insert into sheet select i, (i - 1) / 5 + 1, 'assessor-' || i % 60, s, (select sum(x) from unnest(s) x), repeat('measured result ', 30)
        from generate_series(1, ${cases * perCase}) i, lateral (select array(select (floor(random() * 21) * 5)::smallint from generate_series(1, ${items}) where i > 0) s) t`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
