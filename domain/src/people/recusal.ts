import type { Actor, CaseId, Cite, Instant, PersonId, Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { PeopleAct } from './acts.ts';
import { no } from './refusals.ts';

type RecusalDeclared = Extract<PeopleAct, { act: 'recusal-declared' }>;

/**
 * 回避: a person with an interest in a case withdraws from it, at once and for good. Declared by oneself, or by the office.
 * The reason is personal and stays out of the journal.
 */
export function declareRecusal(
  state: { readonly pack: ResolvedPack; readonly actor: Actor; readonly seated: boolean; readonly recused: boolean },
  command: { readonly case: CaseId; readonly person: PersonId },
  _at: Instant,
): Result<RecusalDeclared, Refusal> {
  const { pack, actor } = state;
  const byOffice = state.seated && pack.bodies[actor.body]?.role === 'office';
  return unless<RecusalDeclared, Refusal>(
    [
      actor.person !== command.person &&
        !byOffice &&
        no('not-yours-to-recuse', recusalArticle(pack), { person: command.person, expected: officesIn(pack) }),
      state.recused && no('already-recused', recusalArticle(pack), { person: command.person }),
    ],
    () => ({ act: 'recusal-declared', article: recusalArticle(pack), ...command }),
  );
}

const officesIn = (pack: ResolvedPack): readonly string[] =>
  Object.values(pack.bodies).flatMap(({ role, name }) => (role === 'office' ? [name] : []));

/** Where the regulation demands withdrawal; null where it says nothing. */
export const recusalArticle = (pack: ResolvedPack): Cite | null => (pack.recusal ? articleOf(pack.recusal) : null);

/** For every decision that handles, scores or votes on a case. `recused` are the persons who have withdrawn from it. */
export function recusedFrom(pack: ResolvedPack, recused: readonly PersonId[], person: PersonId): Refusal | false {
  return recused.includes(person) && no('recused', recusalArticle(pack), { person });
}
