import type { Day } from '@heng/domain/language';
import { z } from 'zod';
import { count, id, oneOf, path, text, wholeDay } from './written.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const attributes = z.record(text, scalar.nullable());
/** By id of the fact. */
export const facts = z.record(text, z.union([scalar.nullable(), z.array(attributes), attributes]));
// Branding a text that was just held to be a day of the calendar.
export const dayText = wholeDay as unknown as z.ZodType<Day>;
export const names = z.array(text);

const won = z.array(
  z.strictObject({
    tier: id,
    day: dayText,
    programme: id.exactOptional(),
    revoked: dayText.exactOptional(),
    editions_ago: count.exactOptional(),
  }),
);
export const brought = z.array(id);
export const objector = oneOf('person', 'organisation');

/** What an example gives 给定: the situation in which an act is tried. What it leaves out is as it has to be for the step to go on. */
export const givenSchema = z.strictObject({
  day: dayText.exactOptional(),
  submitted: dayText.exactOptional(),
  opens: dayText.exactOptional(),
  closes: dayText.exactOptional(),
  published: dayText.exactOptional(),
  approved: dayText.exactOptional(),
  nature: oneOf('real', 'rehearsal').exactOptional(),
  track: id.exactOptional(),
  kind: id.exactOptional(),
  applicant: facts.exactOptional(),
  findings: z.record(text, oneOf('holds', 'does-not-hold', 'not-applicable')).exactOptional(),
  recommended: z.array(id).exactOptional(),
  documents: z.array(id).exactOptional(),
  won: won.exactOptional(),
  award: z.strictObject({ tier: id, day: dayText }).exactOptional(),
  duties: z
    .array(z.strictObject({ duty: id, is: oneOf('missed', 'refused', 'breached'), on: dayText.nullable() }))
    .exactOptional(),
  step: id.exactOptional(),
  closed: z.array(id).exactOptional(),
  passed: z.array(id).exactOptional(),
  decided: z.record(path, z.unknown()).exactOptional(),
  actor: id.exactOptional(),
  recused: z.union([names, count]).exactOptional(),
  listed: z.union([names, z.record(id, names)]).exactOptional(),
  blocked: names.exactOptional(),
  removed: names.exactOptional(),
  scores: z.record(id, text).exactOptional(),
  members: count.exactOptional(),
  absent: count.exactOptional(),
  ballots: z
    .strictObject({ yes: count, no: count, abstain: count.exactOptional(), invalid: count.exactOptional() })
    .exactOptional(),
  voted: z
    .array(
      z.strictObject({
        applicant: text,
        tier: id.exactOptional(),
        yes: count.exactOptional(),
        no: count.exactOptional(),
        total: text.exactOptional(),
        won: won.exactOptional(),
        facts: facts.exactOptional(),
      }),
    )
    .exactOptional(),
  cast: names.exactOptional(),
  objection: z
    .strictObject({
      by: objector,
      brought,
      received: dayText,
      complete: dayText.nullable(),
      closed: dayText.exactOptional(),
    })
    .exactOptional(),
  unanswered: names.exactOptional(),
});
export type Given = z.infer<typeof givenSchema>;
