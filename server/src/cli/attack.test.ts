import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { packFolder } from '@heng/regulations';

const folder = mkdtempSync(join(tmpdir(), 'heng-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string) => join(folder, name);
const pack = packFolder('xinyang-2022');

/** Runs the command line with nothing of our own environment that names a database. */
function heng(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HENG_DATA: place('nothing') };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    said.out += part;
  });
  child.stderr.on('data', (part) => {
    said.err += part;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, ...said })));
}

test('what is used wrongly is told in a line, ends with 2, and leaves nothing', async () => {
  writeFileSync(place('binary'), Buffer.from([0xff, 0xfe, 0x00]));
  const wrong = await Promise.all([
    heng('regulation', 'check', pack, '--text', place('binary')),
    heng('examples', place('nothing')),
    heng('examples', folder),
    heng('rehearse', 'xinyang-2022', '--until', 'no-such-step'),
    heng('rehearse', 'xinyang-2022', '--from', '0001-01-01'),
    heng('journal', 'prove'),
    heng('journal', 'prove', '--checkpoint', '7'),
  ]);
  for (const { code, out, err } of wrong) {
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, /\S/);
    assert.ok(err.trim().split('\n').length <= 2 && !/^\s+at /m.test(err), err);
  }
  assert.ok(!existsSync(place('nothing')), 'no database is made to be proven');
});

test('a sentence that repeats the official text is found by what is in the file', async () => {
  const law = globSync('*.yaml', { cwd: pack }).map((name) => readFileSync(join(pack, name), 'utf8'));
  const [, says = ''] = /says: ([\u4e00-\u9fff]{12,})/.exec(law.join('\n')) ?? [];
  writeFileSync(place('text'), `第一条　${says}`);
  const { code, out } = await heng('regulation', 'check', pack, '--text', place('text'));
  assert.deepEqual([code, out.includes(says.slice(0, 12))], [1, true]);
});

test('a pack may be tried in any folder, and a fault of the pack is told once for all its examples', async () => {
  const regulations = dirname(pack);
  for (const name of ['common', 'criteria', 'calendar', 'xinyang-2022'])
    cpSync(join(regulations, name), join(place('packs'), name), { recursive: true });
  const copy = join(place('packs'), 'xinyang-2022');
  const explained = await heng('regulation', 'explain', copy, '--lang', 'en');
  assert.deepEqual([explained.code, explained.err], [0, '']);

  const law = join(copy, 'procedure.yaml');
  writeFileSync(law, readFileSync(law, 'utf8').replace('at_least: 5 working days', 'at_least: fife days'));
  const checked = await heng('regulation', 'check', copy, '--lang', 'en');
  assert.equal(checked.code, 1);
  assert.match(checked.out, /procedure\.yaml:\d+ .*“fife days” is not a length of time/);
  const { code, out } = await heng('examples', copy);
  assert.equal(code, 1);
  assert.equal(out.split('fife days').length - 1, 1, out);
});

test('a folder that holds no regulation is not checked', async () => {
  const { code, out } = await heng('regulation', 'check', dirname(pack));
  assert.deepEqual([code, out], [2, '']);
});
