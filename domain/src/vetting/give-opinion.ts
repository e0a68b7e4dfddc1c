import { notAllowed, stateOf } from '../edition/index.ts';
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
import { articleOf, type FactValue, factNamed, fitsFact } from '../regulation/index.ts';
import type { VettingAct } from './acts.ts';
import { consultsOf, consultsOn } from './opinions.ts';
import { lastRecheck } from './recheck.ts';
import { no } from './refusals.ts';
import { isOwnReport, sourceOf } from './report-source.ts';
import { againstCase, namesOf, type Vetting, type VettingStep, vettingStep } from './state.ts';

type OpinionGiven = Extract<VettingAct, { act: 'opinion-given' }>;

/** What a department says about one fact; records replace those it reported before. */
export interface Report {
  readonly fact: string;
  readonly value: FactValue;
  /** SHA-256 of the canonical JSON of the value. */
  readonly sha256: string;
}

export interface GiveOpinion {
  readonly step: StepId;
  readonly case: CaseId;
  /** Empty: the department knows of nothing. */
  readonly reports: readonly Report[];
}

/**
 * 部门答复: a department that was asked reports facts that are its to report, or that it knows of nothing; so does, unasked, whoever holds the vetting, of what
 * is the office's own to know. Once it has answered, only something new can be added, and that up to the last gate at which the regulation looks again.
 */
export function giveOpinion(state: Vetting, command: GiveOpinion, at: Instant): Result<OpinionGiven, Refusal> {
  const { frame, file } = state;
  const step = vettingStep(frame, command.step);
  if ('code' in step) return refuse(step);
  const department = frame.actor.of ?? frame.actor.body;
  const consults = consultsOf(state, step, frame.actor.body, department);
  const consult = consults.find((one) => consultsOn(state, step, one, file, dayOf(at))) ?? consults[0];
  const opinion = file.opinions.find((candidate) => candidate.department === department);
  const expected = (step.consults ?? []).flatMap(({ bodies }) => bodies);
  const article = (consult && articleOf(consult)) ?? articleOf(step, 'consults');
  const own = isOwnReport(step, frame.actor.body);
  const later = opinion?.givenAt !== undefined && opinion.givenAt !== null;
  return unless<OpinionGiven, Refusal>(
    [
      consult || own
        ? notAllowed(frame, [frame.actor.body], article)
        : no('not-consulted', article, { expected: namesOf(frame, expected), department }),
      consult && !opinion && no('not-asked', article, { department }),
      later &&
        command.reports.length === 0 &&
        no('opinion-given-already', article, { department, given: opinion.givenAt }),
      ...(later ? againstAddition(state, step, at) : againstCase(state, step, dayOf(at))),
      ...command.reports.flatMap((report) => againstReport(state, step, report)),
    ],
    () => ({
      act: 'opinion-given',
      article,
      step: command.step,
      case: file.id,
      department,
      reported: command.reports.map(({ fact, sha256 }) => ({ fact, sha256 })),
    }),
  );
}

/** An event after filing still bars, up to the gate the regulation names; the case must stand. */
function againstAddition(state: Vetting, step: VettingStep, at: Instant): readonly Refusal[] {
  const last = lastRecheck(state.frame.pack) ?? step;
  const over = stateOf(state.frame, last.id).closedAt !== null;
  const standing = ['already-vetted', 'step-over'];
  return [
    ...againstCase(state, step, dayOf(at)).filter(({ code }) => !standing.includes(code)),
    ...(over ? [no('too-late-to-report', articleOf(last), { name: last.name })] : []),
  ];
}

function againstReport(
  { frame: { pack, actor } }: Vetting,
  step: VettingStep,
  { fact, value }: Report,
): readonly Refusal[] {
  const asked = factNamed(pack, fact);
  if (!asked || sourceOf(pack, step, actor.body, fact) === null) return [no('not-a-department-fact', null, { fact })];
  return fitsFact(pack, asked, value) ? [] : [no('value-does-not-fit', null, { fact })];
}
