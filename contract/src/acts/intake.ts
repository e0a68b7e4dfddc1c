import type { ApplicantId, BodyId, CaseId, TierId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute, asWhom, route } from '../route.ts';
import { inCase } from '../shape/params.ts';
import { day, digest, id, packName, words } from '../shape/values.ts';
import { document, factValue, packNames } from './fields.ts';

const one = { case: id<CaseId>('case') };

/** By a registered agent of the applicant, who has the seat of its agent by it. */
export const openCase = actRoute('case-opened', acts['case-opened'], {
  applicant: id<ApplicantId>('applicant'),
  track: packName(80),
  kind: packName(80),
  tier: id<TierId>('tier').nullable().default(null),
  partners: z.array(id<ApplicantId>('applicant')).max(20).default([]),
});

export const submitApplication = actRoute('application-submitted', acts['application-submitted'], {
  ...one,
  documents: z
    .array(
      z.strictObject({
        document: packName(80),
        sha256: digest(),
        tradeSecret: z.boolean().default(false),
        validUntil: day().nullable().exactOptional(),
      }),
    )
    .max(300),
  declarations: packNames(),
  relations: z
    .array(
      z.strictObject({
        about: z.enum(['parent', 'subsidiary', 'group', 'employer', 'employee', 'head']),
        applicant: id<ApplicantId>('applicant'),
      }),
    )
    .max(200)
    .nullable()
    .default(null),
});

export const withdrawApplication = actRoute('application-withdrawn', acts['application-withdrawn'], one);

export const makeRecommendation = actRoute('recommendation-made', acts['recommendation-made'], {
  ...one,
  document: packName(80),
  sha256: digest(),
  departure: z
    .strictObject({ by: id<BodyId>('body'), document: document(), reasons: words() })
    .nullable()
    .exactOptional(),
});

export const returnApplication = actRoute('application-returned', acts['application-returned'], {
  ...one,
  reasons: words(),
});

/** A draft is no act. Null takes an answer back; what is not named stays. `version` is the one it was changed from. */
export const saveDraft = route({
  id: 'save-draft',
  method: 'PATCH',
  path: '/editions/{edition}/cases/{case}/draft',
  title: { zh: '保存申报草稿', en: 'Save the draft of an application' },
  access: { to: 'actor', act: 'application-submitted' },
  params: inCase,
  body: z.strictObject({
    as: asWhom,
    answers: z.record(packName(), factValue().nullable()),
    version: z.int().min(0).max(2_000_000_000),
  }),
  answer: z.object({ version: z.int() }),
});
