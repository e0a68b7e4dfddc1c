import type { EditionId, Instant } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { opensEdition } from '../edition/acts.ts';
import { keepApplicant, saveDraft } from '../intake/store.ts';
import { keepPerson } from '../people/store.ts';
import { loadAfterView } from '../procedure/aftermath/store.ts';
import { loadEditionView } from '../procedure/view/store.ts';
import { type Desk, offRecord, setRehearsalClock, within } from '../storage/index.ts';
import { importsRegister } from '../supervision/register/acts.ts';
import { tiersOf } from '../supervision/register/tiers.ts';
import { loadAwardFiles } from '../supervision/store.ts';
import type { RehearsalClock } from './clock.ts';
import { loadBallotCandidates, loadCarried, loadRankedView } from './store.ts';
import type { NewApplicant, NewPerson, World } from './world.ts';

/** A rehearsal on a database of its own: acts and reads go there directly. */
export function databaseWorld(desk: Desk, edition: EditionId, pack: ResolvedPack, clock: RehearsalClock): World {
  const read = <Found>(found: Parameters<typeof within<Found>>[2]) => within(desk.db, desk.jurisdiction, found);
  const people = (all: readonly NewPerson[]) =>
    offRecord(desk.db, desk.jurisdiction, async (tx) => {
      for (const one of all) await keepPerson(tx, one);
    });
  return {
    setClock: (at: Instant) => setRehearsalClock(desk.db, at),
    act: (by, deed, command) => deed(desk, by, null, edition, command),
    openEdition: (by, command) => opensEdition(desk, by, null, command, pack),
    meetPeople: people,
    meetApplicant: async (applicant, partners, agent) => {
      await offRecord(desk.db, desk.jurisdiction, async (tx) => {
        for (const { id, name, industry } of [applicant, ...partners] satisfies NewApplicant[])
          await keepApplicant(tx, { id, name, industry });
      });
      await people([agent]);
    },
    saveDraft: (by, draft) => saveDraft(desk, by, edition, draft),
    importRegister: async (by, { programme, bytes }) => {
      const tiers = tiersOf(programme, [{ pack, en: {} }]);
      if (tiers === null) throw new Error(`no tiers of ${programme} are known`);
      const today = clock.today;
      const done = await importsRegister(desk, by, { programme, bytes, tiers, pack, today, dryRun: false });
      if (done.faults.length + done.refusals.length > 0)
        throw new Error(`the register of ${programme} was refused: ${JSON.stringify(done)}`);
    },
    view: () => read((tx) => loadEditionView(desk, tx, edition, clock.today)),
    afterView: () => read((tx) => loadAfterView(desk, tx, edition, clock.today)),
    awards: () => read((tx) => loadAwardFiles(tx, edition)),
    rankedCases: () => loadRankedView(desk, edition),
    ballotCandidates: (_by, step) => loadBallotCandidates(desk, edition, step),
    carried: (_by, step) => loadCarried(desk, edition, step),
  };
}
