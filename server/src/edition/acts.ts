import {
  closeApplication,
  closeEdition,
  type DecideSetting,
  decideSetting,
  type OpenEdition,
  openEdition,
  openStep,
} from '@heng/domain/edition';
import { type Actor, type EditionId, ok, type StepId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { changeResolved, freeze } from '@heng/regulations';
import { dissolve, seat } from '../people/store.ts';
import { keepPack } from '../regulation/store.ts';
import { type Desk, type Key, record } from '../storage/index.ts';
import {
  countSubmitted,
  endUnsubmitted,
  isTaken,
  loadFrame,
  loadUnconferred,
  markStep,
  saveClosed,
  saveOpened,
  saveSetting,
} from './store.ts';

/** 开届: stores the resolved pack, lays out its steps and seats whoever opens it in the body they open it for. */
export function opensEdition(desk: Desk, by: Actor, key: Key, command: OpenEdition, pack: ResolvedPack) {
  const frozen = freeze(pack);
  return record(
    desk,
    { by, key, edition: command.edition, attempted: 'edition-opened', subject: command.edition },
    {
      load: async (tx) => ({ pack, digest: frozen.sha256, taken: await isTaken(tx, command.edition) }),
      decide: (place, at) => openEdition(place, command, at),
      save: async (tx, act, at) => {
        await keepPack(tx, { digest: frozen.sha256, regulation: act.regulation, resolved: frozen.text });
        await saveOpened(tx, act, pack, at);
        await seat(tx, act.edition, { ...by, seat: 'member', category: null }, at);
      },
    },
  );
}

/** 定: fills in what the regulation leaves open, as one change of the pack. */
export function decidesSetting(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DecideSetting) {
  return record(
    desk,
    { by, key, edition, attempted: 'setting-decided', subject: command.path },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { edition: 'update' });
        const changed = changeResolved(frame.pack, { at: command.path, was: command.was, now: command.now });
        const packAfter = changed.ok ? ok(changed.value.sha256) : changed;
        return { frame, packBefore: freeze(frame.pack).sha256, packAfter, after: changed.ok ? changed.value : null };
      },
      decide: (state, at) => decideSetting(state, command, at),
      save: async (tx, act, at, _id, { after, frame }) => {
        const regulation = frame.pack.regulation.id;
        if (after) await keepPack(tx, { digest: after.sha256, regulation, resolved: after.text });
        await saveSetting(tx, edition, act, by.body, at);
      },
    },
  );
}

/** 开始一步 */
export function opensStep(desk: Desk, by: Actor, key: Key, edition: EditionId, command: { readonly step: StepId }) {
  return record(
    desk,
    { by, key, edition, attempted: 'step-opened', subject: command.step },
    {
      load: (tx) => loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' }),
      decide: (frame, at) => openStep(frame, command, at),
      save: (tx, act, at) => markStep(tx, edition, act.step, { openedAt: at }),
    },
  );
}

/** Records that the time for applying is over; cases not handed in end here. */
export function closesApplication(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly step: StepId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-closed', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        return { frame, submitted: await countSubmitted(tx, edition) };
      },
      decide: (state, at) => closeApplication(state, command, at),
      save: async (tx, act, at) => {
        await markStep(tx, edition, act.step, { closedAt: at });
        await endUnsubmitted(tx, edition, act.step);
      },
    },
  );
}

/** 结束本届: bodies that last one edition are dissolved, and their access ends. */
export function closesEdition(desk: Desk, by: Actor, key: Key, edition: EditionId) {
  return record(
    desk,
    { by, key, edition, attempted: 'edition-closed', subject: edition },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { edition: 'update' });
        return { frame, unconferred: await loadUnconferred(tx, edition) };
      },
      decide: closeEdition,
      save: async (tx, act, at) => {
        await saveClosed(tx, edition, at);
        await dissolve(tx, edition, act.dissolved, at);
      },
    },
  );
}
