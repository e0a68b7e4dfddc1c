#!/usr/bin/env node
// Runs the command line on the Node that came with the lockfile, whichever Node is first on the PATH.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const lean = fileURLToPath(new URL('../src/running/lean-start.ts', import.meta.url));
const own = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);

if (major >= 24) {
  // Not at the top: an older Node has no such name, and would stop before it comes to the branch below.
  const { enableCompileCache } = await import('node:module');
  // Types taken off and code compiled once, kept beside the packages; where nothing can be written, a start takes longer.
  enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/heng', import.meta.url)));
  const { leanStart } = await import(lean);
  leanStart();
  await import(cli);
} else if (existsSync(own)) {
  const child = spawn(own, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  // It stops what it has started; whoever stops us means it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', () => {
    process.exitCode = 2;
  });
  child.on('exit', (status) => {
    process.exitCode = status ?? 2;
  });
} else {
  process.stderr.write(
    '需要 Node 24：先运行一次 npm run bootstrap，它会装好。/ heng needs Node 24: run "npm run bootstrap" once, which installs it.\n',
  );
  process.exitCode = 2;
}
