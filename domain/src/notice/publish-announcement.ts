import { againstDays, applicationAfter, type Frame, notYetMet, stepOf, wrongBody } from '../edition/index.ts';
import {
  type Day,
  dayOf,
  type Instant,
  type NoticeId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { NoticeAct } from './acts.ts';
import { mediaOf, wrongMedia } from './media.ts';
import { no } from './refusals.ts';

export interface PublishAnnouncement {
  readonly notice: NoticeId;
  readonly step: StepId;
  /** Where it is published; null: where the regulation says, and unsaid where it does not. */
  readonly media: string | null;
  /** Number of the paper; null: a marked blank. */
  readonly document: string | null;
  /** First and last day of the application that follows; null where none does. */
  readonly opens: Day | null;
  readonly closes: Day | null;
}

type AnnouncementPublished = Extract<NoticeAct, { act: 'announcement-published' }>;

/**
 * 公告: the office announces the evaluation, and with it the first and last day of the application that follows. A single act: the step opens and
 * closes with it. Refused: a first day in the past, a last day that is not later, or so early that nobody could
 * hold the notices that come before handing in; another medium than the regulation's.
 */
export function publishAnnouncement(
  frame: Frame,
  command: PublishAnnouncement,
  at: Instant,
): Result<AnnouncementPublished, Refusal> {
  const step = stepOf(frame.pack, command.step);
  const application = applicationAfter(frame.pack, command.step);
  const { opens, closes, media, document } = command;
  const published = dayOf(at);
  const article = articleOf(step, 'states');
  return unless<AnnouncementPublished, Refusal>(
    [
      step.kind !== 'announcement' &&
        no('not-this-kind', articleOf(step), { name: step.name, expected: 'announcement' }),
      wrongBody(frame, step),
      ...notYetMet(frame, step),
      step.kind === 'announcement' && wrongMedia(frame.pack, step, media),
      ...againstDays(frame, application, { stated: published, opens, closes }, article),
    ],
    () => ({
      act: 'announcement-published',
      article: articleOf(step),
      notice: command.notice,
      step: command.step,
      media: step.kind === 'announcement' ? mediaOf(step, media) : media,
      document,
      published,
      opens,
      closes,
    }),
  );
}
