import { z } from 'zod';
import { block, byId, scope } from './marks.ts';
import { rule } from './rules.ts';
import { count, id, oneOf, text } from './written.ts';

/** application.yaml: what is handed in. */
export const documents = byId(
  block({
    name: text,
    by: id,
    due: id,
    for: scope.exactOptional(),
    when: rule.exactOptional(),
    year: z.literal('last-year').exactOptional(),
    limit: z.strictObject({ at_most: count, unit: oneOf('characters', 'pages') }).exactOptional(),
    content: z.array(text).exactOptional(),
  }),
);

export const form = byId(block({ asks: z.array(id) }));

export const declarations = z.array(block({ id, by: id, says: text }));

export const fees = block({
  charged: oneOf('banned', 'no-added-burden', 'charged').nullable(),
  amounts: z.array(block({ at: id, amount: count, for: scope.exactOptional() })).exactOptional(),
});
