import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '@heng/domain/language';
import { listPacks, packFolder, resolvePack } from '@heng/regulations';
import { wordings } from '../wording/index.ts';
import { articlesOf } from './articles.ts';
import { keyOf } from './keys.ts';
import { lawIn } from './law.ts';
import { statementsOf } from './statements.ts';

for (const id of await listPacks()) {
  const resolved = await resolvePack(packFolder(id), day('2026-03-04'));
  if (!resolved.ok) throw new Error(`${id}: ${JSON.stringify(resolved.reasons[0])}`);
  const { pack, en } = resolved.value;
  const zh = lawIn(pack, en, wordings.zh);
  const english = lawIn(pack, en, wordings.en);

  test(`${id}: every article is there once, in order, and every step, channel and quota is said at its own`, () => {
    const articles = articlesOf(zh, wordings.zh);
    const numbers = articles.map(({ key }) => key).filter((key) => /^\d+$/.test(key));
    assert.deepEqual(
      numbers,
      Array.from({ length: pack.regulation.articles + 1 }, (_, i) => String(i)),
    );
    const paths = new Set(articles.flatMap(({ statements }) => statements.map(({ path }) => path)));
    for (const step of pack.steps) assert.ok(paths.has(`steps.${step.id}`), step.id);
    for (const channel of Object.keys(pack.channels)) assert.ok(paths.has(`channels.${channel}`), channel);
    for (const { id: quota } of pack.quotas) assert.ok(paths.has(`quotas.${quota}`), quota);
  });

  test(`${id}: no statement is empty or shows what a program says to itself`, () => {
    for (const law of [zh, english]) {
      for (const { path, text, items, marks, does } of statementsOf(law, wordings[law.lang])) {
        for (const said of [text, ...items, ...marks.map((mark) => mark.text), does ?? '-']) {
          assert.ok(said.length > 0, path);
          assert.doesNotMatch(said, /[，；：。]{2}|[.,;:]{2}|^[，；：。,;:.]|\$\d| {2}/, `${path}: ${said}`);
          assert.doesNotMatch(said, /undefined|null|\[object|NaN/, `${path}: ${said}`);
        }
      }
    }
  });

  test(`${id}: in English nothing is left in Chinese but numbers of documents`, () => {
    const left = statementsOf(english, wordings.en).flatMap(({ path, text, items, marks }) =>
      [text, ...items, ...marks.map((mark) => mark.text)]
        .filter((said) => /[\u4e00-\u9fff]/.test(said.replace(/\S*〔\d+〕\S*号/g, '')))
        .map((said) => `${path}: ${said}`),
    );
    assert.deepEqual(left, []);
  });
}

test('a citation belongs to its article, whatever paragraph and item it names', () => {
  assert.deepEqual(
    ['16¶2', '7¶2(3)', '13 pre', 5, 'Annex A'].map((cite) => keyOf(cite)),
    ['16', '7', '13', '5', 'Annex A'],
  );
  assert.equal(keyOf(['7¶2', 8]), '7');
  assert.equal(keyOf(null), '0');
});
