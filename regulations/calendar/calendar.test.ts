import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type CalendarYear, calendarFaults, isWorkingDay, lastDayOf } from '@heng/domain/calendar';
import { addDays, type Day, day } from '@heng/domain/language';
import { parse } from 'yaml';

interface YearFile {
  readonly calendar: {
    readonly year: number;
    readonly source: string;
    readonly published: string;
    readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[];
    readonly work: readonly string[];
  };
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
const years = files.map((name) => (parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')) as YearFile).calendar);

function read({ year, source, off, work }: YearFile['calendar']): CalendarYear {
  const days: Record<Day, string> = {};
  for (const { name, from, to } of off) for (let d = day(from); d <= day(to); d = addDays(d, 1)) days[d] = name;
  return { year, source, off: days, work: work.map(day) };
}

const calendar = new Map(years.map((file) => [file.year, read(file)]));

describe('the calendar of the State Council', () => {
  it('has every year from 2013 on, each in a file of its name', () => {
    for (let year = 2013; year <= 2026; year += 1) assert.ok(calendar.has(year), String(year));
    assert.deepEqual(
      files,
      years.map(({ year }) => `${year}.yaml`),
    );
  });

  for (const file of years) {
    it(`${file.year} is sound: days of its own year, make-up days on weekends, no day both, from a notice with number and day`, () => {
      assert.deepEqual(calendarFaults(read(file)), []);
      assert.match(file.source, /^国办发明电〔\d{4}〕\d+号/);
      assert.ok(day(file.published) < day(`${file.year}-01-01`));
      const ends = file.off.flatMap(({ from, to }) => [from, to]);
      assert.deepEqual(ends, ends.toSorted(), 'blocks in order, none inside another');
      assert.deepEqual(file.work, file.work.toSorted());
      for (const own of ['01-01', '10-01', '10-02', '10-03'])
        assert.equal(isWorkingDay(calendar, day(`${file.year}-${own}`)), false);
    });
  }

  it('carries what a later notice says about the December before', () => {
    assert.equal(isWorkingDay(calendar, day('2018-12-31')), false);
    assert.equal(isWorkingDay(calendar, day('2018-12-29')), true);
    assert.equal(isWorkingDay(calendar, day('2011-12-31')), true);
  });

  it('gives the periods of the vectors', () => {
    assert.equal(lastDayOf(calendar, day('2025-09-28'), '5 working days').last, '2025-10-11');
    assert.equal(lastDayOf(calendar, day('2025-12-31'), '5 working days').last, '2026-01-08');
    assert.equal(lastDayOf(calendar, day('2026-02-10'), '7 calendar days').last, '2026-02-24');
    assert.equal(lastDayOf(calendar, day('2023-10-10'), '5 working days').last, '2023-10-17');
  });
});
