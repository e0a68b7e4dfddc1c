import { holdersOf } from '../edition/index.ts';
import type {
  AwardId,
  CaseId,
  Cite,
  Day,
  PersonId,
  ProceedingId,
  Refusal,
  ReportId,
  StepId,
} from '../language/index.ts';
import { articleOf, type Step } from '../regulation/index.ts';
import type { ActName } from './acts.ts';

/** One thing somebody may or must do: who, what, on what ground, from when, by when, and what it still waits for. */
export interface Task {
  readonly act: ActName;
  readonly step: StepId | null;
  readonly case: CaseId | null;
  /** Bodies or parties whose task it is. */
  readonly by: readonly string[];
  /** Which one of them, where there are many. */
  readonly of: string | null;
  /** Set where it is for one person alone: a sheet, a vote. */
  readonly person: PersonId | null;
  /** Set where it belongs to the years after an award. */
  readonly award: AwardId | null;
  readonly proceeding: ProceedingId | null;
  readonly report: ReportId | null;
  /** Which time a duty falls due; null: no duty, or one without times. */
  readonly time: number | null;
  /** What it is about beyond step and case: a setting's path, a rule, a department, a notice, an objection, a duty, a sanction, an item. */
  readonly about: string | null;
  readonly from: Day | null;
  /** Legal last day. */
  readonly due: Day | null;
  readonly article: Cite | null;
  /** Empty: it can be done today. */
  readonly waits: readonly Refusal[];
}

/** What a step's tasks have in common; the rest is said where it differs. */
export function taskOf(step: Step | null, act: ActName, rest: Partial<Task> = {}): Task {
  return {
    act,
    step: step === null ? null : (step.id as StepId),
    case: null,
    by: step === null ? [] : holdersOf(step),
    of: null,
    person: null,
    award: null,
    proceeding: null,
    report: null,
    time: null,
    about: null,
    from: null,
    due: null,
    article: step === null ? null : articleOf(step),
    waits: [],
    ...rest,
  };
}
