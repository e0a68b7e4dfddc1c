import type { Frame } from '../edition/index.ts';
import { holdersOf, isPerCase, nameOf, notAllowed } from '../edition/index.ts';
import type { Refusal, Result } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { type CaseState, caseOver, notYourCase } from '../notice/index.ts';
import { articleOf, factNamed, fitsFact } from '../regulation/index.ts';
import { questionNames } from './papers.ts';
import { no } from './refusals.ts';

/**
 * Whether these answers may go into the draft of an application: own, open and not handed in; questions the pack or its form asks, that are for the
 * applicant to answer, in the form the question wants. Null takes an answer back. Once its parent, or whoever else checks it before it is handed in, has
 * passed it, nothing in it changes any more: what was checked is what is handed in. Saving a draft is no act.
 */
export function checkDraft(
  frame: Frame,
  file: CaseState,
  answers: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, unknown>>, Refusal> {
  const { pack } = frame;
  const asked = Object.keys(answers);
  const form = Object.values(pack.form).flatMap(({ asks }) => asks);
  const factOf = (id: string) => factNamed(pack, id);
  const unknown = asked.filter((id) => !factOf(id) && !form.includes(id));
  const others = asked.filter((id) => factOf(id)?.from.includes('applicant') === false);
  const unfit = asked.filter((id) => {
    const fact = factOf(id);
    return fact !== null && !fitsFact(pack, fact, answers[id]);
  });
  return unless<Readonly<Record<string, unknown>>, Refusal>(
    [
      notAllowed(frame, ['applicant', 'parent'], null),
      notYourCase(frame, file),
      caseOver(frame, file),
      file.submittedAt !== null && no('already-submitted', null, { submitted: file.submittedAt }),
      ...checkedBefore(frame, file),
      unknown.length > 0 && no('no-such-question', null, { facts: unknown }),
      others.length > 0 && no('not-yours-to-answer', null, { names: questionNames(pack, others) }),
      unfit.length > 0 && no('answer-of-wrong-kind', null, { facts: unfit, names: questionNames(pack, unfit) }),
    ],
    () => answers,
  );
}

/** The checks of this case alone that it has passed. */
function checkedBefore({ pack }: Frame, { passed }: CaseState): readonly Refusal[] {
  return pack.steps
    .filter((step) => step.kind === 'vetting' && isPerCase(step) && passed.some((id) => id === step.id))
    .map((step) =>
      no('draft-checked', articleOf(step), { name: step.name, by: holdersOf(step).map((body) => nameOf(pack, body)) }),
    );
}
