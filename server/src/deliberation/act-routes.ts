import * as routes from '@heng/contract/acts/deliberation';
import { acts } from '../http/act.ts';
import type { Mounted } from '../http/mount.ts';
import { addsWinner, castsBallot, closesBallot, listsWinners, opensBallot, recordsResolution } from './acts.ts';

export const deliberationActs: readonly Mounted[] = [
  acts(routes.openBallot, opensBallot),
  acts(routes.castBallot, (desk, by, key, edition, command) => castsBallot(desk, by, key, edition, command)),
  acts(routes.closeBallot, (desk, by, key, edition, command) => closesBallot(desk, by, key, edition, command)),
  acts(routes.recordResolution, recordsResolution),
  acts(routes.listWinners, listsWinners),
  acts(routes.addWinner, addsWinner),
];
