import type { Mounted } from '../http/mount.ts';
import { administrationRoutes } from './administration-routes.ts';
import { demonstrationRoutes } from './demonstration/routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export const accountRoutes: readonly Mounted[] = [
  ...sessionRoutes,
  ...ownRoutes,
  ...invitationRoutes,
  ...administrationRoutes,
  ...demonstrationRoutes,
];
