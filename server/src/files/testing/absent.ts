import { type Files, usualLimits } from '../files.ts';

const absent = async (): Promise<never> => {
  throw new Error('this test has no storage of files');
};

/** For tests that touch no file. */
export const absentFiles: Files = {
  storage: {
    create: absent,
    writer: absent,
    open: absent,
    size: absent,
    remove: absent,
    async *list() {},
    free: absent,
  },
  scan: null,
  limits: usualLimits,
};
