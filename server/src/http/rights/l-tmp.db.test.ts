import { writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { testDatabase } from '../../storage/testing.ts';
import { playTable } from './table.ts';

for (const regulation of (process.env.L_PACKS ?? '').split(','))
  it(regulation, async () => {
    const test = await testDatabase();
    const played = await playTable(test, regulation, {
      moments: ['vetting', 'review', 'after-the-vote', 'closed'] as never,
      unguarded: false,
      planted: [],
    });
    writeFileSync(`/tmp/t/l-${regulation}.json`, JSON.stringify(played));
    await test.drop();
  });
