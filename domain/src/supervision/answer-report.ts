import { isOver, nameOf, notAllowed } from '../edition/index.ts';
import {
  endOf,
  type Instant,
  isDigest,
  type Refusal,
  type ReportId,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { askersOf, decidersOf } from './grounds.ts';
import { no } from './refusals.ts';
import { noChannel, receiversOf, reportChannel, reportedTo } from './report-channels.ts';
import { hasWithdrawn, type ReportPlace } from './state.ts';

export interface ForwardReport {
  readonly report: ReportId;
  /** A body, or `authority`. */
  readonly to: string;
}

export interface AnswerReport {
  readonly report: ReportId;
  /** null: the answer does not say. */
  readonly upheld: boolean | null;
  /** Of the written answer; null: none was written. */
  readonly sha256: string | null;
}

type ReportForwarded = Extract<SupervisionAct, { act: 'report-forwarded' }>;
type ReportAnswered = Extract<SupervisionAct, { act: 'report-answered' }>;

/** Whoever outside the procedure has power over a wrong. */
export const authority = 'authority';

/** Those the receiver may pass a report on to: whom it reports to, and an authority where it may suggest action to one. */
export function forwardTo(pack: ResolvedPack, channel: string, receiver: string): readonly string[] {
  const suggests = pack.sanctions.some(
    (sanction) =>
      sanction.measures.some((measure) => measure.do === 'suggest-action') &&
      [...askersOf(sanction), ...decidersOf(pack, sanction)].includes(receiver),
  );
  return [...reportedTo(pack, channel), ...(suggests ? [authority] : [])];
}

/** 移送举报: the receiver tells those the regulation says. */
export function forwardReport(
  place: ReportPlace,
  command: ForwardReport,
  _at: Instant,
): Result<ReportForwarded, Refusal> {
  const { frame, report } = place;
  const channel = reportChannel(frame.pack, report.channel);
  if (!channel) return refuse(noChannel(frame.pack, report.channel));
  const block = frame.pack.channels[report.channel];
  const { bodies, byLaw } = receiversOf(frame, channel);
  const article = byLaw && block ? articleOf(block, 'reports_to') : null;
  const expected = forwardTo(frame.pack, channel.id, channel.to);
  return unless<ReportForwarded, Refusal>(
    [
      notAllowed(frame, bodies, byLaw ? channel.article : null),
      hasWithdrawn(place),
      !expected.includes(command.to) &&
        no('no-receiver', article, {
          to: command.to,
          receivers: expected.map((to) => nameOf(frame.pack, to)),
        }),
    ],
    () => ({ act: 'report-forwarded', article, ...command }),
  );
}

/** 办结举报: the receiver says what came of it, in writing where the channel asks for that. After its last day it is an answer still, marked late. */
export function answerReport(place: ReportPlace, command: AnswerReport, at: Instant): Result<ReportAnswered, Refusal> {
  const { frame, report } = place;
  const channel = reportChannel(frame.pack, report.channel);
  if (!channel) return refuse(noChannel(frame.pack, report.channel));
  const { bodies, byLaw } = receiversOf(frame, channel);
  const article = byLaw ? (channel.answerArticle ?? channel.article) : null;
  return unless<ReportAnswered, Refusal>(
    [
      notAllowed(frame, bodies, byLaw ? channel.article : null),
      hasWithdrawn(place),
      report.answeredAt !== null && no('report-answered', null, { answered: report.answeredAt }),
      command.sha256 === null
        ? channel.answer?.inWriting === true && no('report-reply-missing', article)
        : !isDigest(command.sha256) && no('digest-unfit', null),
    ],
    () => ({
      act: 'report-answered',
      article,
      ...command,
      late: report.due !== null && isOver(at, endOf(report.due)),
    }),
  );
}
