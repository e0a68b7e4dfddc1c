import type { BodyId, CaseId, StepId, TierId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { id, packName, words } from '../shape/values.ts';
import { document, finding, packNames } from './fields.ts';

const tieBreaks = z.strictObject({ by: packNames(20), document: document() }).exactOptional();
const cases = z.array(id<CaseId>('case')).max(5000);

export const closeGate = actRoute('gate-closed', acts['gate-closed'], {
  step: id<StepId>('step'),
  findings: z
    .array(z.strictObject({ case: id<CaseId>('case'), rule: packName(300), finding: finding(), reasons: words() }))
    .max(5000)
    .exactOptional(),
  tieBreaks,
  choice: z.strictObject({ cases, document: document() }).nullable().exactOptional(),
});

export const listCandidates = actRoute('candidates-listed', acts['candidates-listed'], {
  step: id<StepId>('step'),
  lists: z.array(z.strictObject({ tier: id<TierId>('tier'), cases })).max(50),
  reasons: z
    .array(z.strictObject({ case: id<CaseId>('case'), reasons: words() }))
    .max(5000)
    .default([]),
  tieBreaks,
  beyond: z
    .strictObject({ by: id<BodyId>('body'), document: document() })
    .nullable()
    .exactOptional(),
});
