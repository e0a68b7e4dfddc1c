import { listDemonstrationPeople, signInAsDemonstrated } from '@heng/contract/account';
import { answers, type Mounted } from '../../http/mount.ts';
import type { Place } from '../../http/place.ts';
import { Problem } from '../../http/problem.ts';
import { offRecord } from '../../storage/index.ts';
import { handOver } from '../answer.ts';
import { noteEvent } from '../events/store.ts';
import { beginSession, fromOf } from '../session.ts';
import { castAccount, holdsSamples, jurisdictions, loadCast } from './store.ts';

/** Asked for by whoever runs the server, and true of the database: both, or there are no such addresses. */
const isDemonstration = async ({ demonstration, db }: Place): Promise<boolean> => demonstration && holdsSamples(db);

const none = (): Problem => new Problem('not-found');

export const demonstrationRoutes: readonly Mounted[] = [
  answers(listDemonstrationPeople, async ({ place }) => {
    if (!(await isDemonstration(place))) return none();
    const items = [];
    for (const jurisdiction of await jurisdictions(place.db))
      for (const one of await loadCast(place.db, jurisdiction))
        items.push({ jurisdiction, ...one, seats: [...one.seats] });
    return { items };
  }),
  answers(signInAsDemonstrated, async ({ place, body, request, reply }) => {
    if (!(await isDemonstration(place))) return none();
    for (const jurisdiction of await jurisdictions(place.db)) {
      if (body.jurisdiction !== undefined && body.jurisdiction !== jurisdiction) continue;
      const cast = await castAccount(place.db, jurisdiction, body.person);
      if (cast === null) continue;
      const token = await offRecord(place.db, jurisdiction, async (tx) => {
        await noteEvent(tx, { event: 'signed-in', account: cast.account, facts: { by: 'demonstration' } });
        return beginSession(tx, { ...cast, whole: true, strong: true }, fromOf(request, place));
      });
      return { needs: null, ...handOver(place, reply, token, body.bearer) };
    }
    return none();
  }),
];
