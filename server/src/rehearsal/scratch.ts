import { randomBytes } from 'node:crypto';
import {
  addJurisdiction,
  connect,
  createDatabase,
  type Database,
  type DatabaseUrls,
  dropDatabase,
  inDatabase,
  migrate,
  type Nature,
} from '../storage/index.ts';

/** A migrated database made for one purpose, beside whatever else the server holds. */
export interface ScratchDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  readonly db: Database;
  readonly owner: Database;
  readonly close: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export async function makeDatabase(
  server: DatabaseUrls,
  nature: Nature,
  jurisdiction: { readonly id: string; readonly name: string },
  name = `heng_rehearsal_${randomBytes(5).toString('hex')}`,
): Promise<ScratchDatabase> {
  await createDatabase(server, name);
  const urls = inDatabase(server, name);
  await migrate(urls, nature);
  await addJurisdiction(urls, jurisdiction.id, jurisdiction.name);
  const db = connect(urls.app, { connections: 4 });
  const owner = connect(urls.owner, { connections: 2 });
  const close = async () => {
    await db.destroy();
    await owner.destroy();
  };
  return {
    name,
    urls,
    db,
    owner,
    close,
    drop: async () => {
      await close();
      await dropDatabase(server, name);
    },
  };
}
