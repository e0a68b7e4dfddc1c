import { firstReader, isMap, type Key, type Measure, type Obligation, type Sanction } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { unlessExplained } from './explained.ts';
import { type Check, found, type Law, lawPlaces, openAt } from './law.ts';
import { parsePeriod, surelyShorter } from './lengths.ts';

/** Whoever has to decide can be asked: one body, and before the step that needs it; and somebody runs the edition at all. */
export const checkDeciders: Check = (law) => [
  ...[...lawPlaces(law)].flatMap((place) => {
    const { keys, path } = place;
    const value = openAt(place);
    if (value === null) return [];
    const { bodies, rules_elsewhere } = law.pack;
    const by =
      'decided_by' in value
        ? value.decided_by
        : (rules_elsewhere[value.external]?.approved_by ?? rules_elsewhere[value.external]?.made_by);
    return [
      ...(by && bodies[by]?.many === true
        ? [
            decider(law, 'open-to-many', keys, {
              zh: `“${by}”有许多个，没有写明由哪一个决定。`,
              en: `There are many “${by}”, and it is not said which of them decides.`,
            }),
          ]
        : []),
      ...tooLate(law, keys, path, value.before),
    ];
  }),
  ...(Object.values(law.pack.bodies).some(({ role }) => role === 'office')
    ? []
    : [
        found(
          law,
          'no-office',
          ['bodies'],
          {
            zh: '没有办事机构：无人开启步骤，也无人决定条文的沉默。',
            en: 'There is no office: nobody opens a step or decides where the text is silent.',
          },
          { zh: '给办理一届事务的机构写 role: office。', en: 'Write role: office at the body that runs the edition.' },
        ),
      ]),
];

function tooLate(law: Law, keys: readonly Key[], path: string, before: string | undefined): readonly Finding[] {
  const at = (id: string | null | undefined): number => law.pack.steps.findIndex((step) => step.id === id);
  const [reads, decided] = [at(firstReader(law.pack, path)), at(before)];
  if (before === undefined || reads < 0 || decided <= reads) return [];
  return [
    decider(law, 'open-too-late', keys, {
      zh: `“${before}”之前才须决定，可“${law.pack.steps[reads]?.id}”已要用它。`,
      en: `It has to be decided only before “${before}”, but “${law.pack.steps[reads]?.id}” needs it earlier.`,
    }),
  ];
}

const decider = (law: Law, code: string, keys: readonly Key[], what: { zh: string; en: string }): Finding =>
  found(law, code, keys, what, {
    zh: '改 decided_by、external 或 before。',
    en: 'Change decided_by, external or before.',
  });

/** Against whom a sanction has to be, so that it reaches those who owe a duty. */
const reaches: Readonly<Record<string, readonly Sanction['against'][]>> = {
  winner: ['winner', 'anyone'],
  applicant: ['applicant', 'winner', 'anyone'],
  recommender: ['recommender', 'anyone'],
  team: ['assessor', 'reviewer', 'anyone'],
  'review-body': ['review-body', 'reviewer', 'anyone'],
};

/** A duty that is missed can be sanctioned as declared: the sanction is against those who owe it, and still possible when it is due. */
export const checkSanctionable: Check = (law) =>
  law.pack.obligations.flatMap((duty, i) => {
    const sanction = law.pack.sanctions.find(({ id }) => id === duty.if_missed);
    if (sanction === undefined) return [];
    const keys = ['obligations', i, 'if_missed'];
    const who = law.pack.bodies[duty.by]?.role ?? duty.by;
    const against = reaches[who] ?? ['official', 'anyone'];
    return [
      ...(against.includes(sanction.against)
        ? []
        : [
            unreachable(law, keys, {
              zh: `“${sanction.id}”针对的是 ${sanction.against}，负有义务的是 ${duty.by}。`,
              en: `“${sanction.id}” is against the ${sanction.against}; the duty is owed by the ${duty.by}.`,
            }),
          ]),
      ...(overBefore(duty, sanction)
        ? [
            unreachable(law, keys, {
              zh: `义务到期时，“${sanction.id}”的时限已过。`,
              en: `When the duty is due, the time of “${sanction.id}” is over.`,
            }),
          ]
        : []),
    ];
  });

