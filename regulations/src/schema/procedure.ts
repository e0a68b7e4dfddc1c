import { z } from 'zod';
import { block, decided, known, marks, scope } from './marks.ts';
import { rule } from './rules.ts';
import { count, id, length, monthDay, oneOf, period, share, text } from './written.ts';

const base = {
  ...marks,
  id,
  name: text,
  by: z.union([id, z.array(id).min(1)]),
  for: scope.exactOptional(),
  when: rule.exactOptional(),
  delegable_to: id.exactOptional(),
  due: period.exactOptional(),
  season: z.strictObject({ from: monthDay, to: monthDay }).exactOptional(),
  makes: text.exactOptional(),
  papers: z.array(block({ paper: text, to: z.array(id).exactOptional() })).exactOptional(),
  fixes: z.literal('award-date').exactOptional(),
};
const stepOf = <Kind extends string, Shape extends z.core.$ZodLooseShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ ...base, kind: z.literal(kind), ...shape });

const carriedBy = known(
  block({
    at_least: share.exactOptional(),
    more_than: share.exactOptional(),
    of: known(oneOf('members', 'members-present', 'ballots-cast', 'valid-ballots')),
  }),
);

/** procedure.yaml: the closed list of kinds of steps. */
export const step = z.discriminatedUnion('kind', [
  stepOf('announcement', {
    media: known(id),
    states: z.array(oneOf('opening-day', 'closing-day', 'schedule', 'winners', 'conditions')),
  }),
  stepOf('application', {
    documents: z.array(id),
    late: z.literal('refused').nullable(),
    incomplete: known(oneOf('may-be-completed-until-closing-day', 'returned')),
  }),
  stepOf('vetting', {
    checks: z.array(oneOf('eligibility', 'completeness')),
    consults: z
      .array(
        block({
          bodies: z.array(id).min(1),
          for: scope.exactOptional(),
          due: period.nullable(),
          joint: z.boolean().exactOptional(),
        }),
      )
      .exactOptional(),
    ineligible: known(oneOf('returned-with-reasons', 'told')),
  }),
  stepOf('notice', {
    length: z.union([block({ at_least: length }), block({ exactly: length })], { error: 'notice-length' }).nullable(),
    media: known(id),
    objections: id.nullable(),
    upheld: block({
      // biome-ignore lint/suspicious/noThenProperty: the pack's own word; nobody awaits a schema's shape
      then: oneOf('removed', 'back-to'),
      to: id.exactOptional(),
      replacement: known(oneOf('forbidden', 'allowed', 'new-decision-and-new-notice')),
    }).nullable(),
  }),
  stepOf('review', {
    method: oneOf('material', 'site', 'defence', 'presentation', 'diagnosis', 'full'),
    criteria: id.nullable(),
    attended_by: z.array(id).exactOptional(),
    sheet: known(oneOf('by-item', 'by-aspect', 'total-only', 'rubric', 'not-scored', 'reported')),
    combine: decided(oneOf('consensus', 'mean', 'trimmed-mean')).exactOptional(),
  }),
  stepOf('survey', { asks: text, result: known(oneOf('percentage', 'points', 'text')) }),
  stepOf('gate', { pass: z.array(rule).min(1) }),
  stepOf('candidate-list', {
    order_by: id.nullable(),
    each: z.array(oneOf('tier', 'track', 'field')).exactOptional(),
    departures: known(oneOf('with-recorded-reasons', 'none')),
    considers: z.array(text).exactOptional(),
    choose: known(count).exactOptional(),
  }),
  stepOf('resolution', {
    effect: oneOf('decides', 'advises', 'recommends'),
    quorum: known(share).exactOptional(),
    carried_by: carriedBy,
  }),
  stepOf('ballot', {
    secret: known(z.boolean()),
    each: z.array(oneOf('tier', 'track', 'candidate')),
    quorum: known(share),
    carried_by: carriedBy,
  }),
  stepOf('approval', {
    of: oneOf('edition', 'rules', 'review', 'candidates', 'winners'),
    sitting: known(text).exactOptional(),
    effect: oneOf('final', 'provisional'),
  }),
  stepOf('conferral', { publishes: known(text) }),
]);
