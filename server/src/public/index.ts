export { readClock, readInstallation } from './read.ts';
export { buildServer } from './server.ts';
export type { PublishedPack } from './site.ts';
