import type { Day } from '@heng/domain/language';
import { listPacks, packFolder, type Resolved, renderFinding, resolvePack } from '@heng/regulations';
import { Fault } from '../storage/index.ts';

let kept: { readonly day: Day; readonly packs: Promise<readonly Resolved[]> } | null = null;

/** Every regulation at hand as it stands on a day; read once a day. One that cannot be read is a fault of the installation. */
export function publishedPacks(day: Day): Promise<readonly Resolved[]> {
  if (kept?.day !== day) {
    const packs = readAll(day);
    // A fault is told to whoever asks, and tried again by the next.
    packs.catch(() => {
      if (kept?.packs === packs) kept = null;
    });
    kept = { day, packs };
  }
  return kept.packs;
}

const readAll = async (day: Day): Promise<readonly Resolved[]> =>
  Promise.all(
    (await listPacks()).map(async (id) => {
      const resolved = await resolvePack(packFolder(id), day);
      if (resolved.ok) return resolved.value;
      throw new Fault('configuration', resolved.reasons.map((finding) => renderFinding(finding)).join('\n'));
    }),
  );
