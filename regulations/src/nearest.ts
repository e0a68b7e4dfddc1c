import type { Words } from './finding.ts';

/** The name most like this one, for a suggestion; null where none is near (more than a third of its letters differ). */
export function nearest(name: string, names: Iterable<string>): string | null {
  const limit = Math.max(1, Math.floor(name.length / 3));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of names) {
    // The word itself is no help: it belongs elsewhere.
    if (candidate === name) continue;
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const far = distance(name, candidate);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** The way to mend a name that is none: the one that was probably meant, else what is said otherwise. */
export function meant(name: string, names: Iterable<string>, otherwise: Words): Words {
  const near = nearest(name, names);
  return near === null ? otherwise : { zh: `是不是“${near}”？`, en: `Is “${near}” meant?` };
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
