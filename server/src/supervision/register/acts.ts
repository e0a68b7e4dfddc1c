import type { Actor, Day, Refusal, Result } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { importRegister, type PastRow } from '@heng/domain/supervision';
import { type Desk, digestOf, record, within } from '../../storage/index.ts';
import { holderKey, type KnownAward, planImport } from './compare.ts';
import { digestOfAwards } from './digest.ts';
import { faultIn, type RegisterFault } from './faults.ts';
import { readTable } from './file/read-table.ts';
import { type ReadAward, readRows } from './read-rows.ts';
import { holdRegister, loadRegister, saveImported } from './store.ts';
import type { TierNames } from './tiers.ts';

/** A register file, and for which programme. */
export interface RegisterFile {
  readonly programme: string;
  readonly bytes: Uint8Array;
  readonly tiers: TierNames;
  /** The regulation whose office imports. */
  readonly pack: ResolvedPack;
  /** No award lies ahead of it. */
  readonly today: Day;
  /** Only tells what would be done. */
  readonly dryRun: boolean;
}

/** What an import did, or would do. With any fault nothing was written. */
export interface Imported {
  readonly sha256: string;
  /** Awards in the file. */
  readonly awards: number;
  readonly added: number;
  /** On the register already, the same in all the file says. */
  readonly known: number;
  readonly faults: readonly RegisterFault[];
  readonly refusals: readonly Refusal[];
  /** The act; null: nothing was written. */
  readonly act: string | null;
}

/** 导入往届获奖: all of a file or nothing, by one act of the office. Awards that are on the register already are not added again. */
export async function importsRegister(desk: Desk, by: Actor, file: RegisterFile): Promise<Imported> {
  const sha256 = digestOf(file.bytes);
  const nothing = { sha256, awards: 0, added: 0, known: 0, faults: [], refusals: [], act: null };
  const read = await readFile(file);
  const register = await within(desk.db, desk.jurisdiction, (tx) => loadRegister(tx, file.programme));
  const plan = planImport(read.awards, register);
  const faults = [...read.faults, ...plan.faults].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const told = { ...nothing, awards: read.awards.length, known: plan.known, faults };
  if (faults.length > 0) return told;
  if (file.dryRun || plan.fresh.length === 0) return { ...told, added: plan.fresh.length };
  const done = await recordImport(desk, by, file, read.awards, sha256);
  // Another one has brought all of it meanwhile.
  if (codesOf(done).includes('nothing-to-import')) return { ...told, known: read.awards.length };
  if (!done.ok) return { ...told, refusals: done.reasons };
  const added = done.value.act.awards;
  return { ...told, added, known: read.awards.length - added, act: done.value.id };
}

const codesOf = (result: Result<unknown, Refusal>): readonly string[] =>
  result.ok ? [] : result.reasons.map(({ code }) => code);

async function readFile({ bytes, tiers, today }: RegisterFile): Promise<{
  readonly awards: readonly ReadAward[];
  readonly faults: readonly RegisterFault[];
}> {
  const table = await readTable(bytes);
  if (table.ok) return readRows(table.sheets, tiers, today);
  const { code, ...facts } = table.fault;
  return { awards: [], faults: [faultIn(code, null, null, facts)] };
}

/** What is new is found once more with the register held: of two who bring the same at once, the second adds nothing twice. */
function recordImport(desk: Desk, by: Actor, file: RegisterFile, awards: readonly ReadAward[], sha256: string) {
  const { programme, pack, tiers } = file;
  return record(
    desk,
    { by, key: null, edition: null, attempted: 'register-imported', subject: programme },
    {
      load: async (tx) => {
        await holdRegister(tx, programme);
        const register = await loadRegister(tx, programme);
        const { fresh } = planImport(awards, register);
        // Whoever works on the installation itself acts for its office: there may be no edition yet to be seated in.
        return { pack, tiers: tiers.ids, actor: by, seated: true, known: register.map(rowOf), fresh };
      },
      decide: (state, at) =>
        importRegister(
          state,
          { programme, rows: state.fresh.map(rowOf), sha256, rowsSha256: digestOfAwards(state.fresh) },
          at,
        ),
      save: (tx, _act, _at, id, { fresh }) => saveImported(desk, tx, programme, fresh, id),
    },
  );
}

const rowOf = ({ holder, tier, awardedOn, revokedOn }: ReadAward | KnownAward): PastRow => ({
  holder: holderKey(holder),
  tier,
  awardedOn,
  revokedOn,
});
