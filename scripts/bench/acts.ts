// Measures the write path against a bare floor on the same server, in turns: `node scripts/bench/acts.ts [seconds of a turn] [connections]`.
// The floor: one versioned update and one journal row with its hash in plain pg, prepared, durable; no rights, trigger or keys.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { as, type CaseId, type EditionId, ok, type PersonId, type StepId } from '@heng/domain/language';
import { sql } from 'kysely';
import pg from 'pg';
import {
  addJurisdiction,
  connect,
  createDatabase,
  type Desk,
  inDatabase,
  migrate,
  newId,
  proveJournal,
  record,
  seal,
  startEmbedded,
  startSequencer,
} from '../../server/src/storage/index.ts';

const seconds = Number(process.argv[2] ?? 3);
const connections = Number(process.argv[3] ?? 8);
const turns = 3;
const percents = Array.from({ length: 23 }, (_, i) => (i * 7) % 101);

interface Turn {
  readonly rate: number;
  readonly median: number;
  readonly p99: number;
}

/** Runs `write` on all connections for the time of one turn; each worker has sheets of its own. */
async function turn(write: (worker: number, n: number) => Promise<void>): Promise<Turn> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, worker) => {
      for (let n = 0; performance.now() < end; n += 1) {
        const start = performance.now();
        await write(worker, n);
        times.push(performance.now() - start);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { rate: (times.length / (performance.now() - began)) * 1000, median: at(0.5), p99: at(0.99) };
}

async function floor(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query(`
    create table floor_sheet (id text primary key, version int not null, percents smallint[] not null, points text not null);
    create table floor_journal (id text primary key, entry text not null, leaf bytea not null);
    insert into floor_sheet select 'sheet-' || i, 0, '{}', '' from generate_series(0, ${connections - 1}) i`);
  const versions = new Map<number, number>();
  return {
    end: () => pool.end(),
    write: async (worker: number) => {
      const id = randomUUID();
      const version = versions.get(worker) ?? 0;
      const entry = JSON.stringify({
        id,
        at: new Date().toISOString(),
        by: 'person-1',
        act: { act: 'sheet-handed-in', percents, points: '600' },
      });
      const leaf = createHash('sha256').update('\0').update(entry).digest();
      const client = await pool.connect();
      await client.query('begin');
      const { rowCount } = await client.query({
        name: 'update',
        text: 'update floor_sheet set version = version + 1, percents = $3, points = $4 where id = $1 and version = $2',
        values: [`sheet-${worker}`, version, percents, '600'],
      });
      if (rowCount !== 1) throw new Error('the floor lost a write');
      await client.query({
        name: 'journal',
        text: 'insert into floor_journal values ($1, $2, $3)',
        values: [id, entry, leaf],
      });
      await client.query('commit');
      client.release();
      versions.set(worker, version + 1);
    },
  };
}

/** The platform's own way: step for share, sheet for update, decision, row, act, trigger. */
function handIn(desk: Desk) {
  return async (worker: number, n: number): Promise<void> => {
    const caseId = as<CaseId>(`case-${worker}`);
    const person = as<PersonId>('person-1');
    const attempt = {
      by: { person, body: as<never>('team'), of: null },
      key: `${worker}-${n}-${randomUUID()}`,
      edition: as<EditionId>('edition'),
    };
    const done = await record(
      desk,
      { ...attempt, attempted: 'sheet-handed-in', subject: caseId },
      {
        load: (tx) =>
          sql`with step as (select closed_at from edition_step where edition_id = 'edition' and step = 'site' for share)
            select sheet.percents, step.closed_at from sheet, step
            where sheet.case_id = ${caseId} and sheet.step = 'site' and sheet.person_id = ${person} for update of sheet`
            .execute(tx)
            .then(({ rows }) => rows[0]),
        decide: () =>
          ok({
            act: 'sheet-handed-in',
            article: '19',
            step: as<StepId>('site'),
            case: caseId,
            assessor: person,
            percents,
            points: '600',
          } as const),
        save: async (tx, act, at) => {
          await tx
            .updateTable('sheet')
            .set({ percents: [...act.percents], points: act.points, handed_in_at: at })
            .where('case_id', '=', act.case)
            .where('step', '=', act.step)
            .where('person_id', '=', act.assessor)
            .execute();
        },
      },
    );
    if (!done.ok) throw new Error('a write was refused');
  };
}

const prepare = `
  begin;
  select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'bench', true);
  insert into regulation_pack values ('d', 'r', '{}');
  insert into edition (id, regulation, programme, label, nature, pack, opened_at) values ('edition', 'r', 'p', '2026', 'rehearsal', 'd', now());
  insert into edition_step (edition_id, step, place) values ('edition', 'site', 1);
  insert into applicant (id, name) select 'applicant-' || i, 'x' from generate_series(0, ${connections - 1}) i;
  insert into case_file (id, edition_id, number, applicant_id, track, kind, opened_at)
    select 'case-' || i, 'edition', i, 'applicant-' || i, 't', 'k', now() from generate_series(0, ${connections - 1}) i;
  insert into sheet (case_id, step, person_id, percents, points, handed_in_at)
    select 'case-' || i, 'site', 'person-1', '{}', '0', now() from generate_series(0, ${connections - 1}) i;
  commit`;

const folder = mkdtempSync(join(tmpdir(), 'heng-bench-'));
const server = await startEmbedded({ folder });
try {
  await createDatabase(server, 'bench');
  const urls = inDatabase(server, 'bench');
  await migrate(urls, 'rehearsal');
  await addJurisdiction(urls, 'here', '此地');
  const owner = connect(urls.owner, { connections: 2, statement: 0 });
  await sql.raw(prepare).execute(owner);
  const db = connect(urls.app, { connections: connections + 1 });
  const sequencer = startSequencer(db, { onFault: console.error });
  const bare = await floor(urls.owner);
  const write = handIn({ db, jurisdiction: 'here', calendar: new Map(), newId });

  const ratios: number[] = [];
  const shown = ({ rate, median, p99 }: Turn) =>
    `${rate.toFixed(0).padStart(6)}/s  median ${median.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`;
  for (let i = 0; i < turns; i += 1) {
    const below = await turn(bare.write);
    const ours = await turn(write);
    ratios.push(ours.rate / below.rate);
    console.log(`floor ${shown(below)}\nacts  ${shown(ours)}  ratio ${(ours.rate / below.rate).toFixed(2)}`);
  }
  console.log(
    `ratio, middle of ${turns}: ${ratios.toSorted((a, b) => a - b)[turns >> 1]?.toFixed(2)} (${connections} connections, sequencer on)`,
  );

  await sequencer.stop();
  await bare.end();
  const sealing = performance.now();
  const { added } = await seal(db);
  const proving = performance.now();
  const { holds, entries } = await proveJournal(owner);
  const spent = performance.now() - proving;
  console.log(
    `last seal: ${added} entries in ${(proving - sealing).toFixed(0)} ms; proof: ${entries} entries in ${spent.toFixed(0)} ms (${((entries / spent) * 1000).toFixed(0)}/s), ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  );
  await db.destroy();
  await owner.destroy();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
