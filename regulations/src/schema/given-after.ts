import type { Day } from '@heng/domain/language';
import { z } from 'zod';
import { count, id, oneOf, text, wholeDay } from './written.ts';

// Branding a text that was just held to be a day of the calendar.
export const dayText = wholeDay as unknown as z.ZodType<Day>;
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const attributes = z.record(text, scalar.nullable());
/** By id of the fact. */
export const facts = z.record(text, z.union([scalar.nullable(), z.array(attributes), attributes]));

/** Against whom: `award` or `case` of the example, a person or a body by name. */
export const target = z.union([
  oneOf('award', 'case'),
  z.strictObject({ person: text }),
  z.strictObject({ body: id, of: text.exactOptional() }),
]);
export type Against = z.infer<typeof target>;

/** The years after, as an example gives them. */
export const afterwards = {
  /** The award the example is about. Its row of the award table is the first that fits, unless named. */
  award: z
    .strictObject({
      tier: id,
      day: dayText,
      row: id.exactOptional(),
      revoked: dayText.exactOptional(),
      decided: count.exactOptional(),
      decided_on: dayText.exactOptional(),
      paid: count.exactOptional(),
      used: count.exactOptional(),
    })
    .exactOptional(),
  duties: z
    .array(
      z.strictObject({
        duty: id,
        is: oneOf('done', 'missed', 'refused', 'breached'),
        on: dayText.nullable(),
        time: count.exactOptional(),
      }),
    )
    .exactOptional(),
  /** What was reported of the winner since the award. */
  events: facts.exactOptional(),
  proceeding: z
    .strictObject({
      sanction: id,
      against: target.exactOptional(),
      opened: dayText.exactOptional(),
      asked: dayText.exactOptional(),
      /** Which measures were imposed, on which day. */
      imposed: z.array(id).exactOptional(),
      decided: dayText.exactOptional(),
      published: dayText.exactOptional(),
      recovered: z.array(z.strictObject({ what: id, amount: count.exactOptional() })).exactOptional(),
      corrected: dayText.exactOptional(),
    })
    .exactOptional(),
  bars: z
    .array(
      z.strictObject({
        first: dayText,
        last: dayText.exactOptional(),
        editions: count.exactOptional(),
        /** Editions opened since the decision, this one included. */
        since: count.exactOptional(),
        article: z.union([text, count]).exactOptional(),
      }),
    )
    .exactOptional(),
  /** Persons who may review no more. */
  cancelled: z.array(text).exactOptional(),
  /** Bodies that may recommend no more. */
  excluded: z.array(id).exactOptional(),
  report: z
    .strictObject({
      channel: id.exactOptional(),
      due: dayText.exactOptional(),
      answered: dayText.exactOptional(),
      /** What the channel demands and has not come. */
      missing: z.array(id).exactOptional(),
    })
    .exactOptional(),
};
