import { type Day, dayOf, type EditionId, type Instant } from '@heng/domain/language';
import { type AfterView, aftermath, agenda, type EditionView, type Task } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { type Database, type Desk, forKeeping, type Tx } from '../../storage/index.ts';
import { loadAfterView } from '../aftermath/store.ts';
import { loadEditionView } from '../view/store.ts';

/** All of one edition that its tasks are made of, as of one moment; what of it somebody may see is for the caller to say. */
export interface KeptView {
  readonly today: Day;
  readonly view: EditionView;
  readonly after: AfterView;
  /** Of the procedure and of the years after, for everybody. */
  readonly tasks: readonly Task[];
}

interface Kept extends KeptView {
  /** What was committed when it was read, as PostgreSQL writes it. */
  readonly snapshot: string;
}

/** So many cases are kept at once, of however many editions: some ten megabytes. */
const mostCases = 8000;

/** The views that one server keeps, and those it is reading. */
interface Shelf {
  readonly kept: Map<string, Kept>;
  readonly underWay: Map<string, Promise<unknown>>;
}

const shelves = new WeakMap<Database, Shelf>();

/**
 * The view of an edition, never older than the transaction it is asked in. One that is kept is still good while this transaction sees nothing that it did not
 * see, and the day is the same. Of many who ask at once one reads it anew; the others wait, and look whether that is new enough for them.
 */
export async function readKeptView(
  { db, calendar }: Pick<Desk, 'db' | 'calendar'>,
  tx: Tx,
  jurisdiction: string,
  edition: EditionId,
): Promise<KeptView> {
  const shelf = shelfOf(db);
  const key = `${jurisdiction} ${edition}`;
  // Two readings that others began are enough to wait for: they may all have begun before this transaction did.
  for (let waited = 0; waited < 3; waited += 1) {
    const kept = shelf.kept.get(key);
    if (kept && (await isGood(tx, jurisdiction, kept))) return put(shelf, key, kept);
    const other = shelf.underWay.get(key);
    if (other === undefined || waited === 2) break;
    await other;
  }
  const reading = forKeeping(tx, () => load(calendar, tx, edition));
  const heard = reading.then(
    (kept) => put(shelf, key, kept),
    () => null, // whoever waits reads for themselves
  );
  shelf.underWay.set(
    key,
    heard.finally(() => shelf.underWay.delete(key)),
  );
  return reading;
}

function shelfOf(db: Database): Shelf {
  const own = shelves.get(db) ?? { kept: new Map(), underWay: new Map() };
  shelves.set(db, own);
  return own;
}

/** Keeps it as the one used last; those not used for longest go, once there are too many cases. */
function put({ kept }: Shelf, key: string, one: Kept): Kept {
  kept.delete(key);
  kept.set(key, one);
  let cases = 0;
  for (const [other, { view }] of [...kept].toReversed()) {
    cases += view.cases.length + 10;
    if (other !== key && cases > mostCases) kept.delete(other);
  }
  return one;
}

async function isGood(tx: Tx, jurisdiction: string, { snapshot, today }: Kept): Promise<boolean> {
  const { rows } = await sql<{ now: Instant; changed: boolean }>`
    select heng_now() as now, changed_since(${jurisdiction}, ${snapshot}::pg_snapshot) as changed`.execute(tx);
  const [row] = rows;
  return row?.changed === false && dayOf(row.now) === today;
}

async function load(calendar: Desk['calendar'], tx: Tx, edition: EditionId): Promise<Kept> {
  const { rows } = await sql<{ now: Instant; snapshot: string }>`
    select heng_now() as now, pg_current_snapshot()::text as snapshot`.execute(tx);
  const [moment] = rows;
  if (moment === undefined) throw new Error('the database told no moment');
  const today = dayOf(moment.now);
  const view = await loadEditionView({ calendar }, tx, edition, today);
  const after = await loadAfterView({ calendar }, tx, edition, today);
  const tasks = [...agenda(view, today), ...aftermath(after, today)];
  return { snapshot: moment.snapshot, today, view, after, tasks };
}
