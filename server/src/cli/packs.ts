import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, day as dayText } from '@heng/domain/language';
import { listPacks, loadPack, packFolder, type Resolved, renderFinding, resolvePack } from '@heng/regulations';
import { Fault } from '../storage/index.ts';

/** The folder of the pack of this id, or this folder itself: whoever writes a pack tries it before it is among ours. A fault names those there are. */
export async function folderOfPack(id: string): Promise<string> {
  const known = await listPacks();
  const folder = known.includes(id) ? packFolder(id) : id;
  if (!existsSync(join(folder, 'regulation.yaml')))
    throw new Fault(
      'configuration',
      `没有办法 ${id} / no such regulation；有 / there are：${known.join(' ')}；或写目录 / or name a folder`,
    );
  return folder;
}

/** The pack of this id, or in this folder, resolved for a day; default: the day the pack's own rehearsals begin. */
export async function packById(id: string, on: Day | null): Promise<Resolved> {
  const folder = await folderOfPack(id);
  const loaded = await loadPack(folder);
  const first = loaded.ok ? dayText(loaded.value.pack.regulation.rehearse_from) : dayText('2000-01-01');
  const resolved = await resolvePack(folder, on ?? first);
  if (resolved.ok) return resolved.value;
  throw new Fault('configuration', resolved.reasons.map((finding) => renderFinding(finding, 'zh')).join('\n'));
}

/**
 * Every regulation at hand, the latest last, and the one in the folder named. One of ours that cannot be read is left out: what is asked for is told by
 * its name, and `heng regulation check` says what is wrong with the rest.
 */
export async function packsAtHand(named: string | undefined): Promise<readonly Resolved[]> {
  const ours = await Promise.all((await listPacks()).map((id) => packById(id, null).catch(() => null)));
  const asked = named === undefined ? [] : [await packById(named, null)];
  const from = ({ pack }: Resolved): string => pack.regulation.in_force.from ?? '';
  const all = [...ours.filter((one) => one !== null), ...asked];
  return all.toSorted((a, b) => (from(a) < from(b) ? -1 : 1));
}
