import { type Actor, type AwardId, addDays, as, type ProceedingId, type ReportId } from '@heng/domain/language';
import type { AfterView, DecidedAct, EditionView, Task } from '@heng/domain/procedure';
import { isOpen } from '@heng/domain/regulation';
import { amountOf, owedBack, rowOf, sanctionOf } from '@heng/domain/supervision';
import { digestOf } from '../../storage/index.ts';
import { decidesMoney, doesDuty, paysMoney, recordsMissedDuty } from '../../supervision/acts.ts';
import {
  asksSanction,
  decidesSanction,
  dropsProceeding,
  findsGround,
  judgesCorrection,
  opensProceeding,
  publishesDecision,
  recoversItem,
  reportsCorrection,
} from '../../supervision/proceedings/acts.ts';
import { answersReport, forwardsReport } from '../../supervision/reports/acts.ts';
import { perform } from '../perform.ts';
import { actorOf, type Done, type Stage } from '../stage.ts';
import type { Deed } from '../world.ts';

/** A digest of a paper that an invented party would bring. */
export const paper = (...about: readonly string[]): string => digestOf(about.join('/'));

/** Money for an invented winner, where the regulation gives neither an amount nor a limit: whole units of the currency. */
const usualMoney = 100_000;

/** Days an invented body gives for a correction, where the regulation leaves them open. */
const correctionDays = 30;

/** How an invented person does one task of the years after: through the same acts as everybody. null: nobody is there to do it. */
export async function doAfterTask(
  stage: Stage,
  edition: EditionView,
  view: AfterView,
  task: Task,
): Promise<Done | null> {
  const by = actorOf(edition, task);
  if (by === null) return null;
  const { clock } = stage;
  const act = <Command, A extends DecidedAct>(deed: Deed<Command, A>, command: Command): Promise<Done> =>
    perform(stage, by, deed, command);
  const award = as<AwardId>(task.award ?? '');
  const proceeding = as<ProceedingId>(task.proceeding ?? '');
  const report = as<ReportId>(task.report ?? '');
  const about = task.about ?? '';
  const today = { document: null, day: clock.today };

  switch (task.act) {
    case 'duty-done':
      return act(doesDuty, {
        award,
        duty: about,
        time: task.time,
        sha256: paper(award, about, String(task.time)),
        on: null,
      });
    case 'duty-missed':
      return act(recordsMissedDuty, { award, duty: about, time: task.time ?? 1 });
    case 'money-decided':
      return act(decidesMoney, { award, money: moneyFor(view, award), document: '样例文号', day: clock.today });
    case 'money-paid':
      return act(paysMoney, { award, amount: unpaid(view, award), on: clock.today });
    case 'proceeding-opened':
      return act(opensProceeding, { sanction: about, target: { award } });
    case 'ground-found':
      return act(findsGround, {
        proceeding,
        ground: about,
        // What is looked into has happened; none of it is a crime.
        finding: about.includes('.measures.') ? 'does-not-hold' : 'holds',
        reasons: '样例：经查属实。',
      });
    case 'sanction-asked':
      return act(asksSanction, { proceeding });
    case 'sanction-decided':
      return act(decidesSanction, { ...decisionOn(view, proceeding, stage), ...today });
    case 'proceeding-dropped':
      return act(dropsProceeding, { proceeding, reasons: '样例：查无实据。' });
    case 'decision-published':
      return act(publishesDecision, { proceeding, ...today });
    case 'item-recovered':
      return act(recoversItem, {
        proceeding,
        award,
        what: about,
        amount: about === 'money' ? owed(view, proceeding) : null,
        on: clock.today,
      });
    case 'correction-reported':
      return act(reportsCorrection, { proceeding, sha256: paper(proceeding, 'correction') });
    case 'correction-judged':
      return act(judgesCorrection, { proceeding, met: true, reasons: '样例：已改正。' });
    case 'report-forwarded':
      return act(forwardsReport, { report, to: about });
    case 'report-answered':
      return act(answersReport, { report, upheld: true, sha256: paper(report, 'reply') });
    default:
      return null;
  }
}

const moneyOf = (view: AfterView, award: AwardId) => view.awards.find(({ id }) => id === award);

/** As much as the award table allows at most. */
function moneyFor(view: AfterView, award: AwardId): number {
  const found = moneyOf(view, award);
  const law = found ? rowOf(view.pack, found.row).money : null;
  return typeof law === 'object' && law !== null && 'at_most' in law ? law.at_most : usualMoney;
}

function unpaid(view: AfterView, award: AwardId): number {
  const money = moneyOf(view, award)?.money;
  return money ? (amountOf(money) ?? 0) - money.paid : 0;
}

function owed(view: AfterView, id: ProceedingId): number | null {
  const found = view.proceedings.find(({ proceeding }) => proceeding.id === id);
  return (found && owedBack(found.proceeding, found.paid).find(({ what }) => what === 'money')?.amount) ?? null;
}

/** All that the sanction brings; where another proceeding has left nothing of it, nothing, for that reason. */
function decisionOn(view: AfterView, proceeding: ProceedingId, stage: Stage) {
  const imposed = view.proceedings.some((one) => one.proceeding.id === proceeding && one.measureLeft);
  return {
    proceeding,
    imposed,
    measures: null,
    correctBy: imposed ? correctBy(view, proceeding, stage) : null,
    reasons: imposed ? '' : '样例：已经另案处理，没有还能采取的措施。',
  };
}

/** A day for a correction, only where the regulation has the deciding body name one. */
function correctBy(view: AfterView, id: ProceedingId, { clock }: Stage) {
  const found = view.proceedings.find(({ proceeding }) => proceeding.id === id);
  const order =
    found && sanctionOf(view.pack, found.proceeding.sanction).measures.find((one) => one.do === 'order-correction');
  return order?.do === 'order-correction' && isOpen(order.within) ? addDays(clock.today, correctionDays) : null;
}

/** Somebody of the applicant that holds an award. */
export const winnerOf = (applicant: string): Actor => ({
  person: as(`${applicant}-agent`),
  body: as('applicant'),
  of: applicant,
});
