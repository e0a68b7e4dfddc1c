export { bareHeaders } from './protection.ts';
export { readClock, readInstallation } from './read.ts';
export { answerBadAddress } from './routes.ts';
export { buildServer } from './server.ts';
export type { PublishedPack, Site } from './site.ts';
