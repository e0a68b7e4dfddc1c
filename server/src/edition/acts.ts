import {
  closeApplication,
  closeEdition,
  type DecideSetting,
  decideSetting,
  type OpenEdition,
  openEdition,
  openStep,
} from '@heng/domain/edition';
import { type Actor, as, type CaseId, type EditionId, type StepId } from '@heng/domain/language';
import { applyChange, type ResolvedPack } from '@heng/domain/regulation';
import { freeze } from '@heng/regulations';
import { dissolve, seat } from '../people/store.ts';
import { keepPack } from '../regulation/store.ts';
import { type Desk, record } from '../storage/index.ts';
import { loadFrame, markStep } from './store.ts';

/** 开届: stores the resolved pack, lays out its steps and seats whoever opens it in the body they open it for. */
export function opensEdition(desk: Desk, by: Actor, key: string | null, command: OpenEdition, pack: ResolvedPack) {
  const frozen = freeze(pack);
  return record(
    desk,
    { by, key, edition: command.edition, attempted: 'edition-opened', subject: command.edition },
    {
      load: async (tx) => ({
        pack,
        digest: frozen.sha256,
        taken:
          (await tx.selectFrom('edition').select('id').where('id', '=', command.edition).executeTakeFirst()) !==
          undefined,
      }),
      decide: (place, at) => openEdition(place, command, at),
      save: async (tx, act, at) => {
        await keepPack(tx, { digest: frozen.sha256, regulation: act.regulation, resolved: frozen.text });
        await tx
          .insertInto('edition')
          .values({
            id: act.edition,
            regulation: act.regulation,
            programme: pack.regulation.programme,
            label: act.label,
            nature: act.nature,
            pack: act.pack,
            opened_at: at,
          })
          .execute();
        await tx
          .insertInto('edition_step')
          .values(pack.steps.map(({ id }, index) => ({ edition_id: act.edition, step: id, place: index + 1 })))
          .execute();
        await seat(
          tx,
          act.edition,
          { person: by.person, body: by.body, of: by.of, seat: 'member', category: null },
          at,
        );
      },
    },
  );
}

/** 定: fills in what the regulation leaves open, as one change of the pack. */
export function decidesSetting(desk: Desk, by: Actor, key: string | null, edition: EditionId, command: DecideSetting) {
  return record(
    desk,
    { by, key, edition, attempted: 'setting-decided', subject: command.path },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { edition: 'update' });
        const changed = applyChange(frame.pack, { at: command.path, was: command.was, now: command.now });
        const after = freeze(changed.ok ? changed.value : frame.pack);
        return { frame, packBefore: freeze(frame.pack).sha256, packAfter: after.sha256, after };
      },
      decide: (state, at) => decideSetting(state, command, at),
      save: async (tx, act, at, _id, { after, frame }) => {
        await keepPack(tx, { digest: after.sha256, regulation: frame.pack.regulation.id, resolved: after.text });
        await tx.updateTable('edition').set({ pack: after.sha256 }).where('id', '=', edition).execute();
        await tx
          .insertInto('setting')
          .values({
            edition_id: edition,
            path: act.path,
            was: JSON.stringify(act.was ?? null),
            now: JSON.stringify(act.now),
            body: by.body,
            document: act.document,
            decided_on: act.day,
            at,
          })
          .execute();
      },
    },
  );
}

export function opensStep(
  desk: Desk,
  by: Actor,
  key: string | null,
  edition: EditionId,
  command: { readonly step: StepId },
) {
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
  key: string | null,
  edition: EditionId,
  command: { readonly step: StepId },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'application-closed', subject: command.step },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { step: command.step, lock: 'update' });
        const { count } = await tx
          .selectFrom('case_file')
          .select((select) => select.fn.countAll<number>().as('count'))
          .where('edition_id', '=', edition)
          .where('submitted_at', 'is not', null)
          .executeTakeFirstOrThrow();
        return { frame, submitted: count };
      },
      decide: (state, at) => closeApplication(state, command, at),
      save: async (tx, act, at) => {
        await markStep(tx, edition, act.step, { closedAt: at });
        await tx
          .updateTable('case_file')
          .set({ ended_step: act.step, ended_why: 'not-submitted' })
          .where('edition_id', '=', edition)
          .where('submitted_at', 'is', null)
          .where('ended_step', 'is', null)
          .execute();
      },
    },
  );
}

export function closesEdition(desk: Desk, by: Actor, key: string | null, edition: EditionId) {
  return record(
    desk,
    { by, key, edition, attempted: 'edition-closed', subject: edition },
    {
      load: async (tx) => {
        const frame = await loadFrame(desk, tx, edition, by, { edition: 'update' });
        const waiting = await tx
          .selectFrom('winner')
          .leftJoin('award', (join) =>
            join.onRef('award.edition_id', '=', 'winner.edition_id').onRef('award.case_id', '=', 'winner.case_id'),
          )
          .select('winner.case_id')
          .where('winner.edition_id', '=', edition)
          .where('winner.approved_at', 'is not', null)
          .where('winner.removed_at', 'is', null)
          .where('award.id', 'is', null)
          .execute();
        return { frame, unconferred: waiting.map(({ case_id }) => as<CaseId>(case_id)) };
      },
      decide: closeEdition,
      save: async (tx, act, at) => {
        await tx.updateTable('edition').set({ closed_at: at }).where('id', '=', edition).execute();
        await dissolve(tx, edition, act.dissolved, at);
      },
    },
  );
}
