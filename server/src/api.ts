import { accountRoutes } from './account/routes.ts';
import { awardActs } from './award/act-routes.ts';
import { awardRoutes } from './award/routes.ts';
import { deliberationActs } from './deliberation/act-routes.ts';
import { deliberationRoutes } from './deliberation/routes.ts';
import { editionActs } from './edition/act-routes.ts';
import { editionRoutes } from './edition/routes.ts';
import { fileRoutes } from './files/routes.ts';
import type { Mounted } from './http/mount.ts';
import { intakeActs } from './intake/act-routes.ts';
import { intakeRoutes } from './intake/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { noticeActs } from './notice/act-routes.ts';
import { noticeRoutes } from './notice/routes.ts';
import { peopleActs } from './people/act-routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { aftermathRoutes } from './procedure/aftermath/routes.ts';
import { accessRoutes } from './procedure/rights/routes.ts';
import { procedureRoutes } from './procedure/routes.ts';
import { publicFormRoutes } from './public-forms/routes.ts';
import { rankingActs } from './ranking/act-routes.ts';
import { rankingRoutes } from './ranking/routes.ts';
import { reviewActs } from './review/act-routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { supervisionActs } from './supervision/act-routes.ts';
import { supervisionRoutes } from './supervision/routes.ts';
import { vettingActs } from './vetting/act-routes.ts';
import { vettingRoutes } from './vetting/routes.ts';

/** Everything the API answers, area by area; each keeps its routes in its own folder. */
export const mounted: readonly Mounted[] = [
  ...accessRoutes,
  ...accountRoutes,
  ...editionRoutes,
  ...procedureRoutes,
  ...intakeRoutes,
  ...vettingRoutes,
  ...editionActs,
  ...peopleActs,
  ...noticeActs,
  ...intakeActs,
  ...vettingActs,
  ...reviewActs,
  ...rankingActs,
  ...deliberationActs,
  ...awardActs,
  ...supervisionActs,
  ...messageRoutes,
  ...liveRoutes,
  ...publicFormRoutes,
  ...fileRoutes,
  ...peopleRoutes,
  ...noticeRoutes,
  ...reviewRoutes,
  ...rankingRoutes,
  ...deliberationRoutes,
  ...awardRoutes,
  ...supervisionRoutes,
  ...aftermathRoutes,
];
