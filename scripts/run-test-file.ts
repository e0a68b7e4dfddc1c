import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportLine } from './test-reporter.ts';

/** What came of one test file. `failures` holds a name and a reason for each failed test; `output` what the file printed. */
export interface TestedFile {
  readonly path: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly name: string; readonly why: string }[];
  readonly output: string;
}

const reporter = fileURLToPath(new URL('test-reporter.ts', import.meta.url));
const mostOutput = 20_000;

/**
 * Runs one test file in a process of its own. A file that has no test, crashes, or is still at it after `limit`
 * milliseconds has failed: a connection left open must not hold up the run in silence.
 */
export async function runTestFile(
  root: string,
  path: string,
  env: NodeJS.ProcessEnv,
  limit: number,
): Promise<TestedFile> {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'heng-test-'));
  const report = join(folder, 'report');
  const args = [`--test-reporter=${reporter}`, `--test-reporter-destination=${report}`, '--enable-source-maps', path];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  let ended = '';
  const timer = setTimeout(() => {
    ended = `still running after ${limit / 1000} s, and was stopped`;
    killGroup(child);
  }, limit);
  const { output, status } = await outcomeOf(child);
  clearTimeout(timer);
  running.delete(child);
  const lines = readLines(report);
  rmSync(folder, { recursive: true, force: true });
  if (ended === '' && status !== 0) ended = `ended with ${status}`;
  return { path, seconds: (performance.now() - start) / 1000, output, ...outcomeFrom(lines, ended) };
}

/** Stops every test file that is still running, with all the processes it has started. */
export function stopTestFiles(): void {
  for (const child of running) killGroup(child);
}

const running = new Set<ChildProcess>();

function killGroup({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function outcomeOf(child: ChildProcess): Promise<{ output: string; status: number | NodeJS.Signals | null }> {
  const { promise, resolve } = Promise.withResolvers<{ output: string; status: number | NodeJS.Signals | null }>();
  let output = '';
  const keep = (chunk: Buffer) => {
    if (output.length < mostOutput) output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (fault) => resolve({ output: `${output}${fault.message}\n`, status: 1 }));
  child.on('close', (code, signal) => resolve({ output, status: code ?? signal }));
  return promise;
}

function readLines(report: string): readonly ReportLine[] {
  try {
    return readFileSync(report, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ReportLine);
  } catch {
    return []; // it crashed before the first test
  }
}

/** Counts as the file reported them; a file that ended otherwise than its counts say has one failure more. */
function outcomeFrom(lines: readonly ReportLine[], ended: string) {
  const counts = lines.find((line) => line.says === 'counts') ?? { passed: 0, failed: 0, skipped: 0 };
  const failures = lines.filter((line) => line.says === 'failed').map(({ name, why }) => ({ name, why }));
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0;
  if ((ended !== '' && failures.length === 0) || ended.startsWith('still') || isEmpty) {
    failures.push({ name: 'the file itself', why: ended === '' ? 'there is no test in it' : ended });
  }
  return { passed: counts.passed, failed: Math.max(counts.failed, failures.length), skipped: counts.skipped, failures };
}
