import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { listPacks } from '../list-packs.ts';
import { packsFolder } from '../load/packs-folder.ts';
import { jsonSchemas, schemaLine, schemaTexts } from './json-schema.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const nodesIn = (value: unknown): readonly Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(nodesIn)] : [];
const schemas = jsonSchemas();
const read = (path: string): string => readFileSync(join(packsFolder, path), 'utf8');

it('is published as it is generated: run `heng regulation schema --out regulations/schema` after a change', () => {
  for (const { name, text } of schemaTexts()) assert.equal(read(`schema/${name}`), text, name);
  const names = schemaTexts().map(({ name }) => name);
  assert.deepEqual(
    globSync('*.json', { cwd: join(packsFolder, 'schema') }).toSorted(),
    names.toSorted(),
    'and nothing else is published',
  );
});

it('says at every key what it is for, and at every value to choose from what it means', () => {
  for (const [file, schema] of Object.entries(schemas)) {
    for (const node of nodesIn(schema)) {
      for (const [key, property] of Object.entries(isNode(node.properties) ? node.properties : {})) {
        if (!isNode(property) || node.type !== 'object') continue;
        assert.ok(typeof property.description === 'string', `${file} ${key}`);
      }
      if (Array.isArray(node.enum)) assert.equal((node.enumDescriptions as unknown[]).length, node.enum.length);
    }
  }
});

describe('accepts what the packs say and refuses what they cannot', async () => {
  const law = Object.keys(schemas).filter((file) => !file.includes('/'));
  for (const id of await listPacks()) {
    it(id, () => {
      const present = law.filter((file) => existsSync(join(packsFolder, id, file)));
      assert.ok(present.length > 10);
      for (const file of present) {
        const schema = z.fromJSONSchema(schemas[file as keyof typeof schemas]);
        const content: unknown = parse(read(`${id}/${file}`));
        const held = schema.safeParse(content);
        assert.ok(held.success, `${file} ${JSON.stringify(held.error?.issues.slice(0, 2))}`);
        assert.equal(schema.safeParse({ ...(content as Node), unheard: 1 }).success, false, file);
      }
    });
  }

  it('a length that is none, a kind of step that is none', () => {
    const steps = z.fromJSONSchema(schemas['procedure.yaml']);
    const call = { id: 'call', kind: 'announcement', name: '公告', by: 'office', media: null, states: [] };
    assert.equal(steps.safeParse({ steps: [call] }).success, true);
    assert.equal(steps.safeParse({ steps: [{ ...call, due: '5 days' }] }).success, false);
    assert.equal(steps.safeParse({ steps: [{ ...call, kind: 'anouncement' }] }).success, false);
  });
});

it('is named in the first line of every file of every pack, and of what they share', async () => {
  const ids = await listPacks();
  const paths = globSync(`{${[...ids, 'common', 'criteria', 'calendar'].join(',')}}/**/*.yaml`, { cwd: packsFolder });
  assert.ok(paths.length > 40);
  for (const path of paths) {
    const [first = ''] = read(path).split('\n');
    assert.equal(first, schemaLine(path), path);
    const target = join(packsFolder, dirname(path), first.split('$schema=')[1] ?? '');
    assert.ok(existsSync(target), `${path} points to ${target}`);
  }
});
