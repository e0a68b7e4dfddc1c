import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { replayJournal } from '../procedure/replay/store.ts';
import { connect, inDatabase, startEmbedded } from '../storage/index.ts';
import { proveJournal, sealAll } from '../storage/journal/index.ts';
import { temporaryFolder } from '../storage/testing.ts';
import { randomOf } from './random.ts';

/** How often each is killed; HENG_TEST_KILLS=20 is the long form. */
const kills = Number(process.env.HENG_TEST_KILLS ?? 1);
/** Left to its end it would be some 900 acts, in the long form some 2,200. */
const applicants = kills > 1 ? '100' : '40';
const latest = kills > 1 ? 1_900 : 600;
const cli = join(import.meta.dirname, '../cli/main.ts');

describe('a rehearsal that is killed in the middle', () => {
  for (const victim of ['the process', 'the database'] as const) {
    for (let round = 1; round <= kills; round += 1) {
      it(`loses no act it has told: ${victim}, ${round}`, { timeout: 120_000 }, () => killAndProve(victim, round));
    }
  }
});

async function killAndProve(victim: 'the process' | 'the database', round: number): Promise<void> {
  const folder = join(temporaryFolder(), 'data');
  const name = `heng_kill_${round}`;
  const enough = 100 + randomOf(`${victim}/${round}`).below(latest - 100);
  const told = await rehearseAndKill(folder, name, enough, victim);
  const server = await startEmbedded({ folder });
  const owner = connect(inDatabase(server, name).owner);
  try {
    const rows = await owner.selectFrom('journal_entry').select('id').execute();
    const kept = new Set(rows.map(({ id }) => id));
    assert.ok(told.length >= enough, 'it was killed in the middle');
    assert.deepEqual(
      told.filter((id) => !kept.has(id)),
      [],
    );
    await sealAll(owner);
    const proven = await proveJournal(owner);
    assert.deepEqual(proven.discrepancies, []);
    assert.equal(proven.unsealed, 0);
    const { differences, compared } = await replayJournal(owner, null);
    assert.deepEqual(differences, []);
    assert.ok(compared >= 0);
  } finally {
    await owner.destroy();
    await server.stop();
  }
}

/** Runs the command itself; once it has told so many acts, kills it or the server below it. What it told is what it answers for. */
function rehearseAndKill(folder: string, name: string, enough: number, victim: string): Promise<readonly string[]> {
  const { HENG_DATABASE_URL: _, HENG_DATABASE_OWNER_URL: __, ...env } = process.env;
  const told: string[] = [];
  const child = spawn(
    process.execPath,
    [cli, 'rehearse', 'xinyang-2022', '--applicants', applicants, '--seed', '7', '--keep', name, '--json'],
    { env: { ...env, HENG_DATA: folder }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { id } = JSON.parse(line);
    if (typeof id === 'string') told.push(id);
    if (told.length !== enough) return;
    if (victim === 'the process') child.kill('SIGKILL');
    else
      process.kill(
        Number(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGKILL',
      );
  });
  return new Promise((done) => child.on('close', () => done(told)));
}
