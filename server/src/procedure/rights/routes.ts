import { listAccess, listAllAccess } from '@heng/contract/access';
import { answers, type Mounted } from '../../http/mount.ts';
import { within } from '../../storage/index.ts';
import { loadAccess } from './access-log/store.ts';
import { flushAccess } from './access-log.ts';

export const accessRoutes: readonly Mounted[] = [
  answers(listAccess, async ({ tx, params, query: { person, thing, q, ...page } }) =>
    loadAccess(tx, { edition: params.edition, person, thing, q, ...page }),
  ),

  answers(listAllAccess, async ({ place, jurisdiction, query: { person, thing, q, ...page } }) => {
    await flushAccess(place.db);
    return within(place.db, jurisdiction, (tx) => loadAccess(tx, { edition: null, person, thing, q, ...page }));
  }),
];
