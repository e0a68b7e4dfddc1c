import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import type { Server } from '../installation.ts';
import type { Done } from '../running/backup/backup.ts';
import { Fault, inDatabase } from '../storage/index.ts';
import { openForCommand } from './interruption.ts';

interface Options {
  readonly database?: string;
  readonly json?: true;
}

const database =
  '该服务器上的另一个数据库，如样例 heng_demonstration / another database of that server, e.g. of the samples';

export function addBackup(program: Command): void {
  program
    .command('backup <FOLDER>')
    .description(
      '把数据库和全部文件备份到一个新文件夹，服务照常；密钥不在其中 / copies database and files into a new folder, in full service; not the keys',
    )
    .option('--database <NAME>', database)
    .option('--json', '机器可读 / for programs')
    .action(async (folder: string, options: Options) => {
      const config = readConfig(process.env);
      if (config.database === null && config.data !== null && !existsSync(join(config.data, 'postgres')))
        throw new Fault('configuration', `${config.data} 里没有数据库 / holds no database`);
      await run(config, options, async (urls, storage, says) => {
        const { backUp } = await import('../running/backup/backup.ts');
        const done = await backUp(urls, storage, resolve(folder));
        says(done, '已备份 / backed up', { folder: resolve(folder) });
        for (const name of done.amiss) process.stderr.write(`✕ 文件不完整 / a file is not whole: ${name}\n`);
        process.exitCode = done.amiss.length === 0 ? 0 : 1;
      });
    });
  program
    .command('restore <FOLDER>')
    .description(
      '把备份恢复到一个空的安装，并证明卷宗日志；密钥文件要另行放回 / restores a backup into an empty installation and proves the journal; put the key file back yourself',
    )
    .option('--database <NAME>', database)
    .option('--json', '机器可读 / for programs')
    .action(async (folder: string, options: Options) => {
      const config = readConfig(process.env);
      await run(config, options, async (urls, storage, says, at) => {
        const { restore } = await import('../running/backup/restore.ts');
        const done = await restore(urls, storage, resolve(folder));
        says(
          done,
          done.proven.holds
            ? '已恢复，卷宗日志成立 / restored; the journal holds'
            : '卷宗日志不成立 / the journal does not hold',
          {
            proven: done.proven,
          },
        );
        const keys = config.keys ?? join(at, 'keys.json');
        // The first start would make new ones, with which nothing of this opens.
        if (!existsSync(keys))
          process.stderr.write(
            `启动之前，先把原来的密钥文件放回 ${keys}：没有它，动态验证码不能用，实名信息读不出。/ Before you start, put the former key file back at ${keys}: without it second factors fail and identities stay sealed.\n`,
          );
        process.exitCode = done.proven.holds ? 0 : 1;
      });
    });
}

type Says = (done: Done, what: string, more: object) => void;
type Storage = Awaited<ReturnType<typeof storageOf>>;

async function run(
  config: Config,
  options: Options,
  work: (urls: Server['urls'], storage: Storage, says: Says, folder: string) => Promise<void>,
): Promise<void> {
  const server = await openForCommand(config, 'data');
  try {
    const urls = options.database === undefined ? server.urls : inDatabase(server.urls, options.database);
    const says: Says = (done, what, more) => {
      const { rows, files, bytes, seconds, journal } = done;
      const megabytes = bytes / 1e6;
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ ...done, ...more, rate: megabytes / seconds })}\n`
          : `${what}：${rows} 行 / rows，${files} 个文件 / files，${megabytes.toFixed(1)} MB，${seconds.toFixed(1)} s，${(megabytes / seconds).toFixed(0)} MB/s；树 / tree ${journal ? `${journal.size}:${journal.root}` : '0'}\n`,
      );
    };
    await work(urls, await storageOf(config, server.folder), says, server.folder);
  } finally {
    await server.stop();
  }
}

async function storageOf(config: Config, folder: string) {
  const { localStorage } = await import('../files/storage.ts');
  return localStorage(config.files ?? join(folder, 'files'));
}
