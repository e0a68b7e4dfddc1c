import * as access from './access.ts';
import * as account from './account.ts';
import * as accounts from './accounts.ts';
import * as awardActs from './acts/award.ts';
import * as deliberationActs from './acts/deliberation.ts';
import * as editionActs from './acts/edition.ts';
import * as intakeActs from './acts/intake.ts';
import * as noticeActs from './acts/notice.ts';
import * as peopleActs from './acts/people.ts';
import * as rankingActs from './acts/ranking.ts';
import * as reviewActs from './acts/review.ts';
import * as supervisionActs from './acts/supervision.ts';
import * as vettingActs from './acts/vetting.ts';
import * as award from './award.ts';
import * as deliberation from './deliberation.ts';
import * as edition from './edition.ts';
import * as file from './file.ts';
import * as intake from './intake.ts';
import * as invitation from './invitation.ts';
import * as message from './message.ts';
import * as notice from './notice.ts';
import * as people from './people.ts';
import * as procedure from './procedure.ts';
import * as publicForm from './public-form.ts';
import * as ranking from './ranking.ts';
import * as review from './review.ts';
import type { AnyRoute } from './route.ts';
import * as supervision from './supervision.ts';
import * as vetting from './vetting.ts';

/** Every module of the contract; a route stands in exactly one. */
const modules: readonly object[] = [
  access,
  account,
  file,
  invitation,
  accounts,
  edition,
  procedure,
  intake,
  vetting,
  editionActs,
  peopleActs,
  noticeActs,
  intakeActs,
  vettingActs,
  reviewActs,
  rankingActs,
  deliberationActs,
  awardActs,
  supervisionActs,
  message,
  publicForm,
  people,
  notice,
  review,
  ranking,
  deliberation,
  award,
  supervision,
];

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value && 'method' in value;

/** Every route there is, in the order of the modules. */
export const allRoutes: readonly AnyRoute[] = modules.flatMap((one) => Object.values(one)).filter(isRoute);
