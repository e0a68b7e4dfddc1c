import { day, isCreditCode } from '@heng/domain/language';
import { foldIdentityNumber, isIdentityNumber } from '@heng/domain/people';

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const withCheckSign = (begun: string, ends: string, fits: (text: string) => boolean): string => {
  const found = [...ends].map((end) => begun + end).find((text) => fits(text));
  if (found === undefined) throw new Error(`no check sign fits ${begun}`);
  return found;
};

/** The n-th invented credit code that passes its check. */
export const creditCode = (n: number): string =>
  withCheckSign(`91411500MA${String(n).padStart(7, '0')}`, signs, isCreditCode);

/** The n-th invented identity number that passes its check. */
export const identityNumber = (n: number): string =>
  withCheckSign(`41150019800101${String(n).padStart(3, '0')}`, '0123456789X', (text) =>
    isIdentityNumber(foldIdentityNumber(text), day('2026-01-01')),
  );
