import { type Day, isCreditCode, type TierId } from '@heng/domain/language';
import { type ColumnId, columnOf, columns, headings, requiredColumns } from './columns.ts';
import { faultIn, type RegisterFault } from './faults.ts';
import { type Cell, empty, type Sheet, type TableRow } from './file/table.ts';
import { readDay, readText, readWhole } from './read-cell.ts';
import type { TierNames } from './tiers.ts';

/** Who holds an imported award: an organisation by its credit code, an individual by name and employer. */
export type Holder =
  | { readonly kind: 'organisation'; readonly code: string; readonly name: string }
  | { readonly kind: 'individual'; readonly name: string; readonly employer: string | null };

/** One award as a file tells it. */
export interface ReadAward {
  readonly row: number;
  readonly edition: string;
  readonly number: number | null;
  readonly tier: TierId;
  readonly holder: Holder;
  readonly awardedOn: Day;
  readonly revokedOn: Day | null;
  readonly money: number | null;
  readonly source: string;
}

export interface RowsRead {
  readonly awards: readonly ReadAward[];
  readonly faults: readonly RegisterFault[];
}

/** In how many rows from the top the headings are looked for: above them a sheet may have its title. */
const topRows = 10;

/** Editions of an award that anybody has counted to, and more money than any award gives. */
const most = { number: 200, money: 1_000_000_000 } as const;

/** Which column stands where. */
type Places = ReadonlyMap<ColumnId, number>;

/** The awards of the one sheet that has headings, with everything that is wrong in any row. `today`: no award lies ahead of it. */
export function readRows(sheets: readonly Sheet[], tiers: TierNames, today: Day): RowsRead {
  const tables = sheets.flatMap((sheet) => {
    const top = sheet.rows.slice(0, topRows).find((row) => isHeading(row));
    return top ? [{ sheet, top }] : [];
  });
  const [table, other] = tables;
  if (!table) {
    const wanted = requiredColumns.map((id) => columns[id].zh[0]);
    return { awards: [], faults: [faultIn('no-headings', null, null, { columns: wanted })] };
  }
  if (other) {
    const names = tables.map(({ sheet }) => sheet.name ?? '');
    return { awards: [], faults: [faultIn('several-tables', null, null, { sheets: names })] };
  }
  const { places, faults } = placesOf(table.top);
  const rows = table.sheet.rows.filter(
    ({ row, cells }) => row > table.top.row && cells.some(({ is }) => is !== 'empty'),
  );
  if (faults.length > 0) return { awards: [], faults };
  if (rows.length === 0) return { awards: [], faults: [faultIn('no-rows', null, null)] };
  const read = rows.map((row) => readRow(row, places, tiers, today));
  return { awards: read.flatMap(({ award }) => award ?? []), faults: read.flatMap((one) => one.faults) };
}

/** The columns a row would name if it were the row of headings. */
const named = ({ cells }: TableRow): readonly (ColumnId | null)[] =>
  cells.map((cell) => (cell.is === 'text' ? columnOf(cell.text) : null));

/** Enough of the required headings stand in this row for it to be meant as the row of headings. */
const isHeading = (row: TableRow): boolean => {
  const found = new Set(named(row));
  return requiredColumns.filter((id) => found.has(id)).length >= 3;
};

function placesOf(top: TableRow): { readonly places: Places; readonly faults: readonly RegisterFault[] } {
  const places = new Map<ColumnId, number>();
  const faults: RegisterFault[] = [];
  for (const [place, id] of named(top).entries()) {
    const cell = top.cells[place] ?? empty;
    if (cell.is === 'empty') continue;
    const heading = cell.is === 'text' ? cell.text : '';
    if (id === null) faults.push(faultIn('heading-unknown', top.row, null, { heading, known: headings('zh') }));
    else if (places.has(id)) faults.push(faultIn('heading-twice', top.row, id, { heading }));
    else places.set(id, place);
  }
  const lacking = requiredColumns.filter((id) => !places.has(id)).map((id) => columns[id].zh[0]);
  if (lacking.length > 0) faults.push(faultIn('no-headings', top.row, null, { columns: lacking }));
  return { places, faults };
}

