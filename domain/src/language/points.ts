/**
 * An exact number: points, weights, shares. Always reduced, the denominator positive.
 * Compared before any rounding; 598.75 x 30 % + 600.5 x 70 % is 599.975 and nothing else.
 */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export function exact(n: bigint | number, d: bigint | number = 1n): Exact {
  const top = BigInt(n);
  const bottom = BigInt(d);
  if (bottom === 0n) throw new Error('a number over zero');
  const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { n: top / common, d: bottom / common };
}

export const zero: Exact = exact(0);

/** Reads `600`, `599.975`, `30%`, `2/3`; null for anything else. */
export function parseExact(text: string | number): Exact | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:(%)|\/(\d+))?$/.exec(String(text).trim());
  if (!found) return null;
  const [, sign = '', whole = '', part = '', percent, over] = found;
  const bottom = 10n ** BigInt(part.length) * (percent ? 100n : 1n) * (over === undefined ? 1n : BigInt(over));
  return bottom === 0n ? null : exact(BigInt(`${sign}${whole}${part}`), bottom);
}

/** A number that is known to be one, as in a checked pack. A text that is none is a fault. */
export function exactly(text: string | number): Exact {
  const parsed = parseExact(text);
  if (parsed === null) throw new Error(`${text} is not an exact number`);
  return parsed;
}

export const plus = (a: Exact, b: Exact): Exact => exact(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact): Exact => exact(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Exact, b: Exact): Exact => exact(a.n * b.n, a.d * b.d);
export const over = (a: Exact, b: Exact): Exact => exact(a.n * b.d, a.d * b.n);
export const sum = (numbers: readonly Exact[]): Exact => numbers.reduce(plus, zero);

/** Negative, zero or positive, as a sort wants it. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact text: a decimal where there is one (`599.975`), else the fraction (`1802/3`). What acts and tables hold. */
export function text({ n, d }: Exact): string {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  if (places === 0) return String(n);
  const digits = String((n < 0n ? -n : n) * (10n ** BigInt(places) / d)).padStart(places + 1, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
