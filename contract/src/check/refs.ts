import { z } from 'zod';
import type { Ref } from '../shape/values.ts';

/** One id in a request, what it names, and where it stands. */
export interface Named {
  readonly kind: Ref;
  readonly id: string;
  readonly at: string;
  /** Of a step: the kinds it may be of; null: any. */
  readonly kinds: readonly string[] | null;
}

/** Finds the ids in a value that fits its schema. */
export type Walk = (value: unknown, at: string, found: Named[]) => void;

/** Makes once, from a schema, what finds all ids in a request that fits it; null: there are none to find. */
export function walkOf(schema: z.ZodType | null): Walk | null {
  return schema === null ? null : walk(schema as Schema, 0);
}

/** The inside of a schema, as far as ids can stand in it. */
type Schema = z.ZodType & {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Schema>>;
      readonly element?: Schema;
      readonly items?: readonly Schema[];
      readonly options?: readonly Schema[];
      readonly valueType?: Schema;
      readonly innerType?: Schema;
      readonly in?: Schema;
      readonly left?: Schema;
      readonly right?: Schema;
    };
  };
};

function walk(schema: Schema, depth: number): Walk | null {
  const { ref: kind, kinds = null } = (z.globalRegistry.get(schema) ?? {}) as { ref?: Ref; kinds?: readonly string[] };
  if (kind !== undefined) {
    return (value, at, found) => {
      if (typeof value === 'string') found.push({ kind, id: value, at, kinds });
    };
  }
  if (depth > 20) return null; // a schema that holds itself has no ids in it
  const { def } = schema._zod;
  const inner = (one: Schema | undefined): Walk | null => (one ? walk(one, depth + 1) : null);
  switch (def.type) {
    case 'object':
      return ofFields(Object.entries(def.shape ?? {}).map(([key, one]) => [key, inner(one)] as const));
    case 'array':
      return ofAll(inner(def.element));
    case 'tuple':
      return ofFields((def.items ?? []).map((one, index) => [String(index), inner(one)] as const));
    case 'record':
      return ofAll(inner(def.valueType));
    case 'union':
      return ofUnion((def.options ?? []).map((one) => ({ one, walk: inner(one) })));
    case 'pipe':
      return inner(def.in);
    case 'intersection':
      return ofBoth(inner(def.left), inner(def.right));
    default:
      return inner(def.innerType);
  }
}

function ofFields(fields: readonly (readonly [string, Walk | null])[]): Walk | null {
  const named = fields.flatMap(([key, one]) => (one ? [{ key, one }] : []));
  if (named.length === 0) return null;
  return (value, at, found) => {
    if (typeof value !== 'object' || value === null) return;
    for (const { key, one } of named) one((value as Record<string, unknown>)[key], `${at}.${key}`, found);
  };
}

function ofAll(element: Walk | null): Walk | null {
  if (element === null) return null;
  return (value, at, found) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) element(one, `${at}.${key}`, found);
  };
}

/** The branch that the value fits is the one that is meant. */
function ofUnion(branches: readonly { readonly one: Schema; readonly walk: Walk | null }[]): Walk | null {
  if (branches.every((branch) => branch.walk === null)) return null;
  return (value, at, found) => {
    branches.find(({ one }) => one.safeParse(value).success)?.walk?.(value, at, found);
  };
}

function ofBoth(left: Walk | null, right: Walk | null): Walk | null {
  if (left === null || right === null) return left ?? right;
  return (value, at, found) => {
    left(value, at, found);
    right(value, at, found);
  };
}
