import type { CaseId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { day, id, stepOf } from '../shape/values.ts';
import { documentOrBlank } from './fields.ts';

const conferral = { step: stepOf('conferral') };
const sitting = {
  step: stepOf('approval'),
  cases: z.array(id<CaseId>('case')).max(5000),
  document: documentOrBlank(),
  day: day(),
};

export const giveApproval = actRoute('approval-given', acts['approval-given'], sitting);

export const refuseApproval = actRoute('approval-refused', acts['approval-refused'], sitting);

export const conferAward = actRoute('award-conferred', acts['award-conferred'], {
  ...conferral,
  case: id<CaseId>('case'),
});

export const announceConferral = actRoute('conferral-announced', acts['conferral-announced'], {
  ...conferral,
  document: documentOrBlank(),
  day: day(),
});
