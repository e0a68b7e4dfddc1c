import { z } from 'zod';
import { count, id, text, wholeDay } from '../schema/written.ts';

/*
 * What an example may say of the situation, and of the act. What is not said is as the step needs it to go its ordinary way.
 * Cases go by short names (`a`, `b`), members by `m1`, `m2`, assessors by `e1`, `e2`.
 */
const cases = z.array(text);
const byTier = z.record(text, cases);
const award = z.strictObject({
  tier: id,
  day: wholeDay,
  revoked: wholeDay.exactOptional(),
  editions_ago: count.exactOptional(),
});
const voted = z.strictObject({
  applicant: text,
  tier: id.exactOptional(),
  yes: count.exactOptional(),
  no: count.exactOptional(),
  abstain: count.exactOptional(),
  invalid: count.exactOptional(),
  total: text.exactOptional(),
  won: z.array(award).exactOptional(),
  facts: z.record(text, z.unknown()).exactOptional(),
});

export const givenSchema = z.strictObject({
  day: wholeDay.exactOptional(),
  submitted: wholeDay.exactOptional(),
  nature: z.enum(['real', 'rehearsal']).exactOptional(),
  track: id.exactOptional(),
  kind: id.exactOptional(),
  applicant: z.record(text, z.unknown()).exactOptional(),
  findings: z.record(text, z.enum(['holds', 'does-not-hold', 'not-applicable'])).exactOptional(),
  recommended: z.array(id).exactOptional(),
  documents: z.array(id).exactOptional(),
  won: z.array(award).exactOptional(),
  award: award.exactOptional(),
  duties: z
    .array(
      z.strictObject({
        duty: id,
        is: z.enum(['missed', 'refused', 'breached']),
        on: wholeDay.nullable().exactOptional(),
      }),
    )
    .exactOptional(),
  step: id.exactOptional(),
  closed: z.array(id).exactOptional(),
  opens: wholeDay.exactOptional(),
  closes: wholeDay.exactOptional(),
  published: wholeDay.exactOptional(),
  passed: z.array(id).exactOptional(),
  decided: z.record(text, z.unknown()).exactOptional(),
  actor: id.exactOptional(),
  recused: z.union([count, cases]).exactOptional(),
  listed: z.union([cases, byTier]).exactOptional(),
  blocked: cases.exactOptional(),
  removed: cases.exactOptional(),
  scores: z.record(id, z.union([text, z.number()])).exactOptional(),
  members: count.exactOptional(),
  absent: count.exactOptional(),
  ballots: z
    .strictObject({
      yes: count.exactOptional(),
      no: count.exactOptional(),
      abstain: count.exactOptional(),
      invalid: count.exactOptional(),
    })
    .exactOptional(),
  voted: z.array(voted).exactOptional(),
  cast: cases.exactOptional(),
  objection: z
    .strictObject({
      by: z.enum(['person', 'organisation']),
      brought: z.array(id),
      received: wholeDay,
      complete: wholeDay.nullable().exactOptional(),
    })
    .exactOptional(),
  unanswered: z.array(text).exactOptional(),
});
export type Given = z.infer<typeof givenSchema>;

/** The content of the act, all of it optional: what is not said is as it should be. */
export const contentSchema = z.strictObject({
  at: text.exactOptional(),
  sanction: id.exactOptional(),
  step: id.exactOptional(),
  case: text.exactOptional(),
  path: text.exactOptional(),
  was: z.unknown().optional(),
  now: z.unknown().optional(),
  list: byTier.exactOptional(),
  add: text.exactOptional(),
  decision: z.boolean().exactOptional(),
  departure: id.exactOptional(),
  reasons: z.union([text, cases]).exactOptional(),
  last: wholeDay.exactOptional(),
  opens: wholeDay.exactOptional(),
  closes: wholeDay.exactOptional(),
  media: id.exactOptional(),
  by: z.enum(['person', 'organisation']).exactOptional(),
  brought: z.array(id).exactOptional(),
  named: z.boolean().exactOptional(),
  upheld: z.boolean().exactOptional(),
  in_writing: z.boolean().exactOptional(),
  outcome: z.enum(['removed', 'continues']).exactOptional(),
  declarations: z.array(id).exactOptional(),
  documents: z.array(id).exactOptional(),
  document: id.exactOptional(),
  member: text.exactOptional(),
  slips: cases.exactOptional(),
  members: z.array(id).exactOptional(),
  percents: z.record(text, z.number()).exactOptional(),
  report: z.boolean().exactOptional(),
  undertaking: id.exactOptional(),
  person: text.exactOptional(),
  body: id.exactOptional(),
  seat: id.exactOptional(),
  from: text.exactOptional(),
  rule: text.exactOptional(),
  finding: z.enum(['holds', 'does-not-hold', 'not-applicable']).exactOptional(),
  department: text.exactOptional(),
  track: id.exactOptional(),
  kind: id.exactOptional(),
});
export type Content = z.infer<typeof contentSchema>;
