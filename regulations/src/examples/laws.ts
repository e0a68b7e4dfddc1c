import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Calendar } from '@heng/domain/calendar';
import { type Day, day } from '@heng/domain/language';
import { renderFinding } from '../finding.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { type TrialLaw, trialLaw } from './scene.ts';

/** The regulation as it stands on a day, read once; where nothing ever amended it, once for all days. */
export async function lawsOf(folder: string, calendar: Calendar): Promise<(on: Day | null) => Promise<TrialLaw>> {
  const amendments = await readdir(join(folder, 'amendments')).catch(() => []);
  const read = new Map<Day, Promise<TrialLaw>>();
  const anyDay = day('2000-01-01');
  const latest = day('9999-12-31');
  return (on) => {
    const key = amendments.length === 0 ? anyDay : (on ?? latest);
    const law = read.get(key) ?? lawOn(folder, key, calendar);
    read.set(key, law);
    return law;
  };
}

async function lawOn(folder: string, on: Day, calendar: Calendar): Promise<TrialLaw> {
  const resolved = await resolvePack(folder, on);
  if (!resolved.ok) throw new Error(resolved.reasons.map((finding) => renderFinding(finding)).join('\n'));
  return trialLaw(resolved.value.pack, calendar);
}
