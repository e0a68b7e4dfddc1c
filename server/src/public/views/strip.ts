import { type Calendar, strip as daysOf, isWorked } from '@heng/domain/calendar';
import type { Day } from '@heng/domain/language';
import { type Html, html } from '../html.ts';
import type { Words } from '../wording/index.ts';

/** The days from publication to the last day: what counts, what does not and why, where today stands. */
export function strip(
  words: Words,
  calendar: Calendar,
  { published, last, today, working }: { published: Day; last: Day; today: Day; working: boolean },
): Html {
  const say = words.notice;
  let counted = 0;
  const days = daysOf(calendar, published, last).map(({ day, kind, name }, i) => {
    const counts = i > 0 && (!working || isWorked(kind));
    if (counts) counted += 1;
    const state = i === 0 ? 'start' : day === last ? 'end' : !counts ? 'off' : day < today ? 'past' : '';
    const what =
      i === 0
        ? say.d.start
        : day === last
          ? say.d.last
          : !counts
            ? kind === 'weekend'
              ? say.d.weekOff
              : words.lang === 'zh' && name !== null && name.length < 4
                ? name
                : say.d.holiday
            : kind === 'make-up'
              ? say.d.makeUp
              : say.d.nth(counted);
    const first = i === 0 || day.endsWith('-01');
    return html`<li class="${state}${day === today ? ' now' : ''}"${day === today && html` aria-current="date"`}><i>${first ? words.monthOf(day) : words.week(day)}</i><b>${Number(day.slice(8))}</b><i>${what}</i>${day === today && html`<em>${say.d.today}</em>`}</li>`;
  });
  return html`<ol class="wd" aria-label="${say.strip}">${days}</ol>`;
}

/** How many days of the period have been counted up to today; 0 before the first. */
export function dayNumber(calendar: Calendar, published: Day, today: Day, working: boolean): number {
  return daysOf(calendar, published, today).filter(({ kind }, i) => i > 0 && (!working || isWorked(kind))).length;
}
