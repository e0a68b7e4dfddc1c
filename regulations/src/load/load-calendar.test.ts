import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { isWorkingDay } from '@heng/domain/calendar';
import { day } from '@heng/domain/language';
import { listPacks } from '../list-packs.ts';
import { sampleRoot } from '../testing/plant.ts';
import { loadCalendar } from './load-calendar.ts';

it('reads the years that the product carries', async () => {
  const calendar = await loadCalendar();
  assert.ok(calendar.ok);
  assert.equal(isWorkingDay(calendar.value, day('2025-10-11')), true);
  assert.equal(isWorkingDay(calendar.value, day('2025-10-08')), false);
});

it('refuses a year that is unsound', async () => {
  const root = await mkdtemp(join(tmpdir(), 'heng-calendar-'));
  try {
    await mkdir(join(root, 'calendar'));
    const write = (off: string, work: string) =>
      writeFile(
        join(root, 'calendar', '2031.yaml'),
        `calendar: { year: 2031, source: 某号, published: 2030-11-01, off: [${off}], work: [${work}] }\n`,
      );
    const codes = async () => {
      const read = await loadCalendar(root);
      return read.ok ? [] : read.reasons.map(({ code }) => code);
    };
    await write('{ name: 元旦, from: 2031-01-01, to: 2031-01-03 }', '2031-01-08');
    assert.deepEqual(await codes(), ['calendar-works-on-a-weekday']);
    await write('{ name: 元旦, from: 2031-01-03, to: 2031-01-01 }', '');
    assert.deepEqual(await codes(), ['calendar-ends-before-it-begins']);
    await write('{ name: 元旦, from: 2031-01-01, to: 2031-01-32 }', '');
    assert.deepEqual(await codes(), ['not-day']);
    await write('{ name: 元旦, from: 2031-01, to: 2031-01-02 }', '');
    assert.deepEqual(await codes(), ['not-day']);
  } finally {
    await rm(root, { recursive: true });
  }
});

it('lists the packs of a folder', async () => {
  assert.deepEqual(await listPacks(sampleRoot), ['sample-2024']);
});
