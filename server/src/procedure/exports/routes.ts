import { Readable } from 'node:stream';
import { exportList } from '@heng/contract/procedure';
import type { Thing } from '@heng/domain/procedure';
import { answers, type Mounted } from '../../http/mount.ts';
import { Problem } from '../../http/problem.ts';
import { loadPackOf } from '../../regulation/store.ts';
import { lets } from '../../storage/index.ts';
import { recordAccess } from '../rights/access-log.ts';
import { tableOf, type What } from './lists.ts';
import { csvOf, workbookOf } from './table.ts';

/** What has to be readable for a list to be taken out. */
const thingOf: Readonly<Record<What, Thing>> = {
  cases: 'case',
  vetting: 'vetting',
  standings: 'score',
  winners: 'winners',
  journal: 'journal',
  tasks: 'progress',
};

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const exportRoutes: readonly Mounted[] = [
  answers(exportList, async (ask) => {
    const { tx, params, query, may, reply } = ask;
    const thing = thingOf[params.what];
    if (!may(thing)) return new Problem('forbidden');
    // An export is of the whole edition, also where rows would hide some of it; and what is kept in memory has no row-level security behind it.
    if (!(await lets(tx, { thing: 'progress', edition: params.edition, case: null }))) return new Problem('forbidden');
    const pack = await loadPackOf(tx, params.edition);
    if (query.step !== undefined && !pack.steps.some(({ id }) => id === query.step)) return new Problem('not-found');
    recordAccess(ask, { thing, edition: params.edition, subject: `export ${params.what}.${query.format}` });
    const table = tableOf(ask, pack, params.what);
    const pieces = query.format === 'csv' ? await csvOf(table) : await workbookOf(table);
    const name = encodeURIComponent(`${params.edition}-${table.name}.${query.format}`);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).header('cache-control', 'no-store');
    reply.type(types[query.format]);
    return Readable.from(pieces);
  }),
];
