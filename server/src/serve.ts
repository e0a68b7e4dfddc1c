import type { Config } from './config.ts';
import { ensureDemonstration } from './demonstration/load.ts';
import { databaseDay, openServer, readCalendar } from './installation.ts';
import { startServing } from './running/start.ts';
import { type DatabaseUrls, migrate, type Nature } from './storage/index.ts';

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
  try {
    // Samples take a while to make. Those that are half made are made anew by the next start.
    const urls = await Promise.race([prepare(server.urls, nature), told]);
    if (urls === null) return;
    const calendar = await readCalendar();
    const running = await startServing({ config, urls, folder: server.folder, nature, calendar });
    try {
      const ready = nature === 'demonstration' ? '样例已就绪 / demonstration ready' : '已就绪 / ready';
      const ms = Math.round(performance.now() - began);
      say(`${ready}：${running.address}（${ms} ms；Ctrl+C 停止 / to stop）`);
      await told;
    } finally {
      await running.stop();
    }
  } finally {
    await server.stop();
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

/** Ctrl+C may come twice, from the terminal and passed on by npm: the second must not end us in the middle of stopping. */
function untilTold(): Promise<null> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => done(null));
  });
}
