import { z } from 'zod';
import { afterwards, dayText, facts } from './given-after.ts';
import { count, id, oneOf, path, text } from './written.ts';

export { dayText, facts } from './given-after.ts';

export const names = z.array(text);

const won = z.array(
  z.strictObject({
    tier: id,
    day: dayText,
    programme: id.exactOptional(),
    revoked: dayText.exactOptional(),
    editions_ago: count.exactOptional(),
    /** Who won it; the applicant unless said. */
    about: oneOf('parent', 'subsidiary', 'group', 'employer', 'employee', 'head').exactOptional(),
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
  /** The tier the application names. */
  tier: id.exactOptional(),
  /** How many apply together for one award. */
  holders: count.exactOptional(),
  applicant: facts.exactOptional(),
  findings: z.record(text, oneOf('holds', 'does-not-hold', 'not-applicable')).exactOptional(),
  recommended: z.array(id).exactOptional(),
  documents: z.array(id).exactOptional(),
  /** By document: the last day it is in force; null: without end. What is not named, nobody has said. */
  valid_until: z.record(id, dayText.nullable()).exactOptional(),
  won: won.exactOptional(),
  /** What others, or the applicant besides this, have applied for. */
  also_applied: z
    .array(
      z.strictObject({
        about: oneOf('applicant', 'parent', 'subsidiary', 'group', 'employer', 'employee', 'head'),
        track: id,
        programme: id.exactOptional(),
        stands: z.boolean().exactOptional(),
      }),
    )
    .exactOptional(),
  /** How many others the recommender has recommended. */
  recommended_others: count.exactOptional(),
  ...afterwards,
  step: id.exactOptional(),
  closed: z.array(id).exactOptional(),
  passed: z.array(id).exactOptional(),
  /** All that is decided so far. */
  decided: z.record(path, z.unknown()).exactOptional(),
  /** How these are decided, where everything else is arranged. */
  settings: z.record(path, z.unknown()).exactOptional(),
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
        carried: z.boolean().exactOptional(),
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
  seats: z.record(id, z.union([names, count])).exactOptional(),
  nominated: z.record(text, z.array(oneOf('proposed', 'approved', 'refused', 'published'))).exactOptional(),
  served: z.array(dayText).exactOptional(),
});
export type Given = z.infer<typeof givenSchema>;
