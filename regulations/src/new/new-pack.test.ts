import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { day } from '@heng/domain/language';
import { parse } from 'yaml';
import { checkPack, stageOf } from '../check/check-pack.ts';
import { isError } from '../finding.ts';
import { loadPack } from '../load/load-pack.ts';
import { schemaLine } from '../schema/json-schema.ts';
import { samplePack } from '../testing/plant.ts';
import { type NewFile, newPack, packFrom, readRows, rowsOfArticles } from './new-pack.ts';

const asked = { id: 'dream-2026', articles: 12, rehearseFrom: day('2026-03-02'), rows: rowsOfArticles(12) };

/** Runs with these files in a folder that has nothing else beside it, as somebody's own folder has. */
async function written<T>(files: readonly NewFile[], run: (folder: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'heng-new-'));
  try {
    for (const { path, text } of files) {
      const file = join(root, asked.id, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return await run(join(root, asked.id));
  } finally {
    await rm(root, { recursive: true });
  }
}

const codesIn = (found: Awaited<ReturnType<typeof checkPack>>): ReadonlySet<string> =>
  new Set(found.filter(isError).map(({ code }) => code));

describe('a new pack', () => {
  it('loads, outside of the product too, and is silent about all that nobody knows yet', async () => {
    await written(await newPack(asked), async (folder) => {
      const loaded = await loadPack(folder);
      assert.ok(loaded.ok, JSON.stringify(loaded.ok ? '' : loaded.reasons));
      const { regulation, quotas, fees, steps } = loaded.value.pack;
      assert.equal(regulation.id, 'dream-2026');
      assert.equal(regulation.programme, 'dream-quality-award');
      assert.equal(regulation.cycle, null);
      assert.deepEqual(
        quotas.map(({ at_most }) => at_most),
        [null],
      );
      assert.equal(fees.charged, null);
      assert.ok(steps.length > 6);
    });
  });

  it('has a finding for everything that is to be written, stage by stage, each with a way to mend it, and no other', async () => {
    await written(await newPack(asked), async (folder) => {
      const found = (await checkPack(folder)).filter(isError);
      assert.deepEqual(
        codesIn(found),
        new Set(['to-fill', 'uncited', 'honours-no-row', 'row-empty', 'without-english']),
      );
      assert.deepEqual(new Set(found.map(stageOf)), new Set(['law', 'ledger', 'english']));
      assert.ok(found.every(({ mend }) => mend.zh !== '' && mend.en !== ''));
      assert.equal(found.filter(({ code }) => code === 'row-empty').length, 12);
    });
  });

  it('opens each file with the line that tells editors its schema, and teaches in comments', async () => {
    for (const { path, text } of await newPack(asked)) {
      const [first, second = ''] = text.split('\n');
      assert.equal(first, schemaLine(`dream-2026/${path}`), path);
      assert.match(second, /^# \p{Script=Han}/u, path);
    }
  });

  it('shows nothing in its comments that the format does not know', async () => {
    const files = await newPack(asked);
    const shown = files.map(({ path, text }) => ({
      path,
      text: text.replace(/^#( {2}.*)$/gm, '$1').replace(/^(\w+): (\[\]|\{\})(?= *(#.*)?\n {2})/gm, '$1:'),
    }));
    await written(shown, async (folder) => {
      const found = (await checkPack(folder)).filter(isError);
      const shape = found.filter(({ code }) =>
        /^(unknown-key|missing-key|wrong-kind|unknown-value|not-|yaml|empty-list|unknown-fact|unknown-uses)/.test(code),
      );
      assert.deepEqual(
        shape.map(({ code, path, zh }) => `${code} ${path} ${zh}`),
        [],
      );
      const pack = Object.assign({}, ...shown.map(({ text }) => parse(text)));
      assert.ok(pack.conditions.length === 1 && pack.sanctions.length === 1 && pack.examples.length === 1);
    });
  });
});

describe('a new pack from another one', () => {
  it('has its law without its articles and readings, and asks for each of them', async () => {
    const from = await packFrom(samplePack, asked);
    assert.ok(from.ok);
    const files = from.value;
    assert.ok(!files.some(({ text }) => /^\s*(- \{ )?(article|reading):/m.test(text)));
    assert.deepEqual(
      files.filter(({ path }) => path.startsWith('amendments')),
      [],
    );
    await written(files, async (folder) => {
      const loaded = await loadPack(folder);
      assert.ok(loaded.ok, JSON.stringify(loaded.ok ? '' : loaded.reasons));
      const { pack } = loaded.value;
      assert.deepEqual(
        [pack.regulation.id, pack.regulation.status, pack.regulation.signed],
        ['dream-2026', 'draft', null],
      );
      assert.equal(pack.steps.length, 11);
    });
  });
});

it('from one that cannot be read is none, and says where', async () => {
  const [broken = { path: '', text: '' }, ...rest] = await newPack(asked);
  await written([{ ...broken, text: 'a: [1' }, ...rest], async (folder) => {
    await mkdir(join(folder, 'other.yaml'));
    const from = await packFrom(folder, asked);
    assert.deepEqual(from.ok ? [] : from.reasons.map(({ code }) => code), ['yaml', 'not-a-file']);
  });
});

it('writes every row so that it is read back to the letter', async () => {
  const ids = ['R-1', '[', 'a: b', '12', '#x', '"', 'R-1:'];
  const files = await newPack({ ...asked, rows: ids.map((id) => ({ id, says: '一\r二: [' })) });
  const value = (name: string) => parse(files.find(({ path }) => path === name)?.text ?? '');
  assert.deepEqual(value('rows.yaml').rows, ids);
  assert.deepEqual(new Set(Object.keys(value('ledger.yaml').ledger)), new Set(ids));
});

it('reads rows with what they say, and makes one for each article where there is no list', () => {
  assert.deepEqual(readRows('# 拆分\nDM-1a 宗旨\n\n DM-1b\n'), [
    { id: 'DM-1a', says: '宗旨' },
    { id: 'DM-1b', says: null },
  ]);
  assert.deepEqual(
    rowsOfArticles(2).map(({ id }) => id),
    ['R-1', 'R-2'],
  );
});
