import { type Actor, as, type BodyId, type CaseId, type EditionId, type PersonId } from '@heng/domain/language';
import { type AppointMember, appointMember, declareRecusal, leaveBody, signUndertaking } from '@heng/domain/people';
import { readPack } from '../regulation/store.ts';
import type { Tx } from '../storage/index.ts';
import { type Desk, record } from '../storage/index.ts';
import { isSeated, loadMembers, loadRecused, seat, unseat } from './store.ts';

/** Appoints a member, or seats whoever acts for a party. */
export function appointsMember(desk: Desk, by: Actor, key: string | null, edition: EditionId, command: AppointMember) {
  return record(
    desk,
    { by, key, edition, attempted: 'member-appointed', subject: command.person },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => appointMember(state, command, at),
      save: (tx, act, at) => seat(tx, edition, act, at),
    },
  );
}

export function leavesBody(
  desk: Desk,
  by: Actor,
  key: string | null,
  edition: EditionId,
  command: { readonly person: PersonId; readonly body: BodyId; readonly of: string | null },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'member-left', subject: command.person },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => leaveBody(state, command, at),
      save: (tx, act, at) => unseat(tx, edition, act, at),
    },
  );
}

/** 回避. The reason stays in its table. */
export function declaresRecusal(
  desk: Desk,
  by: Actor,
  key: string | null,
  edition: EditionId,
  command: { readonly case: CaseId; readonly person: PersonId; readonly reason: string },
) {
  const { reason, ...declared } = command;
  return record(
    desk,
    { by, key, edition, attempted: 'recusal-declared', subject: command.case },
    {
      load: async (tx) => {
        await tx
          .selectFrom('case_file')
          .select('id')
          .where('id', '=', command.case)
          .where('edition_id', '=', edition)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const recused = await loadRecused(tx, command.case);
        return { ...(await loadBody(tx, edition, by, by.body)), recused: recused.includes(command.person) };
      },
      decide: (state, at) => declareRecusal(state, declared, at),
      save: async (tx, act, at) => {
        await tx.insertInto('recusal').values({ case_id: act.case, person_id: act.person, reason, at }).execute();
      },
    },
  );
}

export function signsUndertaking(
  desk: Desk,
  by: Actor,
  key: string | null,
  edition: EditionId,
  command: { readonly person: PersonId; readonly undertaking: string },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'undertaking-signed', subject: command.undertaking },
    {
      load: (tx) => loadBody(tx, edition, by, by.body),
      decide: (state, at) => signUndertaking(state, command, at),
      save: async (tx, act, at) => {
        await tx
          .insertInto('undertaking')
          .values({ edition_id: edition, person_id: act.person, undertaking: act.undertaking, signed_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      },
    },
  );
}

/** Appointments to one body are made one after the other: the edition's row is held. */
async function loadBody(tx: Tx, edition: EditionId, by: Actor, body: string) {
  const found = await tx
    .selectFrom('edition')
    .innerJoin('regulation_pack', 'regulation_pack.digest', 'edition.pack')
    .select(['pack', 'resolved'])
    .where('edition.id', '=', as<EditionId>(edition))
    .forUpdate('edition')
    .executeTakeFirstOrThrow();
  return {
    pack: readPack(found.pack, found.resolved),
    actor: by,
    seated: await isSeated(tx, edition, by),
    members: await loadMembers(tx, edition, body),
  };
}
