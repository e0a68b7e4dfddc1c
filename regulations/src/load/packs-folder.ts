import { dirname } from 'node:path';

/** The folder of packs that the product carries. */
export const packsFolder = dirname(dirname(import.meta.dirname));
