export { makeFolder } from './places.ts';
export { type Embedded, startEmbedded } from './start.ts';
