import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { temporaryFolder } from '../testing.ts';
import { findBinaries } from './binaries.ts';
import { startEmbedded } from './start.ts';

const root = process.geteuid?.() === 0;
const top = temporaryFolder();
const door = pathToFileURL(join(import.meta.dirname, 'start.ts')).href;

async function ask(url: string, query: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}

interface Said {
  readonly adopted?: boolean;
  readonly owner?: string;
  readonly code?: string;
}

/** Another process that starts the server of a folder, says what became of it, and stays until it is told to leave; then it stops the server. */
function neighbour(folder: string, uid: number | null = null) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(door)};
    try {
      const { adopted, owner, stop } = await startEmbedded({ folder: ${JSON.stringify(folder)} });
      console.log(JSON.stringify({ adopted, owner }));
      await new Promise((end) => process.stdin.resume().once('end', end));
      await stop();
    } catch ({ code, message }) { console.log(JSON.stringify({ code, message })); }`;
  const as = uid === null ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const [command = '', ...args]: readonly string[] = [...as, process.execPath, '--input-type=module', '-e', script];
  const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env });
  const ended = once(child, 'exit');
  return {
    said: once(child.stdout, 'data').then(([line]): Said => JSON.parse(String(line))),
    leave: async () => {
      child.stdin.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('the embedded server', () => {
  const folder = join(top, 'data');

  it('has both roles, its database in UTF-8 with checksums, and no way in but the socket', async () => {
    const server = await startEmbedded({ folder });
    assert.equal(server.adopted, false);
    const [app] = await ask(
      server.app,
      `select current_user::text as user, current_database()::text as db,
      current_setting('listen_addresses') as listens, current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`,
    );
    assert.deepEqual(app, { user: 'heng_app', db: 'heng', listens: '', checksums: 'on', encoding: 'UTF8' });
    const [owner] = await ask(
      server.owner,
      'select rolcreatedb as makes, rolsuper as super from pg_roles where rolname = current_user',
    );
    assert.deepEqual(owner, { makes: true, super: false });
    await assert.rejects(ask(server.app.replace(/:[^:@]+@/, ':wrong@'), 'select 1'), /password authentication failed/);
    for (const path of ['', 'postgres', 'postgres/data', 'postgres/run'])
      assert.equal(statSync(join(folder, path)).mode & 0o777, 0o700);
    for (const path of ['postgres/secret.json', 'postgres/log'])
      assert.equal(statSync(join(folder, path)).mode & 0o777, 0o600);
    await server.stop();
    assert.equal(existsSync(join(folder, 'postgres/data/postmaster.pid')), false);
    // PostgreSQL gives its lock back just before it writes its last line.
    const log = () => readFileSync(join(folder, 'postgres/log'), 'utf8');
    for (let tries = 0; tries < 200 && !log().includes('is shut down'); tries += 1)
      await new Promise((end) => setTimeout(end, 20));
    assert.match(log(), /fast shutdown(.*\n)*.*database system is shut down/);
  });

  it('is adopted by a second process, and stopped by the last', async () => {
    const server = await startEmbedded({ folder });
    const other = neighbour(folder);
    assert.deepEqual(await other.said, { adopted: true, owner: server.owner });
    await server.stop();
    assert.deepEqual(await ask(server.owner, 'select 1 as one'), [{ one: 1 }]);
    await other.leave();
    await assert.rejects(ask(server.owner, 'select 1'), { code: 'ENOENT' });
  });

  it('outlives a process that is killed, and the next one adopts it', async () => {
    const victim = neighbour(folder);
    const { owner = '' } = await victim.said;
    await ask(owner, 'create table kept as select 7 as kept');
    await victim.kill();
    const server = await startEmbedded({ folder });
    assert.equal(server.adopted, true);
    assert.deepEqual(await ask(server.owner, 'select kept from kept'), [{ kept: 7 }]);
    await server.stop();
  });

  it('recovers what was committed when the server itself is killed', async () => {
    const first = await startEmbedded({ folder });
    await ask(first.owner, 'insert into kept values (8)');
    const pid = Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const second = await startEmbedded({ folder });
    assert.deepEqual(await ask(second.owner, 'select kept from kept order by 1'), [{ kept: 7 }, { kept: 8 }]);
    await first.stop();
    await second.stop();
  });

  it('comes into being once when three start it together', async () => {
    const together = join(top, 'together');
    const neighbours = [neighbour(together), neighbour(together), neighbour(together)];
    const answers = await Promise.all(neighbours.map(({ said }) => said));
    assert.equal(answers.filter(({ adopted }) => adopted === false).length >= 1, true, JSON.stringify(answers));
    assert.equal(new Set(answers.map(({ owner }) => owner)).size, 1, JSON.stringify(answers));
    await Promise.all(neighbours.map(({ leave }) => leave()));
    assert.deepEqual(readdirSync(together), ['postgres']);
    assert.equal(existsSync(join(together, 'postgres/data/postmaster.pid')), false);
  });

  it('puts its socket under /tmp where the path would be too long', async () => {
    const server = await startEmbedded({ folder: join(top, 'x'.repeat(100)) });
    const socket = new URL(server.owner).searchParams.get('host') ?? '';
    assert.match(socket, /^\/tmp\/heng-/);
    assert.equal(statSync(socket).mode & 0o777, 0o700);
    assert.deepEqual(await ask(server.owner, 'select 1 as one'), [{ one: 1 }]);
    await server.stop();
    assert.equal(existsSync(socket), false);
  });
});

describe('a folder that is not for us', () => {
  const folder = join(top, 'data');

  it('is refused when another major version made it, and left as it is', async () => {
    const version = join(folder, 'postgres/data/PG_VERSION');
    writeFileSync(version, '19\n');
    const before = readdirSync(join(folder, 'postgres/data'));
    await assert.rejects(startEmbedded({ folder }), { name: 'Fault', code: 'other-postgres-version' });
    assert.deepEqual(readdirSync(join(folder, 'postgres/data')), before);
    writeFileSync(version, '18\n');
  });

  it('is refused when it holds something else of that name', async () => {
    const other = join(top, 'other');
    mkdirSync(join(other, 'postgres'), { recursive: true });
    writeFileSync(join(other, 'postgres/notes.txt'), 'mine');
    await assert.rejects(startEmbedded({ folder: other }), { code: 'folder-not-ours' });
    assert.deepEqual(readdirSync(join(other, 'postgres')), ['notes.txt']);
  });

  it('is refused while another server uses the cluster', async () => {
    const data = join(folder, 'postgres/data');
    const { uid } = statSync(data);
    const elsewhere = join(top, 'elsewhere');
    mkdirSync(elsewhere);
    chownSync(elsewhere, uid, uid);
    const args = ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${elsewhere}`];
    const other = spawn(join(findBinaries(), 'postgres'), args, {
      stdio: 'ignore',
      ...(root ? { uid, gid: uid } : {}),
    });
    for (let i = 0; i < 200 && !existsSync(join(elsewhere, '.s.PGSQL.5432')); i += 1)
      await new Promise((end) => setTimeout(end, 20));
    await assert.rejects(startEmbedded({ folder }), { code: 'folder-in-use' });
    other.kill('SIGINT');
    await once(other, 'exit');
  });
});

