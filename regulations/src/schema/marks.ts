import { z } from 'zod';
import { cite, id, scalar, text } from './written.ts';

/** What the law says about a value stands beside it, in five keys. */
export const marks = {
  article: z.union([cite, z.record(z.string(), cite)]).exactOptional(),
  says: text.exactOptional(),
  reading: z.union([text, z.record(z.string(), text)]).exactOptional(),
  soft: z.record(z.string(), id).exactOptional(),
  open: z.literal(true).exactOptional(),
};

/** A block: these fields and the marks, and nothing else. */
export const block = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(marks).extend(shape);

/** Left to a named body, or to another document, before the step that needs it. */
const open = z.union([
  z.strictObject({ decided_by: id, before: id.exactOptional() }),
  z.strictObject({ external: id, before: id.exactOptional() }),
]);

/** Said, silent, or open. */
export const known = <T extends z.ZodType>(value: T) => z.union([value, z.null(), open]);
/** Said or open: a later step reads it, so it is never silent. */
export const decided = <T extends z.ZodType>(value: T) => z.union([value, open]);

export const byId = <T extends z.ZodType>(value: T) => z.record(id, value);

export const where = z.record(id, z.union([scalar, z.array(scalar)]));
export const scope = z.strictObject({
  tracks: z.array(id).exactOptional(),
  tiers: z.array(id).exactOptional(),
  kinds: z.array(id).exactOptional(),
  where: where.exactOptional(),
});
