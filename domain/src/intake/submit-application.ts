import { type Frame, stepNotOpen, wrongBody } from '../edition/index.ts';
import {
  type CaseId,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  refuse,
  type StepId,
  unless,
} from '../language/index.ts';
import { type CaseState, caseOver, notYourCase, ownStepsWaiting } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { IntakeAct, Relation } from './acts.ts';
import { type ApplicationStep, applicationStepFor, tooLate, tooSoon } from './application-step.ts';
import { barredFrom, type StandingBar } from './barred.ts';
import { againstPapers, type HandedIn, papersDue, questionNames } from './papers.ts';
import { no } from './refusals.ts';

export interface SubmitApplication {
  readonly case: CaseId;
  /** The applicant's own documents; those of a parent or recommender are on file already. */
  readonly documents: readonly HandedIn[];
  readonly declarations: readonly string[];
  /** What it says of its relations: nobody, where the list is empty. null or absent: it was not asked, and nothing is known. */
  readonly relations?: readonly Relation[] | null;
}

export interface Draft {
  readonly frame: Frame;
  /** With the draft's answers as its facts. */
  readonly file: CaseState;
  /** SHA-256 of the canonical JSON of these facts. */
  readonly factsSha256: string;
  /** Documents that others have put on file. */
  readonly onFile: readonly string[];
  /** On record against the applicant, or anybody who applies with it. */
  readonly bars: readonly StandingBar[];
}

type ApplicationSubmitted = Extract<IntakeAct, { act: 'application-submitted' }>;

/**
 * 提交申报: facts, documents and declarations are handed in, once. In time is before 24:00 of the closing day by the one clock. Refused with all
 * that stands against it: late, own notices or the parent's check not done, documents, declarations or answers missing.
 */
export function submitApplication(
  draft: Draft,
  command: SubmitApplication,
  at: Instant,
): Result<ApplicationSubmitted, Refusal> {
  const { frame, file } = draft;
  const step = applicationStepFor(frame.pack, file);
  if (step === null) return refuse(no('no-application-step', null, { track: file.track }));
  const papers = papersDue(frame, file, step.id, at);
  return unless<ApplicationSubmitted, Refusal>(
    [
      wrongBody(frame, step),
      notYourCase(frame, file),
      caseOver(frame, file),
      file.submittedAt !== null && no('already-submitted', articleOf(step), { submitted: file.submittedAt }),
      stepNotOpen(frame, step),
      tooSoon(frame, step, at),
      tooLate(frame, step, at),
      ...barredFrom(frame, draft.bars, at),
      ...ownStepsWaiting(frame, file, step.id, dayOf(at)),
      ...papers.unknown,
      ...againstPapers(frame, papers.due, command.documents, draft.onFile),
      ...againstDeclarations(frame, command.declarations),
      unanswered(frame, file, step),
    ],
    () => ({
      act: 'application-submitted',
      article: articleOf(step),
      case: file.id,
      step: step.id as StepId,
      factsSha256: draft.factsSha256,
      documents: command.documents,
      declarations: command.declarations,
      relations: command.relations ?? null,
    }),
  );
}

function againstDeclarations(frame: Frame, made: readonly string[]): readonly (Refusal | false)[] {
  const asked = frame.pack.declarations.filter(({ by }) => by === frame.actor.body);
  const missing = asked.filter(({ id }) => !made.includes(id));
  const unknown = made.filter((id) => !asked.some((declaration) => declaration.id === id));
  return [
    missing.length > 0 &&
      no('declarations-missing', [...new Set(missing.flatMap((declaration) => articleOf(declaration) ?? []))], {
        ids: missing.map(({ id }) => id),
        declarations: missing.map(({ says }) => says),
      }),
    unknown.length > 0 && no('no-such-declaration', null, { declarations: unknown }),
  ];
}

/** Questions the form asks beyond the facts that rules read. */
function unanswered(frame: Frame, file: CaseState, step: ApplicationStep): Refusal | false {
  const form = frame.pack.form[step.id];
  const open = (form?.asks ?? []).filter((fact) => (file.facts.facts[fact] ?? null) === null);
  return (
    open.length > 0 && no('answers-missing', articleOf(form), { facts: open, names: questionNames(frame.pack, open) })
  );
}
