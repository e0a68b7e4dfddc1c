/**
 * Installs what package-lock.json says, and nothing if it is installed already (a hash in node_modules tells).
 * Plain JavaScript for Node 18 and later: on a bare clone `node` is still the system's; what runs afterwards is the Node
 * of the lockfile, because npm puts node_modules/.bin first on the path.
 * Refuses with one line that says what to do when npm cannot install.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.heng-bootstrap');
const lock = join(root, '.bootstrap.lock');
const npmArguments = [
  'ci',
  '--strict-allow-scripts', // only the packages named in `allowScripts` may run a script
  '--include=dev',
  '--include=optional', // Node 24 and PostgreSQL come as optional packages, one for each machine
  '--no-audit',
  '--no-fund',
  '--loglevel=error', // npm itself runs on the system's Node and would complain about engines
];

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/** What is wanted: this lockfile, on this kind of machine. */
const wanted = `${createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')} ${process.platform}-${process.arch}\n`;

const isInstalled = () => read(stamp) === wanted;

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
};

/** Takes the lock, which is a folder that holds its owner's number from its first moment; waits for an owner who is alive. */
function takeLock() {
  const ours = mkdtempSync(`${lock}-`);
  writeFileSync(join(ours, 'pid'), String(process.pid));
  for (let told = false; ; ) {
    try {
      renameSync(ours, lock);
      return;
    } catch (fault) {
      if (fault.code !== 'ENOTEMPTY' && fault.code !== 'EEXIST') throw fault;
    }
    const owner = Number(read(join(lock, 'pid')));
    if (owner > 0 && !isAlive(owner)) {
      const dead = `${ours}-dead`;
      try {
        renameSync(lock, dead);
        rmSync(dead, { recursive: true, force: true });
      } catch {
        // Another one that waits was faster.
      }
      continue;
    }
    if (!told) console.error('另一个进程正在安装依赖，等待… / Another process is installing, waiting …');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
}

function install() {
  console.error('正在安装依赖，约半分钟… / Installing dependencies, about half a minute …');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules));
  // npm ci deletes the Node in node_modules: it must run on the system's.
  const npm = (errors, ...more) =>
    spawnSync('npm', [...npmArguments, ...more], {
      cwd: root,
      stdio: ['ignore', 'ignore', errors],
      env: { ...process.env, PATH: path.join(delimiter) },
    });
  // From the cache as far as it reaches; what the cache remembers of the registry may be too old, so once more without.
  let ran = npm('ignore', '--prefer-offline');
  if (ran.status !== 0 && !ran.error && !ran.signal) ran = npm('inherit');
  if (ran.status === 0) {
    mkdirSync(modules, { recursive: true });
    writeFileSync(stamp, wanted);
    console.error('依赖已安装。/ Dependencies installed.');
    return 0;
  }
  console.error(
    ran.error?.code === 'ENOENT'
      ? '找不到 npm：请安装 Node.js 18 或更高版本及 npm。/ npm was not found: install Node.js 18 or later together with npm.'
      : '安装失败（原因见上）：请检查网络与 `npm config get registry`、本目录的写权限，再运行一次。/ Installing failed (reason above): check the network, `npm config get registry` and that this folder is writable, then run it again.',
  );
  return 1;
}

if (!isInstalled()) {
  takeLock();
  try {
    process.exitCode = isInstalled() ? 0 : install();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
