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

type Words = { readonly zh: string; readonly en: string };

/** An area of the API as people look for it, in the order of the procedure. */
export interface Area {
  readonly name: Words;
  readonly routes: readonly AnyRoute[];
}

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value && 'method' in value;

const area = (zh: string, en: string, ...modules: readonly object[]): Area => ({
  name: { zh, en },
  routes: modules.flatMap((one) => Object.values(one)).filter(isRoute),
});

/** Every module of the contract; a route stands in exactly one. */
export const areas: readonly Area[] = [
  area('登录与账号', 'Sign-in and accounts', account, invitation),
  area('三员', 'The three administrators', accounts, access),
  area('届与办法', 'Editions and regulations', edition, editionActs),
  area('待办、进度与日志', 'To do, progress and journal', procedure),
  area('机构与人员', 'Bodies and people', people, peopleActs),
  area('公告、公示与异议', 'Announcements, notices and objections', notice, noticeActs),
  area('申报', 'Applications', intake, intakeActs),
  area('资格审查', 'Vetting', vetting, vettingActs),
  area('评审', 'Review', review, reviewActs),
  area('入围与候选', 'Ranking and candidates', ranking, rankingActs),
  area('投票与决议', 'Ballots and resolutions', deliberation, deliberationActs),
  area('批准与授奖', 'Approval and award', award, awardActs),
  area('获奖以后', 'The years after', supervision, supervisionActs),
  area('文件', 'Files', file),
  area('消息', 'Messages', message),
  area('公众', 'The public', publicForm),
];

/** Every route there is. */
export const allRoutes: readonly AnyRoute[] = areas.flatMap(({ routes }) => routes);
