import type { CaseId, NoticeId, ObjectionId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { digest, id, packName } from '../shape/values.ts';
import { dayOrNone, documentOrBlank, identity, packNames } from './fields.ts';

const media = packName(80).nullable().default(null);

export const publishAnnouncement = actRoute('announcement-published', acts['announcement-published'], {
  step: id<StepId>('step'),
  media,
  document: documentOrBlank(),
  opens: dayOrNone(),
  closes: dayOrNone(),
});

export const publishNotice = actRoute('notice-published', acts['notice-published'], {
  step: id<StepId>('step'),
  case: id<CaseId>('case').nullable().default(null),
  media,
  document: documentOrBlank(),
  last: dayOrNone(),
});

export const closeNotice = actRoute('notice-closed', acts['notice-closed'], { notice: id<NoticeId>('notice') });

/** By somebody with a seat, or taken down at the counter; everybody else objects by the public form. */
export const fileObjection = actRoute('objection-filed', acts['objection-filed'], {
  notice: id<NoticeId>('notice'),
  case: id<CaseId>('case'),
  by: z.enum(['person', 'organisation']),
  brought: packNames(),
  identity: identity(),
});

export const completeObjection = actRoute('objection-completed', acts['objection-completed'], {
  objection: id<ObjectionId>('objection'),
  brought: packNames(),
  identity: identity(),
});

export const answerObjection = actRoute('objection-answered', acts['objection-answered'], {
  objection: id<ObjectionId>('objection'),
  upheld: z.boolean(),
  replySha256: digest().nullable().default(null),
  outcome: z.enum(['removed', 'continues']).nullable().default(null),
});
