import type { Rule } from '@heng/domain/regulation';
import { type Check, found } from './law.ts';

/** A duty that, when missed, leads to a sanction is read by a ground of that sanction. */
export const checkDuties: Check = (law) =>
  law.pack.obligations.flatMap(({ id, if_missed }, i) => {
    const sanction = law.pack.sanctions.find((one) => one.id === if_missed);
    if (!sanction || sanction.grounds.some((ground) => readsDuty(ground, id))) return [];
    return [
      found(
        law,
        'duty-without-ground',
        ['obligations', i, 'if_missed'],
        { zh: `“${sanction.id}”没有读这项义务的事由。`, en: `No ground of “${sanction.id}” reads this duty.` },
        {
          zh: `在它的 grounds 里加 rule: obligation，of 含 ${id}。`,
          en: `Give it a ground with rule: obligation, of: [${id}].`,
        },
      ),
    ];
  });

function readsDuty(rule: Rule, duty: string): boolean {
  if (rule.rule === 'obligation') return rule.of.includes(duty);
  return (
    (rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none') &&
    rule.of.some((part) => readsDuty(part, duty))
  );
}
