import { dayOf } from '@heng/domain/language';
import { listPacks, packFolder, renderFinding, resolvePack } from '@heng/regulations';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { ensureDemonstration } from './demonstration/load.ts';
import { databaseDay, openServer, readCalendar } from './installation.ts';
import { buildServer, type PublishedPack, readClock } from './public/index.ts';
import { connect, type DatabaseUrls, Fault, migrate, type Nature } from './storage/index.ts';
import { startSequencer } from './storage/journal/index.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Serves an installation until it is told to stop. The demonstration lives on the embedded server alone, in a folder of its own; an outside
 * server, or a real installation, is never given samples.
 */
export async function serve(config: Config, wanted: 'real' | 'demonstration'): Promise<void> {
  const began = performance.now();
  // From the first moment: a server of ours that nobody stops would go on by itself.
  const told = untilTold();
  const nature = config.database ? 'real' : wanted;
  const server = await openServer(config, nature === 'real' ? 'data' : 'demonstration');
  const undo: (() => Promise<unknown>)[] = [server.stop];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    // Samples take a while to make. Those that are half made are made anew by the next start.
    const urls = await Promise.race([prepare(server.urls, nature), told]);
    if (urls === null) return;
    const db = connect(urls.app);
    undo.push(() => db.destroy());
    const sequencer = startSequencer(db, { onFault: tellOnce() });
    undo.push(sequencer.stop);
    const now = () => readClock(db);
    const app = await buildServer(
      {
        db,
        calendar: await readCalendar(),
        packs: await publishedPacks(dayOf(await now())),
        now,
      },
      { logger: { level: 'error', stream: process.stderr } },
    );
    undo.push(() => app.close());
    const address = await listen(app, config);
    say(
      `${nature === 'demonstration' ? '样例已就绪 / demonstration ready' : '已就绪 / ready'}：${address}（${Math.round(performance.now() - began)} ms；Ctrl+C 停止 / to stop）`,
    );
    await told;
  } finally {
    await stop();
  }
}

async function prepare(urls: DatabaseUrls, nature: Exclude<Nature, 'rehearsal'>): Promise<DatabaseUrls> {
  if (nature === 'demonstration') {
    const found = await ensureDemonstration(urls, await readCalendar(), await databaseDay(urls), say);
    await migrate(found, nature);
    return found;
  }
  await migrate(urls, nature);
  return urls;
}

/** Every pack at hand, as it stands today. */
function publishedPacks(today: Parameters<typeof resolvePack>[1]): Promise<readonly PublishedPack[]> {
  return listPacks().then((ids) =>
    Promise.all(
      ids.map(async (id) => {
        const resolved = await resolvePack(packFolder(id), today);
        if (resolved.ok) return resolved.value;
        throw new Fault('configuration', resolved.reasons.map((finding) => renderFinding(finding)).join('\n'));
      }),
    ),
  );
}

const usualPort = 8080;

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
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

/** The sequencer tries again and again: the same trouble is told once, until it is over. */
function tellOnce(): (fault: unknown) => void {
  let last = '';
  return (fault) => {
    const message = fault instanceof Error ? fault.message : String(fault);
    if (message !== last)
      process.stderr.write(`封存暂停，恢复后自动继续 / sealing pauses and goes on by itself: ${message}\n`);
    last = message;
  };
}

/** Ctrl+C may come twice, from the terminal and passed on by npm: the second must not end us in the middle of stopping. */
function untilTold(): Promise<null> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done(null));
  });
}
