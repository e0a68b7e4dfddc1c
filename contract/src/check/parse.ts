import type { z } from 'zod';
import type { FaultAt } from '../shape/problem.ts';
import { shown, textFaults } from './text.ts';
import { sayIssue } from './wording.ts';

type Issue = z.core.$ZodIssue;

interface Parsed {
  readonly value: unknown;
  readonly faults: readonly FaultAt[];
}

/** More faults than anybody reads. */
const most = 100;

/** Checks one part of a request; every fault at once, each with its place: `body.answers.revenue`. */
export function parsePart(part: 'params' | 'query' | 'body', schema: z.ZodType | null, input: unknown): Parsed {
  if (schema === null) return { value: {}, faults: [] };
  const unkeepable = textFaults(input, part);
  if (unkeepable.length > 0) return { value: null, faults: unkeepable.slice(0, most) };
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data, faults: [] };
  return { value: null, faults: parsed.error.issues.flatMap((issue) => faultsOf(issue, [part])).slice(0, most) };
}

function faultsOf(issue: Issue, before: readonly PropertyKey[]): readonly FaultAt[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors
      .filter((branch) => branch.length > 0)
      .toSorted((a, b) => deepest(b) - deepest(a) || a.length - b.length)[0];
    if (nearest && deepest(nearest) > 0) return nearest.flatMap((one) => faultsOf(one, path));
  }
  const [zh, en] = sayIssue(issue);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null];
  return keys.map((key) => ({ at: placeOf(key === null ? path : [...path, key]), zh, en }));
}

/** The branch of a union that somebody meant is the one that was followed furthest. */
const deepest = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));

const placeOf = (path: readonly PropertyKey[]): string => path.map((key) => shown(String(key))).join('.');
