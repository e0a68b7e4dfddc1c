import { setFlagsFromString } from 'node:v8';

/**
 * While programs are read and made ready nearly all that is allocated is garbage at once, and the space for it would grow and never shrink again: a
 * third of the memory of the process. It stays small until `leanStartIsOver()`.
 */
export const leanStart = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/** From now on speed counts again. */
export const leanStartIsOver = (): void => setFlagsFromString('--semi-space-growth-factor=2');
