import { jsonSchemas } from '../schema/json-schema.ts';

let keys: ReadonlySet<string> | null = null;

/** Every key that the format knows anywhere, for suggestions. */
export function knownKeys(): ReadonlySet<string> {
  keys ??= new Set(Object.values(jsonSchemas()).flatMap(propertiesIn));
  return keys;
}

function propertiesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesIn)];
}
