import * as routes from '@heng/contract/acts/notice';
import { acts } from '../http/act.ts';
import { sealsIdentity } from '../http/filed-identity.ts';
import type { Mounted } from '../http/mount.ts';
import {
  answersObjection,
  closesNotice,
  completesObjection,
  filesObjection,
  publishesAnnouncement,
  publishesNotice,
} from './acts.ts';

export const noticeActs: readonly Mounted[] = [
  acts(routes.publishAnnouncement, publishesAnnouncement),
  acts(routes.publishNotice, publishesNotice),
  acts(routes.closeNotice, closesNotice),
  sealsIdentity('filed', acts(routes.fileObjection, filesObjection)),
  sealsIdentity('completed', acts(routes.completeObjection, completesObjection)),
  acts(routes.answerObjection, answersObjection),
];
