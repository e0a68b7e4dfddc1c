import { Fault } from './storage/index.ts';

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01',
  '57P03',
]);
const refusedByServer = new Set(['28000', '28P01', '3D000', '42501']);

/** What stands in the way, in one line a person can act on; null: nothing known, so a mistake of ours. */
function faultLine(error: unknown): string | null {
  if (error instanceof Fault) return error.message;
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (
    unreachable.has(code) ||
    /connection (timeout|terminated)|timeout exceeded when trying to connect/i.test(error.message)
  ) {
    return `数据库没有应答：${error.message}。检查 HENG_DATABASE_URL，或数据库是否在运行；没有改动任何数据。/ The database does not answer: check HENG_DATABASE_URL and whether it runs; nothing was changed.`;
  }
  if (refusedByServer.has(code)) {
    return `数据库拒绝：${error.message}。检查 HENG_DATABASE_URL 和 HENG_DATABASE_OWNER_URL 的用户、密码和库名。/ The database refuses: check user, password and database name.`;
  }
  if (code.startsWith('53')) {
    return `数据库资源不足：${error.message}。检查磁盘空间、内存和连接数，再运行一次。/ The database is short of disk, memory or connections: make room and run it again.`;
  }
  return null;
}

/** Tells a fault on standard error: one line where the cause is known, all there is where it is not. */
export function tellFault(error: unknown): void {
  const line = faultLine(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.stderr.write(`${line}\n`);
}
