import { z } from 'zod';
import { id, oneOf, text } from './written.ts';

export const scales = z.record(id, z.array(z.strictObject({ id, name: text })).min(1));

const attribute = z.union([
  oneOf('yes-no', 'date', 'number', 'text'),
  z.strictObject({ scale: id }),
  z.strictObject({ choices: z.record(id, text) }),
]);

/** facts.yaml: the questions that rules read. A question is no law and cites nothing. */
export const facts = z.record(
  id,
  z.strictObject({
    name: text,
    type: z.union([
      attribute,
      oneOf('yearly-number', 'yearly-rank'),
      z.strictObject({ yearly: attribute }),
      z.strictObject({ records: z.record(id, attribute) }),
    ]),
    unit: text.exactOptional(),
    from: z.array(oneOf('applicant', 'department', 'office', 'journal')).min(1),
    evidence: z.boolean().exactOptional(),
  }),
);
