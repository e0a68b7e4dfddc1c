import type { Key } from '@heng/domain/regulation';
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { findingsOf } from './issues.ts';
import { readYaml, type Source } from './read-yaml.ts';

/** A file of a known shape, or all that is wrong with it. */
export type Read<T> = { readonly value: T; readonly source: Source } | { readonly findings: readonly Finding[] };

/** Reads one YAML file and holds it to its schema. */
export async function readAs<T>(schema: z.ZodType<T>, file: string): Promise<Read<T>> {
  const source = await readYaml(file);
  if (!('value' in source)) return { findings: source };
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return { value: parsed.data, source };
  const place = (keys: readonly Key[]) => ({ file, line: source.lineOf(keys) });
  return { findings: findingsOf(parsed.error.issues, source.value, place) };
}

export const wasRead = <T>(read: Read<T>): read is Extract<Read<T>, { value: T }> => 'value' in read;
