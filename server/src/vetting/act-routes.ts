import * as routes from '@heng/contract/acts/vetting';
import { acts } from '../http/act.ts';
import type { Mounted } from '../http/mount.ts';
import { asksOpinions, closesVetting, givesOpinion, makesFinding, vetsApplication } from './acts.ts';

export const vettingActs: readonly Mounted[] = [
  acts(routes.askOpinions, asksOpinions),
  acts(routes.giveOpinion, givesOpinion),
  acts(routes.makeFinding, makesFinding),
  acts(routes.vetApplication, vetsApplication),
  acts(routes.closeVetting, closesVetting),
];
