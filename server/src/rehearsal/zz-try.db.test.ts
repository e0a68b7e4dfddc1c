import { it } from 'node:test';
import { day } from '@heng/domain/language';
import { wordingOf } from '@heng/domain/procedure';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { testDatabase } from '../storage/testing.ts';
import { rehearse } from './rehearse.ts';
import { replayJournal } from '../procedure/replay/store.ts';
import { resultsOf } from './store.ts';
import { writeFileSync } from 'node:fs';
const ids = (process.env.PACKS ?? 'jiangyin-2022,linyi-2017,qujing-2014').split(',');
for (const id of ids) it(id, async () => {
  const calendar = await loadCalendar();
  const pack = await resolvePack(packFolder(id), null as never);
  if (!calendar.ok || !pack.ok) { console.log('ZZ', id, JSON.stringify(pack).slice(0, 1500)); return; }
  const database = await testDatabase();
  const lines: string[] = [];
  try {
    const played = await rehearse(database.db, { pack: pack.value.pack, calendar: calendar.value, jurisdiction: 'here', applicants: Number(process.env.N ?? 12), seed: process.env.SEED ?? '7', from: day(pack.value.pack.regulation.rehearse_from), until: null }, (t) => lines.push(`${t.at} ${t.by.body} ${t.act ? JSON.stringify(t.act).slice(0, 400) : 'REFUSED ' + t.reasons.map((r) => r.code + ' ' + wordingOf(r, 'zh')).join('; ')}`));
    console.log('ZZ', id, 'stuck', JSON.stringify(played.stuck.map((t) => [t.act, t.step, t.case, t.about, t.waits.map((w) => wordingOf(w, 'zh'))])).slice(0, 2500));
    const r = await resultsOf(database.db, 'here', played.edition);
    console.log('ZZ', JSON.stringify(r.ended), JSON.stringify(r.winners));
    console.log('ZZ', JSON.stringify((await replayJournal(database.owner, null)).differences.slice(0, 5)));
  } catch (e) { console.log('ZZ', id, 'FAULT', String((e as Error).message).slice(0, 1500), (e as Error).stack?.split('\n').slice(1,4).join('|')); }
  finally { writeFileSync(`/tmp/ea/${id}.log`, lines.join('\n')); await database.drop(); }
});
