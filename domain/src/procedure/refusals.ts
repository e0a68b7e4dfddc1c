import { awardRefusals } from '../award/index.ts';
import { deliberationRefusals } from '../deliberation/index.ts';
import { editionRefusals } from '../edition/index.ts';
import { intakeRefusals } from '../intake/index.ts';
import { type RefusalInfo, refusalsOf } from '../language/index.ts';
import { noticeRefusals } from '../notice/index.ts';
import { peopleRefusals } from '../people/index.ts';
import { rankingRefusals } from '../ranking/index.ts';
import { regulationRefusals } from '../regulation/index.ts';
import { reviewRefusals } from '../review/index.ts';
import { supervisionRefusals } from '../supervision/index.ts';
import { vettingRefusals } from '../vetting/index.ts';

export const procedureRefusals = {
  'key-used-before': {
    legalWeight: false,
    zh: '此提交标识已用于另一事项。',
    en: 'This key of submission was used for something else before.',
  },
  'nobody-seated': {
    legalWeight: false,
    zh: '{bodies}没有在任人员。',
    en: 'Nobody holds a seat in {bodies}.',
  },
  'answers-outstanding': {
    legalWeight: false,
    zh: '第 {numbers} 号申报的异议尚未答复，须等答复。',
    en: 'It waits for the answers to objections against applications {numbers}.',
  },
  'scope-outstanding': {
    legalWeight: false,
    zh: '第 {numbers} 号申报是否经过“{name}”，还缺少事实。',
    en: 'A fact is missing to say whether applications {numbers} go through “{name}”.',
  },
  'nothing-to-score-by': {
    legalWeight: false,
    zh: '“{name}”要打分，却没有评审准则；须先定下。',
    en: '“{name}” is scored, and there are no criteria to score by; they are decided first.',
  },
  'notice-owed': {
    legalWeight: false,
    zh: '第 {numbers} 号申报是后来列入的，须先重新公示。',
    en: 'Applications {numbers} came on the list later; the notice is held anew for them first.',
  },
  'winners-outstanding': {
    legalWeight: false,
    zh: '第 {numbers} 号申报还没有批准，或者有异议未了，须先办结。',
    en: 'Applications {numbers} are not approved, or an objection to them is open; that comes first.',
  },
  'not-before': { legalWeight: false, zh: '{from} 起方可办理。', en: 'This can be done from {from}.' },
} satisfies Record<string, RefusalInfo>;

/** Refuses in the platform's own order, whatever the act. */
export const refuseProcedure = refusalsOf(procedureRefusals);

/** What is known of every refusal, by stage, in the order of the procedure. */
export const refusalsByStage: Readonly<Record<string, Readonly<Record<string, RefusalInfo>>>> = {
  regulation: regulationRefusals,
  people: peopleRefusals,
  edition: editionRefusals,
  notice: noticeRefusals,
  intake: intakeRefusals,
  vetting: vettingRefusals,
  review: reviewRefusals,
  ranking: rankingRefusals,
  deliberation: deliberationRefusals,
  award: awardRefusals,
  supervision: supervisionRefusals,
  procedure: procedureRefusals,
};

export const refusals: ReadonlyMap<string, RefusalInfo> = new Map(
  Object.values(refusalsByStage).flatMap((stage) => Object.entries(stage)),
);

/** Whether an attempt that is refused for this reason is itself an act and enters the journal. */
export const hasLegalWeight = (code: string): boolean => refusals.get(code)?.legalWeight ?? false;
