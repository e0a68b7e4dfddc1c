import { type Act, type Outcomes, replay } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { type Database, digestOf, readEntry, type Tx } from '../../storage/index.ts';
import { loadImports } from '../../supervision/register/store.ts';
import { keptOutcomes } from './kept/store.ts';

/** A result that the journal and the tables do not agree on. */
interface Difference {
  readonly edition: string;
  readonly what: string;
  readonly journal: string;
  readonly table: string;
}

export interface Replayed {
  readonly editions: number;
  readonly acts: number;
  /** Results that were compared. */
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/**
 * Replays the acts of every edition, or one, through the domain and compares scores, ranks, tallies and results with the tables.
 * It needs the owner's connection, since it reads all jurisdictions at once.
 */
export function replayJournal(owner: Database, edition: string | null): Promise<Replayed> {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const editions = await editionsIn(tx, edition);
      const found = [];
      for (const id of editions) found.push(await replayEdition(tx, id));
      if (edition === null) found.push(await replayImports(tx));
      return {
        editions: editions.length,
        acts: found.reduce((sum, one) => sum + one.acts, 0),
        compared: found.reduce((sum, one) => sum + one.compared, 0),
        differences: found.flatMap((one) => one.differences),
      };
    });
}

/** Every edition that the tables or the journal know of, or the one asked for if there is such a one. */
async function editionsIn(tx: Tx, only: string | null): Promise<readonly string[]> {
  const kept = await tx.selectFrom('edition').select('id').execute();
  const said = await tx
    .selectFrom('journal_entry')
    .select('edition_id as id')
    .distinct()
    .where('act', '!=', 'attempt-refused')
    .execute();
  const ids = new Set([...kept, ...said].flatMap(({ id }) => id ?? []));
  return [...ids].filter((id) => only === null || id === only).toSorted();
}

async function replayEdition(tx: Tx, edition: string) {
  const entries = await tx
    .selectFrom('journal_entry')
    .leftJoin('journal_leaf', 'journal_leaf.entry_id', 'journal_entry.id')
    .select('entry')
    .where('edition_id', '=', edition)
    .orderBy('place', (by) => by.asc().nullsLast())
    .orderBy('at')
    .execute();
  const kept = await tableOutcomes(tx, edition);
  const said = await journalOutcomes(
    tx,
    entries.map(({ entry }) => entry),
  );
  if (typeof said === 'string') {
    const difference = { edition, what: 'replay', journal: said, table: '—' };
    return { acts: entries.length, compared: kept.size, differences: [difference] };
  }
  return { acts: entries.length, ...compare(edition, said, kept) };
}

function compare(edition: string, said: Outcomes, kept: Outcomes) {
  const names = [...new Set([...said.keys(), ...kept.keys()])].toSorted();
  return {
    compared: names.length,
    differences: names
      .filter((what) => said.get(what) !== kept.get(what))
      .map((what): Difference => ({ edition, what, journal: said.get(what) ?? '—', table: kept.get(what) ?? '—' })),
  };
}

/** Imports of the register belong to no edition: each act has brought the awards it says, and they stand as they came. */
async function replayImports(tx: Tx) {
  const entries = await tx
    .selectFrom('journal_entry')
    .select(['id', 'entry'])
    .where('edition_id', 'is', null)
    .where('act', '=', 'register-imported')
    .execute();
  const kept = new Map(
    [...(await loadImports(tx))].map(([act, { awards, sha256 }]) => [`imported ${act}`, `${awards}/${sha256}`]),
  );
  const said = new Map(entries.map(({ id, entry }) => [`imported ${id}`, String(importedBy(entry))]));
  return { acts: entries.length, ...compare('register', said, kept) };
}

/** How many awards an entry says it brought, and their digest; null: it is not what it is filed as. */
function importedBy(entry: string): string | null {
  const { act } = readEntry(entry);
  return act.act === 'register-imported' ? `${act.awards}/${act.rowsSha256}` : null;
}

