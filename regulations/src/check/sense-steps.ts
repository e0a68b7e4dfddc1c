import { judgesOf } from '@heng/domain/ranking';
import { readsScore, type Step } from '@heng/domain/regulation';
import { type Check, found, type Law } from './law.ts';

const at = (law: Law, step: Step, field = 'id') => ['steps', law.pack.steps.indexOf(step), field];

/** The winners are announced, on one day that counts as the award date, and nobody approves them after it. */
export const checkAwardDate: Check = (law) => {
  const { steps } = law.pack;
  const fixing = steps.filter(({ fixes }) => fixes === 'award-date');
  const last = steps.findIndex(({ fixes }) => fixes === 'award-date');
  const late = last < 0 ? [] : steps.slice(last + 1).filter(({ kind }) => kind === 'approval');
  return [
    ...(steps.some(({ kind }) => kind === 'conferral')
      ? []
      : [
          found(
            law,
            'no-conferral',
            ['steps'],
            { zh: '没有授奖这一步。', en: 'No step confers the award.' },
            { zh: '加一个 kind: conferral 的步骤。', en: 'Add a step of kind: conferral.' },
          ),
        ]),
    ...(fixing.length === 1
      ? []
      : [
          found(
            law,
            'award-date',
            fixing[1] ? at(law, fixing[1], 'fixes') : ['steps'],
            {
              zh: `有${fixing.length}个步骤确定获奖日，应当恰有一个。`,
              en: `${fixing.length} steps fix the award date; exactly one does.`,
            },
            {
              zh: '在发文公布的那一步写 fixes: award-date。',
              en: 'Write fixes: award-date at the step that announces the winners.',
            },
          ),
        ]),
    ...late.map((step) =>
      found(
        law,
        'approval-after-award',
        at(law, step),
        { zh: '批准在获奖日之后。', en: 'It approves after the award date.' },
        { zh: '移到确定获奖日的步骤之前。', en: 'Move it before the step that fixes the award date.' },
      ),
    ),
  ];
};

/** A step that gives no points: not scored at all, graded by levels, or told in words. */
const neverScored = (step: Step): boolean =>
  (step.kind === 'review' && (step.sheet === 'not-scored' || step.sheet === 'rubric')) ||
  (step.kind === 'survey' && step.result === 'text');

/** A gate or a list reads only scores that are made before it. */
export const checkScoreOrder: Check = (law) => {
  const { steps, totals } = law.pack;
  return steps.flatMap((step, place) => {
    const later = steps.slice(place).map(({ id }) => id);
    const unscored = steps.filter(neverScored).map(({ id }) => id);
    const read = [...Object.keys(totals), ...steps.map(({ id }) => id)].filter((id) => readsScore(step, id));
    const parts = read.flatMap((id) => (totals[id] ? Object.keys(totals[id].parts) : [id]));
    return [
      ...parts
        .filter((part) => later.includes(part))
        .map((part) =>
          found(
            law,
            'score-made-later',
            at(law, step),
            {
              zh: `它要用“${part}”的分数，那一步却在后面。`,
              en: `It reads the score of “${part}”, which comes later.`,
            },
            { zh: '调整步骤的次序。', en: 'Change the order of the steps.' },
          ),
        ),
      ...parts
        .filter((part) => unscored.includes(part))
        .map((part) =>
          found(
            law,
            'score-never-made',
            at(law, step),
            {
              zh: `它要用“${part}”的分数，那一步却没有分数。`,
              en: `It reads the score of “${part}”, which has no points.`,
            },
            { zh: '改 sheet，或不用这个分数。', en: 'Change its sheet, or do not read it.' },
          ),
        ),
    ];
  });
};

/** A notice that takes objections names a channel that takes objections against it. */
export const checkNoticeChannels: Check = (law) =>
  law.pack.steps.flatMap((step) => {
    if (step.kind !== 'notice' || step.objections === null) return [];
    const channel = law.pack.channels[step.objections];
    if (!channel || channel.against === 'anything' || channel.against.includes(step.id)) return [];
    return [
      found(
        law,
        'channel-does-not-accept',
        at(law, step, 'objections'),
        {
          zh: `“${step.objections}”不受理对这次公示的异议。`,
          en: `“${step.objections}” does not take objections against this notice.`,
        },
        {
          zh: `在 channels.${step.objections}.against 中列上，或改 objections。`,
          en: `List it in channels.${step.objections}.against, or change objections.`,
        },
      ),
    ];
  });

/** What is upheld against a listed case sends it back to an approval that was before: no other step is done anew for one case. */
export const checkBackTo: Check = (law) =>
  law.pack.steps.flatMap((step, place) => {
    if (step.kind !== 'notice' || step.upheld?.then !== 'back-to') return [];
    const { to } = step.upheld;
    const earlier = law.pack.steps.slice(0, place).find(({ id }) => id === to);
    if (earlier?.kind === 'approval') return [];
    const where = at(law, step, 'upheld');
    return earlier === undefined
      ? [
          found(
            law,
            'back-to-nowhere',
            where,
            { zh: '没有写退回到前面的哪一步。', en: 'It names no earlier step to go back to.' },
            { zh: '写 to: 步骤编号。', en: 'Write to: the id of an earlier step.' },
          ),
        ]
      : [
          found(
            law,
            'back-to-no-approval',
            where,
            {
              zh: `“${to}”不是批准：只有批准能就一件重新作出，投票、评审不会为它重来。`,
              en: `“${to}” is no approval: only an approval is given anew on one case; no vote or review is held again for it.`,
            },
            {
              zh: '退回前面的 approval，或写 then: removed。',
              en: 'Send it back to an approval before the notice, or write then: removed.',
            },
          ),
        ];
  });

/** What a gate has judged is judged with its closing, in one act: by one body. */
export const checkJudges: Check = (law) =>
  law.pack.steps.flatMap((step) => {
    if (step.kind !== 'gate') return [];
    const judges = judgesOf(step);
    return judges.length < 2
      ? []
      : [
          found(
            law,
            'gate-of-two-judges',
            at(law, step, 'pass'),
            {
              zh: `${judges.join('、')}都要认定，可入围只由一个机构一次办结。`,
              en: `${judges.join(', ')} each have to judge, but one body closes a gate, at once.`,
            },
            {
              zh: '拆成两个 gate，各由一个机构认定。',
              en: 'Make it two gates, each with the judgement of one body.',
            },
          ),
        ];
  });
