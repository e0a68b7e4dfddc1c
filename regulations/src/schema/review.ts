import { z } from 'zod';
import { block, byId, decided, known, scope } from './marks.ts';
import { count, id, share, text } from './written.ts';

/** review.yaml: what is scored by, and how scores are put together. */
export const criteria = byId(
  block({
    name: text,
    standards: z.array(text),
    dated: z.boolean(),
    set: decided(id),
    aspects: known(count),
    points: known(count),
    for: scope.exactOptional(),
  }),
);

export const guides = byId(block({ name: text, considers: z.array(text) }));

export const totals = byId(
  block({ name: text, for: scope.exactOptional(), out_of: known(count), parts: z.record(id, decided(share)) }),
);
