import type { BodyId, CaseId, PersonId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute, asWhom, route } from '../route.ts';
import { inCaseStep } from '../shape/params.ts';
import { digest, exactNumber, id, packName, words } from '../shape/values.ts';

const work = { step: id<StepId>('step'), case: id<CaseId>('case') };

/** Line by line of the form; -1: not scored yet. On which scale, the form says. */
const percents = z.array(z.int().min(-1).max(10_000)).max(500);

const reported = z
  .array(
    z.strictObject({
      case: id<CaseId>('case'),
      points: exactNumber().nullable().default(null),
      said: words(10_000).nullable().default(null),
    }),
  )
  .max(5000);

export const formTeam = actRoute('team-formed', acts['team-formed'], {
  body: id<BodyId>('body'),
  steps: z.array(id<StepId>('step')).min(1).max(50),
  members: z
    .array(z.strictObject({ person: id<PersonId>('person'), seat: packName(80) }))
    .min(1)
    .max(100),
  cases: z.array(id<CaseId>('case')).max(1000),
  reasons: words().nullable().default(null),
});

export const handInSheet = actRoute('sheet-handed-in', acts['sheet-handed-in'], { ...work, percents });

export const reachConsensus = actRoute('consensus-reached', acts['consensus-reached'], { ...work, percents });

export const hearDefence = actRoute('defence-heard', acts['defence-heard'], work);

export const closeReview = actRoute('review-closed', acts['review-closed'], {
  step: id<StepId>('step'),
  reportSha256: digest().nullable().default(null),
  reported: reported.default([]),
  reportedBy: id<BodyId>('body').exactOptional(),
});

export const recordSurvey = actRoute('survey-recorded', acts['survey-recorded'], {
  step: id<StepId>('step'),
  results: reported,
  reportSha256: digest(),
});

/** An open sheet is no act and binds nobody. `version` is the one it was changed from; 0: there was none. */
export const saveSheetDraft = route({
  id: 'save-sheet-draft',
  method: 'PUT',
  path: '/editions/{edition}/cases/{case}/sheets/{step}/draft',
  title: { zh: '保存评分表草稿', en: 'Save an open score sheet' },
  access: { to: 'actor', act: 'sheet-handed-in' },
  params: inCaseStep,
  body: z.strictObject({ as: asWhom, percents, version: z.int().min(0).max(2_000_000_000) }),
  answer: z.object({ version: z.int() }),
});
