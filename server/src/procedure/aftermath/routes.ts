import { readAfterView } from '@heng/contract/supervision';
import { contains } from '@heng/domain/procedure';
import { loadToday } from '../../edition/reading/store.ts';
import { answers, type Mounted } from '../../http/mount.ts';
import { loadAfterView } from './store.ts';

export const aftermathRoutes: readonly Mounted[] = [
  answers(readAfterView, async ({ place, tx, params, reader, scopeOf }) => {
    const today = await loadToday(tx);
    const view = await loadAfterView(place, tx, params.edition, today);
    const seen = scopeOf('award');
    // A report is for whoever receives it: that there is one, others are not told.
    const bodies = reader.seats.map(({ body }) => body);
    const channels = reader.seats.flatMap(({ hears }) => hears);
    return {
      today,
      view: {
        edition: view.edition,
        awards: view.awards.filter(({ case: of }) => contains(seen, of)),
        proceedings: view.proceedings.filter(({ case: of }) => of === null || contains(seen, of)),
        reports: view.reports.filter(
          ({ channel, forwardedTo }) => channels.includes(channel) || forwardedTo.some((body) => bodies.includes(body)),
        ),
      },
    };
  }),
];
