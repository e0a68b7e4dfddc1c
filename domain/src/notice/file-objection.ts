import { type Frame, isOver, stepOf } from '../edition/index.ts';
import {
  type CaseId,
  endOf,
  type Instant,
  type NoticeId,
  type ObjectionId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { NoticeAct } from './acts.ts';
import { channelOf, dueDay, lastDayToObject, missingFrom, type ObjectionChannel } from './channel.ts';
import { lastDayOfNotice, type NoticeState } from './close-notice.ts';
import { no } from './refusals.ts';

export interface FileObjection {
  readonly objection: ObjectionId;
  readonly notice: NoticeId;
  readonly case: CaseId;
  readonly by: 'person' | 'organisation';
  /** Ids of what is handed in: evidence, signature, official-seal … */
  readonly brought: readonly string[];
  /** A name at least was given; the name itself stays out of acts. */
  readonly named: boolean;
}

export interface NoticeObjectedTo {
  readonly frame: Frame;
  readonly notice: NoticeState;
}

type ObjectionFiled = Extract<NoticeAct, { act: 'objection-filed' }>;

/**
 * 异议: anybody objects to a listed case, to the end of the notice unless the regulation says otherwise. What is missing is told, and the time for
 * the answer starts when it has come. Refused as none: too late, or without any identity where it may not be anonymous; both may still be reports.
 */
export function fileObjection(
  state: NoticeObjectedTo,
  command: FileObjection,
  at: Instant,
): Result<ObjectionFiled, Refusal> {
  const { frame, notice } = state;
  const step = stepOf(frame.pack, notice.step);
  const channel = step.kind === 'notice' ? channelOf(frame.pack, step) : null;
  const missing = channel ? missingFrom(channel, command.by, command.brought) : [];
  return unless<ObjectionFiled, Refusal>(
    channel === null
      ? [no('no-channel', articleOf(step, 'objections'), { name: step.name })]
      : [
          tooLate(state, channel, at),
          !notice.listed.some((listed) => listed.case === command.case) && no('not-listed', articleOf(step)),
          hasNoIdentity(channel, command) &&
            no('objection-without-identity', channel.article, { needs: namesOf(frame, channel.needs[command.by]) }),
          unknown(channel, command.brought).length > 0 &&
            no('no-such-need', channel.article, { brought: unknown(channel, command.brought) }),
        ],
    () => ({
      act: 'objection-filed',
      article: channel?.article ?? null,
      objection: command.objection,
      notice: notice.id,
      case: command.case,
      channel: channel?.id ?? '',
      by: command.by,
      missing,
      due: channel && dueDay(channel, at, missing.length === 0 ? at : null, frame.calendar),
    }),
  );
}

function tooLate({ frame, notice }: NoticeObjectedTo, channel: ObjectionChannel, at: Instant): Refusal | false {
  const last = lastDayToObject(channel, lastDayOfNotice(frame, notice), frame.calendar);
  return (
    last !== null &&
    isOver(at, endOf(last)) &&
    no('objection-late', channel.article, { last_day: last, at, may_report: true })
  );
}

/** Nothing at all says who objects, and the regulation does not take that. Something missing only leaves the objection incomplete. */
const hasNoIdentity = (channel: ObjectionChannel, { by, brought, named }: FileObjection): boolean =>
  channel.anonymous === false && !named && !channel.identity[by].some((need) => brought.includes(need));

const unknown = (channel: ObjectionChannel, brought: readonly string[]): readonly string[] => {
  const known = [...channel.needs.person, ...channel.needs.organisation];
  return known.length === 0 ? [] : brought.filter((item) => !known.includes(item));
};

/** What is needed, by the names the pack has for it. */
export const namesOf = (frame: Frame, needs: readonly string[]): readonly string[] =>
  needs.map((need) => frame.pack.names.needs[need] ?? need);
