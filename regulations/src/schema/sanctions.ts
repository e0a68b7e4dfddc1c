import { z } from 'zod';
import { block, known, marks, scope } from './marks.ts';
import { rule } from './rules.ts';
import { barLength, id, length, oneOf, window } from './written.ts';

const measureOf = <Do extends z.ZodType, Shape extends z.core.$ZodLooseShape>(measure: Do, shape: Shape) =>
  z.strictObject({ ...marks, when: rule.exactOptional(), do: measure, ...shape });

const measure = z.discriminatedUnion('do', [
  measureOf(z.literal('bar'), { lasts: barLength, programme: id.exactOptional() }),
  measureOf(z.literal('recover'), { what: z.array(id).min(1) }),
  measureOf(z.literal('order-correction'), { within: known(length) }),
  measureOf(
    oneOf(
      'revoke-title',
      'publish',
      'criticise',
      'interview',
      'cancel-candidacy',
      'cancel-reviewer',
      'ask-discipline',
      'refer-to-justice',
      'breach-liability',
      'liability-by-law',
      'stop-using-title',
      'exclude-recommender',
      'suggest-action',
    ),
    {},
  ),
]);

/** sanctions.yaml: what may be taken away, on which ground, by whom. */
export const sanctions = z.array(
  block({
    id,
    against: oneOf('winner', 'applicant', 'recommender', 'assessor', 'reviewer', 'review-body', 'official', 'anyone'),
    for: scope.exactOptional(),
    within: window.nullable().exactOptional(),
    grounds: z.array(rule).min(1),
    asked_by: id.nullable(),
    decided_by: id.nullable(),
    must: z.boolean(),
    measures: z.array(measure).min(1),
  }),
);