function readRow(
  { row, cells }: TableRow,
  places: Places,
  tiers: TierNames,
  today: Day,
): { readonly award: ReadAward | null; readonly faults: readonly RegisterFault[] } {
  const faults: RegisterFault[] = [];
  const at = (id: ColumnId): Cell => cells[places.get(id) ?? -1] ?? empty;
  const take = <Value>(
    id: ColumnId,
    read: (cell: Cell) => {
      readonly value: Value | null;
      readonly fault: Omit<RegisterFault, 'row' | 'column'> | null;
    },
  ): Value | null => {
    const { value, fault } = read(at(id));
    if (fault) faults.push({ ...fault, row, column: id });
    else if (value === null && columns[id].required && id !== 'code') faults.push(faultIn('missing', row, id));
    return value;
  };
  const edition = take('edition', (cell) => readText(cell, 40, 'numbers-too'));
  const number = take('number', (cell) => readWhole(cell, 1, most.number));
  const tierName = take('tier', (cell) => readText(cell, 60));
  const name = take('name', (cell) => readText(cell, 100));
  const code = take('code', (cell) => readText(cell, 40));
  const kind = take('holder', (cell) => readText(cell, 20));
  const employer = take('employer', (cell) => readText(cell, 100));
  const awardedOn = take('awarded', (cell) => readDay(cell, today));
  const revokedOn = take('revoked', (cell) => readDay(cell, today));
  const money = take('money', (cell) => readWhole(cell, 0, most.money));
  const source = take('source', (cell) => readText(cell, 200));

  const tier = tierName === null ? null : tiers.idOf(tierName);
  if (tierName !== null && tier === null)
    faults.push(faultIn('unknown-tier', row, 'tier', { value: tierName, tiers: tiers.names }));
  if (awardedOn !== null && revokedOn !== null && revokedOn < awardedOn)
    faults.push(faultIn('revoked-before-award', row, 'revoked', { day: revokedOn, awarded: awardedOn }));
  const holder = name === null ? null : holderOf({ name, code, kind, employer }, row, faults);
  if (
    faults.length > 0 ||
    edition === null ||
    tier === null ||
    holder === null ||
    awardedOn === null ||
    source === null
  )
    return { award: null, faults };
  return { award: { row, edition, number, tier, holder, awardedOn, revokedOn, money, source }, faults };
}

const kinds: Readonly<Record<string, Holder['kind']>> = {
  组织: 'organisation',
  单位: 'organisation',
  organisation: 'organisation',
  organization: 'organisation',
  个人: 'individual',
  individual: 'individual',
};

/** An individual has to be called one: a credit code that was forgotten must not make an organisation into a person. */
function holderOf(
  {
    name,
    code,
    kind,
    employer,
  }: Readonly<Record<'name', string> & Record<'code' | 'kind' | 'employer', string | null>>,
  row: number,
  faults: RegisterFault[],
): Holder | null {
  const said = kind === null ? null : (kinds[kind.toLowerCase()] ?? 'unknown');
  if (said === 'unknown') faults.push(faultIn('unknown-holder', row, 'holder', { value: kind ?? '' }));
  const signs = code?.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '') ?? null;
  if (signs !== null && said === 'individual') faults.push(faultIn('code-of-individual', row, 'code'));
  else if (signs !== null && !isCreditCode(signs))
    faults.push(faultIn('wrong-code', row, 'code', { value: code ?? '' }));
  else if (signs !== null) return { kind: 'organisation', code: signs, name };
  else if (said === 'individual') return { kind: 'individual', name, employer };
  else faults.push(faultIn('code-missing', row, 'code'));
  return null;
}
