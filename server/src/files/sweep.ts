import type { FastifyBaseLogger } from 'fastify';
import { type Database, offRecord } from '../storage/index.ts';
import type { Files } from './files.ts';
import { dropAbandoned, dropExpired, everyJurisdiction, filesAfter, statesOf } from './sweep/store.ts';

/** What a sweep found and did. `missing`: files on record whose content the storage does not have whole: never in order. */
export interface Swept {
  readonly expired: number;
  readonly abandoned: number;
  readonly orphans: number;
  readonly missing: readonly string[];
}

/** Milliseconds after which bytes without a row belong to no request that is still at work. */
const orphanAge = 3_600_000;
const atOnce = 500;

/**
 * Takes away what nobody needs: uploads whose time has run out; files of applications that no act and no document names, thirty days after the application
 * was handed in or ended (files of anything else stay: acts name their papers by number, not by digest); bytes that no row names. Looks, last,
 * whether what is on record is there, with its size, and says loudly if not.
 */
export async function sweepFiles(
  { db, files }: { readonly db: Database; readonly files: Files },
  log: Pick<FastifyBaseLogger, 'error'>,
  { orphansAfter = orphanAge }: { readonly orphansAfter?: number } = {},
): Promise<Swept> {
  const { storage } = files;
  const gone: string[] = [];
  let expired = 0;
  let abandoned = 0;
  for (const jurisdiction of await everyJurisdiction(db)) {
    const old = await offRecord(db, jurisdiction, dropExpired);
    const unused = await offRecord(db, jurisdiction, dropAbandoned);
    expired += old.length;
    abandoned += unused.length;
    gone.push(...old, ...unused);
  }
  for (const stored of gone) await storage.remove(stored);

  let orphans = 0;
  const bytesOf = new Map<string, number>();
  for await (const some of inGroups(storage.list(), atOnce)) {
    const states = await statesOf(
      db,
      some.map(({ name }) => name),
    );
    for (const { name, bytes, age } of some) {
      const state = states.get(name);
      if (state === 'file') bytesOf.set(name, bytes);
      if (state === 'file' || state === 'upload') continue;
      // Of a withdrawn file nothing may be left, however young.
      if (state !== 'withdrawn' && age < orphansAfter) continue;
      await storage.remove(name);
      orphans += 1;
    }
  }

  const missing: string[] = [];
  for (let after = ''; ; ) {
    const some = await filesAfter(db, after, atOnce);
    for (const { id, stored, bytes } of some) {
      // Asked once more where the listing did not have it: it may have come in since.
      const there = bytesOf.get(stored) ?? (await storage.size(stored));
      if (there !== bytes) missing.push(id);
    }
    const last = some.at(-1);
    if (last === undefined) break;
    after = last.stored;
  }
  if (missing.length > 0)
    log.error(
      { files: missing },
      '文件内容缺失或不完整，请立即从备份恢复 / content of files is missing or incomplete: restore it from a backup at once',
    );
  return { expired, abandoned, orphans, missing };
}

async function* inGroups<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
