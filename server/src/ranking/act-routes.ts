import * as routes from '@heng/contract/acts/ranking';
import { acts } from '../http/act.ts';
import type { Mounted } from '../http/mount.ts';
import { closesGate, listsCandidates } from './acts.ts';

export const rankingActs: readonly Mounted[] = [
  acts(routes.closeGate, closesGate),
  acts(routes.listCandidates, listsCandidates),
];
