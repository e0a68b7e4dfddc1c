import type { Actor, BodyId, CaseId, EditionId, PersonId } from '@heng/domain/language';
import { type AppointMember, appointMember, declareRecusal, leaveBody, signUndertaking } from '@heng/domain/people';
import { type Desk, type Key, record } from '../storage/index.ts';
import { holdCases, loadBody, loadRecused, saveRecusal, saveUndertaking, seat, unseat } from './store.ts';

/** Appoints a member, or seats whoever acts for a party. */
export function appointsMember(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AppointMember) {
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
  key: Key,
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
  key: Key,
  edition: EditionId,
  command: { readonly case: CaseId; readonly person: PersonId; readonly reason: string },
) {
  const { reason, ...declared } = command;
  return record(
    desk,
    { by, key, edition, attempted: 'recusal-declared', subject: command.case },
    {
      load: async (tx) => {
        const body = await loadBody(tx, edition, by, by.body);
        await holdCases(tx, edition, [command.case]);
        const recused = await loadRecused(tx, command.case);
        return { ...body, recused: recused.includes(command.person) };
      },
      decide: (state, at) => declareRecusal(state, declared, at),
      save: (tx, act, at) => saveRecusal(tx, act, reason, at),
    },
  );
}

/** 签署承诺 */
export function signsUndertaking(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly person: PersonId; readonly undertaking: string },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'undertaking-signed', subject: command.undertaking },
    {
      load: (tx) => loadBody(tx, edition, by, by.body),
      decide: (state, at) => signUndertaking(state, command, at),
      save: (tx, act, at) => saveUndertaking(tx, edition, act, at),
    },
  );
}
