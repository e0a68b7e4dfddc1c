import type { Exact } from '../language/index.ts';

/** Exact numbers as whole multiples of 1/`scale`: numbers where none reaches 2^53, else big integers. */
export type Scaled =
  | { readonly scale: bigint; readonly values: Float64Array }
  | { readonly scale: bigint; readonly values: readonly bigint[] };

/** The first whole number that a double can no longer hold together with its neighbours. */
export const tooLarge = 2n ** 53n;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The least scale on which all of these are whole. */
export function commonScale(numbers: Iterable<Exact>): bigint {
  let scale = 1n;
  for (const { d } of numbers) if (scale % d !== 0n) scale = (scale / gcd(scale, d)) * d;
  return scale;
}

/** Brings numbers to their least common scale. Their order, and which are equal, stays exactly as it was. */
export function toScale(numbers: readonly Exact[]): Scaled {
  const scale = commonScale(numbers);
  const whole = numbers.map(({ n, d }) => n * (scale / d));
  const small = whole.every((value) => value < tooLarge && value > -tooLarge);
  return small ? { scale, values: Float64Array.from(whole, Number) } : { scale, values: whole };
}
