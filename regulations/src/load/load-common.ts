import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ok, type Result } from '@heng/domain/language';
import type { CriteriaSet, Fact, Names, Overlay } from '@heng/domain/regulation';
import { z } from 'zod';
import type { Finding } from '../finding.ts';
import { criteriaFile, namesFile, overlayFile } from '../schema/beside.ts';
import { facts, scales } from '../schema/facts.ts';
import { packsFolder } from './packs-folder.ts';
import { type Read, readAs, wasRead } from './read-as.ts';

/** What all packs of a folder share: questions and scales, names of ids, sets of criteria, and their English. */
export interface Common {
  readonly facts: Record<string, Fact>;
  readonly scales: Record<string, { id: string; name: string }[]>;
  readonly names: Names;
  readonly criteria: Readonly<Record<string, CriteriaSet>>;
  /** English by path: `facts.<id>.name`, `names.media.<id>`, `scales.<id>.<grade>`, `criteria_sets.<set>.…`. */
  readonly en: Overlay['en'];
}

const factsFile: z.ZodType<{ facts: Common['facts']; scales: Common['scales'] }> = z.strictObject({ scales, facts });

/**
 * Reads `common/` and `criteria/` beside the folder of a pack, and the criteria sets of its own. A pack that is written elsewhere, with no `common/`
 * beside it, has what the product's own packs share.
 */
export async function loadCommon(packFolder: string): Promise<Result<Common, Finding>> {
  const own = dirname(resolve(packFolder));
  const root = (await readdir(join(own, 'common')).catch(() => null)) === null ? packsFolder : own;
  const [common, names, sets, en] = await Promise.all([
    readAs(factsFile, join(root, 'common', 'facts.yaml')),
    readAs(namesFile, join(root, 'common', 'names.yaml')),
    Promise.all([root, packFolder].map((folder) => readFolder(criteriaFile, join(folder, 'criteria')))).then((all) =>
      all.flat(),
    ),
    readOverlay(join(root, 'common')),
  ]);
  const findings = [common, names, ...sets, en].flatMap((read) => (wasRead<unknown>(read) ? [] : read.findings));
  if (findings.length > 0 || !wasRead(common) || !wasRead(names) || !wasRead(en))
    return { ok: false, reasons: findings };
  const criteria = sets.filter(wasRead).map(({ value }) => [value.criteria_set.id, value.criteria_set] as const);
  return ok({ ...common.value, ...names.value, ...en.value, criteria: Object.fromEntries(criteria) });
}

/** Reads every YAML file of a folder, in the order of their names. No folder: none. */
export async function readFolder<T>(schema: z.ZodType<T>, folder: string): Promise<readonly Read<T>[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(files.map((name) => readAs(schema, join(folder, name))));
}

/** Reads the English of a folder; none where there is no `en.yaml`. */
export async function readOverlay(folder: string): Promise<Read<Overlay>> {
  const names = await readdir(folder).catch((): string[] => []);
  const file = join(folder, 'en.yaml');
  if (names.includes('en.yaml')) return readAs(overlayFile, file);
  return { value: { en: {} }, source: { file, value: {}, lineOf: () => 1 } };
}
