/** Something against the order of the house: the file, the check that must refuse it, and by which rule. */
export interface Plant {
  readonly by: string;
  readonly rule: string;
  readonly file: string;
  readonly text: string;
}

const plant =
  (by: string) =>
  (rule: string, file: string, ...lines: readonly string[]): Plant => ({
    by,
    rule,
    file,
    text: `${lines.join('\n')}\n`,
  });
const cruised = plant('depcruise');
const housed = plant('house');
const typed = plant('tsc');
const linted = plant('oxlint');

export const plants: readonly Plant[] = [
  cruised('stage-order-notice', 'domain/src/notice/later.ts', "export { three } from '../award/index.ts';"),
  cruised('stage-order-vetting', 'server/src/vetting/later.ts', "export { three } from '@heng/domain/award';"),
  cruised('stage-order-edition', 'server/src/edition/later.ts', "export { load } from '../award/store.ts';"),
  cruised('stage-by-its-door', 'domain/src/award/deep.ts', "export { inner } from '../notice/inner.ts';"),
  cruised('room-domain', 'domain/src/award/room.ts', "export { four } from '@heng/regulations';"),
  cruised('room-regulations', 'regulations/src/room.ts', "export { seven } from '@heng/server/src/main.ts';"),
  cruised('room-web', 'web/src/room.ts', "export { seven } from '@heng/server/src/main.ts';"),
  cruised('room-by-its-door', 'server/src/room.ts', "export { one } from '../../domain/src/language/index.ts';"),
  cruised('domain-is-pure', 'domain/src/award/io.ts', "export { readFileSync } from 'node:fs';"),
  cruised('domain-is-pure', 'domain/src/award/package.ts', "export { parse } from 'yaml';"),
  cruised('sql-in-its-place', 'server/src/award/acts.ts', "export type { Kysely } from 'kysely';"),
  cruised('sql-in-its-place', 'server/src/public/page.ts', "export { Pool } from 'pg';"),
  cruised('no-cycle', 'server/src/cycle.ts', "export * from './recycle.ts';"),
  cruised('no-test-in-the-product', 'server/src/tested.ts', "import './award/load.test.ts';"),
  cruised('room-server', 'server/src/award/load.test.ts', "import '../../../web/src/room.ts';"),
  cruised('not-found', 'server/src/nowhere.ts', "export { nothing } from './nothing.ts';"),

  housed('city-named', 'server/src/office.ts', "export const office = '样例市场监管局';"),
  housed('city-named', 'server/src/public/pages.css', '.linyi {', '  color: red;', '}'),
  housed('city-named', 'server/src/storage/migrations/0001-a.sql', "insert into jurisdiction values ('qujing');"),
  housed('sql-out-of-place', 'server/src/award/query.ts', "export const rows = (db: any) => db.selectFrom('award');"),
  housed('sql-out-of-place', 'server/src/award/raw.ts', "export const rows = (c: any) => c.query('select 1');"),
  housed('domain-not-pure', 'domain/src/award/clock.ts', 'export const now = () => Date.now();'),
  housed('file-too-long', 'server/src/long.ts', ...Array.from({ length: 401 }, () => '// one line more')),

  typed('TS2322', 'server/src/wrong.ts', "export const wrong: number = 'text';"),
  typed('TS2322', 'server/src/first.ts', 'export const first = (all: readonly string[]): string => all[0];'),
  linted('no-floating-promises', 'server/src/go.ts', 'export function go(): void {', '  Promise.resolve(1);', '}'),
  plant('biome')('noExplicitAny', 'server/src/loose.ts', 'export const loose = (value: any): unknown => value;'),
  plant('biome')('noNonNullAssertion', 'server/src/sure.ts', 'export const sure = (all: string[]): string => all[0]!;'),
  plant('biome')('format', 'server/src/crooked.ts', 'export const crooked={a:"b"}'),
  plant('knip')('Unused files', 'server/src/recycle.ts', "export * from './cycle.ts';"),
];
