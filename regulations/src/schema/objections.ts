import { z } from 'zod';
import { block, byId, known } from './marks.ts';
import { id, length, oneOf, period, text } from './written.ts';

/** objections.yaml: against what one may speak up, to whom, until when. */
export const channels = byId(
  block({
    name: text,
    against: z.union([z.literal('anything'), z.array(id).min(1)]),
    to: id,
    until: known(z.union([oneOf('end-of-notice', 'any-time'), period])),
    anonymous: known(z.boolean()),
    needs: z
      .strictObject({
        anyone: z.array(id).exactOptional(),
        person: z.array(id).exactOptional(),
        organisation: z.array(id).exactOptional(),
      })
      .exactOptional(),
    answer: known(
      block({
        within: length,
        from: oneOf('receipt', 'complete-receipt'),
        in_writing: z.boolean(),
        covers: z.array(oneOf('examination', 'reply')),
      }),
    ),
    while_open: oneOf('blocks-this-applicant', 'blocks-nobody').exactOptional(),
    reports_to: z.array(id).exactOptional(),
  }),
);
