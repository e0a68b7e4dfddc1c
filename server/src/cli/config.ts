import type { Command } from 'commander';
import { showConfig } from '../config.ts';

export function addConfig(program: Command): void {
  program
    .command('config')
    .description('现在的设置，各从何处来；密码不显示 / what is set and where it comes from; no password is shown')
    .option('--json', '机器可读 / for programs')
    .action((options: { readonly json?: true }) => {
      const shown = showConfig(process.env);
      if (options.json) process.stdout.write(`${JSON.stringify(shown)}\n`);
      else
        for (const { name, value, from } of shown)
          process.stdout.write(
            `${name.padEnd(24)} ${from === 'environment' ? '环境 / env    ' : '默认 / default'}  ${value}\n`,
          );
    });
}
