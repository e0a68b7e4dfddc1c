import type { BodyId, CaseId, PersonId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute, asWhom, route } from '../route.ts';
import { inEdition } from '../shape/params.ts';
import { day, id, ofWhich, packName, words } from '../shape/values.ts';
import { document } from './fields.ts';

/** Which one of a body of many, or of the applicants. */
const of = ofWhich().nullable().default(null);
const seat = { seat: packName(80), category: packName(80).nullable().default(null) };
const documented = { body: id<BodyId>('body'), of, document: document(), day: day() };
const persons = z.array(id<PersonId>('person')).min(1).max(200);

export const appointMember = actRoute('member-appointed', acts['member-appointed'], {
  person: id<PersonId>('person'),
  body: id<BodyId>('body'),
  of,
  ...seat,
});

export const leaveBody = actRoute('member-left', acts['member-left'], {
  person: id<PersonId>('person'),
  body: id<BodyId>('body'),
  of,
});

export const proposeMembers = actRoute('members-proposed', acts['members-proposed'], {
  ...documented,
  members: z
    .array(z.strictObject({ person: id<PersonId>('person'), ...seat }))
    .min(1)
    .max(200),
});

export const approveMembers = actRoute('members-approved', acts['members-approved'], { ...documented, persons });

export const refuseMembers = actRoute('members-refused', acts['members-refused'], { ...documented, persons });

export const publishMembers = actRoute('members-published', acts['members-published'], { ...documented, persons });

export const findRequirement = actRoute('requirement-found', acts['requirement-found'], {
  rule: packName(),
  met: z.boolean(),
  reasons: words(),
});

export const signUndertaking = actRoute('undertaking-signed', acts['undertaking-signed'], {
  person: id<PersonId>('person'),
  undertaking: packName(80),
});

export const declareRecusal = actRoute('recusal-declared', acts['recusal-declared'], {
  case: id<CaseId>('case'),
  person: id<PersonId>('person'),
  /** Stays in its table; no act has it. */
  reason: words(1000),
});

/** A person who is to have a seat and has no account yet: no more than a name. */
export const addPerson = route({
  id: 'add-person',
  method: 'POST',
  path: '/editions/{edition}/people',
  title: { zh: '登记人员', en: 'Put a person on record' },
  access: { to: 'actor', act: 'member-appointed' },
  params: inEdition,
  body: z.strictObject({ as: asWhom, name: words(80) }),
  answer: z.object({ person: z.string() }),
  status: 201,
});
