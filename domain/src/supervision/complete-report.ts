import { notAllowed } from '../edition/index.ts';
import { type Instant, type Refusal, type ReportId, type Result, refuse, unless } from '../language/index.ts';
import { dueDay } from '../notice/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import { noChannel, receiversOf, reportChannel } from './report-channels.ts';
import { hasWithdrawn, type ReportPlace } from './state.ts';

export interface CompleteReport {
  readonly report: ReportId;
  /** Ids of what has come now. */
  readonly brought: readonly string[];
}

type ReportCompleted = Extract<SupervisionAct, { act: 'report-completed' }>;

/**
 * 补齐举报: what the channel demands and was missing has come, from whoever reported or at the receiver's counter; where the time for the answer runs from
 * complete receipt, it runs from now. A part of it completes nothing.
 */
export function completeReport(
  place: ReportPlace,
  { brought }: CompleteReport,
  at: Instant,
): Result<ReportCompleted, Refusal> {
  const { frame, report } = place;
  const channel = reportChannel(frame.pack, report.channel);
  if (!channel) return refuse(noChannel(frame.pack, report.channel));
  const receivers = receiversOf(frame, channel);
  const missing = report.missing.filter((need) => !brought.includes(need));
  return unless<ReportCompleted, Refusal>(
    [
      frame.actor.body !== 'public' && notAllowed(frame, receivers.bodies, receivers.byLaw ? channel.article : null),
      hasWithdrawn(place),
      report.answeredAt !== null && no('report-answered', null, { answered: report.answeredAt }),
      report.missing.length === 0 && no('report-complete-already', channel.article),
      missing.length > 0 &&
        no('report-still-missing', channel.article, {
          missing: missing.map((need) => frame.pack.names.needs[need] ?? need),
        }),
    ],
    () => ({
      act: 'report-completed',
      article: channel.answerArticle ?? channel.article,
      report: report.id,
      due: dueDay(channel, report.receivedAt, at, frame.calendar),
    }),
  );
}
