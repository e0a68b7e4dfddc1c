import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { serve } from '../serve.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('为真实评选提供服务；从不装入样例 / serves real editions; never loads samples')
    .action(() => serve(readConfig(process.env), 'real'));
}