describe('whoever starts it', { skip: root ? false : 'takes root to be somebody else' }, () => {
  const home = (name: string, uid: number, mode = 0o700) => {
    const path = join(top, name);
    mkdirSync(path, { mode });
    chownSync(path, uid, uid);
    return path;
  };
  const namespaces = spawnSync('unshare', ['-U', 'true']).status === 0;

  it('may be an ordinary user', async () => {
    const other = neighbour(join(home('ordinary', 65534), 'data'), 65534);
    assert.equal((await other.said).adopted, false);
    await other.leave();
  });

  it('may be a user the system has no name for', { skip: !namespaces }, async () => {
    const folder = join(home('nameless', 4242), 'data');
    for (const adopted of [false, false]) {
      const other = neighbour(folder, 4242);
      assert.equal((await other.said).adopted, adopted);
      await other.leave();
    }
    assert.equal(statSync(join(folder, 'postgres/data/PG_VERSION')).uid, 4242);
  });

  it('may be root below a home folder that nobody else can pass', { skip: !namespaces }, async () => {
    const folder = join(home('home', 0), 'data');
    const first = await startEmbedded({ folder });
    await first.stop();
    const again = await startEmbedded({ folder });
    assert.deepEqual(await ask(again.app, 'select 1 as one'), [{ one: 1 }]);
    await again.stop();
    assert.equal(statSync(join(folder, 'postgres/data/PG_VERSION')).uid, 0);
  });

  it('is refused the folder of another user', async () => {
    for (const folder of [join(top, 'data'), join(top, 'ordinary/data')]) {
      const other = neighbour(folder, 4242);
      assert.equal((await other.said).code, 'folder-not-ours');
      await other.leave();
    }
  });
});
