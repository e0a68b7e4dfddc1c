import { lastDayOf } from '../calendar/index.ts';
import { type Frame, isPerCase, stepNotOpen, wrongBody } from '../edition/index.ts';
import {
  type Day,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  refuse,
  type StepId,
  unless,
} from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf, type Period, readWindow } from '../regulation/index.ts';
import type { VettingAct } from './acts.ts';
import { consultsOf, consultsOn } from './opinions.ts';
import { no } from './refusals.ts';
import { namesOf, type VettedCase, vettingStep } from './state.ts';

type OpinionsAsked = Extract<VettingAct, { act: 'opinions-asked' }>;

export interface AskOpinions {
  readonly step: StepId;
  /** The body in the regulation, and which department of it; the body itself where there is only one. */
  readonly body: string;
  readonly department: string;
  /** A day by which an answer is asked for where the regulation sets none; being late has no effect by itself. */
  readonly due: Day | null;
}

/**
 * 征求意见: asks one department about all applications that are handed in, stand, and that it was not asked about before; where the regulation has it
 * consulted about several sorts of applications, about one sort after the other.
 * Refused for a department the step does not consult, when there is nothing to ask, and to whoever has withdrawn from one of the applications.
 */
export function askOpinions(
  state: { readonly frame: Frame; readonly files: readonly VettedCase[] },
  command: AskOpinions,
  at: Instant,
): Result<OpinionsAsked, Refusal> {
  const { frame, files } = state;
  const step = vettingStep(frame, command.step);
  if ('code' in step) return refuse(step);
  const { body, department } = command;
  const unasked = files.filter(
    (file) =>
      file.submittedAt !== null &&
      file.endedStep === null &&
      file.vetted === null &&
      !file.opinions.some((opinion) => opinion.department === department),
  );
  const asking = consultsOf(state, step, body, department).map((consult) => ({
    consult,
    cases: unasked.filter((file) => consultsOn(state, step, consult, file, dayOf(at))),
  }));
  const { consult, cases } = asking.find((one) => one.cases.length > 0) ??
    asking[0] ?? { consult: undefined, cases: [] };
  const expected = (step.consults ?? []).flatMap(({ bodies }) => bodies);
  return unless<OpinionsAsked, Refusal>(
    [
      wrongBody(frame, step),
      !isPerCase(step) && stepNotOpen(frame, step),
      !consult && no('not-consulted', articleOf(step, 'consults'), { expected: namesOf(frame, expected), department }),
      recusedFrom(
        frame.pack,
        cases.flatMap(({ recused }) => recused),
        frame.actor.person,
      ),
      consult && cases.length === 0 && no('nothing-to-ask', articleOf(step, 'consults'), { department }),
    ],
    () => ({
      act: 'opinions-asked',
      article: (consult && articleOf(consult)) ?? articleOf(step, 'consults'),
      step: command.step,
      department,
      cases: cases.map(({ id }) => id),
      due: (consult?.due && lastDayFor(frame, consult.due, dayOf(at))) ?? command.due,
    }),
  );
}

/** A time for answering laid down as `10 working days after receipt` runs from the day of asking; null: it hangs on another day. */
function lastDayFor(frame: Frame, period: Period, asked: Day): Day | null {
  const window = readWindow(period);
  return window.kind === 'after' && window.anchor === 'receipt'
    ? lastDayOf(frame.calendar, asked, window.length).last
    : null;
}
