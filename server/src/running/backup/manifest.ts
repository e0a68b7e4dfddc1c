import { z } from 'zod';
import { Fault } from '../../storage/index.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const kept = z.strictObject({ bytes: z.int().nonnegative(), sha256: digest });

/** What a backup holds, with the digest of every file in it. It is written last: a folder without it is no whole backup. */
const manifestShape = z.strictObject({
  format: z.literal(1),
  made: z.string(),
  nature: z.enum(['real', 'rehearsal', 'demonstration']),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: digest })),
  journal: z.strictObject({ size: z.int(), root: digest }).nullable(),
  tables: z.record(z.string().regex(/^[a-z_]+$/), kept.extend({ rows: z.int() })),
  /** By their name in the storage. */
  files: z.record(z.string().regex(/^[0-9a-f]{32}$/), kept),
});
export type Manifest = z.infer<typeof manifestShape>;

export const manifestName = 'manifest.json';

export function readManifest(text: string, folder: string): Manifest {
  const manifest = manifestShape.safeParse(parsed(text));
  if (manifest.success) return manifest.data;
  throw new Fault('configuration', `${folder} 不是备份，或版本不同 / is no backup, or of another version`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
