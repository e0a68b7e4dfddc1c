import { sql } from 'kysely';
import { testDatabase } from '../../server/src/storage/testing.ts';
import { readAs, within } from '../../server/src/storage/index.ts';
import { loadReader } from '../../server/src/procedure/rights/store.ts';
import { scopeOf } from '@heng/domain/procedure';
import { loadCasesPage } from '../../server/src/intake/cases-page/store.ts';
import { findSheets } from '../../server/src/review/page/store.ts';
import { layOut } from './lay-out.ts';
const t = await testDatabase();
const laid = await layOut(t.urls, Number(process.argv[2] ?? 300), 50);
const db = t.db;
const person = process.argv[3] ?? 'clerk';
const session = { person, administrator: null } as never;
const page = async (tx: any, reader: any) => loadCasesPage(tx, 'bench' as never, { page: 1, size: 50, sort: 'number', order: 'asc', mine: null, free: [], seen: scopeOf('case', reader), results: scopeOf('score', reader), objections: scopeOf('objection', reader) });
const sheets = async (tx: any) => findSheets(tx, 'bench' as never, { case: 'bench-1' as never, step: null, reader: person as never });
let reader: any;
const least = async (f: () => Promise<number>) => { let m = 1e9; for (let i = 0; i < 150; i += 1) m = Math.min(m, await f()); return m.toFixed(2); };
const timed = async (f: () => Promise<unknown>) => { const s = performance.now(); await f(); return performance.now() - s; };
for (const on of [false, true]) {
  const run = <T>(f: (tx: any) => Promise<T>) => (on ? readAs(db, { jurisdiction: 'here', person }, f) : within(db, 'here', f));
  console.log(on, 'standing', await least(() => run((tx) => timed(() => loadReader(tx, session, 'bench' as never)))),
   'sheets first', await least(() => run(async (tx) => { await loadReader(tx, session, 'bench' as never); return timed(() => sheets(tx)); })),
   'again', await least(() => run(async (tx) => { await loadReader(tx, session, 'bench' as never); await sheets(tx); return timed(() => sheets(tx)); })));
  for (const q of ["select heng_ways()", "select heng_cases('case')", "select heng_editions('case')", "select heng_interest()", "select heng_handed_in()", "select team_at_work((select team_id from team_case where case_id='bench-1' limit 1), 'bench-1', (select step from team_case where case_id='bench-1' limit 1))", "select * from team_case where case_id='bench-1'", "select * from sheet where case_id='bench-1'"])
    if (on || q.includes('from')) console.log(q, await least(() => run(async (tx) => { await loadReader(tx, session, 'bench' as never); const x = sql`${sql.raw(q)} where ${1}::int = 1`; const y = q.includes('where case_id=') && !q.startsWith('select team_at') ? sql`${sql.raw(q)} and ${1}::int = 1` : x; return timed(() => y.execute(tx)); })),
      'again', await least(() => run(async (tx) => { await loadReader(tx, session, 'bench' as never); const x = sql`${sql.raw(q)} where ${1}::int = 1`; const y = q.includes('where case_id=') && !q.startsWith('select team_at') ? sql`${sql.raw(q)} and ${1}::int = 1` : x; await y.execute(tx); return timed(() => y.execute(tx)); })));
}
const kinds: Record<string, (on: boolean) => Promise<unknown>> = {
  nothing: (on) => (on ? readAs(db, { jurisdiction: 'here', person }, async () => 1) : within(db, 'here', async () => 1)),
  reader: (on) => (on ? readAs(db, { jurisdiction: 'here', person }, (tx) => loadReader(tx, session, 'bench' as never)) : within(db, 'here', (tx) => loadReader(tx, session, 'bench' as never))),
  list: (on) => { const f = async (tx: any) => page(tx, await loadReader(tx, session, 'bench' as never)); return on ? readAs(db, { jurisdiction: 'here', person }, f) : within(db, 'here', f); },
  sheets: (on) => { const f = async (tx: any) => { await loadReader(tx, session, 'bench' as never); return sheets(tx); }; return on ? readAs(db, { jurisdiction: 'here', person }, f) : within(db, 'here', f); },
};
for (let round = 0; round < 2; round += 1)
  for (const [name, run] of Object.entries(kinds)) {
    const best: number[] = [];
    for (const on of [false, true]) {
      const times: number[] = [];
      for (let i = 0; i < 250; i += 1) { const s = performance.now(); await run(on); times.push(performance.now() - s); }
      times.sort((a, b) => a - b);
      best.push(times[0] ?? 0);
    }
    if (round === 1) console.log(name.padEnd(8), 'without', best[0]?.toFixed(2), 'with', best[1]?.toFixed(2), 'ms (least)');
  }
if (process.argv[4]) {
  await readAs(db, { jurisdiction: 'here', person }, async (tx) => {
    await loadReader(tx, session, 'bench' as never);
    for (const q of [
      sql`explain (analyze, costs off, timing on) select s.case_id, count(*) from sheet s where s.jurisdiction_id = heng_jurisdiction() and s.case_id = any(array(select id from case_file where edition_id = 'bench' limit 50)) group by 1`,
      sql`explain (analyze, costs off, timing on) select * from case_file where edition_id = 'bench'`,
      sql`explain (analyze, costs off, timing on) select * from team_case t where case_id = 'bench-1'`,
      sql`explain (analyze, costs off, timing on) select * from consensus t where case_id = 'bench-1'`,
    ]) { const { rows } = await q.execute(tx); console.log(rows.map((r: any) => r['QUERY PLAN']).join('\n')); console.log('---'); }
  });
}
await t.drop();
