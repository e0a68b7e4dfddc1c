import type { Finding, Words } from '../finding.ts';
import { type Check, found, lawPlaces } from './law.ts';

/** What no award can do without: somebody to whom it is given, something to win, a step at which to apply. */
export const checkParts: Check = (law) => {
  const { tracks, tiers, steps } = law.pack;
  const missing = (keys: readonly string[], what: Words, mend: Words): Finding =>
    found(law, 'part-missing', keys, what, mend);
  return [
    ...(Object.values(tracks).some(({ kinds }) => Object.keys(kinds).length > 0)
      ? []
      : [
          missing(
            ['tracks'],
            { zh: '没有组别，谁也不能申报。', en: 'There is no track with a kind: nobody can apply.' },
            { zh: '写一个组别和它的种类，如 organisation。', en: 'Write a track and its kinds, such as organisation.' },
          ),
        ]),
    ...(Object.keys(tiers).length > 0
      ? []
      : [
          missing(
            ['tiers'],
            { zh: '没有奖项。', en: 'There is nothing to win.' },
            { zh: '写一个奖项，如 main。', en: 'Write a tier, such as main.' },
          ),
        ]),
    ...(steps.some(({ kind }) => kind === 'application')
      ? []
      : [
          missing(
            ['steps'],
            { zh: '没有申报这一步。', en: 'There is no step at which to apply.' },
            { zh: '加一个 kind: application 的步骤。', en: 'Add a step of kind: application.' },
          ),
        ]),
  ];
};

/** Conditions and disqualifiers are applied at some step. */
export const checkApplied: Check = (law) => {
  const { conditions, disqualifiers, steps } = law.pack;
  const applied = steps.some((step) => step.kind === 'vetting' && step.checks.includes('eligibility'));
  const sections = Object.entries({ conditions, disqualifiers }).filter(([, groups]) => groups.length > 0 && !applied);
  return sections.map(([section]) =>
    found(
      law,
      'rules-never-applied',
      [section],
      { zh: '没有一步审查它们。', en: 'No step applies them.' },
      { zh: '给一个 vetting 步骤写 checks: [eligibility]。', en: 'Write checks: [eligibility] at a vetting.' },
    ),
  );
};

/** What a new pack leaves to be filled in. */
const toFill = '待填';

/** Nothing is left of what a new pack began with. */
export const checkFilled: Check = (law) =>
  [...lawPlaces(law)]
    .filter(({ value }) => typeof value === 'string' && value.startsWith(toFill))
    .map(({ keys }) =>
      found(
        law,
        'to-fill',
        keys,
        { zh: '还没有填。', en: 'It is not filled in yet.' },
        { zh: '照公布的文本填写。', en: 'Write what the published text says.' },
      ),
    );
