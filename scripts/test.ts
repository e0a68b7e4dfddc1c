import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '@heng/server/src/storage/index.ts';
import { temporaryFolder } from '@heng/server/src/storage/testing.ts';
import { provideBrowser } from './browser.ts';
import { runChecks, tellChecked } from './check.ts';
import { runTestFile, stopTestFiles, type TestedFile } from './run-test-file.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The slow rooms first, so that none is left over at the end. */
const rooms = ['e2e', 'server', 'scripts', 'regulations', 'domain', 'contract', 'documents', 'web'];
const filesAtOnce = 2;
const longestFile = 240_000;

/** The database server of the run; there is none where no test needs one, or where an outside one is named. */
interface Server {
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

const patterns = process.argv.slice(2);
const start = performance.now();
const env = testEnvironment();
const checked = patterns.length === 0 ? await runChecks(root, tellChecked) : [];
const files = findTestFiles();
if (files.some((path) => path.startsWith('e2e/'))) {
  const browser = provideBrowser(env);
  if (browser !== null) env.CHROMIUM = browser;
}
const server = files.some(needsServer) && env.HENG_TEST_DATABASE_URL === undefined ? await startServer() : null;
if (server) env.HENG_TEST_SERVER = server.folder;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, giveUp);

const tested = await runFiles().finally(() => server?.stop());
process.exitCode = summarise();

/** Each file whose path holds one of the patterns; without a pattern, all. */
function findTestFiles(): readonly string[] {
  const roomOf = (path: string) => rooms.findIndex((room) => path.startsWith(`${room}/`));
  return globSync(`{${rooms.join(',')}}/**/*.test.ts`, { cwd: root, exclude: (path) => path.endsWith('node_modules') })
    .filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
    .toSorted((a, b) => roomOf(a) - roomOf(b) || a.localeCompare(b));
}

/** Without the settings of daily work: a database that is named for it is none of the tests' business. */
function testEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('HENG_') || name.startsWith('HENG_TEST_'),
  );
  return Object.fromEntries(kept);
}

function needsServer(path: string): boolean {
  return path.endsWith('.db.test.ts') || path.startsWith('e2e/');
}

/** One server for the run, in a temporary folder; what is in it need not outlive a power failure. */
async function startServer(): Promise<Server> {
  const folder = join(temporaryFolder(), 'data');
  const { stop } = await startEmbedded({ folder, settings: { fsync: 'off' } });
  return { folder, stop };
}

async function runFiles(): Promise<readonly TestedFile[]> {
  const waiting = [...files];
  const done: TestedFile[] = [];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const file = await runTestFile(root, path, env, longestFile);
      done.push(file);
      tellTested(file);
    }
  };
  await Promise.all(Array.from({ length: filesAtOnce }, work));
  return done;
}

function tellTested({ path, passed, failed, skipped, seconds }: TestedFile): void {
  const counts = [[passed, 'passed'] as const, [failed, 'failed'] as const, [skipped, 'skipped'] as const];
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  console.log(`${failed > 0 ? '✗' : '✓'} ${path}  ${said.join(', ')}  ${seconds.toFixed(1)} s`);
}

function giveUp(): void {
  stopTestFiles();
  // The server stops for its last user alone, and takes a moment to see that the test files are gone.
  setTimeout(() => void Promise.resolve(server?.stop()).finally(() => process.exit(130)), 1_000);
}

/** Every failure once more, with its reason; then one plain last line. Answers the status to end with. */
function summarise(): number {
  for (const { path, failures, output } of tested) {
    if (failures.length === 0) continue;
    console.log(`\n✗ ${path}`);
    for (const { name, why } of failures) console.log(`  ${name}\n${indent(why)}`);
    if (output.trim() !== '') console.log(`  it printed:\n${indent(output.trimEnd())}`);
  }
  for (const { name } of checked.filter(({ passed }) => !passed)) console.log(`\n✗ check ${name}: see above`);
  if (files.length === 0) console.log(`No test file has ${patterns.join(' or ')} in its path.`);
  const sum = (count: (file: TestedFile) => number) => tested.reduce((total, file) => total + count(file), 0);
  const passed = sum((file) => file.passed) + checked.filter((check) => check.passed).length;
  const failed = sum((file) => file.failed) + checked.filter((check) => !check.passed).length;
  const skipped = sum((file) => file.skipped);
  console.log(`\n${tested.length} files, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || files.length === 0 ? 1 : 0;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
