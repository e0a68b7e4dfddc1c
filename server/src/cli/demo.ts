import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { resetDemonstration } from '../demonstration/load.ts';
import { databaseDay, readCalendar } from '../installation.ts';
import { openForCommand } from './interruption.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('样例 / the demonstration')
    .command('reset')
    .description('以今天为准重新生成样例；先停下服务 / makes the samples anew, dated from today; stop the server first')
    .action(async () => {
      const config = readConfig(process.env);
      const server = await openForCommand({ ...config, database: null }, 'demonstration');
      try {
        const today = await databaseDay(server.urls);
        await resetDemonstration(server.urls, await readCalendar(), today, say);
        say('样例已就绪：npm start 查看 / made: npm start shows them');
      } finally {
        await server.stop();
      }
    });
}
