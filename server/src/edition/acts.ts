import {
  applyAmendment,
  closeApplication,
  closeEdition,
  type DecideSetting,
  decideSetting,
  type OpenEdition,
  type OpenStep,
  openEdition,
  openStep,
} from '@heng/domain/edition';
import { type Actor, as, type Day, type EditionId, ok, type StepId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { type Amendment, amendResolved, changeResolved, freeze } from '@heng/regulations';
import { dissolve, loadRequirements, seat } from '../people/store.ts';
import { keepPack } from '../regulation/store.ts';
import { type Desk, type Key, record } from '../storage/index.ts';
import {
  countSubmitted,
  endUnsubmitted,
  isTaken,
  layOutSteps,
  loadApplied,
  loadFrame,
  loadHandedFrom,
  loadPrevious,
  loadUnconferred,
  markStep,
  saveAmended,
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
      load: async (tx) => ({
        pack,
        digest: frozen.sha256,
        taken: await isTaken(tx, command.edition),
        previous: await loadPrevious(tx, pack.regulation.programme, command.nature),
      }),
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
        const findings = await loadRequirements(tx, edition);
        const handedFrom = await loadHandedFrom(tx, edition, command.path);
        const packBefore = freeze(frame.pack).sha256;
        return { frame, packBefore, packAfter, findings, handedFrom, after: changed.ok ? changed.value : null };
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

/** 适用修正案: the edition goes on under the amended pack; steps that came in or went are laid out anew. */
export function appliesAmendment(desk: Desk, by: Actor, key: Key, edition: EditionId, amendment: Amendment) {
  const command = {
    amendment: amendment.number,
    from: as<Day>(amendment.from),
    reaches: amendment.reaches,
    paths: amendment.changes.map(({ at }) => at),
  };
  return record(
    desk,
    { by, key, edition, attempted: 'amendment-applied', subject: amendment.number },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { edition: 'update' });
        const packBefore = freeze(frame.pack).sha256;
        const applied = await loadApplied(tx, edition, amendment);
        return { frame, applied, packBefore, packAfter: amendResolved(frame.pack, amendment) };
      },
      decide: (state, at) => applyAmendment(state, command, at),
      save: async (tx, act, at, _id, { packAfter, frame }) => {
        if (!packAfter.ok) return;
        const { sha256, text, pack } = packAfter.value;
        await keepPack(tx, { digest: sha256, regulation: frame.pack.regulation.id, resolved: text });
        await saveAmended(tx, edition, act, at);
        await layOutSteps(tx, edition, pack);
      },
    },
  );
}

/** 开始一步 */
export function opensStep(desk: Desk, by: Actor, key: Key, edition: EditionId, command: OpenStep) {
  return record(
    desk,
    { by, key, edition, attempted: 'step-opened', subject: command.step },
    {
      load: (tx) => loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' }),
      decide: (frame, at) => openStep(frame, command, at),
      save: (tx, act, at) =>
        markStep(tx, edition, act.step, {
          openedAt: at,
          ...(act.opens && { opensOn: act.opens }),
          ...(act.closes && { closesOn: act.closes }),
        }),
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
