import { compare, type Exact, exact, text } from '../language/index.ts';

/**
 * Points as people read them: rounded half up to one decimal, but with as many digits as it takes to stand on the right side of every mark near them.
 * 599.975 shows as 600.0 with one decimal and is below 600: it is shown as 599.98. For the screen only; nothing is ever compared in this form.
 */
export function showPoints(points: Exact, near: readonly Exact[] = [], decimals = 1): string {
  for (let digits = decimals; digits <= decimals + 40; digits += 1) {
    const shown = roundTo(points, digits);
    if (near.every((mark) => compare(shown, mark) === compare(points, mark))) return fixed(shown, digits);
  }
  return text(points);
}

function roundTo({ n, d }: Exact, digits: number): Exact {
  const unit = 10n ** BigInt(digits);
  const doubled = 2n * n * unit + d;
  const whole = doubled / (2n * d);
  // Division cuts towards zero; half up cuts downwards.
  return exact(doubled < 0n && doubled % (2n * d) !== 0n ? whole - 1n : whole, unit);
}

function fixed({ n, d }: Exact, digits: number): string {
  const whole = n * (10n ** BigInt(digits) / d);
  const shown = String(whole < 0n ? -whole : whole).padStart(digits + 1, '0');
  const sign = whole < 0n ? '-' : '';
  return digits === 0 ? `${sign}${shown}` : `${sign}${shown.slice(0, -digits)}.${shown.slice(-digits)}`;
}
