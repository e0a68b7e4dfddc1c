import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { Fault } from '../storage/index.ts';

export const usualPort = 8080;

/** Listens where the settings say; what stands in the way is told in a line. */
export async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    return await app.listen({ host, port: port ?? usualPort });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    const where = `${host}:${port ?? usualPort}`;
    if (code === 'EADDRINUSE')
      throw new Fault(
        'cannot-start',
        `端口已被占用：${where}。先停下占用它的程序，或设 HENG_PORT=别的端口。/ ${where} is in use: stop what uses it, or set HENG_PORT.`,
      );
    if (code === 'EACCES')
      throw new Fault(
        'cannot-start',
        `无权使用端口：${where}。设 HENG_PORT 为 1024 以上。/ ${where} is not ours to use: set HENG_PORT above 1024.`,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Fault('configuration', `HENG_HOST=${host} 不是本机的地址 / is no address of this machine.`);
    throw fault;
  }
}
