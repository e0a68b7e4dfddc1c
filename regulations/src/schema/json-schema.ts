import { z } from 'zod';
import {
  amendmentFile,
  calendarFile,
  criteriaFile,
  examplesFile,
  ledgerFile,
  namesFile,
  overlayFile,
  rowsFile,
} from './beside.ts';
import { describeSchema } from './describe-schema.ts';
import { facts, scales } from './facts.ts';
import { scope } from './marks.ts';
import { packFiles } from './pack.ts';
import { rule, ruleGroup } from './rules.ts';
import {
  barLength,
  cite,
  count,
  day,
  type Format,
  formats,
  id,
  length,
  path,
  period,
  points,
  share,
  text,
  wholeDay,
  window,
} from './written.ts';

/** Every kind of file, by its name in a folder of packs. */
const files = {
  ...packFiles,
  'facts.yaml': z.strictObject({ facts: facts.exactOptional(), scales: scales.exactOptional() }),
  'rows.yaml': rowsFile,
  'ledger.yaml': ledgerFile,
  'en.yaml': overlayFile,
  'examples/*.yaml': examplesFile,
  'amendments/*.yaml': amendmentFile,
  'common/names.yaml': namesFile,
  'criteria/*.yaml': criteriaFile,
  'calendar/*.yaml': calendarFile,
} satisfies Record<string, z.ZodType>;
type SchemaFile = keyof typeof files;

const written: readonly (readonly [Format, z.ZodType])[] = [
  ['id', id],
  ['text', text],
  ['article', cite],
  ['length', length],
  ['period', period],
  ['window', window],
  ['bar', barLength],
  ['share', share],
  ['points', points],
  ['day', day],
  ['path', path],
];

const named = z.registry<{ id: string; examples?: string[]; patternErrorMessage?: string }>();
for (const [format, schema] of written) {
  const { zh, en, example } = formats[format];
  named.add(schema, {
    id: format,
    examples: example.split(/[、；]/),
    patternErrorMessage: `${zh}：${example} / ${en}`,
  });
}
named.add(wholeDay, { id: 'whole-day', examples: ['2022-06-29'] });
named.add(count, { id: 'count' });
named.add(scope, { id: 'scope' });
named.add(rule, { id: 'rule' });
named.add(ruleGroup, { id: 'rule-group' });

/** JSON Schema (draft 2020-12) for every kind of file, by its name, for editors that complete, explain and check while one writes. */
export function jsonSchemas(): Readonly<Record<SchemaFile, z.core.JSONSchema.JSONSchema>> {
  return Object.fromEntries(
    Object.entries(files).map(([file, schema]) => {
      const made = z.toJSONSchema(schema, { unrepresentable: 'any', reused: 'ref', metadata: named });
      return [file, describeSchema(file, made)];
    }),
  ) as unknown as Record<SchemaFile, z.core.JSONSchema.JSONSchema>;
}

/** The published schema of a file: its name under `schema/`, and its text. */
export interface SchemaText {
  readonly name: string;
  readonly text: string;
}

/** All schemas as they are published: `bodies.json` for `bodies.yaml`, `examples.json` for every file in `examples/`. */
export const schemaTexts = (): readonly SchemaText[] =>
  Object.entries(jsonSchemas()).map(([file, schema]) => ({
    name: schemaName(file),
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));

const schemaName = (file: string): string =>
  `${file.replace('/*', '').replace('common/', '').replace('.yaml', '')}.json`;

/**
 * The line a YAML file opens with, so that editors find its schema; null: no schema is published for it.
 * `path`: from the folder of packs, e.g. `sample-2024/bodies.yaml` or `criteria/tiny.yaml`; the schemas lie in `schema/` beside them.
 */
export function schemaLine(path: string): string | null {
  const inPack = path.slice(path.indexOf('/') + 1);
  const file = [path, inPack]
    .flatMap((one) => [one, one.replace(/[^/]+$/, '*.yaml')])
    .find((one) => Object.hasOwn(files, one));
  const up = '../'.repeat(path.split('/').length - 1);
  return file === undefined ? null : `# yaml-language-server: $schema=${up}schema/${schemaName(file)}`;
}
