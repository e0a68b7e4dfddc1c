import { type Day, parseDay } from '../language/index.ts';

/** ISO 7064 MOD 11-2: the weights of the 17 digits, and the check sign for each remainder (GB 11643-1999). */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkSigns = '10X98765432';

/** As it is compared: an `x` at the end is an `X`. */
export const foldIdentityNumber = (text: string): string => text.trim().toUpperCase();

/**
 * 公民身份号码: whether this text is an identity number (GB 11643): 18 signs, six of a region, a day of birth that was and is not after `today`, and
 * a check sign computed from the others. That it was ever given to anybody is not said by it.
 */
export function isIdentityNumber(text: string, today: Day): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const born = parseDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`);
  if (born === null || born > today || born < '1850-01-01') return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return checkSigns[sum % 11] === text[17];
}
