import type { Actor, BodyId, CaseId, EditionId, PersonId } from '@heng/domain/language';
import {
  type AppointMember,
  appointMember,
  approveMembers,
  declareRecusal,
  findRequirement,
  leaveBody,
  type NameMembers,
  type ProposeMembers,
  proposeMembers,
  publishMembers,
  refuseMembers,
  signUndertaking,
} from '@heng/domain/people';
import { type Desk, type Key, record } from '../storage/index.ts';
import { loadCancelled } from './cancelled/store.ts';
import {
  holdCases,
  isAdministrator,
  loadBody,
  loadRecused,
  loadServed,
  markNominees,
  saveProposed,
  saveRecusal,
  saveRequirement,
  saveUndertaking,
  seat,
  unseat,
} from './store.ts';

/** Appoints a member, or seats whoever acts for a party. */
export function appointsMember(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AppointMember) {
  return record(
    desk,
    { by, key, edition, attempted: 'member-appointed', subject: command.person },
    {
      load: async (tx) => ({
        ...(await loadBody(tx, edition, by, command.body)),
        served: await loadServed(tx, edition, command),
        cancelled: await loadCancelled(tx, edition),
        administers: await isAdministrator(tx, command.person),
      }),
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

/** 提出成员名单 */
export function proposesMembers(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ProposeMembers) {
  return record(
    desk,
    { by, key, edition, attempted: 'members-proposed', subject: command.body },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => proposeMembers(state, command, at),
      save: (tx, act, at) => saveProposed(tx, edition, act, at),
    },
  );
}

/** 批准成员 */
export function approvesMembers(desk: Desk, by: Actor, key: Key, edition: EditionId, command: NameMembers) {
  return record(
    desk,
    { by, key, edition, attempted: 'members-approved', subject: command.body },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => approveMembers(state, command, at),
      save: (tx, act, at) => markNominees(tx, edition, act, { approved_at: at }),
    },
  );
}

/** 不予批准成员 */
export function refusesMembers(desk: Desk, by: Actor, key: Key, edition: EditionId, command: NameMembers) {
  return record(
    desk,
    { by, key, edition, attempted: 'members-refused', subject: command.body },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => refuseMembers(state, command, at),
      save: (tx, act, at) => markNominees(tx, edition, act, { refused_at: at }),
    },
  );
}

/** 公布成员 */
export function publishesMembers(desk: Desk, by: Actor, key: Key, edition: EditionId, command: NameMembers) {
  return record(
    desk,
    { by, key, edition, attempted: 'members-published', subject: command.body },
    {
      load: (tx) => loadBody(tx, edition, by, command.body),
      decide: (state, at) => publishMembers(state, command, at),
      save: (tx, act, at) => markNominees(tx, edition, act, { published_at: at }),
    },
  );
}

/** 认定机构条件. The reasons stay in their table. */
export function findsRequirement(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: { readonly rule: string; readonly met: boolean; readonly reasons: string },
) {
  return record(
    desk,
    { by, key, edition, attempted: 'requirement-found', subject: command.rule },
    {
      load: (tx) => loadBody(tx, edition, by, by.body),
      decide: (state, at) => findRequirement(state, command, at),
      save: (tx, act, at) => saveRequirement(tx, edition, act, command.reasons, at),
    },
  );
}
