import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../storage/testing.ts';

const folder = temporaryFolder();
const place = (name: string) => join(folder, name);
const programme = ['--programme', 'xinyang-mayors-quality-award'];

/** Runs the command line on a data folder of its own. */
function heng(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HENG_DATA: place('data') };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'register', ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    said.out += part;
  });
  child.stderr.on('data', (part) => {
    said.err += part;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, ...said })));
}

describe('heng register', () => {
  it('writes templates, and none over a file that is there', async () => {
    const shown = await heng('template');
    assert.match(shown.out, /^\ufeff届次,届数,奖项,获奖者,统一社会信用代码,/);
    assert.equal((await heng('template', place('awards.xlsx'))).code, 0);
    assert.deepEqual([...readFileSync(place('awards.xlsx')).subarray(0, 2)], [0x50, 0x4b]);
    assert.equal((await heng('template', place('awards.xlsx'))).code, 2);
    assert.equal((await heng('template', place('awards.pdf'))).code, 2);
  });

  it('used wrongly says so in a line, and leaves nothing', async () => {
    writeFileSync(place('empty.csv'), '');
    for (const args of [
      ['import', place('nothing.csv'), ...programme],
      ['import', folder, ...programme],
      ['import', place('empty.csv')],
      ['import', place('empty.csv'), '--programme', 'unheard-of'],
    ]) {
      const { code, out, err } = await heng(...args);
      assert.deepEqual([code, out], [2, ''], err);
      assert.ok(err.trim() !== '' && !/^\s+at /m.test(err), err);
    }
    assert.ok(!existsSync(place('data')));
  });

  it('puts no award of another place into the only jurisdiction unless it is named, and makes none for an award of no city', async () => {
    writeFileSync(
      place('one.csv'),
      '届次,奖项,获奖者,统一社会信用代码,获奖者类型,授奖日期,依据\n2015,main,某,,个人,2015-06-01,文',
    );
    const into = (...more: readonly string[]) => heng('import', place('one.csv'), '--dry-run', '--programme', ...more);
    assert.deepEqual((await into('national-quality-award')).code, 2);
    writeFileSync(
      place('own.csv'),
      '届次,奖项,获奖者,统一社会信用代码,获奖者类型,授奖日期,依据\n2014,nomination,某,,个人,2014-06-01,文',
    );
    assert.equal((await heng('import', place('own.csv'), ...programme)).code, 0);
    const other = await into('qujing-mayors-quality-award');
    assert.equal(other.code, 2);
    assert.match(other.err, /xinyang-mayors-quality-award/);
    const named = await into('qujing-mayors-quality-award', '--jurisdiction', 'xinyang-mayors-quality-award');
    assert.deepEqual([named.code, named.err], [0, '']);
  });

  it('checks without writing, imports, and adds nothing twice', async () => {
    const rows =
      '届次,奖项,获奖者,统一社会信用代码,授奖日期,依据\n2015,nomination,样例公司,91350100M000100Y43,2015-06-01,文';
    writeFileSync(place('good.csv'), rows);
    writeFileSync(place('bad.csv'), `${rows}\n2015,nomination,样例公司,91350100M000100Y43,2015-06-01,文`);
    const bad = await heng('import', place('bad.csv'), ...programme);
    assert.deepEqual([bad.code, bad.out.split('\n')[0]], [1, '✕ 第 3 行：与第 2 行是同一项获奖：留一行']);
    const counts = [];
    for (const more of [['--dry-run'], [], []]) {
      const { code, out } = await heng('import', place('good.csv'), ...programme, ...more, '--json');
      const { added, known, act } = JSON.parse(out);
      counts.push([code, added, known, act !== null]);
    }
    assert.deepEqual(counts, [
      [0, 1, 0, false],
      [0, 1, 0, true],
      [0, 0, 1, false],
    ]);
  });
});
