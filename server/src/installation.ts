import { dirname, join, resolve } from 'node:path';
import type { Calendar } from '@heng/domain/calendar';
import { type Day, dayOf, type Instant } from '@heng/domain/language';
import { loadCalendar, renderFinding } from '@heng/regulations';
import type { Config } from './config.ts';
import { asOwner, type DatabaseUrls, Fault, makeFolder, startEmbedded } from './storage/index.ts';

/** The checkout, where data lie unless told otherwise. */
export const home = resolve(import.meta.dirname, '../..');

/** A PostgreSQL server to work on: the one named in the environment, or the embedded one in a folder. */
export interface Server {
  readonly urls: DatabaseUrls;
  /** Where files and keys lie unless they are told to lie elsewhere. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

export async function openServer({ database, data }: Config, defaultFolder: string): Promise<Server> {
  const folder = data ?? join(home, '.heng', defaultFolder);
  if (database) return { urls: database, folder, stop: async () => {} };
  makeParent(folder);
  const { app, owner, stop } = await startEmbedded({ folder });
  return { urls: { app, owner }, folder, stop };
}

function makeParent(folder: string): void {
  try {
    makeFolder(dirname(folder));
  } catch (cause) {
    throw new Fault(
      'folder-not-ours',
      `数据文件夹 ${folder} 不能建立或读取：检查权限，或以 HENG_DATA 指明别的文件夹。/ The data folder ${folder} cannot be made or read: check who may, or name another in HENG_DATA.`,
      cause,
    );
  }
}

/** The State Council's calendars; a fault in our own data is a fault of the installation. */
export async function readCalendar(): Promise<Calendar> {
  const calendar = await loadCalendar();
  if (calendar.ok) return calendar.value;
  throw new Fault('configuration', calendar.reasons.map((finding) => renderFinding(finding, 'zh')).join('\n'));
}

/** Today in China, by the database's clock: the one that decides. */
export async function databaseDay(urls: DatabaseUrls): Promise<Day> {
  const { rows } = await asOwner(urls, (client) => client.query<{ now: Instant }>('select clock_timestamp() as now'));
  const [row] = rows;
  if (!row) throw new Fault('cannot-start', 'the database does not tell the time');
  return dayOf(row.now);
}
