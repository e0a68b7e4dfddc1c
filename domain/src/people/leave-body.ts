import type { BodyId, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import type { PeopleAct } from './acts.ts';
import { type BodyState, isOrganiser, madeUp, organisersOf } from './appoint-member.ts';
import { compositionOf } from './composition.ts';
import { no } from './refusals.ts';

type MemberLeft = Extract<PeopleAct, { act: 'member-left' }>;

/** A person leaves a body: by own will, or released by those who appoint. */
export function leaveBody(
  state: BodyState,
  command: { readonly person: PersonId; readonly body: BodyId; readonly of: string | null },
  _at: Instant,
): Result<MemberLeft, Refusal> {
  const sits = state.members.some(({ person, of }) => person === command.person && of === command.of);
  const left = state.members.filter(({ person, of }) => of === command.of && person !== command.person);
  return unless<MemberLeft, Refusal>(
    [
      state.actor.person !== command.person &&
        !isOrganiser(state) &&
        no('not-yours-to-release', null, { person: command.person, expected: organisersOf(state.pack) }),
      !sits &&
        no('not-a-member', null, {
          person: command.person,
          body: state.pack.bodies[command.body]?.name ?? command.body,
        }),
    ],
    () => ({ act: 'member-left', article: null, ...command, ...madeUp(compositionOf(state.pack, command.body, left)) }),
  );
}
