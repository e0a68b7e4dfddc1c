import * as routes from '@heng/contract/acts/supervision';
import { acts } from '../http/act.ts';
import { sealsIdentity } from '../http/filed-identity.ts';
import type { Mounted } from '../http/mount.ts';
import {
  decidesMoney,
  doesDuty,
  paysMoney,
  recordsBreach,
  recordsMissedDuty,
  reportsEvent,
  reportsMoneyUse,
  withdrawsEvent,
} from './acts.ts';
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
} from './proceedings/acts.ts';
import { registerImport } from './register/route.ts';
import { answersReport, completesReport, forwardsReport, receivesReport } from './reports/acts.ts';

export const supervisionActs: readonly Mounted[] = [
  acts(routes.doDuty, doesDuty),
  acts(routes.missDuty, recordsMissedDuty),
  acts(routes.recordBreach, recordsBreach),
  acts(routes.reportMoneyUse, reportsMoneyUse),
  acts(routes.reportEvent, reportsEvent),
  acts(routes.withdrawEvent, withdrawsEvent),
  acts(routes.decideMoney, decidesMoney),
  acts(routes.payMoney, paysMoney),
  acts(routes.openProceeding, opensProceeding),
  acts(routes.findGround, findsGround),
  acts(routes.askSanction, asksSanction),
  acts(routes.decideSanction, decidesSanction),
  acts(routes.dropProceeding, dropsProceeding),
  acts(routes.publishDecision, publishesDecision),
  acts(routes.recoverItem, recoversItem),
  acts(routes.reportCorrection, reportsCorrection),
  acts(routes.judgeCorrection, judgesCorrection),
  sealsIdentity('filed', acts(routes.receiveReport, receivesReport)),
  sealsIdentity('completed', acts(routes.completeReport, completesReport)),
  acts(routes.forwardReport, forwardsReport),
  acts(routes.answerReport, answersReport),
  registerImport,
];
