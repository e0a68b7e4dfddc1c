import type { Rule } from '@heng/domain/regulation';
import { z } from 'zod';
import { block, decided, known, marks, scope } from './marks.ts';
import { count, id, length, oneOf, points, scalar, share, text, window } from './written.ts';

/** A rule inside a rule; late, because the list below is made of it. */
const inner: z.ZodType<Rule> = z.lazy(() => rule);

const base = {
  ...marks,
  id: id.exactOptional(),
  name: text.exactOptional(),
  for: scope.exactOptional(),
  when: inner.exactOptional(),
  about: oneOf('applicant', 'parent', 'subsidiary', 'group', 'employer', 'employee', 'head').exactOptional(),
};
const bounds = {
  at_least: points.exactOptional(),
  at_most: points.exactOptional(),
  more_than: points.exactOptional(),
  less_than: points.exactOptional(),
};
/** A bound on a scale is the id of a grade. */
const gradeBounds = {
  at_least: z.union([points, id]).exactOptional(),
  at_most: z.union([points, id]).exactOptional(),
  more_than: z.union([points, id]).exactOptional(),
  less_than: z.union([points, id]).exactOptional(),
};
const ruleOf = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ ...base, rule: z.literal(kind), ...shape });

/** The closed list of rules. A new kind is one entry here, its type in the domain's pack, and one file in the domain's rules. */
export const rule: z.ZodType<Rule> = z.discriminatedUnion('rule', [
  ruleOf('all', { of: z.array(inner).min(1) }),
  ruleOf('any', { of: z.array(inner).min(1) }),
  ruleOf('none', { of: z.array(inner).min(1) }),
  ruleOf('compare', { fact: id, is: scalar.exactOptional(), in: z.array(scalar).exactOptional(), ...gradeBounds }),
  ruleOf('years-since', { fact: id, at_least: length }),
  ruleOf('yearly', { fact: id, last: length, years: oneOf('every', 'any'), is: scalar.exactOptional(), ...bounds }),
  ruleOf('record', {
    of: id,
    within: window.exactOptional(),
    where: z.record(id, z.union([scalar, z.array(scalar), z.strictObject({ at_least: scalar })])).exactOptional(),
    in_a_row: count.exactOptional(),
  }),
  ruleOf('rank', {
    facts: z.array(id).min(1),
    need: oneOf('any', 'all'),
    last: length,
    among: id,
    scope: id,
    at_most: known(count),
  }),
  ruleOf('document', { document: id, valid: z.boolean().exactOptional() }),
  ruleOf('recommended-by', { any: z.array(id).min(1).exactOptional(), all: z.array(id).min(1).exactOptional() }),
  ruleOf('judgement', { by: id.nullable(), evidence: z.array(text).exactOptional() }),
  ruleOf('obligation', { of: z.array(id).min(1), is: oneOf('missed', 'refused', 'breached') }),
  ruleOf('past-award', {
    programme: id,
    tiers: z.array(id).exactOptional(),
    same_tier: z.boolean().exactOptional(),
    even_if_revoked: z.boolean().exactOptional(),
    within: window.exactOptional(),
    at_least_ago: length.exactOptional(),
  }),
  ruleOf('other-application', {
    programme: id,
    tracks: z.array(id).exactOptional(),
    in: oneOf('same-edition', 'same-year'),
  }),
  ruleOf('score', { of: id, at_least: decided(points).exactOptional(), less_than: decided(points).exactOptional() }),
  ruleOf('place', {
    by: id,
    at_most: decided(count).exactOptional(),
    seats_times: decided(share).exactOptional(),
    each: id.exactOptional(),
  }),
]);

/** A group gives scope, window and recheck to its rules. */
export const ruleGroup = block({
  id,
  for: scope.exactOptional(),
  within: window.exactOptional(),
  rechecked_until: id.exactOptional(),
  rules: z.array(rule),
});
