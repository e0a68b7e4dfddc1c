import { layEditions } from './running/kills/testing/lay.ts';
import { testDatabase } from './storage/testing.ts';
import { readCalendar } from './installation.ts';
const t0 = performance.now();
const t = await testDatabase('demonstration');
console.log('db', performance.now() - t0);
const calendar = await readCalendar();
try {
const laid = await layEditions({ db: t.db, jurisdiction: 'here', calendar }, 12);
console.log('laid', performance.now() - t0, laid.applications.length, laid.sheets.length, laid.fact, JSON.stringify(laid.notice), JSON.stringify(laid.sheets[0]).slice(0, 300), JSON.stringify(laid.applications[0]).slice(0,400));
} finally { await t.drop(); }
