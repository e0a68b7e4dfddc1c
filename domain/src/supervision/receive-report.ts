import { type Frame, isOver, notAllowed } from '../edition/index.ts';
import {
  type Day,
  endOf,
  type Instant,
  type Refusal,
  type ReportId,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { dueDay, lastDayToObject, missingFrom, type ObjectionChannel } from '../notice/index.ts';
import type { ReportSubject, SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import { noChannel, receiversOf, reportChannel } from './report-channels.ts';

export interface ReceiveReport {
  readonly report: ReportId;
  readonly channel: string;
  /** null: about nothing the platform knows. */
  readonly about: ReportSubject | null;
  /** null: it does not say, as where it is anonymous. */
  readonly by: 'person' | 'organisation' | null;
  /** Ids of what was handed in. */
  readonly brought: readonly string[];
  /** A name at least was given; the name itself stays out of acts. */
  readonly named: boolean;
}

export interface ReportCounter {
  readonly frame: Frame;
  /** Last day of the notice it is about, where the channel counts from there; null: about none. */
  readonly noticeLast: Day | null;
}

type ReportReceived = Extract<SupervisionAct, { act: 'report-received' }>;

/**
 * 举报: anybody reports wrongdoing, or the receiver takes it down. What form it has, by when it comes and whether it may be anonymous is for the channel
 * to say; where that is silent, any form will do and there is no last day. What is missing is told and refuses nothing.
 */
export function receiveReport(
  { frame, noticeLast }: ReportCounter,
  command: ReceiveReport,
  at: Instant,
): Result<ReportReceived, Refusal> {
  const { pack, calendar } = frame;
  const channel = reportChannel(pack, command.channel);
  if (!channel) {
    return refuse(noChannel(pack, command.channel));
  }
  const receivers = receiversOf(frame, channel);
  const needs = missingOf(channel, command);
  const last = noticeLast && lastDayToObject(channel, noticeLast, calendar);
  return unless<ReportReceived, Refusal>(
    [
      frame.actor.body !== 'public' && notAllowed(frame, receivers.bodies, receivers.byLaw ? channel.article : null),
      !takes(frame, channel, command.about) && no('report-about-another', channel.article),
      last !== null && isOver(at, endOf(last)) && no('report-late', channel.untilArticle, { last_day: last, at }),
      hidesIdentity(channel, command) && no('report-without-identity', channel.article),
    ],
    () => ({
      act: 'report-received',
      article: channel.article,
      report: command.report,
      channel: channel.id,
      about: command.about,
      anonymous: !command.named,
      missing: needs,
      due: dueDay(channel, at, needs.length === 0 ? at : null, calendar),
    }),
  );
}

/** Who does not say what they are brings what everybody has to. */
const missingOf = (channel: ObjectionChannel, { by, brought }: ReceiveReport): readonly string[] =>
  by === null
    ? missingFrom(channel, 'person', brought).filter((need) => channel.needs.organisation.includes(need))
    : missingFrom(channel, by, brought);

/** A channel against some steps takes what is about one of these, or about an application or award of the edition. */
function takes({ pack }: Frame, { id }: ObjectionChannel, about: ReportSubject | null): boolean {
  const against = pack.channels[id]?.against ?? 'anything';
  return about === null || !('step' in about) || against === 'anything' || against.includes(about.step);
}

const hidesIdentity = (channel: ObjectionChannel, { by, brought, named }: ReceiveReport): boolean =>
  channel.anonymous === false &&
  !named &&
  !(by !== null && channel.identity[by].some((need) => brought.includes(need)));
