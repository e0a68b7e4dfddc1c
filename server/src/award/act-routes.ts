import * as routes from '@heng/contract/acts/award';
import { acts } from '../http/act.ts';
import type { Mounted } from '../http/mount.ts';
import { announcesConferral, confersAward, givesApproval, refusesApproval } from './acts.ts';

export const awardActs: readonly Mounted[] = [
  acts(routes.giveApproval, givesApproval),
  acts(routes.refuseApproval, refusesApproval),
  acts(routes.conferAward, confersAward),
  acts(routes.announceConferral, announcesConferral),
];
