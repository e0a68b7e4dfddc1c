import { constants } from 'node:os';
import type { Config } from '../config.ts';
import { openServer, type Server } from '../installation.ts';

type Undo = () => Promise<unknown>;

const signals = ['SIGINT', 'SIGTERM'] as const;
const open: Undo[] = [];
let told = false;

/** We were told to stop in the middle of something: what fails from now on fails because of it, and is nobody's fault. */
export const isInterrupted = (): boolean => told;

/**
 * What is undone, the last first, when we are told to stop (Ctrl+C) in the middle of something; answers how to take that back. Without it the
 * embedded server, a process of its own, would go on after us with nobody to stop it.
 */
export function undoneWhenInterrupted(undo: Undo): () => void {
  if (open.length === 0) for (const signal of signals) process.on(signal, giveUp);
  open.push(undo);
  return () => {
    const at = open.indexOf(undo);
    if (at >= 0) open.splice(at, 1);
    if (open.length === 0) for (const signal of signals) process.off(signal, giveUp);
  };
}

/** The server a command works on, which is stopped also where the command is told to stop in the middle of its work. */
export async function openForCommand(config: Config, defaultFolder: string): Promise<Server> {
  const server = await openServer(config, defaultFolder);
  const takeBack = undoneWhenInterrupted(server.stop);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      takeBack();
    },
  };
}

/** Undoes what is open and ends with this exit code. */
export function leave(code: number): void {
  if (told) return;
  told = true;
  void undoAll().finally(() => process.exit(code));
}

/** npm passes on what the terminal has sent already: within this time, in milliseconds, a second signal is the first one again. */
const echo = 1_000;
let toldAt = 0;

/** Told a second time, it does not wait for what is being undone. */
function giveUp(signal: NodeJS.Signals): void {
  const code = 128 + constants.signals[signal];
  if (told && performance.now() - toldAt > echo) process.exit(code);
  if (told) return;
  toldAt = performance.now();
  process.stderr.write('\n正在停止… / stopping …\n');
  leave(code);
}

async function undoAll(): Promise<void> {
  for (const undo of open.toReversed()) await undo().catch(() => {});
}
