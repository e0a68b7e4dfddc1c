/** A stream of numbers that a seed alone decides, so that a rehearsal repeats itself to the last act. */
export interface Random {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True in so many cases of a hundred. */
  chance(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** The same things in another order. */
  shuffled<T>(from: readonly T[]): readonly T[];
  /** A stream of its own for a purpose, so that a change in one place does not move all others. */
  for(purpose: string): Random;
}

export function randomOf(seed: number | string): Random {
  let state = hash(String(seed));
  // mulberry32: small, and good enough to invent applicants with; nothing secret hangs on it.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    shuffled: (from) =>
      from
        .map((item) => ({ item, at: next() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
    for: (purpose) => randomOf(`${seed}/${purpose}`),
  };
}

function hash(text: string): number {
  let h = 2166136261;
  for (const unit of text) h = Math.imul(h ^ (unit.codePointAt(0) ?? 0), 16777619);
  return h | 0;
}
