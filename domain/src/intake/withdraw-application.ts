import { editionRefusals, type Frame, isPerCase, notAllowed, stepOf } from '../edition/index.ts';
import {
  type CaseId,
  type Instant,
  type Refusal,
  type Result,
  refusalsOf,
  type StepId,
  unless,
} from '../language/index.ts';
import { type CaseState, caseOver, notYourCase } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { IntakeAct } from './acts.ts';
import { no } from './refusals.ts';

const noEdition = refusalsOf(editionRefusals);

type ApplicationWithdrawn = Extract<IntakeAct, { act: 'application-withdrawn' }>;

/** 撤回申报: whoever applies of free will may end the application, at any step until the result is approved; the seat it may have had stays empty. */
export function withdrawApplication(
  state: { readonly frame: Frame; readonly file: CaseState; readonly approved: boolean },
  command: { readonly case: CaseId },
  _at: Instant,
): Result<ApplicationWithdrawn, Refusal> {
  const { frame, file, approved } = state;
  const { regulation } = frame.pack;
  return unless<ApplicationWithdrawn, Refusal>(
    [
      notAllowed(frame, ['applicant'], articleOf(regulation, 'voluntary')),
      notYourCase(frame, file),
      frame.edition.closedAt !== null && noEdition('edition-over', null, { closed: frame.edition.closedAt }),
      caseOver(frame, file),
      approved && no('case-decided', null),
    ],
    () => ({
      act: 'application-withdrawn',
      article: articleOf(regulation, 'voluntary'),
      case: command.case,
      step: stepNow(frame),
    }),
  );
}

/** The step the edition is at: the last one that was opened. */
function stepNow(frame: Frame): StepId {
  const shared = frame.steps.filter(({ step }) => !isPerCase(stepOf(frame.pack, step)));
  const open = shared.findLast(({ openedAt }) => openedAt !== null) ?? shared[0];
  if (!open) throw new Error(`edition ${frame.edition.id} has no steps`);
  return open.step;
}
