import type { EditionId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute, asWhom, receiptOf, route } from '../route.ts';
import { day, id, packName, words } from '../shape/values.ts';
import { anything, document } from './fields.ts';

/** 开届: it is opened by somebody with a post, in the name of the body whose seat they get by it. */
export const openEdition = route({
  id: 'edition-opened',
  method: 'POST',
  path: '/editions',
  title: acts['edition-opened'],
  access: { to: 'actor', act: 'edition-opened' },
  body: z.strictObject({
    as: asWhom,
    /** Id of the pack, as it stands today. */
    regulation: packName(80),
    /** Its own id, which stands in addresses and papers from then on. */
    edition: z
      .string()
      .regex(/^[\w.:-]{1,80}$/)
      .transform((text) => text as EditionId),
    label: words(80),
    number: z.int().min(1).max(1000).nullable().default(null),
    nature: z.enum(['real', 'rehearsal']),
  }),
  answer: receiptOf('edition-opened'),
  status: 201,
  keyed: true,
});

export const decideSetting = actRoute('setting-decided', acts['setting-decided'], {
  path: packName(300),
  was: anything(),
  now: anything(),
  document: document(),
  day: day(),
});

/** By its number: what it changes stands in the pack. */
export const applyAmendment = actRoute('amendment-applied', acts['amendment-applied'], { amendment: words(100) });

export const openStep = actRoute('step-opened', acts['step-opened'], {
  step: id<StepId>('step'),
  opens: day().nullable().exactOptional(),
  closes: day().nullable().exactOptional(),
});

export const closeApplication = actRoute('application-closed', acts['application-closed'], {
  step: id<StepId>('step'),
});

export const closeEdition = actRoute('edition-closed', acts['edition-closed'], {});
