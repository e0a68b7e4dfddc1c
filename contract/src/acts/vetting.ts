import type { CaseId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { id, packName, words } from '../shape/values.ts';
import { dayOrNone, factValue, finding } from './fields.ts';

const work = { step: id<StepId>('step'), case: id<CaseId>('case') };

export const askOpinions = actRoute('opinions-asked', acts['opinions-asked'], {
  step: id<StepId>('step'),
  body: packName(80),
  department: packName(120),
  due: dayOrNone(),
});

export const giveOpinion = actRoute('opinion-given', acts['opinion-given'], {
  ...work,
  reports: z.array(z.strictObject({ fact: packName(), value: factValue() })).max(200),
});

export const makeFinding = actRoute('finding-made', acts['finding-made'], {
  ...work,
  rule: packName(300),
  finding: finding(),
  reasons: words(),
});

export const vetApplication = actRoute('application-vetted', acts['application-vetted'], work);

export const closeVetting = actRoute('vetting-closed', acts['vetting-closed'], { step: id<StepId>('step') });
