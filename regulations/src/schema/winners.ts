import { z } from 'zod';
import { block, known, scope } from './marks.ts';
import { count, id, length, oneOf, period, text } from './written.ts';

/** winners.yaml: what follows for a winner. */
export const moneyUse = z.array(
  block({
    id,
    for: scope.exactOptional(),
    mainly: known(z.array(id)),
    must_not: z.array(id),
    budget: known(text),
  }),
);

export const titleUse = z.array(
  block({
    id,
    for: scope.exactOptional(),
    may: z.array(id).exactOptional(),
    must: z.array(id).exactOptional(),
    must_not: z.array(id).exactOptional(),
    says: text,
  }),
);

export const obligations = z.array(
  block({
    id,
    by: id,
    act: oneOf(
      'report',
      'visit',
      'share-experience',
      'host-visits',
      'lecture',
      'supply-assessors',
      'improve',
      'diagnosis',
      'promote',
    ),
    says: text,
    for: scope.exactOptional(),
    paper: text.exactOptional(),
    times: count.exactOptional(),
    every: length.exactOptional(),
    first_due: known(period).exactOptional(),
    due: known(period).exactOptional(),
    if_missed: id.nullable(),
  }),
);
