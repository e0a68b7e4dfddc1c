import { type ResolvedPack, replaceAt } from '@heng/domain/regulation';
import type { z } from 'zod';
import { packSchema } from '../schema/pack.ts';

/** What the shape of a pack admits at one path: words of a closed list, in its order, and kinds of values (`number`, `string`, `boolean`, `array`, `object`). */
export interface Admitted {
  readonly words: readonly unknown[];
  readonly kinds: readonly string[];
}

/** No value of any pack: whatever stands at the path, the schema says what it would have instead. */
const nothing = { no: { value: 'at all' } };

/** What may stand at this path, as far as its shape says; whether a value also makes sense there, `changeResolved` knows. */
export function admittedAt(pack: ResolvedPack, path: string): Admitted {
  const { criteria_sets: _sets, names: _names, ...law } = replaceAt(pack, path, nothing);
  const parsed = packSchema.safeParse(law);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap(flat);
  return {
    words: [...new Set(issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : [])))],
    kinds: [...new Set(issues.flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : [])))],
  };
}

type Issue = z.core.$ZodIssue;

const flat = (issue: Issue): readonly Issue[] =>
  issue.code === 'invalid_union' ? issue.errors.flatMap((errors) => errors.flatMap(flat)) : [issue];
