import { as, type EditionId } from '@heng/domain/language';
import type { Reader, Scope } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { loadReader } from '../../../procedure/rights/store.ts';
import { loadPackOf } from '../../../regulation/store.ts';
import { readAs, type Tx, within } from '../../../storage/index.ts';
import type { Checked } from '../../checked.ts';
import type { Mounted } from '../../mount.ts';
import type { Place } from '../../place.ts';

const everything: Scope = { all: true, except: [] };

/**
 * The same routes with the checks of the application taken out, as a mistake of ours might: whoever is signed in gets what everybody together may read. With
 * `barrier`, the database knows the reader still. Only a test can mount these.
 */
export const withoutChecks = (mounted: readonly Mounted[], barrier: boolean): readonly Mounted[] =>
  mounted.map((one) => (one.route.access.to === 'reader' ? unguarded(one, barrier, (reader) => reader) : one));

/** The same with one check taken out, of this route: also what its handler looks up in the reader's seats. */
export const withoutCheckOf = (mounted: readonly Mounted[], id: string, barrier: boolean): readonly Mounted[] =>
  mounted.map((one) => (one.route.id === id ? unguarded(one, barrier, inEverySeat) : one));

type Taken = (reader: Reader, pack: ResolvedPack) => Reader;

/** As if a seat received all that comes in. */
const inEverySeat: Taken = (reader, pack) => {
  const channels = [...Object.keys(pack.channels), 'platform'];
  const sanctions = pack.sanctions.map(({ id }) => id);
  const given = { promises: [], receives: channels, hears: channels, told: true, decides: true, sanctions };
  const seat = { ...given, body: 'office', of: null, seat: 'member', role: 'office' as const };
  return { ...reader, seats: [...reader.seats, seat] };
};

function unguarded({ route, handler }: Mounted, barrier: boolean, taken: Taken): Mounted {
  const run = handler as (ask: unknown) => Promise<unknown>;
  return {
    route: { ...route, access: { to: 'signed-in' } },
    handler: (async (ask: Checked & { readonly place: Place; readonly jurisdiction: string }) => {
      const { place, jurisdiction, session } = ask;
      const person = session?.person ?? null;
      const read = async (tx: Tx) => {
        const edition = as<EditionId>((ask.params as { edition: string }).edition);
        const reader = await loadReader(tx, session, edition);
        const opened = taken({ ...reader, recused: [] }, await loadPackOf(tx, edition));
        const may = { scope: everything, may: () => true, scopeOf: () => everything };
        return run({ ...ask, tx, reader: opened, ...may });
      };
      return barrier ? readAs(place.db, { jurisdiction, person }, read) : within(place.db, jurisdiction, read);
    }) as Mounted['handler'],
  };
}
