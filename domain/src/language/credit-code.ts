/** The 31 signs of the code in the order of their values: no I, O, S, V, Z, which are easily misread. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * 统一社会信用代码: whether this text is a credit code, 18 signs of which the last is computed from the others (GB 32100-2015): the signs' values, each
 * weighted by a power of 3, and the check sign's own add up to a multiple of 31. That it was ever given to anybody is not said by it.
 */
export function isCreditCode(text: string): boolean {
  const values = [...text].map((sign) => signs.indexOf(sign));
  if (values.length !== 18 || values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + (values[17] ?? 0)) % 31 === 0;
}
