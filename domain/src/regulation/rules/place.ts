import { compare, exact, exactly, times } from '../../language/index.ts';
import type { Found, RuleOf } from '../context.ts';
import type { RuleFacts } from '../facts.ts';
import { isOpen } from '../settings.ts';

/** A place in the ranking: at most so far down, or within a margin over the seats (`6/5` of five seats: the first six), exactly. */
export function applyPlace(rule: RuleOf<'place'>, { places, seats }: RuleFacts): Found {
  const { at_most: most, seats_times: margin } = rule;
  const key = rule.each === undefined ? rule.by : `${rule.by}.${rule.each}`;
  const place = places[key];
  const missing = [
    place === undefined && `places.${key}`,
    (isOpen(most) || isOpen(margin)) && 'mark',
    margin !== undefined && seats === null && 'seats',
  ].filter((one) => one !== false);
  if (place === undefined || isOpen(most) || isOpen(margin) || missing.length > 0) {
    return { answer: 'fact-missing', facts: { missing } };
  }
  const limit = margin === undefined ? null : times(exact(seats ?? 0), exactly(margin));
  const met = (most === undefined || place <= most) && (limit === null || compare(exact(place), limit) <= 0);
  return {
    answer: met ? 'holds' : 'does-not-hold',
    facts: {
      by: key,
      place,
      ...(most !== undefined && { at_most: most }),
      ...(margin !== undefined && { seats, seats_times: margin }),
    },
  };
}
