import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { leanStart } from '../running/lean-start.ts';

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('为真实评选提供服务；从不装入样例 / serves real editions; never loads samples')
    .action(async () => {
      const config = readConfig(process.env);
      // Read only when it is wanted: the other commands need none of it.
      leanStart();
      const { serve } = await import('../serve.ts');
      await serve(config, 'real');
    });
}
