import { type Database, Fault } from '../../storage/index.ts';
import { type Keys, keyIds, openKeys } from '../keys.ts';

/**
 * Opens the key file of the database that it belongs to. A start without a key that something here was sealed with is refused before a new file is made:
 * second factors, identity numbers and addresses would silently be lost.
 */
export async function openOwnKeys(db: Database, path: string): Promise<Keys> {
  const known = await db.selectFrom('known_key').select('id').execute();
  const held = keyIds(path);
  const missing = known.filter(({ id }) => !held.includes(id)).map(({ id }) => id);
  if (missing.length > 0)
    throw new Fault(
      'configuration',
      `密钥文件 ${path} 里没有本数据库用过的密钥 ${missing.join('、')}：请放回原来的密钥文件，或以 HENG_KEYS 指明它在哪里。/ The key file ${path} lacks ${missing.join(', ')}, which this database was used with: put the former key file back, or name it in HENG_KEYS.`,
    );
  const keys = openKeys(path);
  await db
    .insertInto('known_key')
    .values(keyIds(path).map((id) => ({ id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return keys;
}
