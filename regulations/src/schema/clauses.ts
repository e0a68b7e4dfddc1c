import { z } from 'zod';
import { block } from './marks.ts';
import { id, oneOf, text } from './written.ts';

/** clauses.yaml: what is said to people and computed by nobody. */
export const clauses = z.array(
  block({
    id: id.exactOptional(),
    kind: oneOf(
      'purpose',
      'principle',
      'sequence',
      'encouragement',
      'publicity',
      'duty',
      'budget',
      'scope',
      'liability',
    ),
    says: text,
  }),
);