/** What the acts come to; or why they come to nothing: a journal that was tampered with may hold anything, and that is an answer, no fault of ours. */
async function journalOutcomes(tx: Tx, entries: readonly string[]): Promise<Outcomes | string> {
  const packs = await loadPacks(tx);
  try {
    const acts: readonly Act[] = entries.map((entry) => readEntry(entry).act);
    return replay(acts, (digest) => {
      const pack = packs.get(digest);
      if (!pack) throw new Error(`the regulation ${digest} is missing or has been changed`);
      return pack;
    });
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

/** Packs whose text still has the digest it is kept under. */
async function loadPacks(tx: Tx): Promise<ReadonlyMap<string, ResolvedPack>> {
  const rows = await tx.selectFrom('regulation_pack').select(['digest', 'resolved']).execute();
  const whole = rows.filter(({ digest, resolved }) => digestOf(resolved) === digest);
  return new Map(whole.map(({ digest, resolved }) => [digest, JSON.parse(resolved)]));
}

/** The same outcomes, under the same names, as the tables have them. */
async function tableOutcomes(tx: Tx, edition: string): Promise<ReadonlyMap<string, string>> {
  const own = tx.selectFrom('case_file').select('id').where('edition_id', '=', edition);
  const sheets = await tx.selectFrom('sheet').selectAll().where('case_id', 'in', own).execute();
  const consensus = await tx.selectFrom('consensus').selectAll().where('case_id', 'in', own).execute();
  const results = await tx.selectFrom('review_result').selectAll().where('case_id', 'in', own).execute();
  const standings = await tx.selectFrom('standing').selectAll().where('case_id', 'in', own).execute();
  const tallies = await tx.selectFrom('tally').selectAll().where('edition_id', '=', edition).execute();
  const winners = await tx.selectFrom('winner').selectAll().where('edition_id', '=', edition).execute();
  const awards = await tx.selectFrom('award').selectAll().where('edition_id', '=', edition).execute();
  const editions = await tx.selectFrom('edition').select(['nature', 'pack']).where('id', '=', edition).execute();
  return new Map([
    ...editions.flatMap(({ nature, pack }): Pair[] => [
      ['nature', nature],
      ['pack', pack],
    ]),
    ...sheets.map((row): Pair => [`sheet ${row.step} ${row.case_id} ${row.person_id}`, row.points ?? '']),
    ...consensus.map((row): Pair => [`consensus ${row.step} ${row.case_id}`, row.points ?? '']),
    ...results.map((row): Pair => [`result ${row.step} ${row.case_id}`, row.points ?? '']),
    ...standings.map((row): Pair => [`total ${row.step} ${row.case_id}`, [row.total, row.place, row.passed].join('/')]),
    ...tallies.map(
      (row): Pair => [
        `tally ${row.step} ${row.case_id}`,
        [row.yes, row.no, row.abstain, row.invalid, row.needed, row.carried].join('/'),
      ],
    ),
    ...winners.map((row): Pair => [`winner ${row.case_id}`, row.tier]),
    ...awards.map((row): Pair => [`award ${row.case_id}`, [row.tier, row.row, row.money, row.takes_seat].join('/')]),
    ...awards.flatMap(({ id, revoked_on: on }): Pair[] => (on === null ? [] : [[`revoked ${id}`, on]])),
    ...(await afterOutcomes(tx, edition)),
    ...(await keptOutcomes(tx, edition)),
  ]);
}

/** What has come of the years after: duties, money, proceedings with their bars and what was given back. */
async function afterOutcomes(tx: Tx, edition: string): Promise<readonly Pair[]> {
  const awards = tx.selectFrom('award').select('id').where('edition_id', '=', edition);
  const own = tx.selectFrom('proceeding').select('id').where('edition_id', '=', edition);
  const duties = await tx
    .selectFrom('duty_record')
    .selectAll()
    .where('award_id', 'in', awards)
    .orderBy('recorded_at')
    .execute();
  const money = await tx.selectFrom('money_decision').selectAll().where('award_id', 'in', awards).execute();
  const paid = await tx.selectFrom('payment').selectAll().where('award_id', 'in', awards).execute();
  const proceedings = await tx.selectFrom('proceeding').selectAll().where('edition_id', '=', edition).execute();
  const bars = await tx.selectFrom('bar').selectAll().where('proceeding_id', 'in', own).execute();
  const recovered = await tx.selectFrom('recovery').selectAll().where('proceeding_id', 'in', own).execute();
  const kept = duties.filter(({ outcome }) => outcome === 'done' || outcome === 'missed');
  const broken = duties.filter(({ outcome }) => outcome === 'refused' || outcome === 'breached');
  return [
    ...kept.map((row): Pair => {
      const time = row.outcome === 'done' ? (row.time ?? row.on_day) : `${row.time} missed`;
      return [`duty ${row.award_id} ${row.duty} ${time}`, [row.outcome, row.on_day, row.due, row.late].join('/')];
    }),
    ...counted(broken.map((row) => [`${row.outcome} ${row.award_id} ${row.duty} ${row.on_day}`, 1])),
    ...money.map((row): Pair => [`money ${row.award_id}`, String(row.money)]),
    ...counted(paid.map((row) => [`paid ${row.award_id}`, row.amount])),
    ...proceedings.map((row): Pair => {
      const end = row.decided_on === null ? [] : [row.imposed ? 'imposed' : 'nothing', row.decided_on];
      const stands = row.dropped_at === null ? ['open'] : ['dropped'];
      return [`proceeding ${row.id}`, [row.sanction, ...(end.length > 0 ? end : stands)].join('/')];
    }),
    ...bars.map(
      (row): Pair => [
        `bar ${row.proceeding_id} ${row.place}`,
        [row.programme, row.first_day, row.last_day, row.editions].join('/'),
      ],
    ),
    ...counted(recovered.map((row) => [`recovered ${row.proceeding_id} ${row.what}`, row.amount ?? 1])),
  ];
}

/** Sums by name. */
function counted(rows: readonly (readonly [name: string, amount: number])[]): readonly Pair[] {
  const groups = Map.groupBy(rows, ([name]) => name);
  return [...groups].map(([name, own]) => [name, String(own.reduce((sum, [, amount]) => sum + amount, 0))]);
}

type Pair = readonly [string, string];
