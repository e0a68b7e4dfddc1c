import { lastDayOf } from '../calendar/index.ts';
import { type Frame, isPerCase, notYetMet, stepOf, wrongBody } from '../edition/index.ts';
import {
  type CaseId,
  type Day,
  dayOf,
  type Instant,
  type NoticeId,
  type Refusal,
  type Result,
  refuse,
  type StepId,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { NoticeAct } from './acts.ts';
import { applies } from './applies.ts';
import { type CaseState, caseOver, contextOf, notYourCase, ownStepsWaiting } from './case-state.ts';
import type { NoticeStep } from './channel.ts';
import { mediaOf, wrongMedia } from './media.ts';
import { no } from './refusals.ts';

export interface PublishNotice {
  readonly notice: NoticeId;
  readonly step: StepId;
  /** The case, where each holds the notice by itself; else null. */
  readonly case: CaseId | null;
  readonly media: string | null;
  readonly document: string | null;
  /** The last day asked for; null: the first lawful one. */
  readonly last: Day | null;
}

export interface NoticePlace {
  readonly frame: Frame;
  /** The one case of a notice that it holds by itself; else null. */
  readonly file: CaseState | null;
  /** The cases that stand, in the order of the list that the notice shows: winners once they are listed, before that all. */
  readonly standing: readonly CaseState[];
  /** The day it was published, if it was. */
  readonly published: Day | null;
  /** Cases that stood in a notice of this step before; absent: whoever is on the list did. */
  readonly shown?: readonly CaseId[];
}

type NoticePublished = Extract<NoticeAct, { act: 'notice-published' }>;

/**
 * 公示: a list is shown to the public, by the body the regulation names; or one case by its applicant or parent. It runs from the day after
 * publication to the last day, 24:00, in the days the regulation counts by. Longer only where the regulation says "at least".
 * Refused: too short, too long for an exact time, before the steps before it are done, twice. Who came on the list after it was held has it held anew.
 */
export function publishNotice(
  place: NoticePlace,
  command: PublishNotice,
  at: Instant,
): Result<NoticePublished, Refusal> {
  const { frame, file, shown } = place;
  const step = stepOf(frame.pack, command.step);
  const published = dayOf(at);
  if (step.kind !== 'notice' || isPerCase(step) !== (file !== null)) {
    return refuse(no('not-this-kind', articleOf(step), { name: step.name, expected: file ? 'own-notice' : 'notice' }));
  }
  const onList = file ? [file.id] : listedOn(frame, step, place.standing, published);
  const since = shown === undefined ? [] : onList.filter((id) => !shown.includes(id));
  const anew = file === null && place.published !== null && since.length > 0;
  const span = spanOfNotice(frame, step, published, command.last);
  return unless<NoticePublished, Refusal>(
    [
      wrongBody(frame, step),
      ...notYetMet(frame, step).filter(({ code }) => !(anew && code === 'step-over')),
      place.published !== null &&
        !anew &&
        no('notice-published-already', articleOf(step), { name: step.name, published: place.published }),
      ...(file ? againstOwnNotice(frame, file, step, published) : []),
      wrongMedia(frame.pack, step, command.media),
      ...span.against,
    ],
    () => ({
      act: 'notice-published',
      article: articleOf(step),
      notice: command.notice,
      step: command.step,
      case: file?.id ?? null,
      media: mediaOf(step, command.media),
      document: command.document,
      published,
      last: span.last,
      provisional: span.provisional,
      listed: anew ? since : onList,
    }),
  );
}

/** The first lawful last day of a notice published on this day, and whether it is certain; null: the regulation does not say how long. */
export function lawfulLastDay(
  frame: Frame,
  step: NoticeStep,
  published: Day,
): { readonly last: Day; readonly provisional: boolean; readonly length: string } | null {
  if (step.length === null) return null;
  const length = 'exactly' in step.length ? step.length.exactly : step.length.at_least;
  return { ...lastDayOf(frame.calendar, published, length), length };
}

function spanOfNotice(frame: Frame, step: NoticeStep, published: Day, asked: Day | null) {
  const lawful = lawfulLastDay(frame, step, published);
  const article = step.length === null ? articleOf(step) : (articleOf(step.length) ?? articleOf(step, 'length'));
  const last = asked ?? lawful?.last ?? null;
  const exact = step.length !== null && 'exactly' in step.length;
  const said = { published, asked: last, last_day: lawful?.last ?? null, length: lawful?.length ?? null };
  const against = [
    last === null && no('last-day-missing', article),
    last !== null &&
      (lawful === null ? last <= published : last < lawful.last) &&
      no('notice-too-short', article, said),
    last !== null && lawful !== null && exact && last > lawful.last && no('notice-too-long', article, said),
  ];
  return { last: last ?? published, provisional: lawful?.provisional ?? false, against };
}

function againstOwnNotice(frame: Frame, file: CaseState, step: NoticeStep, today: Day): readonly (Refusal | false)[] {
  const { steps } = frame.pack;
  const placeOf = (wanted: (candidate: (typeof steps)[number]) => boolean) => steps.findIndex(wanted);
  const early = placeOf(({ id }) => id === step.id) < placeOf(({ kind }) => kind === 'application');
  const fits = applies(step, file.facts, contextOf(frame, file, today), `steps.${step.id}`);
  return [
    notYourCase(frame, file),
    caseOver(frame, file),
    early && file.submittedAt !== null && no('case-submitted', articleOf(step)),
    !early && file.submittedAt === null && no('case-not-submitted', articleOf(step), { name: step.name }),
    fits.in === false && no('step-not-for-case', articleOf(step, 'for'), { name: step.name }),
    fits.in === null && no('scope-unknown', articleOf(step, 'for'), { name: step.name, facts: fits.missing }),
    ...ownStepsWaiting(frame, file, step.id, today),
  ];
}

/** Standing cases the step is for; one of which that is not known stays on the list, since nothing says that it is off. */
const listedOn = (frame: Frame, step: NoticeStep, standing: readonly CaseState[], today: Day): readonly CaseId[] =>
  standing
    .filter((file) => applies(step, file.facts, contextOf(frame, file, today), `steps.${step.id}`).in !== false)
    .map(({ id }) => id);
