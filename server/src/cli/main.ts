import { constants } from 'node:os';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { leanStartIsOver } from '../running/lean-start.ts';
import { tellFault } from '../tell-fault.ts';
import { addAccount } from './account.ts';
import { addBackup } from './backup.ts';
import { addConfig } from './config.ts';
import { addDemo } from './demo.ts';
import { addExamples } from './examples.ts';
import { isInterrupted, leave } from './interruption.ts';
import { addJournal } from './journal.ts';
import { addRegister } from './register.ts';
import { addRegulation } from './regulation.ts';
import { addRehearse } from './rehearse.ts';
import { addServe } from './serve.ts';

// All of the command line is read.
leanStartIsOver();

/** Exit codes of every command: it holds; it does not; it was used wrongly, or could not run. */
export const exits = { holds: 0, doesNot: 1, usedWrongly: 2 } as const;

const program = new Command('heng')
  .description('衡 Heng：按各市办法办理政府质量奖 / runs a government quality award under any city’s regulation')
  .showHelpAfterError('（用 --help 看用法 / --help shows how）')
  .showSuggestionAfterError()
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .addHelpText(
    'after',
    '\n退出码 / exit codes：0 成立 holds · 1 不成立 does not · 2 用法不对或无法运行 used wrongly or cannot run',
  );

for (const add of [
  addRegulation,
  addExamples,
  addRehearse,
  addRegister,
  addJournal,
  addServe,
  addBackup,
  addAccount,
  addConfig,
  addDemo,
])
  add(program);

// Whoever reads has read enough (`| head`): that is the end of the work, and no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  leave(128 + constants.signals.SIGPIPE);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}

function codeOf(error: unknown): number {
  // It is a CommanderError too, and one that commander, which did not see it, has not told.
  if (error instanceof InvalidArgumentError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof CommanderError) return error.exitCode === 0 ? exits.holds : exits.usedWrongly;
  else if (!isInterrupted()) tellFault(error);
  return exits.usedWrongly;
}
