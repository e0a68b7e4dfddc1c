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
import { vettingRefusals } from '../vetting/index.ts';

export const procedureRefusals = {
  'key-used-before': {
    legalWeight: false,
    zh: '此提交标识已用于另一事项。',
    en: 'This key of submission was used for something else before.',
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
  procedure: procedureRefusals,
};

export const refusals: ReadonlyMap<string, RefusalInfo> = new Map(
  Object.values(refusalsByStage).flatMap((stage) => Object.entries(stage)),
);

/** Whether an attempt that is refused for this reason is itself an act and enters the journal. */
export const hasLegalWeight = (code: string): boolean => refusals.get(code)?.legalWeight ?? false;
