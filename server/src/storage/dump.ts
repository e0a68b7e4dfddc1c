import type pg from 'pg';
import type { DatabaseUrls } from './database.ts';
import type { Nature } from './migrate.ts';
import { asOwner } from './server.ts';

/** What is not carried over: sign-ins and links that were open then must not open again, and migrations are run, not copied. */
const leftOut: readonly string[] = ['migration', 'session', 'file_link'];

const batch = 2_000;

/** What a copy of a database says of itself. */
export interface Dumped {
  readonly nature: Nature;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  /** The journal's tree; none: nothing was sealed yet. */
  readonly journal: { readonly size: number; readonly root: string } | null;
  readonly files: readonly { readonly stored: string; readonly bytes: number; readonly sha256: string }[];
}

/** Takes the rows of one table, each as a line of JSON. */
export type Taking = (table: string, rows: AsyncIterable<readonly string[]>) => Promise<void>;

/**
 * Everything in a database as of one moment, while work goes on: every table row by row, as JSON. It takes the owner, who sees all jurisdictions.
 */
export function dump(urls: DatabaseUrls, take: Taking): Promise<Dumped> {
  return asOwner(urls, async (client) => {
    // It waits for the disk between two rounds, which is no standstill.
    await client.query('set idle_in_transaction_session_timeout = 0');
    await client.query('begin isolation level repeatable read read only');
    const tables = await tablesOf(client);
    for (const { name } of tables) await take(name, rowsOf(client, name));
    const { rows: nature } = await client.query<{ nature: Nature }>('select nature from installation');
    const { rows: migrations } = await client.query<Dumped['migrations'][number]>(
      'select name, sha256 from migration order by name',
    );
    const { rows: head } = await client.query<{ size: number; root: string }>(
      `select size, encode(root, 'hex') as root from journal_head order by size desc limit 1`,
    );
    const { rows: files } = await client.query<Dumped['files'][number]>(
      'select stored, bytes, sha256 from file where withdrawn_at is null order by stored',
    );
    await client.query('commit');
    return { nature: nature[0]?.nature ?? 'real', migrations, journal: head[0] ?? null, files };
  });
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<readonly string[]> {
  await client.query(`declare rows no scroll cursor for select row_to_json(t)::text as row from "${table}" t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${batch} from rows`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('close rows');
}

/** Whether a database holds nothing of Heng's. */
export async function isEmpty(urls: DatabaseUrls): Promise<boolean> {
  return asOwner(urls, async (client) => {
    const { rows } = await client.query(`select to_regclass('public.migration') is null as empty`);
    return rows[0].empty;
  });
}

/**
 * Puts rows into a database that has just been migrated to where the copy was made: all or nothing. What the database makes by itself from rows is part of
 * the copy and is not made again. Transactions have other numbers here: what was sealed lies before all that is new, what was not is sealed next.
 */
export function load(urls: DatabaseUrls, rowsIn: (table: string) => AsyncIterable<readonly string[]>): Promise<void> {
  return asOwner(urls, async (client) => {
    await client.query('begin');
    const tables = await tablesOf(client);
    const all = tables.map(({ name }) => `"${name}"`);
    await client.query(`truncate ${[...all, 'session', 'file_link'].join(', ')}`);
    for (const table of all) await client.query(`alter table ${table} disable trigger user`);
    for (const { name, columns } of tables) {
      const into = columns.map(({ column }) => `"${column}"`).join(', ');
      const values = columns.map(({ column, type }) => takenAs(name, column, type)).join(', ');
      const text = `insert into "${name}" (${into}) overriding system value
        select ${values} from json_populate_recordset(null::"${name}", $1::json) r`;
      for await (const rows of rowsIn(name)) await client.query(text, [`[${rows.join(',')}]`]);
    }
    for (const table of all) await client.query(`alter table ${table} enable trigger user`);
    await client.query('update journal_head set below = pg_current_xact_id()');
    await client.query(
      `update journal_entry e set xid = '3' where exists (select from journal_leaf l where l.entry_id = e.id)`,
    );
    // What was on its way in is not: whoever sent it begins anew, and the space kept for it is free with the next sweep.
    await client.query('update upload set expires_at = clock_timestamp(), holder = null, held_until = null');
    await nextNumbers(client);
    await client.query('commit');
    await client.query('analyze');
  });
}

const takenAs = (table: string, column: string, type: string): string =>
  type === 'xid8' && table !== 'journal_head' ? 'pg_current_xact_id()' : `r."${column}"`;

/** Counted columns go on where they were. */
async function nextNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> '' and not a.attisdropped`,
  );
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest((select max("${column}") from "${table}"), 1), exists (select from "${table}"))`,
      [`public."${table}"`, column],
    );
}

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly column: string; readonly type: string }[];
}

/** The tables that are carried over, each after those it refers to. */
async function tablesOf(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { readonly after: readonly string[] }>(
    `select c.relname as name,
       (select json_agg(json_build_object('column', a.attname, 'type', a.atttypid::regtype::text) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select distinct o.relname::text from pg_constraint f join pg_class o on o.oid = f.confrelid
             where f.conrelid = c.oid and f.contype = 'f' and o.oid <> c.oid) as after
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1) order by c.relname`,
    [leftOut],
  );
  const placed = new Set<string>();
  const inOrder: Table[] = [];
  for (let rest = rows; rest.length > 0; ) {
    const free = rest.filter(({ after }) => after.every((name) => placed.has(name)));
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${rest.map(({ name }) => name).join(', ')}`);
    for (const table of free) {
      placed.add(table.name);
      inOrder.push(table);
    }
    rest = rest.filter((table) => !placed.has(table.name));
  }
  return inOrder;
}
