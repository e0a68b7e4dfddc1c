import type { CaseId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { day, id } from '../shape/values.ts';
import { documentOrBlank } from './fields.ts';

const step = { step: id<StepId>('step') };
const sitting = {
  ...step,
  cases: z.array(id<CaseId>('case')).max(5000),
  document: documentOrBlank(),
  day: day(),
};

export const giveApproval = actRoute('approval-given', acts['approval-given'], sitting);

export const refuseApproval = actRoute('approval-refused', acts['approval-refused'], sitting);

export const conferAward = actRoute('award-conferred', acts['award-conferred'], { ...step, case: id<CaseId>('case') });

export const announceConferral = actRoute('conferral-announced', acts['conferral-announced'], {
  ...step,
  document: documentOrBlank(),
  day: day(),
});
