import { z } from 'zod';

/** Which part of a list. */
export const paging = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(300).default(50),
};

/** The latest first, unless asked otherwise. */
export const latestFirst = { order: z.enum(['asc', 'desc']).default('desc') };

/** Which part of a list, in which order, with which text in it. Sorted, filtered and cut by the database. */
export const pageQuery = <Sort extends string>(sorts: readonly [Sort, ...Sort[]]) => ({
  ...paging,
  sort: z.enum(sorts).default(sorts[0]),
  order: z.enum(['asc', 'desc']).default('asc'),
  q: z
    .string()
    .trim()
    .max(100)
    .refine((text) => text.isWellFormed() && !text.includes('\0'))
    .optional(),
});

/** One page of a list: `total` counts what fits the filters and the reader may see. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int(), size: z.int() });
