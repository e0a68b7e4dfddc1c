// A scoring round of 10,000 cases x 7 sheets x 23 items: scored, combined, weighed, gated and ranked exactly, against the bare arithmetic on typed arrays.
import { exact } from '@heng/domain/language';
import { planRound, scoreRound } from '@heng/domain/ranking';

const cases = 10_000;
const sheets = 7;
const items = [50, 30, 30, 40, 50, 40, 50, 60, 15, 20, 15, 10, 10, 50, 50, 40, 40, 80, 80, 80, 60, 50, 50];
const runs = 31;
const goal = 15; // milliseconds

let seed = 12345;
const random = (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const cells = Uint8Array.from({ length: cases * sheets * items.length }, () => Math.floor(random() * 21) * 5);

/** What nothing can do with less: sums without a highest and a lowest, one numeric sort, places. */
function floor(): void {
  const sums = new Float64Array(cases);
  const places = new Uint32Array(cases);
  const weights = Uint16Array.from(items);
  let at = 0;
  for (let own = 0; own < cases; own += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    let all = 0;
    for (let sheet = 0; sheet < sheets; sheet += 1) {
      let points = 0;
      for (let item = 0; item < weights.length; item += 1)
        points += (cells[at++] as number) * (weights[item] as number);
      all += points;
      if (points < low) low = points;
      if (points > high) high = points;
    }
    sums[own] = all - low - high;
  }
  const keys = sums.map((sum, own) => (1e7 - sum) * cases + own).sort();
  let place = 1;
  for (let i = 0; i < cases; i += 1) {
    const own = (keys[i] as number) % cases;
    if (i > 0 && sums[own] !== sums[(keys[i - 1] as number) % cases]) place = i + 1;
    places[own] = place;
  }
}

function exactly(): void {
  const lines = items.map((points) => exact(points));
  const plan = planRound([{ lines, factor: exact(1), combination: 'trimmed-mean', assessors: sheets }]);
  scoreRound(plan, [cells], cases, exact(600));
}

function median(run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[runs >> 1] as number;
}

median(floor);
median(exactly);
const bare = median(floor);
const own = median(exactly);
console.log(`scoring round ${cases} x ${sheets} x ${items.length}, exact: ${own.toFixed(2)} ms (goal ${goal} ms)`);
console.log(`bare typed arrays: ${bare.toFixed(2)} ms; ratio ${(own / bare).toFixed(2)}`);
if (own > goal) process.exitCode = 1;
