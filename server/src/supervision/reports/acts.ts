import { type Actor, as, type EditionId, type ReportId } from '@heng/domain/language';
import {
  type AnswerReport,
  answerReport,
  type CompleteReport,
  completeReport,
  type ForwardReport,
  forwardReport,
  type ReceiveReport,
  receiveReport,
} from '@heng/domain/supervision';
import { loadFrame } from '../../edition/store.ts';
import { type Desk, type Key, record, type Tx } from '../../storage/index.ts';
import {
  lastDayOfNotice,
  loadReportPlace,
  saveAnswered,
  saveCompleted,
  saveForwarded,
  saveReceived,
  type Told,
} from './store.ts';

/** What is kept together with a report, or not at all: what came with it through a form. */
type Besides = (tx: Tx, report: ReportId) => Promise<void>;

/** 举报: by anybody, or taken down by its receiver. What was said and by whom goes to a table of its own. */
export function receivesReport(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<ReceiveReport, 'report' | 'named'> & Told,
  besides: Besides = async () => {},
) {
  const { content, identity, ...rest } = command;
  const named = Object.values(identity).some((value) => value.trim() !== '');
  const received: ReceiveReport = { ...rest, named, report: as<ReportId>(desk.newId('report')) };
  return record(
    desk,
    { by, key, edition, attempted: 'report-received', subject: command.channel },
    {
      load: async (tx) => ({
        frame: await loadFrame(desk, tx, edition, by),
        noticeLast: await lastDayOfNotice(tx, edition, command.about),
      }),
      decide: (state, at) => receiveReport(state, received, at),
      save: async (tx, act, at) => {
        await saveReceived(tx, edition, act, { content, identity }, at);
        await besides(tx, act.report);
      },
    },
  );
}

/** 补齐举报 */
export function completesReport(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  { content, identity, ...command }: CompleteReport & Told,
  besides: Besides = async () => {},
) {
  return record(
    desk,
    { by, key, edition, attempted: 'report-completed', subject: command.report },
    {
      load: (tx) => loadReportPlace(desk, tx, edition, by, command.report),
      decide: (place, at) => completeReport(place, command, at),
      save: async (tx, act, at) => {
        await saveCompleted(tx, act, { content, identity }, at);
        await besides(tx, act.report);
      },
    },
  );
}

/** 移送举报 */
export function forwardsReport(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ForwardReport) {
  return record(
    desk,
    { by, key, edition, attempted: 'report-forwarded', subject: command.report },
    {
      load: (tx) => loadReportPlace(desk, tx, edition, by, command.report),
      decide: (place, at) => forwardReport(place, command, at),
      save: (tx, act, at, id) => saveForwarded(tx, act, at, id),
    },
  );
}

/** 办结举报 */
export function answersReport(desk: Desk, by: Actor, key: Key, edition: EditionId, command: AnswerReport) {
  return record(
    desk,
    { by, key, edition, attempted: 'report-answered', subject: command.report },
    {
      load: (tx) => loadReportPlace(desk, tx, edition, by, command.report),
      decide: (place, at) => answerReport(place, command, at),
      save: (tx, act, at) => saveAnswered(tx, act, at),
    },
  );
}
