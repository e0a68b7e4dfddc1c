import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBreaches } from './house.ts';

/** What one check said; `output` is empty where there was nothing to say. */
export interface Checked {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

const rooms = ['domain', 'regulations', 'contract', 'documents', 'server', 'web', 'e2e', 'scripts'];

/** Each tool, by its file in node_modules/.bin. They read their own settings at the root. */
const tools = (root: string): readonly (readonly [name: string, ...args: string[]])[] => [
  ['tsc', '-p', '.', '--pretty', 'false'],
  ['depcruise', '--output-type', 'err-long', ...rooms.filter((room) => existsSync(join(root, room)))],
  ['oxlint', '--type-aware', '--format=unix'],
  ['biome', 'check', '--colors=off', '--max-diagnostics=60', '--error-on-warnings'],
  ['knip', '--no-progress', '--no-config-hints'],
];

/** Runs every check of the house over the tree at `root`, two at a time, and tells each as it ends. */
export async function runChecks(root: string, tell: (checked: Checked) => void): Promise<readonly Checked[]> {
  const waiting = [
    ...tools(root).map(
      ([name, ...args]) =>
        () =>
          runTool(root, name, args),
    ),
    () => checkHouse(root),
  ];
  const done: Checked[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const checked = await next();
      done.push(checked);
      tell(checked);
    }
  };
  await Promise.all([work(), work()]);
  return done;
}

function runTool(root: string, name: string, args: readonly string[]): Promise<Checked> {
  const bin = join(root, 'node_modules', '.bin');
  const start = performance.now();
  const { promise, resolve } = Promise.withResolvers<Checked>();
  const child = spawn(join(bin, name), args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const end = (passed: boolean) => resolve({ name, passed, seconds: (performance.now() - start) / 1000, output });
  child.on('error', (fault) => {
    output += `${fault.message}\n`;
    end(false);
  });
  child.on('close', (status) => end(status === 0));
  return promise;
}

function checkHouse(root: string): Promise<Checked> {
  const start = performance.now();
  const breaches = findBreaches(root);
  const output = breaches.map(({ rule, path, line, instead }) => `${path}:${line}  ${rule}\n    ${instead}\n`).join('');
  return Promise.resolve({
    name: 'house',
    passed: breaches.length === 0,
    seconds: (performance.now() - start) / 1000,
    output,
  });
}

/** One line for a check that passed; what it said, too, for one that failed. */
export function tellChecked({ name, passed, seconds, output }: Checked): void {
  console.log(`${passed ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
  if (!passed) console.log(output);
}

if (import.meta.main) {
  const checked = await runChecks(dirname(dirname(fileURLToPath(import.meta.url))), tellChecked);
  process.exitCode = checked.every(({ passed }) => passed) ? 0 : 1;
}
