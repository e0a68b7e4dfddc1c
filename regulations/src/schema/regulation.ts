import { z } from 'zod';
import { block, byId, known } from './marks.ts';
import { count, day, id, length, oneOf, text } from './written.ts';

/** regulation.yaml: the instrument itself. */
export const regulation = block({
  id,
  programme: id,
  title: text,
  place: text,
  issuer: text,
  numbers: z.array(text),
  source: text.nullable(),
  rehearse_from: day,
  signed: day.nullable(),
  published: day.nullable(),
  articles: count,
  status: oneOf('draft', 'in-force', 'expired', 'repealed'),
  in_force: block({ from: day.nullable(), to: day.nullable(), lasts: length.exactOptional() }),
  cycle: known(length),
  currency: text,
  voluntary: z.boolean().nullable(),
  addressees: z.array(text).exactOptional(),
  supersedes: z.array(text),
  legal_bases: z.array(text),
  modelled_on: text.exactOptional(),
  interpreted_by: known(id),
  public: known(z.boolean()).exactOptional(),
  warnings: z.array(block({ id })),
});

export const rulesElsewhere = byId(block({ name: text, made_by: id.nullable(), approved_by: id.nullable() }));
