import { z } from 'zod';

export type JsonSchema = { readonly [key: string]: unknown };

/** A schema as JSON Schema 2020-12: of what is sent to us (`input`), or of what we answer (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return withoutRefs(rest) as JsonSchema;
}

/** What holds itself is JSON of any kind; it is written as that, so that a schema can stand inside any document. */
function withoutRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutRefs(one));
  if (typeof value !== 'object' || value === null) return value;
  if ('$ref' in value && typeof value.$ref === 'string') return {};
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutRefs(one)]));
}

/** Only what says what a value is made of, for a serialiser: it names what is sent, and checks nothing. */
export function shapeOf(schema: z.ZodType): JsonSchema {
  return bare(jsonSchemaOf(schema, 'output')) as JsonSchema;
}

const kept = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'prefixItems',
  'anyOf',
  'oneOf',
  'allOf',
  'const',
  'enum',
]);

function bare(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((one) => bare(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => isNames || kept.has(key))
    .map(([key, one]) => [
      key,
      ['enum', 'const', 'required', 'type'].includes(key) && !isNames
        ? one
        : bare(one, !isNames && key === 'properties'),
    ]);
  return Object.fromEntries(entries);
}
