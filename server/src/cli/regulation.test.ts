import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'heng-cli-'));
after(() => rmSync(folder, { recursive: true }));

function heng(...args: readonly string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('a regulation written in a folder of one’s own', () => {
  it('is begun with every file and the schemas beside it, and not over another', () => {
    const { code, out } = heng('regulation', 'new', 'dream-2026', '--articles', '9');
    assert.equal(code, 0);
    assert.match(out, /heng regulation check dream-2026/);
    assert.ok(existsSync(join(folder, 'schema', 'procedure.json')));
    assert.equal(heng('regulation', 'new', 'dream-2026').code, 2);
  });

  it('where it cannot be, says so in a line', () => {
    symlinkSync('nowhere', join(folder, 'dangling-2026'));
    writeFileSync(join(folder, 'file'), '');
    for (const wrong of [
      ['dangling-2026'],
      [`${'a'.repeat(300)}-2026`],
      ['in-2026', '--in', 'file'],
      ['rows-2026', '--rows', '.'],
    ]) {
      const { code, err } = heng('regulation', 'new', ...wrong);
      assert.equal(code, 2);
      assert.doesNotMatch(err, /^\s+at |HENG_DATABASE_URL/m);
    }
  });

  it('is led from what is to be written next to what comes then', () => {
    const law = heng('regulation', 'check', 'dream-2026', '--next');
    assert.equal(law.code, 1);
    assert.match(law.out, /regulation\.yaml:\d+ regulation\.title：还没有填/);
    assert.doesNotMatch(law.out, /en\.yaml|ledger\.yaml/);
    const whole = heng('regulation', 'check', 'dream-2026');
    assert.match(whole.out, /ledger\.yaml:\d+ R-9：没有写落在何处/);
    assert.match(whole.out, /在 en\.yaml 写 steps\.vetting\.name/);
  });

  it('begins from another one by id or folder, with the rows of a list', () => {
    writeFileSync(join(folder, 'rows.txt'), 'DM-1 宗旨\nDM-2 名额\n');
    const { code } = heng('regulation', 'new', 'dream-2027', '--from', 'dream-2026', '--rows', 'rows.txt');
    assert.equal(code, 0);
    assert.match(readFileSync(join(folder, 'dream-2027', 'ledger.yaml'), 'utf8'), /DM-2: \{\} # 名额/);
  });

  it('is taken by a folder’s path wherever an id is', () => {
    assert.match(heng('examples', 'dream-2026').out, /0 例成立/);
    assert.equal(heng('regulation', 'explain', 'nowhere-2026').code, 2);
  });
});

it('compares two regulations in words and for programs', () => {
  const [a, b] = ['xinyang-2022', 'xinyang-2022'];
  assert.match(heng('regulation', 'diff', a, b, '--lang', 'en').out, /No difference\./);
  const told = JSON.parse(heng('regulation', 'diff', a, `${b}@2026-02-01`, '--json').out);
  assert.deepEqual([told.chapters, told.counts.changed], [[], 0]);
  assert.equal(heng('regulation', 'diff', a, `${b}@2026-02-31`).code, 2);
});

it('writes the schemas where it is told to', () => {
  assert.equal(heng('regulation', 'schema', '--out', 'elsewhere').code, 0);
  assert.ok(readdirSync(join(folder, 'elsewhere')).includes('ledger.json'));
});
