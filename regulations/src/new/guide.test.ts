import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { day } from '@heng/domain/language';
import { checkPack } from '../check/check-pack.ts';
import { runExamples } from '../examples/run.ts';
import { explain } from '../explain/explain.ts';
import { isError, renderFinding } from '../finding.ts';
import { packsFolder } from '../load/packs-folder.ts';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { jsonSchemas } from '../schema/json-schema.ts';
import { newPack, rowsOfArticles } from './new-pack.ts';

const guides = join(dirname(packsFolder), 'docs', 'guides');

/** The files that the guide shows: every YAML block that names one. */
async function shown(): Promise<readonly { path: string; text: string }[]> {
  const guide = await readFile(join(guides, 'writing-a-regulation.md'), 'utf8');
  return [...guide.matchAll(/```yaml\n# file: (\S+)\n([\s\S]*?)```/g)].map(([, path = '', text = '']) => ({
    path,
    text,
  }));
}

describe('the worked example of the guide', () => {
  let root = '';
  let folder = '';
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'heng-guide-'));
    folder = join(root, 'qingyu-2026');
    const asked = { id: 'qingyu-2026', articles: 14, rehearseFrom: day('2026-03-02'), rows: rowsOfArticles(14) };
    for (const { path, text } of [...(await newPack(asked)), ...(await shown())]) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
  after(() => rm(root, { recursive: true }));

  it('shows every file that a new pack begins with', async () => {
    const asked = { id: 'qingyu-2026', articles: 14, rehearseFrom: day('2026-03-02'), rows: [] };
    const begun = (await newPack(asked)).map(({ path }) => path);
    assert.deepEqual((await shown()).map(({ path }) => path).toSorted(), begun.toSorted());
  });

  it('has no error left', async () => {
    const errors = (await checkPack(folder)).filter(isError);
    assert.deepEqual(
      errors.map((finding) => renderFinding(finding)),
      [],
    );
  });

  it('has examples that all hold', async () => {
    const results = await runExamples(folder);
    assert.ok(results.length >= 14);
    assert.deepEqual(
      results.filter(({ holds }) => !holds),
      [],
    );
  });

  it('can be explained, with an article to every line that says more than that the text is silent', async () => {
    const resolved = await resolvePack(folder, day('2026-03-02'));
    assert.ok(resolved.ok);
    const { sections } = explain(resolved.value);
    assert.ok(sections.length >= 11);
    for (const { id, lines } of sections)
      for (const { article, path, marks } of lines)
        assert.ok(article !== null || marks.some(({ mark }) => mark === '缺'), `${id} ${path}`);
  });
});

it('the page on the format names every key there is', async () => {
  const page = await readFile(join(guides, 'pack-format.md'), 'utf8');
  const named = new Set([...page.matchAll(/`([a-z_]+)`/g)].map(([, key]) => key));
  const keysIn = (node: unknown): readonly string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const own =
      'properties' in node && 'type' in node && typeof node.properties === 'object'
        ? Object.keys(node.properties ?? {})
        : [];
    return [...own, ...Object.values(node).flatMap(keysIn)];
  };
  const keys = new Set(Object.values(jsonSchemas()).flatMap(keysIn));
  assert.deepEqual(
    [...keys].filter((key) => !named.has(key)),
    [],
  );
});
