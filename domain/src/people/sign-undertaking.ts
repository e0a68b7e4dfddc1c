import type { Actor, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { no } from './refusals.ts';

type UndertakingSigned = Extract<PeopleAct, { act: 'undertaking-signed' }>;

/** A person promises what the regulation asks, e.g. to keep trade secrets; only for oneself. */
export function signUndertaking(
  state: { readonly pack: ResolvedPack; readonly actor: Actor },
  command: { readonly person: PersonId; readonly undertaking: string },
  _at: Instant,
): Result<UndertakingSigned, Refusal> {
  const undertaking = state.pack.undertakings.find(({ id }) => id === command.undertaking);
  return unless<UndertakingSigned, Refusal>(
    [
      !undertaking && no('no-such-undertaking', null, { undertaking: command.undertaking }),
      state.actor.person !== command.person && no('own-undertaking-only', null),
      undertaking &&
        !undertaking.by.includes(state.actor.body) &&
        no('undertaking-of-others', articleOf(undertaking), {
          by: undertaking.by.map((body) => state.pack.bodies[body]?.name ?? body),
        }),
    ],
    () => ({ act: 'undertaking-signed', article: undertaking ? articleOf(undertaking) : null, ...command }),
  );
}
