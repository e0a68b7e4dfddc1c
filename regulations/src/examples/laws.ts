import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Calendar } from '@heng/domain/calendar';
import { type Day, day, ok, type Result } from '@heng/domain/language';
import type { Finding } from '../finding.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { type TrialLaw, trialLaw } from './scene.ts';

type Read = Promise<Result<TrialLaw, Finding>>;

/** The regulation as it stands on a day, read once; where nothing ever amended it, once for all days. Null: as it stands in the end. */
export async function lawsOf(folder: string, calendar: Calendar): Promise<(on: Day | null) => Read> {
  const amendments = await readdir(join(folder, 'amendments')).catch(() => []);
  const read = new Map<Day, Read>();
  const theEnd = day('9999-12-31');
  return (on) => {
    const key = amendments.length === 0 ? theEnd : (on ?? theEnd);
    const law = read.get(key) ?? lawOn(folder, key, calendar);
    read.set(key, law);
    return law;
  };
}

async function lawOn(folder: string, on: Day, calendar: Calendar): Read {
  const resolved = await resolvePack(folder, on);
  return resolved.ok ? ok(trialLaw(resolved.value.pack, calendar)) : resolved;
}