/** The sanction reaches so long after the award, and the duty is first due later. */
function overBefore({ first_due, due }: Obligation, { within }: Sanction): boolean {
  const [time, first] = [within, first_due ?? due].map((one) => (typeof one === 'string' ? parsePeriod(one) : null));
  return time?.anchor === 'award' && first?.anchor === 'award' && surelyShorter(time.length, first.length);
}

const unreachable = (law: Law, keys: readonly Key[], what: { zh: string; en: string }): Finding =>
  unlessExplained(
    law,
    keys,
    found(law, 'duty-not-sanctionable', keys, what, {
      zh: '改 if_missed，或核对那条处理的 against、within。',
      en: 'Change if_missed, or check against and within of that sanction.',
    }),
  );

/** What a measure takes away is something those it is against can have. */
const concerns: Readonly<Partial<Record<Measure['do'], readonly Sanction['against'][]>>> = {
  'revoke-title': ['winner', 'anyone'],
  recover: ['winner', 'anyone'],
  'stop-using-title': ['winner', 'anyone'],
  'cancel-candidacy': ['applicant', 'winner', 'anyone'],
  'cancel-reviewer': ['assessor', 'reviewer', 'review-body', 'official', 'anyone'],
  'exclude-recommender': ['recommender', 'anyone'],
};

/** Measures fit those they are against, and what is recovered was given to somebody. */
export const checkMeasures: Check = (law) =>
  law.pack.sanctions.flatMap((sanction, s) =>
    sanction.measures.flatMap((measure, m) => {
      const keys = ['sanctions', s, 'measures', m];
      const whom = concerns[measure.do];
      const nothing = measure.do === 'recover' ? measure.what.filter((honour) => !isGiven(law, honour)) : [];
      return [
        ...(whom === undefined || whom.includes(sanction.against)
          ? []
          : [
              measured(law, [...keys, 'do'], {
                zh: `对 ${sanction.against} 不能采取这一措施。`,
                en: `This cannot be done to the ${sanction.against}.`,
              }),
            ]),
        ...nothing.map((honour) =>
          measured(law, [...keys, 'what'], {
            zh: `要收回“${honour}”，可没有一行奖励发给过它。`,
            en: `“${honour}” is to be recovered, but no row of receives gives it.`,
          }),
        ),
      ];
    }),
  );

const measured = (law: Law, keys: readonly Key[], what: { zh: string; en: string }): Finding =>
  unlessExplained(
    law,
    keys,
    found(law, 'measure-in-vain', keys, what, {
      zh: '核对 against、what 和 receives。',
      en: 'Check against, what and receives.',
    }),
  );

/** Some winner gets it; where a row is silent about honours or leaves them open, he may. A title is won with the award itself. */
const isGiven = (law: Law, honour: string): boolean =>
  honour === 'title' ||
  law.pack.receives.some(({ honours, money }) =>
    honour === 'money' ? money !== 0 : !Array.isArray(honours) || honours.includes(honour),
  );

/** An objection or report has somebody who receives it: a body, not a party to the case. */
export const checkReceivers: Check = (law) =>
  Object.entries(law.pack.channels).flatMap(([id, { to }]) => {
    const isBody = isMap(law.pack.bodies) && law.pack.bodies[to] !== undefined;
    return isBody || to === 'recommender' || !['applicant', 'parent', 'winner'].includes(to)
      ? []
      : [
          found(
            law,
            'channel-without-receiver',
            ['channels', id, 'to'],
            { zh: `“${to}”是当事人，没有机构受理。`, en: `“${to}” is a party, and no body receives it.` },
            { zh: '写受理的机构。', en: 'Name the body that receives it.' },
          ),
        ];
  });
