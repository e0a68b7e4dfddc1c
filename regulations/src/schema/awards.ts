import { z } from 'zod';
import { block, byId, known, scope, where } from './marks.ts';
import { rule } from './rules.ts';
import { count, id, oneOf, period, share, text } from './written.ts';

/** awards.yaml: who may win what, how many, and what they receive. */
export const tracks = byId(block({ name: text, kinds: z.record(id, text), object: text.exactOptional() }));

export const tiers = byId(
  block({
    name: text,
    applied_for: z.boolean(),
    offered: known(z.boolean()).exactOptional(),
    vacancy: known(z.boolean()),
    valid: known(period),
    holders: block({ at_least: count, at_most: count }).exactOptional(),
  }),
);

export const quotas = z.array(
  block({
    id,
    for: scope.exactOptional(),
    counts: oneOf('winners', 'recommendations', 'shortlisted').exactOptional(),
    each: id.exactOptional(),
    at_most: known(z.union([count, z.literal('unlimited')])).exactOptional(),
    at_most_share: share.exactOptional(),
    at_least: count.exactOptional(),
    reserved: z.array(block({ kinds: z.array(id).exactOptional(), where, seats: count })).exactOptional(),
  }),
);

const money = known(z.union([count, z.strictObject({ at_most: count }), z.strictObject({ share, of: text })]));

export const receives = z.array(
  block({
    id,
    for: scope.exactOptional(),
    when: rule.exactOptional(),
    honours: known(z.array(id)),
    money,
    takes_seat: known(z.boolean()),
  }),
);

export const grants = z.array(block({ id, for: scope.exactOptional(), when: rule, money, says: text }));
