import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, day as dayText } from '@heng/domain/language';
import { listPacks, loadPack, packFolder, type Resolved, renderFinding, resolvePack } from '@heng/regulations';
import { Fault } from '../storage/index.ts';

/**
 * The pack of this id, or in this folder, resolved for a day; default: the day the pack's own rehearsals begin. A fault names those there are.
 * A folder may be anywhere: whoever writes a pack tries it before it is among ours.
 */
export async function packById(id: string, on: Day | null): Promise<Resolved> {
  const known = await listPacks();
  const folder = known.includes(id) ? packFolder(id) : id;
  if (!existsSync(join(folder, 'regulation.yaml')))
    throw new Fault(
      'configuration',
      `没有办法 ${id} / no such regulation；有 / there are：${known.join(' ')}；或写目录 / or name a folder`,
    );
  const loaded = await loadPack(folder);
  const first = loaded.ok ? dayText(loaded.value.pack.regulation.rehearse_from) : dayText('2000-01-01');
  const resolved = await resolvePack(folder, on ?? first);
  if (resolved.ok) return resolved.value;
  throw new Fault('configuration', resolved.reasons.map((finding) => renderFinding(finding, 'zh')).join('\n'));
}

/** A folder somebody named: a fault if it is none. */
function namesFolder(folder: string): void {
  if (!existsSync(folder)) throw new Fault('configuration', `没有 ${folder} / there is no ${folder}`);
  if (!statSync(folder).isDirectory()) throw new Fault('configuration', `${folder} 不是目录 / is not a folder`);
}

/** The same, where it has to be that of a pack. */
export function namesPack(folder: string): void {
  namesFolder(folder);
  if (!existsSync(join(folder, 'regulation.yaml')))
    throw new Fault('configuration', `${folder} 里没有办法 / holds no regulation`);
}
