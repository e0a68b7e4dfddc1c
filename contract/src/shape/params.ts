import type { CaseId, EditionId, StepId } from '@heng/domain/language';
import { z } from 'zod';
import { id } from './values.ts';

/** What most paths name: `/editions/{edition}`, and a step, a case, or both in it. */
export const inEdition = z.object({ edition: id<EditionId>('edition') });
export const inStep = inEdition.extend({ step: id<StepId>('step') });
export const inCase = inEdition.extend({ case: id<CaseId>('case') });
export const inCaseStep = inCase.extend({ step: id<StepId>('step') });
