import { addDays, type Day, day } from '../../language/index.ts';
import type { Calendar, CalendarYear } from '../calendar.ts';

type Block = readonly [name: string, from: string, to: string];

const year = (year: number, blocks: readonly Block[], work: readonly string[]): readonly [number, CalendarYear] => {
  const off: Record<Day, string> = {};
  for (const [name, from, to] of blocks) for (let d = day(from); d <= day(to); d = addDays(d, 1)) off[d] = name;
  return [year, { year, source: 'sample', off, work: work.map(day) }];
};

/** The arrangements of 2025 and 2026, as tests of periods need them; the product's own come as data with the regulations. */
export const sampleCalendar: Calendar = new Map([
  year(
    2025,
    [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  ),
  year(
    2026,
    [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ),
]);
