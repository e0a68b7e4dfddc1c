import { z } from 'zod';
import { block, byId, known } from './marks.ts';
import { rule } from './rules.ts';
import { count, id, length, oneOf, text } from './written.ts';

const seat = block({
  seat: oneOf('chair', 'vice-chair', 'member', 'leader', 'industry-expert'),
  exactly: count.exactOptional(),
  at_least: count.exactOptional(),
  at_most: count.exactOptional(),
  held_by: text.exactOptional(),
  from: z.array(text).exactOptional(),
  at: z.array(id).exactOptional(),
});

/** bodies.yaml: who acts. A team is a body too. */
export const bodies = byId(
  block({
    name: text,
    role: oneOf(
      'government',
      'lead-group',
      'committee',
      'office',
      'supervisor',
      'review-body',
      'team',
      'recommender',
      'department',
      'association',
      'media',
      'auditor',
    ),
    housed_in: text.exactOptional(),
    created_by: id.exactOptional(),
    succeeded_by: text.exactOptional(),
    lasts: oneOf('edition', 'standing').exactOptional(),
    many: z.literal(true).exactOptional(),
    matched_by: oneOf('area', 'industry', 'ownership').exactOptional(),
    team: known(oneOf('per-step', 'edition')).exactOptional(),
    size: known(
      block({
        at_least: count.exactOptional(),
        at_most: count.exactOptional(),
        odd: z.boolean().exactOptional(),
        at: z.array(id).exactOptional(),
      }),
    ).exactOptional(),
    seats: z.array(seat).exactOptional(),
    appointment: block({
      proposed_by: id.nullable(),
      approved_by: id.nullable(),
      published: z.boolean().nullable(),
    }).exactOptional(),
    chosen: known(oneOf('by-office', 'random-draw', 'double-random-draw')).exactOptional(),
    term: block({ lasts: length, at_most: count.exactOptional() }).exactOptional(),
    requirements: z.array(rule).exactOptional(),
    duties: z.array(block({ says: text })).exactOptional(),
  }),
);

export const recusal = block({
  who: z.array(id),
  ground: text,
  effect: z.array(oneOf('no-handling', 'no-scoring', 'no-vote')),
}).nullable();

export const undertakings = z.array(block({ id, by: z.array(id), says: text }));
